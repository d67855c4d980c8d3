import { expect, test } from 'vitest'
import { sparkJob } from './spark-job.ts'

const job = sparkJob()

test.each([500, 1000, 2000])('a sum of %i columns is computed, as deep as Spark bears and deeper', (n) => {
  const printed = job.run(`
total = F.col("id")
for _ in range(${n}):
    total = total + F.lit(1)
made = df.select(total.alias("x"))
print(made.agg(F.max("x")).collect()[0][0])
`)
  expect(printed).toEqual([String(3 + n)])
})
