import { expect, test } from 'vitest'
import { glueJob } from '../awsglue/glue-job.ts'

const job = glueJob()

const MODULE = 'X = 1\n'

test('a job imports modules and packages that it ships, from S3 and from its disk', () => {
  job.glue.s3.put('s3://code/lib/on_s3.py', MODULE)
  expect(
    job.run(`
import zipfile
from pyspark import SparkFiles
sc = spark.sparkContext
with zipfile.ZipFile("/tmp/pkg.zip", "w") as z:
    z.writestr("shipped_pkg/__init__.py", "Y = 2")
    z.writestr("shipped_pkg/deep.py", "def double(x): return 2 * x")
sc.addPyFile("s3://code/lib/on_s3.py")
sc.addPyFile("/tmp/pkg.zip")
import on_s3
from shipped_pkg.deep import double
import shipped_pkg
print(on_s3.X, shipped_pkg.Y, sc.parallelize([3]).map(double).collect())
open("notes.txt", "w").write("hi")
sc.addFile("notes.txt")
sc.addFile("s3://code/lib", recursive=True)
print(open(SparkFiles.get("notes.txt")).read(), SparkFiles.get("lib/on_s3.py").endswith("/lib/on_s3.py"), open(SparkFiles.get("lib/on_s3.py")).read())
print(sc.listFiles)
`),
  ).toEqual([
    '1 2 [6]',
    `hi True ${MODULE}`.trim(),
    '',
    "['s3://code/lib/on_s3.py', 'file:/tmp/pkg.zip', 'file:/home/dryfit/notes.txt', 's3://code/lib']",
  ])
})

test('what is shipped is gone in the next test', () => {
  expect(
    job.run(`
try:
    import on_s3
except ModuleNotFoundError as error:
    print(error)
`),
  ).toEqual(["No module named 'on_s3'"])
})

test('it fails as in Spark 3.5.6 for what is not there, a folder, and two files of one name', () => {
  job.glue.s3.put('s3://code/a/m.py', MODULE)
  job.glue.s3.put('s3://code/b/m.py', 'X = 2\n')
  expect(
    job.run(`
sc = spark.sparkContext
sc.addPyFile("s3://code/a/m.py")
for path in ("s3://code/none.py", "/tmp/none.py", "s3://code/a", "/tmp", "s3://code/b/m.py", None, "https://x/y.py"):
    try:
        sc.addPyFile(path)
    except Exception as error:
        print(type(error).__name__, str(error).splitlines()[-1])
`),
  ).toMatchInlineSnapshot(`
    [
      "Py4JJavaError : java.io.FileNotFoundException: No such file or directory 's3://code/none.py'",
      "Py4JJavaError : java.io.FileNotFoundException: File file:/tmp/none.py does not exist",
      "Py4JJavaError : org.apache.spark.SparkException: [UNSUPPORTED_ADD_FILE.DIRECTORY] Don't support add file. The file s3://code/a/ is a directory, consider to set "spark.sql.legacy.addSingleFileInAddFile" to "false".",
      "Py4JJavaError : org.apache.spark.SparkException: [UNSUPPORTED_ADD_FILE.DIRECTORY] Don't support add file. The file file:/tmp/ is a directory, consider to set "spark.sql.legacy.addSingleFileInAddFile" to "false".",
      "Py4JJavaError : org.apache.spark.SparkException: File /tmp/spark-files/userFiles/m.py exists and does not match contents of s3://code/b/m.py",
      "Py4JJavaError : java.lang.NullPointerException: Cannot invoke "String.length()" because "this.input" is null",
      "NotSupportedError [SHIPPED_FILE] Failed to ship https://x/y.py: a test has S3 and the disk of the job. Ship a file of S3 or of the disk, or stub the function that does.",
    ]
  `)
})
