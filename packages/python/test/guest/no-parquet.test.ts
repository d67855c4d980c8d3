import { expect, test } from 'vitest'
import { glueJob } from '../awsglue/glue-job.ts'

const job = glueJob()

test('bytes that are no Parquet fail as the task of Spark that reads them', () => {
  const printed = job.run(String.raw`
import os
os.makedirs("/tmp/p")
for name, content in {"text": b"hello world, this is text\n", "short": b"abc", "empty": b""}.items():
    open(f"/tmp/p/{name}.parquet", "wb").write(content)

def tell(act):
    try:
        print(act())
    except Exception as error:
        lines = str(error.java_exception).splitlines()
        print(type(error).__name__, lines[0].partition("failure: ")[2] or lines[0], "|", lines[-1][:110])

for name in ("text", "short", "empty"):
    tell(lambda: spark.read.parquet(f"/tmp/p/{name}.parquet"))
    tell(lambda: spark.read.schema("a int").parquet(f"/tmp/p/{name}.parquet").collect())
tell(lambda: spark.read.schema("a int").option("ignoreCorruptFiles", True).parquet("/tmp/p").collect())
`)
  expect(printed).toMatchInlineSnapshot(`
    [
      "Py4JJavaError org.apache.spark.SparkException: Exception thrown in awaitResult:  | Caused by: java.lang.RuntimeException: file:/tmp/p/text.parquet is not a Parquet file. Expected magic number a",
      "Py4JJavaError java.lang.RuntimeException: file:/tmp/p/text.parquet is not a Parquet file. Expected magic number at tail, but found [101, 120, 116, 10] | org.apache.spark.SparkException: Job aborted due to stage failure: java.lang.RuntimeException: file:/tmp/p/tex",
      "Py4JJavaError org.apache.spark.SparkException: Exception thrown in awaitResult:  | Caused by: java.lang.RuntimeException: file:/tmp/p/short.parquet is not a Parquet file (length is too low: 3)",
      "Py4JJavaError java.lang.RuntimeException: file:/tmp/p/short.parquet is not a Parquet file (length is too low: 3) | org.apache.spark.SparkException: Job aborted due to stage failure: java.lang.RuntimeException: file:/tmp/p/sho",
      "Py4JJavaError org.apache.spark.SparkException: Exception thrown in awaitResult:  | Caused by: java.lang.RuntimeException: file:/tmp/p/empty.parquet is not a Parquet file (length is too low: 0)",
      "[]",
      "[]",
    ]
  `)
})
