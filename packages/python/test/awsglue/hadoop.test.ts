import { expect, test } from 'vitest'
import { glueJob } from './glue-job.ts'

const job = glueJob()

const HADOOP = `
sc = spark.sparkContext
conf = sc._jsc.hadoopConfiguration()
Path = sc._jvm.org.apache.hadoop.fs.Path
FileSystem = sc._jvm.org.apache.hadoop.fs.FileSystem
fs = FileSystem.get(sc._jvm.java.net.URI("s3://lake"), conf)
`

test("Hadoop's file system lists, moves and deletes objects of the world", () => {
  const { glue } = job
  glue.s3.put('s3://lake/in/a.csv', 'id\n1\n')
  glue.s3.put('s3://lake/in/deep/b.csv', 'id\n2\n')

  const printed = job.run(`${HADOOP}
print(fs.exists(Path("s3://lake/in")), fs.exists(Path("s3://lake/i")), fs.isDirectory(Path("s3://lake/in")))
print([(s.getPath().toString(), s.isFile(), s.getLen()) for s in fs.listStatus(Path("s3://lake/in"))])
print([s.getPath().getName() for s in fs.globStatus(Path("s3://lake/in/*/*.csv"))])
print(Path("s3a://lake/in").getFileSystem(conf).listStatus(Path("s3a://lake/in"))[0].getPath().toString())
print(fs.getContentSummary(Path("s3://lake/in")).getLength())
print(fs.rename(Path("s3://lake/in/a.csv"), Path("s3://lake/done/a.csv")), fs.rename(Path("s3://lake/nope"), Path("s3://lake/x")))
print(spark.read.csv("s3://lake/done", header=True).collect())
print(fs.delete(Path("s3://lake/in"), True), fs.exists(Path("s3://lake/in")), fs.delete(Path("s3://lake/in"), True))
`)

  expect(printed).toEqual([
    'True False True',
    "[('s3://lake/in/a.csv', True, 5), ('s3://lake/in/deep', False, 0)]",
    "['b.csv']",
    's3a://lake/in/a.csv',
    '10',
    'True False',
    "[Row(id='1')]",
    'True False False',
  ])
  expect(glue.calls.map(({ spelling, direction, target }) => [spelling, direction, target])).toEqual([
    ['FileSystem.rename', 'purge', 's3://lake/in/a.csv'],
    ['spark.read.csv', 'read', 's3://lake/done'],
    ['FileSystem.delete', 'purge', 's3://lake/in'],
  ])
})

test("what Hadoop's file system does not do on S3 is refused with the next step", () => {
  job.glue.s3.put('s3://lake/rows', [{ id: 1 }])
  const printed = job.run(`${HADOOP}
for act in (
    lambda: fs.mkdirs(Path("s3://lake/new")),
    lambda: fs.listStatus(Path("s3://lake/rows"))[0].getLen(),
    lambda: fs.open(Path("s3://lake/rows")),
    lambda: fs.getFileStatus(Path("s3://lake/nope")),
    lambda: fs.exists(Path("s3://other/x")),
    lambda: FileSystem.get(conf).exists(Path("s3://lake/rows")),
):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, str(getattr(error, "java_exception", error)).splitlines()[0][:90])
`)
  expect(printed).toEqual([
    'NotSupportedError [NO_FOLDERS] Failed to make the folder s3://lake/new: S3 has no folders, and what Glue put',
    'NotSupportedError [NO_BYTES] Failed to tell the length of s3://lake/rows/part-00000: it is rows, which no jo',
    "NotSupportedError [NO_JVM] Failed to use FileSystem.open of Hadoop's file system: dryfit has what lists, mov",
    'Py4JJavaError java.io.FileNotFoundException: File s3://lake/nope does not exist',
    'IllegalArgumentException Wrong FS: s3://other/x, expected: s3://lake',
    'IllegalArgumentException Wrong FS: s3://lake/rows, expected: file:///',
  ])
})

test("an RDD's elements are written to S3 as text, and stand in the record", () => {
  const { glue } = job
  job.run(`
spark.sparkContext.parallelize([1, "two"], 2).saveAsTextFile("s3://lake/lines")
`)
  expect(glue.calls.map(({ spelling, direction, target }) => [spelling, direction, target])).toEqual([
    ['rdd.saveAsTextFile', 'write', 's3://lake/lines'],
  ])
  expect(glue.written('s3://lake/lines').rows()).toEqual([['1'], ['two']])
})
