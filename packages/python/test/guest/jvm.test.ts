import { expect, test } from 'vitest'
import { glueJob } from '../awsglue/glue-job.ts'

const job = glueJob()

test('what jobs reach of the JVM answers, and the rest is refused by its name', () => {
  expect(
    job.run(`
import contextlib, io, os
sc = spark.sparkContext
def show(act):
    try:
        print(act())
    except Exception as error:
        print(str(error)[:96])
conf = sc._jsc.hadoopConfiguration()
conf.set("fs.s3a.endpoint", "x")
print(spark._jsc.hadoopConfiguration().get("fs.s3a.endpoint"), conf.get("fs.none", "d"))
log4j = sc._jvm.org.apache.log4j
with contextlib.redirect_stderr(io.StringIO()) as said:
    log4j.LogManager.getLogger("me").info("hello")
    log4j.LogManager.getRootLogger().setLevel(log4j.Level.WARN)
print(said.getvalue().strip(), sc._jvm.java.lang.System.currentTimeMillis())
show(lambda: conf.set("textinputformat.record.delimiter", "x"))
show(lambda: conf.get("fs.defaultFS"))
show(lambda: sc._jvm.java.lang.System.getProperty("user.dir"))
show(lambda: sc._jvm.org.apache.hadoop.fs.FileUtil())
`),
  ).toEqual(
    [
      'x d',
      'INFO me: hello 1767225600000',
      '[HADOOP_SETTING] Failed to set textinputformat.record.delimiter of Hadoop: it could change what a',
      '[HADOOP_SETTING] Failed to get fs.defaultFS of Hadoop: the job has not set it, and its default is ',
      "[NO_JVM] Failed to use java.lang.System.getProperty('user.dir'): dryfit runs jobs without a JVM. ",
      '[NO_JVM] Failed to use sc._jvm.org.apache.hadoop.fs.FileUtil(): dryfit runs jobs without a JVM. List',
    ].map((line) => line.slice(0, 96)),
  )
})

test('the partitions of whole files are not told where a job wants more of them', () => {
  expect(
    job.run(`
import os
sc = spark.sparkContext
os.makedirs("/tmp/many")
for name in ("a", "b"): open(f"/tmp/many/{name}", "w").write("1\\n2\\n")
print(sc.textFile("/tmp/many").getNumPartitions(), sc.textFile("/tmp/many").map(int).sum())
print(sc.wholeTextFiles("/tmp/many").getNumPartitions(), len(sc.wholeTextFiles("/tmp/many", 3).collect()))
try:
    sc.wholeTextFiles("/tmp/many", 3).getNumPartitions()
except Exception as error:
    print(str(error)[:20])
`),
  ).toEqual(['2 6', '1 2', '[PARTITIONS_UNKNOWN]'])
})
