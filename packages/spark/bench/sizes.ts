// Three queries that jobs are made of, over a thousand to a million rows, in the interpreter and (when DRYFIT_BENCH_SPARK names a
// python with pyspark 3.5.6) on real Spark local[1] in the same run, both warm. `-- 1000 10000` for some of the sizes. Goal: a ratio under 1.
import { spawnSync } from 'node:child_process'
import { type DataFrame, parseSchema, type Row, SparkSession } from '@dryfit/spark'

const SIZES = [1_000, 10_000, 100_000, 1_000_000]
const asked = process.argv.slice(2).map(Number).filter(Boolean)
const sizes = asked.length > 0 ? asked : SIZES

/** SQL, so that both run the same text; each gives few rows, so that nobody measures how rows are taken out. */
const QUERIES: Readonly<Record<string, string>> = {
  pricing: `SELECT band, sum(total) AS total, count(*) AS n FROM (
    SELECT round(amount * (1 - discount), 2) AS total, CASE WHEN amount > 900 THEN 'a' WHEN amount > 500 THEN 'b' ELSE 'c' END AS band
    FROM orders WHERE amount > 10 AND day LIKE 'd%') GROUP BY band`,
  'join and aggregate': `SELECT country, day, sum(amount) AS total, count(id) AS n
    FROM orders JOIN customers ON customer = customer_id WHERE amount > 100 GROUP BY country, day`,
  'latest per key': `SELECT count(*) AS n, sum(amount) AS total FROM (
    SELECT *, row_number() OVER (PARTITION BY customer ORDER BY day DESC, id DESC) AS place FROM orders) WHERE place = 1`,
}

interface Measured {
  readonly ms: number
  readonly bytesPerRow: number
}

for (const size of sizes) {
  const spark = sessionOf(size)
  const theirs = sparkTimes(size)
  for (const [name, query] of Object.entries(QUERIES)) {
    const { ms, bytesPerRow } = timed(() => spark.sql(query), size)
    const other = theirs?.get(name)
    const ratio =
      other === undefined ? '' : `   Spark ${other.toFixed(1).padStart(8)} ms   ratio ${(ms / other).toFixed(2)}`
    const rows = size.toLocaleString('en').padStart(9)
    console.log(
      `${rows} rows, ${name.padEnd(18)} ${ms.toFixed(1).padStart(8)} ms ${bytesPerRow.toFixed(0).padStart(5)} bytes a row${ratio}`,
    )
  }
}
if (process.env['DRYFIT_BENCH_SPARK'] === undefined)
  console.log('real Spark: set DRYFIT_BENCH_SPARK to a python with pyspark 3.5.6')

function sessionOf(size: number): SparkSession {
  const spark = new SparkSession()
  const orders = Array.from(
    { length: size },
    (_, i): Row => [i, i % 1000, (i * 7919) % 1000, (i % 20) / 100, `d${i % 30}`],
  )
  const customers = Array.from({ length: 1000 }, (_, i): Row => [i, `c${i % 20}`])
  spark
    .localFrame(parseSchema('id bigint, customer bigint, amount double, discount double, day string'), orders)
    .createTempView('orders')
  spark.localFrame(parseSchema('customer_id bigint, country string'), customers).createTempView('customers')
  return spark
}

/** The median of five warm runs, and the memory that the heap grew by in one. */
function timed(query: () => DataFrame, size: number): Measured {
  const times: number[] = []
  let bytes = 0
  for (let i = 0; i < 7; i++) {
    globalThis.gc?.()
    const before = process.memoryUsage().heapUsed
    const began = performance.now()
    query().rows()
    times.push(performance.now() - began)
    bytes = Math.max(bytes, process.memoryUsage().heapUsed - before)
  }
  const warm = times.slice(2).sort((a, b) => a - b)
  return { ms: warm[2] ?? 0, bytesPerRow: bytes / size }
}

function sparkTimes(size: number): ReadonlyMap<string, number> | undefined {
  const python = process.env['DRYFIT_BENCH_SPARK']
  if (python === undefined) return undefined
  const run = spawnSync(python, ['-c', sparkProgram(size)], { encoding: 'utf8', env: { ...process.env, TZ: 'UTC' } })
  const found = /TIMES (.*)/.exec(run.stdout)
  if (found === null) throw new Error(`real Spark did not run: ${run.stderr.slice(-500)}`)
  return new Map(Object.entries(JSON.parse(found[1] ?? '') as Record<string, number>))
}

function sparkProgram(size: number): string {
  return `
import json, time
from pyspark.sql import SparkSession, functions as F
s = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "1").getOrCreate()
i = F.col("id")
orders = s.range(0, ${size}, 1, 1).select("id", (i % 1000).alias("customer"), ((i * 7919) % 1000).cast("double").alias("amount"), ((i % 20) / 100).alias("discount"), F.concat(F.lit("d"), i % 30).alias("day")).cache()
customers = s.range(0, 1000, 1, 1).select(i.alias("customer_id"), F.concat(F.lit("c"), i % 20).alias("country")).cache()
orders.count(); customers.count()
orders.createOrReplaceTempView("orders"); customers.createOrReplaceTempView("customers")
times = {}
for name, query in json.loads(${JSON.stringify(JSON.stringify(QUERIES))}).items():
    runs = []
    for _ in range(8):
        began = time.perf_counter(); s.sql(query).collect(); runs.append((time.perf_counter() - began) * 1000)
    times[name] = sorted(runs[3:])[2]
print("TIMES", json.dumps(times))
`
}
