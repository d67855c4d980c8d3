import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sparkJob } from './spark-job.ts'

const job = sparkJob()

const golden = readFileSync(new URL('../../../../fixtures/golden/collected-maps.json', import.meta.url), 'utf8')
const { cases } = JSON.parse(golden) as {
  readonly cases: readonly { readonly expression: string; readonly dict: string }[]
}

test('a map comes to Python as a dict in the order of the Java HashMap that Spark makes of it', () => {
  const found = job.run(`
import json
spark.conf.set("spark.sql.mapKeyDedupPolicy", "LAST_WIN")
for case in json.loads(${JSON.stringify(golden)})["cases"]:
    print(spark.sql("SELECT " + case["expression"] + " AS m").collect()[0].m)
`)
  expect(found).toEqual(cases.map(({ dict }) => dict))
})

test('a function over columns gets a map in that order too, and what is shown keeps its own', () => {
  expect(
    job.run(`
from pyspark.sql import functions as F
df = spark.sql("SELECT map('k1', 1, 'zz', 2, 'k0', 3) AS m")
print(df.select(F.udf(lambda m: ",".join(m))("m").alias("keys")).collect())
print(df.rdd.map(lambda row: list(row.m)).collect(), df.first().asDict())
df.show(truncate=False)
`),
  ).toEqual([
    "[Row(keys='zz,k0,k1')]",
    "[['zz', 'k0', 'k1']] {'m': {'zz': 2, 'k0': 3, 'k1': 1}}",
    '+---------------------------+',
    '|m                          |',
    '+---------------------------+',
    '|{k1 -> 1, zz -> 2, k0 -> 3}|',
    '+---------------------------+',
    '',
  ])
})
