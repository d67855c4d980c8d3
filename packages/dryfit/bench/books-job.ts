// The whole books job, warm: read two JSON sources, join, purge, write, look at the sink. In Python, and the same job in
// TypeScript. Goals: under 3 ms and under 1 ms; 1,000 runs leave memory flat. DRYFIT_BENCH_SPARK adds real Spark's join.
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { createGlue, DynamicFrame, type Glue } from '@dryfit/glue'
import { connectGlue, jobModule, resetAll, startEmbedded } from '@dryfit/python'
import { F } from '@dryfit/spark'

const FILE = resolve(import.meta.dirname, '../../../fixtures/jobs/books/jobs/load_books.py')
const FUNCTIONS = ['main', 'load_books', 'load_authors', 'load_json', 'save_books']

function world(): Glue {
  const glue = createGlue()
  glue.args({ source_bucket: 'lake' })
  glue.s3.put('s3://lake/books', [{ title: 't', publish_date: '2022-02-04', author: 'a' }])
  glue.s3.put('s3://lake/authors', [{ name: 'a', id: 34, birth_date: '1994-04-03' }])
  glue.catalog.table('glue_reference.books', {
    schema: 'title string, publish_date date, author_name string, author_birth_date date, author_id bigint',
  })
  return glue
}

function check(glue: Glue): void {
  const [row] = glue.written('glue_reference.books').collect()
  if (row?.['author_id'] !== 34) throw new Error(`The job wrote ${JSON.stringify(row)}`)
}

function inTypeScript(): void {
  const glue = world()
  const { context } = glue
  const read = (name: string) =>
    context
      .create_dynamic_frame_from_options({
        connection_type: 's3',
        connection_options: { paths: [`s3://lake/${name}`] },
        format: 'json',
      })
      .toDF()
  const books = read('books')
  const authors = read('authors').alias('a')
  const joined = books
    .join(authors, books.col('author').equalTo(authors.col('name')), 'left_outer')
    .select(
      books.col('title'),
      F.to_date(books.col('publish_date'), 'yyyy-MM-dd').alias('publish_date'),
      F.col('a.name').alias('author_name'),
      F.to_date(F.col('a.birth_date'), 'yyyy-MM-dd').alias('author_birth_date'),
      F.col('a.id').cast('bigint').alias('author_id'),
    )
  context.purge_table('glue_reference', 'books', { retentionPeriod: 0 })
  context.write_dynamic_frame_from_catalog(DynamicFrame.fromDF(joined, context, 'books'), 'glue_reference', 'books')
  check(glue)
}

const host = await startEmbedded()
let current = world()
const job = jobModule(FILE, { host: () => host, names: { functions: FUNCTIONS }, load: () => ({ argv: current.argv }) })

/** As the runs of one property follow each other. */
async function inPython(): Promise<void> {
  await once()
  host.reset()
}

/** As tests follow each other: the interpreter is restored after each. */
async function inTests(): Promise<void> {
  await once()
  host.restore()
}

async function once(): Promise<void> {
  current = world()
  connectGlue(host, current)
  await job['main']?.(current.context)
  check(current)
  resetAll()
}

const median = (times: number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

async function measure(name: string, run: () => unknown, runs: number): Promise<number> {
  for (let i = 0; i < 50; i++) await run()
  const times: number[] = []
  const used = process.cpuUsage()
  for (let i = 0; i < runs; i++) {
    const began = performance.now()
    await run()
    times.push(performance.now() - began)
  }
  const { user, system } = process.cpuUsage(used)
  const ms = median(times)
  const quickest = [...times].sort((a, b) => a - b)[Math.floor(runs / 10)] ?? 0
  const cpu = (user + system) / 1000 / runs
  console.log(
    `  ${name.padEnd(28)}${ms.toFixed(2).padStart(8)} ms (median of ${runs}; a tenth below ${quickest.toFixed(2)}; ${cpu.toFixed(2)} ms of CPU time)`,
  )
  return ms
}

console.log('the whole books job, warm')
const typescript = await measure('TypeScript job', inTypeScript, 300)
const python = await measure('Python job', inPython, 300)
const tests = await measure('Python job, a test each', inTests, 300)
host.measure(() => undefined)
const measured = await measure('the same, with coverage', inTests, 300)
host.measure(undefined)
console.log(`  ratio Python/TypeScript     ${(python / typescript).toFixed(1).padStart(8)}`)
console.log(`  ratio with/without coverage ${(measured / tests).toFixed(2).padStart(8)}`)

const before = process.memoryUsage().rss
const began = performance.now()
for (let i = 0; i < 1000; i++) await inPython()
const after = process.memoryUsage().rss
console.log(
  `  1,000 runs                  ${((performance.now() - began) / 1000).toFixed(2).padStart(8)} s, resident memory ${mb(before)} to ${mb(after)} MB`,
)

function mb(bytes: number): string {
  return (bytes / 1e6).toFixed(0)
}

const spark = process.env['DRYFIT_BENCH_SPARK']
if (spark === undefined)
  console.log('  real Spark                  set DRYFIT_BENCH_SPARK to a python with pyspark 3.5.6')
else {
  const program = `
import time
from pyspark.sql import SparkSession, functions as F
t = time.time()
s = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "1").getOrCreate()
s.range(1).count(); print("START", int((time.time() - t) * 1000))
def run():
    b = s.createDataFrame([("t", "2022-02-04", "a")], "title string, publish_date string, author string")
    a = s.createDataFrame([("a", 34, "1994-04-03")], "name string, id int, birth_date string").alias("a")
    return b.join(a, b["author"] == a["name"], "left_outer").select(b["title"], F.to_date(b["publish_date"], "yyyy-MM-dd"), F.col("a.name"), F.col("a.id")).collect()
for _ in range(5): run()
t = time.time()
for _ in range(5): run()
print("WARM", (time.time() - t) * 200)
`
  const { stdout } = spawnSync(spark, ['-c', program], { encoding: 'utf8', env: { ...process.env, TZ: 'UTC' } })
  const warm = Number(/WARM ([\d.]+)/.exec(stdout)?.[1])
  console.log(
    `  real Spark, warm join       ${warm.toFixed(0).padStart(8)} ms, start ${/START (\d+)/.exec(stdout)?.[1]} ms; ratio Spark/Python job ${(warm / python).toFixed(0)}`,
  )
}
process.exit(0)
