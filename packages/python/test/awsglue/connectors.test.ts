import { expect, test } from 'vitest'
import { glueJob } from './glue-job.ts'

const job = glueJob()

test('a job reads and writes databases through Spark', () => {
  job.glue.source('jdbc', 'city', [
    { id: 1, name: 'Ulm' },
    { id: 2, name: 'Bonn' },
  ])
  expect(
    job.run(`
url, known = "jdbc:mysql://h/d", {"user": "u", "password": "p"}
bounds = dict(column="id", lowerBound=1, upperBound=2, numPartitions=2)
df = spark.read.jdbc(url, "city", properties=known, **bounds)
print(df.schema.simpleString(), df.count())
options = {"url": url, "dbtable": "city", **known}
print(spark.read.format("jdbc").options(**options).load().filter("id > 1").collect())
df.write.jdbc(url, "copy", mode="overwrite", properties=known)
df.write.format("jdbc").options(url=url, dbtable="copy").mode("append").save()
print(spark.read.jdbc(url, "copy").count())
`),
  ).toEqual(['struct<id:bigint,name:string> 2', "[Row(id=2, name='Bonn')]", '4'])
  expect(job.glue.writes.map(({ spelling }) => spelling)).toEqual([
    'df.write.mode("overwrite").save',
    'df.write.mode("append").save',
  ])
  expect(job.glue.written('jdbc:copy').count()).toBe(4)
})

test('what is not arranged, and what only the database could answer, is refused', () => {
  expect(
    job.run(`
for read in (
    lambda: spark.read.jdbc("jdbc:mysql://h/d", "city"),
    lambda: spark.read.jdbc("jdbc:mysql://h/d", "city", predicates=["id = 1"]),
    lambda: spark.read.format("parqet").load("s3://x/y"),
    lambda: spark.range(1).write.format("csv").save(),
):
    try:
        read()
    except Exception as e:
        print(type(e).__name__, str(e).splitlines()[-1])
`),
  ).toMatchInlineSnapshot(`
    [
      "Refusal   Arrange it with glue.source('jdbc', 'city', [{ … }]), or correct the job.",
      "NotSupportedError [JDBC_PREDICATES] Failed to read city with predicates: they are in the database's own SQL. Filter the frame after the read, or stub the function that reads.",
      "Py4JJavaError : org.apache.spark.SparkClassNotFoundException: [DATA_SOURCE_NOT_FOUND] Failed to find the data source: parqet. Please find packages at \`https://spark.apache.org/third-party-projects.html\`.",
      "IllegalArgumentException Expected exactly one path to be specified, but got: .",
    ]
  `)
})
