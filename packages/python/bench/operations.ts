// What a job of eight DataFrame operations costs, and which part of it is Python's: `npm run bench`.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SparkSession } from '@dryfit/spark'
import { connectBridge, type PythonModule, startEmbedded } from '../src/index.ts'

const JOB = `
from pyspark.sql import SparkSession, functions as F
spark = SparkSession.builder.getOrCreate()
df = spark.createDataFrame([(1, "a", 2.5), (2, "b", None), (3, None, 1.0)], "id long, name string, x double")

def describe():
    big = df.filter(F.col("id") > 1).withColumn("y", F.col("x") * 2).select("id", "name", "y")
    joined = big.withColumnRenamed("y", "z").join(df, "id", "left").drop("x")
    return joined.orderBy("id").limit(10)

def times(n):
    for _ in range(n):
        describe()

def rows(n):
    for _ in range(n):
        describe().collect()
`

const WARM = 3000
const RUNS = 2000

function milliseconds(job: PythonModule, name: string): number {
  job.call(name, [WARM], {}, { timeLimit: 0 })
  const start = performance.now()
  job.call(name, [RUNS], {}, { timeLimit: 0 })
  return (performance.now() - start) / RUNS
}

const host = await startEmbedded()
const bridge = connectBridge(host)
bridge.use(new SparkSession())
const file = join(mkdtempSync(join(tmpdir(), 'dryfit-bench-')), 'job.py')
writeFileSync(file, JOB)
const job = host.load(file)
const described = milliseconds(job, 'times')
const collected = milliseconds(job, 'rows')
// The engine answers nothing: what is left is Python and the way to JavaScript and back.
host.connect(() => '{"ok":1}')
const python = milliseconds(job, 'times')
console.table({
  'eight operations': { milliseconds: described },
  'of these Python and the bridge': { milliseconds: python },
  'eight operations and their rows': { milliseconds: collected },
})
process.exit(0)
