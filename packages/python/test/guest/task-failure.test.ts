import { expect, test } from 'vitest'
import { glueJob } from '../awsglue/glue-job.ts'

const job = glueJob()

/** Class, and first and last line, of what each action raises; the facts are those of Spark 3.5.6 at local[1]. */
const failures = (...actions: string[]): string[] =>
  job.run(`
import os
from pyspark.sql import functions as F
sc = spark.sparkContext
df = spark.range(3).toDF("id")
def raising(error):
    raise error
records = DynamicFrame.fromDF(df, glueContext, "f")
for text in ${JSON.stringify(actions)}:
    try:
        print(repr(eval(text)))
    except Exception as e:
        lines = [line for line in str(e).strip().splitlines() if not line.startswith(" ")]
        print(f"{type(e).__name__}: {lines[0]} … {lines[-1]}")
`)

test('the end of a function over columns is not the end of the job', () => {
  expect(
    failures(
      'spark.range(3).select(F.udf(lambda x: sys.exit(0), "long")("id")).collect()',
      'spark.range(3).select(F.udf(lambda x: sys.exit("bad"), "long")("id")).collect()',
      'spark.range(3).select(F.udf(lambda x: raising(GeneratorExit()), "long")("id")).collect()',
      'spark.range(3).select(F.udf(lambda x: os._exit(0), "long")("id")).collect()',
    ),
  ).toMatchInlineSnapshot(`
    [
      "PythonException: An exception was thrown from the Python worker. Please see the stack trace below. … SystemExit: 0",
      "PythonException: An exception was thrown from the Python worker. Please see the stack trace below. … SystemExit: bad",
      "PythonException: An exception was thrown from the Python worker. Please see the stack trace below. … GeneratorExit",
      "Py4JJavaError: An error occurred while calling into Spark. … : org.apache.spark.SparkException: Job aborted due to stage failure: Task 0 in stage 0.0 failed 1 times, most recent failure: Lost task 0.0 in stage 0.0 (TID 0) (localhost executor driver): org.apache.spark.SparkException: Python worker exited unexpectedly (crashed)",
    ]
  `)
})

test('what a function over an RDD raises is an error of the JVM, its exit too', () => {
  expect(
    failures(
      'sc.parallelize(["1", "a"]).map(int).collect()',
      'sc.parallelize([1, 2]).map(lambda x: sys.exit(0)).collect()',
      'sc.parallelize([1, 2]).foreach(lambda x: sys.exit(0))',
      'df.foreachPartition(lambda rows: os._exit(1))',
      'sc.parallelize([1, "a"], 1).reduce(lambda a, b: a + b)',
      'sc.parallelize([1, 2], 1).map(lambda x: 1 // 0).map(lambda x: x).count()',
      'sc.parallelize([1, 2], 1).zip(sc.parallelize([1, 2], 2))',
    ),
  ).toMatchInlineSnapshot(`
    [
      "Py4JJavaError: An error occurred while calling into Spark. … ValueError: invalid literal for int() with base 10: 'a'",
      "Py4JJavaError: An error occurred while calling into Spark. … SystemExit: 0",
      "Py4JJavaError: An error occurred while calling into Spark. … SystemExit: 0",
      "Py4JJavaError: An error occurred while calling into Spark. … : org.apache.spark.SparkException: Job aborted due to stage failure: Task 0 in stage 0.0 failed 1 times, most recent failure: Lost task 0.0 in stage 0.0 (TID 0) (localhost executor driver): org.apache.spark.SparkException: Python worker exited unexpectedly (crashed)",
      "Py4JJavaError: An error occurred while calling into Spark. … TypeError: unsupported operand type(s) for +: 'int' and 'str'",
      "Py4JJavaError: An error occurred while calling into Spark. … ZeroDivisionError: integer division or modulo by zero",
      "ValueError: Can only zip with RDD which has the same number of partitions … Can only zip with RDD which has the same number of partitions",
    ]
  `)
})

test('the end of a function over records is not the end of the job', () => {
  expect(
    failures(
      'records.map(lambda r: sys.exit(0)).count()',
      'records.filter(lambda r: sys.exit(0)).count()',
      'records.mapPartitions(lambda rows: sys.exit(0)).count()',
    ),
  ).toMatchInlineSnapshot(`
    [
      "Py4JJavaError: An error occurred while calling into Spark. … SystemExit: 0",
      "Py4JJavaError: An error occurred while calling into Spark. … SystemExit: 0",
      "Py4JJavaError: An error occurred while calling into Spark. … SystemExit: 0",
    ]
  `)
})

test('the error of a function over an RDD shows what is of the user, and goes on into it', () => {
  const printed = job.run(`
import traceback
def broken(x):
    return {}[x]
try:
    spark.sparkContext.parallelize([("a", 1)]).mapValues(broken).reduceByKey(max).sortByKey().collect()
except Exception as e:
    print(str(e).count("rdd.py"), e.__cause__, traceback.extract_tb(e.__traceback__)[-1].name)
    print([line.rsplit(", ", 1)[1] for line in str(e).splitlines() if line.startswith("  File")])
`)
  expect(printed).toEqual(['0 None broken', "['in broken']"])
})

// Recorded on Spark 3.5.6, stack traces aside.
test('a file whose first record is malformed is named with what is wrong in it', () => {
  const printed = job.run(`
with open("/tmp/first.csv", "w") as file:
    file.write("1,a\\n2,3\\n")
try:
    spark.read.csv("/tmp/first.csv", schema="id int, qty int", mode="FAILFAST").collect()
except Exception as error:
    print(str(error).split("SparkRuntimeException: ")[1])
`)
  expect(printed.join('\n')).toMatchInlineSnapshot(`
    "Encountered error while reading file file:///tmp/first.csv. Details:
    Caused by: org.apache.spark.SparkException: [MALFORMED_RECORD_IN_PARSING.WITHOUT_SUGGESTION] Malformed records are detected in record parsing: [1,null].
    Parse Mode: FAILFAST. To process malformed records as null result, try setting the option 'mode' as 'PERMISSIVE'. "
  `)
})
