import { describe, expect, test } from 'vitest'
import { glueJob } from '../awsglue/glue-job.ts'

const job = glueJob()

const START = `
import boto3, glob, os, shutil
sc = spark.sparkContext
df = spark.createDataFrame([(1, "a"), (2, "b")], "id int, s string")
def show(act):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, str(error).splitlines()[-1 if "Py4J" in type(error).__name__ else 0])
`

describe('one disk', () => {
  test('lets Python open what Spark wrote, with the files that Hadoop writes beside it', () => {
    expect(
      job.run(`${START}
df.write.csv("/tmp/out")
print(sorted(os.listdir("/tmp/out")))
print(open(glob.glob("/tmp/out/part-*")[0]).read().split())
print(open(glob.glob("/tmp/out/.part-*")[0], "rb").read())
df.write.partitionBy("s").parquet("file:///tmp/parts")
print(sorted(os.listdir("/tmp/parts")), [open(f, "rb").read(4) for f in glob.glob("/tmp/parts/s=a/*")])
shutil.move(glob.glob("/tmp/out/part-*.csv")[0], "/tmp/final.csv")
shutil.rmtree("/tmp/out")
print(os.path.exists("/tmp/out"), spark.read.csv("/tmp/final.csv").count())
`),
    ).toEqual([
      "['._SUCCESS.crc', '.part-00000-00000.csv.crc', '_SUCCESS', 'part-00000-00000.csv']",
      "['1,a', '2,b']",
      "b'crc\\x00\\x00\\x00\\x02\\x00q+t\\xa9'",
      "['._SUCCESS.crc', '_SUCCESS', 's=a', 's=b'] [b'PAR1']",
      'False 2',
    ])
  })

  test('is read as it is now: a file that is gone fails as a task does, one that is still copied is no data', () => {
    expect(
      job.run(`${START}
os.makedirs("/tmp/in")
for name in ("a.csv", "b.csv._COPYING_", "_c.csv", ".d.csv"):
    open(f"/tmp/in/{name}", "w").write("1\\n")
frame = spark.read.csv("/tmp/in")
print(frame.count())
shutil.rmtree("/tmp/in")
try:
    frame.count()
except Exception as error:
    print(type(error).__name__, [line for line in str(error).splitlines() if "FileNotFound" in line][-1].rpartition("Caused by: ")[2])
`),
    ).toEqual([
      '1',
      expect.stringMatching(/^Py4JJavaError .*SparkFileNotFoundException: File file:\/tmp\/in\/a.csv does not exist/),
    ])
  })

  test('lets Spark read what Python wrote, however the path is spelled, as it is now', () => {
    expect(
      job.run(`${START}
open("in.csv", "w").write("a,b\\n1,2\\n")
for path in ("in.csv", "./x/../in.csv", "/home/dryfit/in.csv", "file:/home/dryfit/in.csv", "file:///home/dryfit/in.csv"):
    print(spark.read.csv(path, header=True).collect())
print(sc.textFile("in.csv").collect(), sc.wholeTextFiles("in.csv").collect())
print(spark.read.format("binaryFile").load("in.csv").select("path", "length").first())
open("in.csv", "a").write("3,4\\n")
print(spark.read.csv("in.csv", header=True).count(), spark.read.csv("file:///home/dryfit/*.csv").count())
os.makedirs("sub"); os.chdir("sub")
print(spark.read.csv("in.csv").count(), os.path.exists("in.csv"))
`),
    ).toEqual([
      ...Array.from({ length: 5 }, () => "[Row(a='1', b='2')]"),
      "['a,b', '1,2'] [('file:/home/dryfit/in.csv', 'a,b\\n1,2\\n')]",
      "Row(path='file:/home/dryfit/in.csv', length=8)",
      '2 3',
      '3 False',
    ])
  })

  test('is the one that boto3 downloads to and uploads from', () => {
    job.glue.s3.put('s3://lake/in/a.csv', 'id,s\n1,x\n')
    expect(
      job.run(`${START}
s3 = boto3.client("s3")
s3.download_file("lake", "in/a.csv", "/tmp/a.csv")
print(spark.read.csv("/tmp/a.csv", header=True).collect())
df.write.parquet("/tmp/pq")
s3.upload_file(glob.glob("/tmp/pq/*.parquet")[0], "lake", "up/x.parquet")
print(spark.read.parquet("s3a://lake/up/").count())
`),
    ).toEqual(["[Row(id='1', s='x')]", '2'])
  })

  test("fails in Spark's and Hadoop's words where Spark does", () => {
    expect(
      job.run(`${START}
os.makedirs("/tmp/empty"); open("/tmp/file.txt", "w").write("x")
show(lambda: spark.read.csv("/tmp/nope.csv"))
show(lambda: spark.read.csv("nope/*.csv"))
show(lambda: spark.read.csv(""))
show(lambda: sc.textFile("nope.txt").collect())
show(lambda: spark.read.csv("/tmp/empty"))
show(lambda: spark.read.schema("a int").csv("/tmp/empty").collect())
show(lambda: df.write.csv("/tmp/empty"))
show(lambda: df.write.mode("append").csv("/tmp/file.txt"))
show(lambda: spark.read.csv("dbfs:/x"))
df.select("s").write.text("/tmp/changed")
open(glob.glob("/tmp/changed/part-*")[0], "a").write("more")
show(lambda: spark.read.text("/tmp/changed").collect())
`),
    ).toMatchInlineSnapshot(`
      [
        "AnalysisException [PATH_NOT_FOUND] Path does not exist: file:/tmp/nope.csv.",
        "AnalysisException [PATH_NOT_FOUND] Path does not exist: file:/home/dryfit/nope/*.csv.",
        "IllegalArgumentException Can not create a Path from an empty string",
        "Py4JJavaError : org.apache.hadoop.mapred.InvalidInputException: Input path does not exist: file:/home/dryfit/nope.txt",
        "AnalysisException [UNABLE_TO_INFER_SCHEMA] Unable to infer schema for CSV. It must be specified manually.",
        "[]",
        "AnalysisException [PATH_ALREADY_EXISTS] Path file:/tmp/empty already exists. Set mode as "overwrite" to overwrite the existing path.",
        "Py4JJavaError : org.apache.hadoop.fs.ParentNotDirectoryException: Parent path is not a directory: file:/tmp/file.txt",
        "Py4JJavaError : org.apache.hadoop.fs.UnsupportedFileSystemException: No FileSystem for scheme "dbfs"",
        "Py4JJavaError : org.apache.spark.SparkException: org.apache.hadoop.fs.ChecksumException: Checksum error: file:/tmp/changed/part-00000-00000.txt at 0 exp: 408365719 got: 2022292370",
      ]
    `)
  })

  test('takes nothing beside the job, and shows what lies there', () => {
    expect(
      job.run(`${START}
folder = os.path.dirname(os.path.abspath(__file__))
print(spark.read.text(f"{folder}/job.py").count() > 5)
show(lambda: df.write.csv(f"{folder}/out"))
`),
    ).toEqual(['True', expect.stringMatching(/^Refusal \[NO_PLACE_ON_DISK\] Failed to write .*\/out\/part-00000/)])
  })

  test('holds what a test puts there, and gives it what a job left', () => {
    job.glue.disk.put('/tmp/settings.json', '{"limit": 1}')
    job.glue.disk.put('/tmp/rows.json', [{ id: 7 }])
    expect(
      job.run(`${START}
import json
print(json.load(open("/tmp/settings.json")), spark.read.json("/tmp/rows.json").collect())
open("/tmp/result.txt", "w").write("done")
df.write.json("/tmp/out")
`),
    ).toEqual(["{'limit': 1} [Row(id=7)]"])
    const { glue } = job
    expect(glue.disk.get('/tmp/result.txt')).toBe('done')
    expect(glue.written('/tmp/out').collect()).toEqual([
      { id: 1, s: 'a' },
      { id: 2, s: 'b' },
    ])
    expect(glue.spark.read.json('/tmp/out').count()).toBe(2)
    expect(glue.world.toCode()).toBe(
      `glue.disk.put('/tmp/settings.json', '{"limit": 1}')\nglue.disk.put('/tmp/rows.json', [{ id: 7 }])`,
    )
    expect(() => glue.disk.get('/tmp/result.text')).toThrow('Did you mean /tmp/result.txt?')
    expect(() => glue.disk.put('result.txt', '')).toThrow('NOT_A_PATH')
  })

  test('is empty for the next run', () => {
    expect(
      job.run('import os\nprint(os.listdir("/tmp") and [f for f in os.listdir("/tmp") if "dryfit" not in f])'),
    ).toEqual(['[]'])
    expect(job.glue.disk.list('/tmp/out')).toEqual([])
  })
})
