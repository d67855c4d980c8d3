import { expect, test } from 'vitest'
import { glueJob } from './glue-job.ts'

const job = glueJob()

test('relationalize gives a collection, by method and by transform', () => {
  const printed = job.run(`
frame = DynamicFrame.fromDF(
    spark.createDataFrame([("n", ["a", "b"], (1, 2)), ("o", [], (3, 4))], "name string, tags array<string>, at struct<x: int, y: int>"),
    glueContext, "f")
tables = frame.relationalize("root", "s3://tmp")
print(type(tables).__name__, list(tables.keys()), tables["root"].name)
print(tables["root"].toDF().collect())
print(tables.select("root_tags").toDF().collect())
again = Relationalize.apply(frame, staging_path="s3://tmp")
print(sorted(again.keys()), frame.unnest().toDF().columns, UnnestFrame.apply(frame).toDF().columns)
`)

  expect(printed).toEqual([
    "DynamicFrameCollection ['root', 'root_tags'] root",
    "[Row(name='n', tags=1, at.x=1, at.y=2), Row(name='o', tags=None, at.x=3, at.y=4)]",
    "[Row(id=1, index=0, tags.val='a'), Row(id=1, index=1, tags.val='b')]",
    "['roottable', 'roottable_tags'] ['name', 'tags', 'at.x', 'at.y'] ['name', 'tags', 'at.x', 'at.y']",
  ])
})

test('split_rows, split_fields and mergeDynamicFrame', () => {
  const printed = job.run(`
people = DynamicFrame.fromDF(spark.createDataFrame([(1, 15), (2, 30), (3, None)], "id long, age int"), glueContext, "p")
rows = SplitRows.apply(people, {"age": {">": 10, "<": 20}})
print([(key, rows[key].toDF().collect()) for key in rows.keys()])
fields = SplitFields.apply(people, ["age"])
print([(key, fields[key].toDF().columns) for key in fields.keys()])
staged = DynamicFrame.fromDF(spark.createDataFrame([(2, 31), (4, 40)], "id long, age int"), glueContext)
print(people.mergeDynamicFrame(staged, ["id"]).toDF().collect())
`)

  expect(printed).toMatchInlineSnapshot(`
    [
      "[('frame1', [Row(id=1, age=15)]), ('frame2', [Row(id=2, age=30), Row(id=3, age=None)])]",
      "[('p1', ['age']), ('p2', ['id'])]",
      "[Row(id=1, age=15), Row(id=3, age=None), Row(id=2, age=31), Row(id=4, age=40)]",
    ]
  `)
})

test('unbox sets a broken text aside as an error record', () => {
  const printed = job.run(`
frame = DynamicFrame.fromDF(spark.createDataFrame([(1, '{"a": 1}'), (2, '{x')], "id long, j string"), glueContext)
boxed = Unbox.apply(frame=frame, path="j", format="json", info="why")
print(boxed.toDF().collect())
errors = ErrorsAsDynamicFrame.apply(boxed)
errors.printSchema()
error = errors.toDF().collect()[0].error
print(error.msg.startswith("unbox failed "), error.callsite.info, error.callsite.site.endswith("job.py:13"), error.dynamicRecord)
`)

  expect(printed.join('\n')).toMatchInlineSnapshot(`
    "[Row(id=1, j=Row(a=1))]
    root
    |-- error: struct
    |    |-- callsite: struct
    |    |    |-- site: string
    |    |    |-- info: string
    |    |-- msg: string
    |    |-- stackTrace: string
    |    |-- dynamicRecord: struct
    |    |    |-- id: long
    |    |    |-- j: string
    True why True Row(id=2, j='{x')"
  `)
})

test('what a function raised is told with its Python traceback', () => {
  const printed = job.run(`
frame = DynamicFrame.fromDF(spark.createDataFrame([(1,), (0,)], "id long"), glueContext)
def broken(record):
    return {"x": 1 / record["id"]}
error = frame.map(broken).errorsAsDynamicFrame().toDF().collect()[0].error
print(error.msg, "|", error.stackTrace.splitlines()[-1], "|", "in broken" in error.stackTrace)
`)

  expect(printed).toEqual(['division by zero | ZeroDivisionError: division by zero | True'])
})

test('mapPartitions sees wrapped records and keeps the types of those it passes on', () => {
  const printed = job.run(`
frame = DynamicFrame.fromDF(spark.createDataFrame([(1, 2), (3, 4), (5, 6)], "a long, b short"), glueContext)
def change(index, entries):
    for entry in entries:
        if entry["record"]["a"] == 3:
            yield {"record": entry["record"], "isError": True, "errorMessage": "three"}
        elif entry["record"]["a"] == 5:
            yield {"record": {"index": index}}
        else:
            entry["record"]["c"] = "x"
            yield entry
made = frame.mapPartitionsWithIndex(change)
print(made.toDF().dtypes, made.toDF().collect(), made.errorsCount())
print(frame.mapPartitions(lambda entries: [e for e in entries if e["record"]["a"] > 1]).toDF().dtypes)
`)

  expect(printed).toEqual([
    "[('a', 'bigint'), ('b', 'smallint'), ('c', 'string'), ('index', 'int')] [Row(a=1, b=2, c='x', index=None), Row(a=None, b=None, c=None, index=0)] 1",
    "[('a', 'bigint'), ('b', 'smallint')]",
  ])
})

test('toDF projects a choice by an option; a schema that a job vouches for has to be true', () => {
  job.glue.s3.put('s3://lake/a.json', '{"id": 1}\n{"id": "x"}\n')

  const printed = job.run(`
from awsglue.dynamicframe import ResolveOption
from awsglue.gluetypes import ChoiceType, Field, IntegerType, StringType, StructType
frame = glueContext.create_dynamic_frame.from_options("s3", {"paths": ["s3://lake/a.json"]}, "json")
print(frame.toDF([ResolveOption("id", "Project", IntegerType())]).collect(), frame.toDF([ResolveOption("id", "KeepAsStruct")]).dtypes)
for option in [ResolveOption("id", "Project"), ResolveOption("id", "Cast", StringType())]:
    try:
        frame.toDF([option])
    except Exception as error:
        print(type(error).__name__, error)
vouched = StructType([Field("id", ChoiceType([IntegerType(), StringType()])), Field("more", StringType())])
print(frame.with_frame_schema(vouched).toDF().dtypes)
try:
    frame.with_frame_schema(StructType([Field("id", StringType())]))
except Exception as error:
    print(str(error).splitlines()[0])
`)

  expect(printed).toMatchInlineSnapshot(`
    [
      "[Row(id=1), Row(id=None)] [('id', 'struct<int:int,string:string>')]",
      "Exception Missing target type for resolve action Project.",
      "ValueError Invalid resolve action Cast. Action must be one of KeepAsStruct and Project.",
      "[('id', 'struct<int:int,string:string>'), ('more', 'string')]",
      "[SCHEMA_NOT_TRUE] Failed to set the schema of a frame: id holds a choice and it says string. Glue would take it and fail or lose data later. Give the schema that the records have.",
    ]
  `)
})

test('choices are matched with the catalog', () => {
  job.glue.catalog.table('db.t', { schema: 'id bigint' })
  job.glue.s3.put('s3://lake/a.json', '{"id": 1}\n{"id": "2"}\n')

  const printed = job.run(`
frame = glueContext.create_dynamic_frame.from_options("s3", {"paths": ["s3://lake/a.json"]}, "json")
print(ResolveChoice.apply(frame, choice="match_catalog", database="db", table_name="t").toDF().dtypes)
`)

  expect(printed).toEqual(["[('id', 'bigint')]"])
})

test('simplify_ddb_json and a spigot on the way', () => {
  job.glue.s3.put('s3://lake/a.json', '{"Item": {"id": {"S": "a"}, "m": {"M": {"n": {"N": "1"}}}}}\n')

  const printed = job.run(`
frame = glueContext.create_dynamic_frame.from_options("s3", {"paths": ["s3://lake/a.json"]}, "json")
simple = Spigot.apply(frame.simplify_ddb_json(), "s3://lake/sample", {"topk": 1})
simple.show()
`)

  expect(printed).toEqual(['{"id":"a","m":{"n":"1"}}'])
  expect(job.glue.s3.get('s3://lake/sample')).toEqual([{ id: 'a', m: { n: '1' } }])
})
