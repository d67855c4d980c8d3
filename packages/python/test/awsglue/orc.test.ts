import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { glueJob } from './glue-job.ts'

const job = glueJob()

const golden = readFileSync(new URL('../../../../fixtures/golden/formats/orc.json', import.meta.url), 'utf8')
const { cases } = JSON.parse(golden) as {
  readonly cases: readonly { readonly title: string; readonly answer: unknown }[]
}

test('ORC files hold what they hold in Spark', () => {
  const printed = job.run(`
import json
def answer(case, path):
    try:
        for query in case["writes"]:
            writer = spark.sql(query).write.mode("append").options(**case.get("options", {}))
            writer.partitionBy(*case.get("partitionBy", [])).orc(path)
        reader = spark.read.options(**case.get("reads", {}))
        if "schema" in case:
            reader = reader.schema(case["schema"])
        frame = reader.orc(path)
        return {"schema": frame.schema.simpleString(), "rows": sorted(map(repr, frame.collect()))}
    except Exception as error:
        return {"raises": type(error).__name__, "message": str(error).split("\\n")[0]}
for number, case in enumerate(json.loads(${JSON.stringify(golden)})["cases"]):
    print(json.dumps(answer(case, f"s3://lake/{number}")))
`)
  const found = printed.map((line, i) => [cases[i]?.title, JSON.parse(line)])
  expect(found).toEqual(cases.map(({ title, answer }) => [title, answer]))
})

test('rows that a test puts, tables and sinks of Glue are ORC files where a job says so', () => {
  const { glue } = job
  glue.s3.put('s3://lake/in', [{ id: 1, day: '2024-02-29' }], { schema: 'id bigint, day date' })
  glue.catalog.table('db.events', {
    format: 'orc',
    schema: 'id int, k string',
    partitionKeys: ['k'],
    rows: [{ id: 7, k: 'x' }],
  })
  expect(
    job.run(`
print(spark.read.orc("s3://lake/in").collect())
print(glueContext.create_dynamic_frame.from_options("s3", {"paths": ["s3://lake/in"]}, "orc").toDF().schema.simpleString())
events = glueContext.create_dynamic_frame.from_catalog("db", "events")
print(events.toDF().collect(), spark.table("db.events").collect())
glueContext.write_dynamic_frame.from_options(events, "s3", {"path": "s3://lake/out", "partitionKeys": ["k"]}, "orc")
print(spark.read.orc("s3://lake/out").collect())
spark.sql("create table db.copy using orc as select * from db.events")
spark.sql("insert into db.copy values (8, 'y')")
print(spark.sql("select * from db.copy order by id").collect())
import boto3
print([o["Size"] > 0 for o in boto3.client("s3").list_objects_v2(Bucket="lake", Prefix="out")["Contents"]])
`),
  ).toEqual([
    '[Row(id=1, day=datetime.date(2024, 2, 29))]',
    'struct<id:bigint,day:date>',
    "[Row(id=7, k='x')] [Row(id=7, k='x')]",
    "[Row(id=7, k='x')]",
    "[Row(id=7, k='x'), Row(id=8, k='y')]",
    '[True]',
  ])
  expect(glue.written('s3://lake/out').collect()).toEqual([{ id: 7, k: 'x' }])
  expect(glue.written('db.copy').count()).toBe(2)
})

test('a file is copied about by its bytes, on the disk too', () => {
  job.glue.s3.put('s3://lake/rows.orc', [{ id: 1, tags: ['a'] }], { schema: 'id int, tags array<string>' })
  expect(
    job.run(`
import boto3, shutil
s3 = boto3.client("s3")
body = s3.get_object(Bucket="lake", Key="rows.orc")["Body"].read()
print(body[:3])
s3.put_object(Bucket="lake", Key="copy/rows.orc", Body=body)
print(spark.read.orc("s3://lake/copy").collect())
spark.read.orc("s3://lake/copy").write.orc("/tmp/out")
shutil.copytree("/tmp/out", "/tmp/copied")
print(spark.read.orc("/tmp/copied").collect())
spark.sql("create table local (id int, tags array<string>) using orc location '/tmp/copied'")
print(spark.table("local").collect(), spark.sql("describe extended local").where("col_name = 'Location'").first()[1])
`),
  ).toEqual([
    "b'ORC'",
    "[Row(id=1, tags=['a'])]",
    "[Row(id=1, tags=['a'])]",
    "[Row(id=1, tags=['a'])] file:/tmp/copied",
  ])
})

test('a name that two columns of a file have is refused as in Spark', () => {
  expect(
    job.run(`
spark.conf.set("spark.sql.caseSensitive", "true")
spark.sql("select 1 id, 2 ID").write.orc("s3://lake/twice")
spark.conf.set("spark.sql.caseSensitive", "false")
try:
    print(spark.read.schema("id int").orc("s3://lake/twice").collect())
except Exception as e:
    print(type(e).__name__, str(e).splitlines()[-1].rpartition("Exception: ")[2])
`),
  ).toEqual(['Py4JJavaError Found duplicate field(s) "id": [id, ID] in case-insensitive mode.'])
})

test('bytes of ORC that others made are refused, and other bytes as Spark refuses them', () => {
  const { glue } = job
  glue.s3.put('s3://lake/real.orc', new Uint8Array([...new TextEncoder().encode('ORC'), 1, 2]))
  glue.s3.put('s3://lake/text.orc', 'hello world')
  glue.s3.put('s3://lake/rows.orc', [{ id: 1 }])
  expect(
    job.run(`
for act in (
    lambda: spark.read.orc("s3://lake/real.orc"),
    lambda: spark.read.orc("s3://lake/text.orc"),
    lambda: spark.read.schema("id int").orc("s3://lake/text.orc").collect(),
    lambda: spark.read.schema("id string").orc("s3://lake/rows.orc").collect(),
    lambda: spark.read.parquet("s3://lake/rows.orc").collect(),
):
    try:
        print(act())
    except Exception as e:
        print(type(e).__name__, " ".join(str(e).splitlines()))
`),
  ).toMatchInlineSnapshot(`
    [
      "NotSupportedError [ORC_BYTES] Failed to read s3://lake/real.orc: its bytes are ORC, which dryfit does not decode. Put rows there: they are an ORC file for a job that reads one.",
      "Py4JJavaError An error occurred while calling into Spark. : org.apache.spark.SparkException: [CANNOT_READ_FILE_FOOTER] Could not read footer for file: s3://lake/text.orc. Please ensure that the file is in either ORC or Parquet format. If not, please convert it to a valid format. If the file is in the valid format, please check if it is corrupt. If it is, you can choose to either ignore it or fix the corruption. Caused by: org.apache.orc.FileFormatException: Malformed ORC file s3://lake/text.orc. Invalid postscript.",
      "Py4JJavaError An error occurred while calling into Spark. : org.apache.spark.SparkException: Job aborted due to stage failure: org.apache.orc.FileFormatException: Malformed ORC file s3://lake/text.orc. Invalid postscript.",
      "NotSupportedError [ORC_SCHEMA_MISMATCH] Failed to read column id of s3://lake/rows.orc: the file has bigint, the schema string. These rows were put without types: give them with glue.s3.put(path, rows, { schema }).",
      "[Row(id=1)]",
    ]
  `)
})
