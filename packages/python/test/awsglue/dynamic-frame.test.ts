import { expect, test } from 'vitest'
import { glueJob } from './glue-job.ts'

const job = glueJob()

test('a schema is printed as Glue prints it', () => {
  job.glue.s3.put('s3://lake/a.json', '{"id": 1, "at": {"city": "x", "tags": ["a"]}}\n{"id": "y"}\n')

  const printed = job.run(`
frame = glueContext.create_dynamic_frame.from_options("s3", {"paths": ["s3://lake/a.json"]}, "json")
frame.printSchema()
frame.show()
print(frame.schema())
frame.toDF().printSchema()
`)

  expect(printed.join('\n')).toMatchInlineSnapshot(`
    "root
    |-- id: choice
    |    |-- int
    |    |-- string
    |-- at: struct
    |    |-- city: string
    |    |-- tags: array
    |    |    |-- element: string
    {"id":1,"at":{"city":"x","tags":["a"]}}
    {"id":"y"}
    StructType([Field(id, ChoiceType([IntegerType({}), StringType({})], {}), {}), Field(at, StructType([Field(city, StringType({}), {}), Field(tags, ArrayType(StringType({}), {}), {})], {}), {})], {})
    root
     |-- id: struct (nullable = true)
     |    |-- int: integer (nullable = true)
     |    |-- string: string (nullable = true)
     |-- at: struct (nullable = true)
     |    |-- city: string (nullable = true)
     |    |-- tags: array (nullable = true)
     |    |    |-- element: string (containsNull = true)
    "
  `)
})

test('filter drops a record whose function raises KeyError, and sets one aside that raises otherwise', () => {
  const printed = job.run(`
df = spark.createDataFrame([(1, "a"), (2, None), (3, "c")], "id long, name string")
frame = DynamicFrame.fromDF(df, glueContext)
print(Filter.apply(frame, f=lambda r: r["id"] > 1).toDF().dtypes)
print(frame.filter(lambda r: r["nope"] > 1).count(), frame.filter(lambda r: r.id > 1 and len(r["name"]) > 0).count())
broken = frame.filter(lambda r: 1 / (r["id"] - 2) > 0)
print(broken.count(), broken.errorsCount(), broken.stageErrorsCount())
try:
    frame.filter(lambda r: 1 / 0, totalThreshold=1).count()
except Exception as error:
    print("threshold", type(error).__name__)
`)

  expect(printed).toEqual(["[('id', 'bigint'), ('name', 'string')]", '0 1', '1 1 1', 'threshold Py4JJavaError'])
})

test('map sees Python values and keeps the types of what it leaves alone', () => {
  const printed = job.run(`
import datetime, decimal
df = spark.createDataFrame(
    [(1, decimal.Decimal("1.50"), datetime.date(2024, 1, 2), datetime.datetime(2024, 1, 2, 3, 4, 5), bytearray(b"x"), [1.0], (7,))],
    "id long, d decimal(10,2), day date, at timestamp, b binary, xs array<double>, s struct<n: int>")
def change(r):
    print(r)
    r["twice"] = r["id"] * 2
    r["s"]["m"] = "new"
    del r["b"]
    return r
made = Map.apply(frame=DynamicFrame.fromDF(df, glueContext), f=change)
print(made.toDF().dtypes)
print(made.toDF().collect())
print(DynamicFrame.fromDF(df, glueContext).map(lambda r: None).errorsCount())
`)

  expect(printed.join('\n')).toMatchInlineSnapshot(`
    "{'id': 1, 'd': Decimal('1.50'), 'day': datetime.date(2024, 1, 2), 'at': datetime.datetime(2024, 1, 2, 3, 4, 5), 'b': bytearray(b'x'), 'xs': [1.0], 's': {'n': 7}}
    [('id', 'bigint'), ('d', 'decimal(10,2)'), ('day', 'date'), ('at', 'timestamp'), ('xs', 'array<double>'), ('s', 'struct<n:int,m:string>'), ('twice', 'int')]
    [Row(id=1, d=Decimal('1.50'), day=datetime.date(2024, 1, 2), at=datetime.datetime(2024, 1, 2, 3, 4, 5), xs=[1.0], s=Row(n=7, m='new'), twice=2)]
    1"
  `)
})

test('mappings rename, nest, unnest and cast', () => {
  const printed = job.run(`
df = spark.createDataFrame([(1, "2", (3, "x"))], "a int, b string, c struct<d: int, e: string>")
frame = DynamicFrame.fromDF(df, glueContext)
mapped = ApplyMapping.apply(frame=frame, mappings=[("a", "int", "key.id", "long"), ("b", "string", "n", "int"), ("c.e", "e")])
print(mapped.toDF().dtypes, mapped.toDF().collect())
`)

  expect(printed).toMatchInlineSnapshot(`
    [
      "[('key', 'struct<id:bigint>'), ('n', 'int'), ('e', 'string')] [Row(key=Row(id=1), n=2, e='x')]",
    ]
  `)
})

test('a join keeps both keys and marks the fields of the left that both have', () => {
  const printed = job.run(`
a = DynamicFrame.fromDF(spark.createDataFrame([(1, "x"), (2, "y"), (None, "z")], "id int, name string"), glueContext, "a")
b = DynamicFrame.fromDF(spark.createDataFrame([(1, "k"), (1, "l")], "ref int, name string"), glueContext, "b")
joined = Join.apply(a, b, "id", "ref")
print(joined.name, sorted(joined.toDF().columns), joined.count())
print(DropFields.apply(joined, paths=[".name"]).toDF().columns, RenameField.apply(a, "id", "key").toDF().columns)
`)

  expect(printed).toEqual(["ab ['.name', 'id', 'name', 'ref'] 2", "['id', '.name', 'ref', 'name'] ['name', 'key']"])
})

test('choices are resolved by column', () => {
  job.glue.s3.put('s3://lake/a.json', '{"id": 1}\n{"id": "2"}\n{"id": "x"}\n')

  const printed = job.run(`
frame = glueContext.create_dynamic_frame.from_options("s3", {"paths": ["s3://lake/a.json"]}, "json")
for action in ["cast:int", "make_cols", "make_struct"]:
    df = frame.resolveChoice(specs=[("id", action)]).toDF()
    print(action, df.dtypes, [tuple(row) for row in df.collect()])
`)

  expect(printed).toMatchInlineSnapshot(`
    [
      "cast:int [('id', 'int')] [(1,), (2,), (None,)]",
      "make_cols [('id_int', 'int'), ('id_string', 'string')] [(1, None), (None, '2'), (None, 'x')]",
      "make_struct [('id', 'struct<int:int,string:string>')] [(Row(int=1, string=None),), (Row(int=None, string='2'),), (Row(int=None, string='x'),)]",
    ]
  `)
})

test('DropNullFields prints what it drops', () => {
  job.glue.s3.put('s3://lake/a.json', '{"id": 1, "x": null, "s": {"y": null, "z": 1}}\n')

  const printed = job.run(`
frame = glueContext.create_dynamic_frame.from_options("s3", {"paths": ["s3://lake/a.json"]}, "json")
print(DropNullFields.apply(frame=frame).toDF().dtypes)
`)

  expect(printed).toEqual(["null_fields ['x', 's.y']", "[('id', 'int'), ('s', 'struct<z:int>')]"])
})

test('a collection gives frames by name, and an empty one for a name that it does not have', () => {
  const printed = job.run(`
frame = DynamicFrame.fromDF(spark.createDataFrame([(1,)], "id int"), glueContext, "f")
dfc = DynamicFrameCollection([frame], glueContext)
print(len(dfc), list(dfc.keys()), SelectFromCollection.apply(dfc=dfc, key="f").count(), dfc.select("none").count())
print(list(MapToCollection.apply(dfc, lambda f, ctx: f.select_fields("id")).keys()))
`)

  expect(printed).toEqual(["1 ['f'] 1 0", "['f']"])
})
