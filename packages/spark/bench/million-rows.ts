// A filter, a join and an aggregation over a million rows, in the interpreter and (when DRYFIT_BENCH_SPARK names a python with
// pyspark 3.5.6) on real Spark in the same run. Goal: under 1.5 s.
import { spawnSync } from 'node:child_process'
import { col, F, parseSchema, type Row, SparkSession } from '@dryfit/spark'

const SIZE = 1_000_000
const session = new SparkSession()
const orders = session.localFrame(
  parseSchema('id bigint, customer bigint, amount double, day string'),
  Array.from({ length: SIZE }, (_, i): Row => [i, i % 1000, (i * 7919) % 1000, `d${i % 30}`]),
)
const customers = session.localFrame(
  parseSchema('customer_id bigint, country string'),
  Array.from({ length: 1000 }, (_, i): Row => [i, `c${i % 20}`]),
)

const query = orders
  .filter(col('amount').gt(100))
  .join(customers, col('customer').equalTo(col('customer_id')))
  .groupBy('country', 'day')
  .agg(F.sum('amount').alias('total'), F.count('id').alias('n'))

const times: number[] = []
let groups = 0
for (let i = 0; i < 5; i++) {
  const began = performance.now()
  groups = query.rows().length
  times.push(performance.now() - began)
}
times.sort((a, b) => a - b)
const ours = times[2] ?? 0
console.log(`filter, join, aggregate over ${SIZE.toLocaleString('en')} rows: ${groups} groups`)
console.log(
  `  dryfit interpreter   ${ours.toFixed(0).padStart(6)} ms (median of 5; ${(times[0] ?? 0).toFixed(0)} to ${(times[4] ?? 0).toFixed(0)})`,
)

const python = process.env['DRYFIT_BENCH_SPARK']
if (python === undefined) console.log('  real Spark           set DRYFIT_BENCH_SPARK to a python with pyspark 3.5.6')
else {
  const run = spawnSync(python, ['-c', sparkProgram()], { encoding: 'utf8', env: { ...process.env, TZ: 'UTC' } })
  const ms = Number(/MS (\d+)/.exec(run.stdout)?.[1])
  console.log(`  real Spark, warm     ${ms.toFixed(0).padStart(6)} ms   ratio dryfit/Spark ${(ours / ms).toFixed(2)}`)
}

function sparkProgram(): string {
  return `
import time
from pyspark.sql import SparkSession, functions as F
s = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "1").getOrCreate()
n = ${SIZE}
orders = s.range(n).select("id", (F.col("id") % 1000).alias("customer"), ((F.col("id") * 7919) % 1000).cast("double").alias("amount"), F.concat(F.lit("d"), F.col("id") % 30).alias("day")).cache()
customers = s.range(1000).select(F.col("id").alias("customer_id"), F.concat(F.lit("c"), F.col("id") % 20).alias("country")).cache()
orders.count(); customers.count()
def query():
    return orders.filter("amount > 100").join(customers, F.col("customer") == F.col("customer_id")).groupBy("country", "day").agg(F.sum("amount"), F.count("id")).collect()
query(); query()
t = time.time(); query(); print("MS", int((time.time() - t) * 1000))
`
}
