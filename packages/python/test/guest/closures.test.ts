import { expect, test } from 'vitest'
import { sparkJob } from './spark-job.ts'

const job = sparkJob()

test('what a task changes of an object of the job is put back, and an accumulator is not', () => {
  const printed = job.run(`
class Audit:
    def __init__(self):
        self.seen, self.rows, self.total = [], 0, sc.accumulator(0)
    def note(self, row):
        self.seen.append(row.id)
        self.rows += 1
        self.total += row.id
    def run(self, rdd):
        rdd.foreach(lambda row: self.note(row))
        rdd.foreach(self.note)
        return self.seen, self.rows, self.total.value
print(Audit().run(df.rdd))
`)
  expect(printed).toEqual(['([], 0, 12)'])
})

test('what a function changed is put back when the action failed, too', () => {
  const printed = job.run(`
seen = []
def failing(x):
    seen.append(x)
    if x == 2:
        raise ValueError(seen)
try:
    df.select(F.udf(failing)("id")).collect()
except Exception as error:
    print(str(error).strip().splitlines()[-1], seen)
`)
  expect(printed).toEqual(['ValueError: [1, 2] []'])
})

test('what the job changes between two actions stays', () => {
  const printed = job.run(`
seen = []
length = F.udf(lambda x: len(seen), "int")
frame = df.limit(1).select(length("id").alias("n"))
print(frame.collect())
seen.append("of the job")
print(frame.collect(), seen)
`)
  expect(printed).toEqual(['[Row(n=0)]', "[Row(n=1)] ['of the job']"])
})
