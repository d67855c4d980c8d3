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

test('an observation whose first action stops early says so, where Spark measures the rows that it read by then', () => {
  const printed = job.run(`
from pyspark.sql import Observation
import contextlib, io
def after(act, rows=100):
    seen = Observation()
    with contextlib.redirect_stdout(io.StringIO()):
        act(spark.range(rows).observe(seen, F.count(F.lit(1)).alias("n")))
    try:
        print(seen.get)
    except Exception as error:
        print(str(error).split("of the frame")[0].split("the frame")[0])
for act in (
    lambda d: d.show(), lambda d: d.limit(5).collect(), lambda d: d.head(3), lambda d: d.first(), lambda d: d.isEmpty(),
    lambda d: (d.take(7), d.count()), lambda d: d.where("id > 50").limit(2).collect(),
):
    after(act)
for act in (
    lambda d: d.orderBy("id").limit(5).collect(), lambda d: d.groupBy("id").count().show(), lambda d: d.tail(2),
    lambda d: (d.count(), d.show()), lambda d: d.union(d).collect(), lambda d: d.cache().show(),
):
    after(act)
after(lambda d: d.show(), 20)
after(lambda d: d.limit(5).collect(), 5)
for act in (lambda d: d.rdd.count(), lambda d: d.foreach(lambda row: None)):
    after(act)
`)
  const stopped = '[OBSERVATION] Failed to get what was observed: the first action on '
  const none = '[OBSERVATION] Failed to get what was observed: no action has computed '
  expect(printed).toEqual([
    ...Array.from({ length: 7 }, () => stopped),
    ...Array.from({ length: 6 }, () => "{'n': 100}"),
    "{'n': 20}",
    "{'n': 5}",
    ...Array.from({ length: 2 }, () => none),
  ])
})
