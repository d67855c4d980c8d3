import { expect, test } from 'vitest'
import { sparkJob } from './spark-job.ts'

const job = sparkJob()

test('a frame that nobody holds is forgotten, and one whose column somebody holds is not', () => {
  const printed = job.run(`
df = spark.createDataFrame([(1, 2)], "a int, b int")
kept = df.withColumn("c", df["a"] + 1)["a"]
for i in range(1000):
    df.select((df["a"] + i).alias("x"))
print(df.select(kept).collect())
`)

  expect(printed).toEqual(['[Row(a=1)]'])
  expect(job.bridge.frames.size).toBeLessThan(200)
})
