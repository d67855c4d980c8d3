import { expect, test } from 'vitest'
import { sparkJob } from './spark-job.ts'

const job = sparkJob()

test('an observation that no action has run refuses, where Spark would wait for ever', () => {
  const printed = job.run(`
from pyspark.sql import Observation
seen = Observation("n")
counted = df.observe(seen, F.count(F.lit(1)).alias("n"))
try:
    seen.get
except Exception as error:
    print(error)
counted.collect()
print(seen.get)
`)
  expect(printed).toEqual([
    '[OBSERVATION] Failed to get what was observed: no action has computed the frame yet, and Spark would wait for one for ever. Ask after an action: count(), collect(), a write.',
    "{'n': 3}",
  ])
})

test('a function of the job runs once for each row of a frame that is observed', () => {
  const printed = job.run(`
from pyspark.sql import Observation
calls = sc.accumulator(0)
@F.udf("int")
def counting(x):
    calls.add(1)
    return x
seen = Observation()
df.select(counting("id").alias("id")).observe(seen, F.sum("id").alias("sum")).collect()
print(calls.value, seen.get)
`)
  expect(printed).toEqual(["3 {'sum': 6}"])
})
