import { describe, expect, test } from 'vitest'
import { sparkJob } from './spark-job.ts'

const job = sparkJob()

/** What each Python expression gives: its repr, or the class and message of its exception. */
const answers = (...expressions: string[]): string[] =>
  job.run(`
class Book:
    def __init__(self, title, year):
        self.year, self.title = year, title
def made(*args, **kwargs):
    frame = spark.createDataFrame(*args, **kwargs)
    return frame.schema.simpleString(), frame.collect()
for text in ${JSON.stringify(expressions)}:
    try:
        print(repr(eval(text)))
    except Exception as e:
        print(f"{type(e).__name__}: {str(e).strip().splitlines()[0]}")
`)

describe('createDataFrame', () => {
  test('infers the schema of dicts, rows, tuples and objects', () => {
    expect(
      answers(
        'made([{"b": 1, "a": "x"}, {"c": 2.5}])',
        'made([Row(b=1, a=None), Row(b=2, a=[Row(q=1)])])',
        'made([(1, True), (2, None)], ["n"])',
        'made([Book("t", 1999)])',
        'made([(decimal.Decimal("1.5"), datetime.date(2020, 1, 2), {"k": 1})])',
      ),
    ).toMatchInlineSnapshot(`
      [
        "('struct<a:string,b:bigint,c:double>', [Row(a='x', b=1, c=None), Row(a=None, b=None, c=2.5)])",
        "TypeError: 'NoneType' object is not iterable",
        "('struct<n:bigint,_2:boolean>', [Row(n=1, _2=True), Row(n=2, _2=None)])",
        "('struct<title:string,year:bigint>', [Row(title='t', year=1999)])",
        "('struct<_1:decimal(38,18),_2:date,_3:map<string,bigint>>', [Row(_1=Decimal('1.500000000000000000'), _2=datetime.date(2020, 1, 2), _3={'k': 1})])",
      ]
    `)
  })

  test('refuses what PySpark refuses, in its words', () => {
    expect(
      answers(
        'made([])',
        'made([(None,)], ["a"])',
        'made([(1,), (2.5,)], ["a"])',
        'made([("1",)], "a int")',
        'made([(200,)], "a tinyint")',
        'made([(1, 2)], "a int")',
        'made([1, 2])',
        'made([(decimal.Decimal("12345.6"),)], "a decimal(5,2)")',
      ),
    ).toMatchInlineSnapshot(`
      [
        "PySparkValueError: [CANNOT_INFER_EMPTY_SCHEMA] Can not infer schema from empty dataset.",
        "PySparkValueError: [CANNOT_DETERMINE_TYPE] Some of types cannot be determined after inferring.",
        "PySparkTypeError: [CANNOT_MERGE_TYPE] Can not merge type \`LongType\` and \`DoubleType\`.",
        "PySparkTypeError: [CANNOT_ACCEPT_OBJECT_IN_TYPE] \`IntegerType()\` can not accept object \`1\` in type \`str\`.",
        "PySparkValueError: [VALUE_OUT_OF_BOUND] Value for \`obj\` must be greater than 127 or less than -127, got 200",
        "PySparkValueError: [LENGTH_SHOULD_BE_THE_SAME] obj and fields should be of the same length, got 2 and 1.",
        "PySparkTypeError: [CANNOT_INFER_SCHEMA_FOR_TYPE] Can not infer schema for type: \`int\`.",
        "Py4JJavaError: An error occurred while calling into Spark.",
      ]
    `)
  })

  test('keeps every value: great integers, decimals, microseconds, bytes, NaN', () => {
    expect(
      answers(
        'made([(2**63 - 1,), (-2**63,)], "a bigint")[1]',
        'made([(decimal.Decimal("99999999999999999999999999999999999999"),)], "a decimal(38,0)")[1]',
        'made([(datetime.datetime(2020, 1, 2, 3, 4, 5, 6),)])[1]',
        'made([(b"\\x00\\xff", float("nan"), float("-inf"), -0.0)])[1]',
        'made([(datetime.timedelta(days=-1, microseconds=1), "é😀")])[1]',
      ),
    ).toMatchInlineSnapshot(`
      [
        "[Row(a=9223372036854775807), Row(a=-9223372036854775808)]",
        "[Row(a=Decimal('99999999999999999999999999999999999999'))]",
        "[Row(_1=datetime.datetime(2020, 1, 2, 3, 4, 5, 6))]",
        "[Row(_1=bytearray(b'\\x00\\xff'), _2=nan, _3=-inf, _4=-0.0)]",
        "[Row(_1=datetime.timedelta(days=-1, microseconds=1), _2='é😀')]",
      ]
    `)
  })
})

describe('a dict', () => {
  // As Pyrolite unpickles it: 10, 3, 17 and 33 share a table of eight places; thirteen entries have one of 32.
  test('has the order of the Java HashMap that Spark reads it to', () => {
    expect(
      answers(
        'list(made([({10: 1, 3: 2, 17: 3, 33: 4},)], "m map<int,int>")[1][0].m)',
        'list(made([({"b": 1, "a": 2, "zz": 3, "hello": 4},)], "m map<string,int>")[1][0].m)',
        'list(made([({i * 37 % 101: i for i in range(13)},)], "m map<int,int>")[1][0].m)',
        'list(made([({2**40 + i * 7919: i for i in range(5)},)], "m map<bigint,int>")[1][0].m)',
        'list(made([({-1.5: 1, 0.0: 2, float("inf"): 3, 2.25: 4, -3.0: 5},)], "m map<double,int>")[1][0].m)',
        'list(made([({True: 1, False: 2},)], "m map<boolean,int>")[1][0].m)',
        'list(made([({datetime.date(2024, 1, 2): 1, datetime.date(2024, 1, 1): 2},)], "m map<date,int>")[1][0].m)',
        'str(spark.range(1).select(F.udf(lambda x: {"b": 1, "a": 2, "zz": 3, "hello": x}, "map<string,int>")("id")).first()[0])',
      ),
    ).toMatchInlineSnapshot(`
      [
        "[33, 17, 10, 3]",
        "['zz', 'a', 'b', 'hello']",
        "[0, 3, 67, 37, 40, 10, 74, 47, 20, 84, 57, 30, 94]",
        "[1099511627776, 1099511659452, 1099511651533, 1099511643614, 1099511635695]",
        "[inf, 0.0, -3.0, -1.5, 2.25]",
        "[False, True]",
        "[datetime.date(2024, 1, 2), datetime.date(2024, 1, 1)]",
        ""{'zz': 3, 'a': 2, 'b': 1, 'hello': 0}"",
      ]
    `)
  })
})

describe('a tiny decimal', () => {
  test('has the digits of its engineering notation, as Spark pickles it', () => {
    expect(
      answers(
        '[str(d) for d in spark.sql("select 1E-7BD, 1.2E-8BD, 1.23E-9BD, -1E-10BD, 0E-9BD, 0.000001BD").first()]',
        'spark.range(1).select(F.udf(str)(F.lit(decimal.Decimal("0.0000001")))).first()[0]',
      ),
    ).toMatchInlineSnapshot(`
      [
        "['1.00E-7', '1.2E-8', '1.23E-9', '-1.00E-10', '0E-9', '0.000001']",
        "'1.00E-7'",
      ]
    `)
  })
})

describe('a Column', () => {
  test('refuses what PySpark refuses', () => {
    expect(
      answers(
        'bool(F.col("a") > 1)',
        '"x" in F.col("a")',
        'F.col("a").cast(5)',
        'F.col("a").cast("nope")',
        'F.upper(5)',
        'F.when("a", 1)',
        'F.when(F.col("a"), 1).otherwise(2).otherwise(3)',
        'F.col("a").over(5)',
        'F.repeat("a", F.lit(2))',
        'F.greatest("a")',
      ),
    ).toMatchInlineSnapshot(`
      [
        "PySparkValueError: [CANNOT_CONVERT_COLUMN_INTO_BOOL] Cannot convert column into bool: please use '&' for 'and', '|' for 'or', '~' for 'not' when building DataFrame boolean expressions.",
        "PySparkValueError: [CANNOT_APPLY_IN_FOR_COLUMN] Cannot apply 'in' operator against a column: please use 'contains' in a string column or 'array_contains' function for an array column.",
        "PySparkTypeError: [NOT_DATATYPE_OR_STR] Argument \`dataType\` should be a DataType or str, got int.",
        "ParseException: [UNSUPPORTED_DATATYPE] Unsupported data type "NOPE".(line 1, pos 0)",
        "PySparkTypeError: [NOT_COLUMN_OR_STR] Argument \`col\` should be a Column or str, got int.",
        "PySparkTypeError: [NOT_COLUMN] Argument \`condition\` should be a Column, got str.",
        "IllegalArgumentException: otherwise() can only be applied once on a Column previously generated by when()",
        "PySparkTypeError: [NOT_WINDOWSPEC] Argument \`window\` should be a WindowSpec, got int.",
        "PySparkTypeError: [NOT_ITERABLE] Column is not iterable.",
        "PySparkValueError: [WRONG_NUM_COLUMNS] Function \`greatest\` should take at least 2 columns.",
      ]
    `)
  })

  test('is no plain value, and may be a schema or a pattern', () => {
    expect(
      answers(
        'df.select(F.array_remove(F.array("id"), F.col("id")))',
        'df.select(F.array_position(F.array("id"), F.lit(1)))',
        'df.select(F.map_contains_key(F.create_map("id", "id"), F.lit(1)))',
        'df.select(F.map_contains_key(F.create_map("id", "id"), 1)).columns',
        'df.select(F.to_unix_timestamp(F.lit("2024"), F.lit("yyyy"))).first()[0]',
        'df.select(F.from_csv(F.lit("1"), F.schema_of_csv(F.lit("1")))).first()[0]',
        'df.alias("a").join(df.alias("b"), F.udf(lambda x, y: x == y, "boolean")(F.col("a.id"), F.col("b.id")), "left").count()',
        'df.alias("a").join(df.alias("b"), F.udf(lambda x, y: x == y, "boolean")(F.col("a.id"), F.col("b.id"))).count()',
      ),
    ).toMatchInlineSnapshot(`
      [
        "PySparkTypeError: [NOT_ITERABLE] Column is not iterable.",
        "PySparkTypeError: [NOT_ITERABLE] Column is not iterable.",
        "PySparkTypeError: [NOT_ITERABLE] Column is not iterable.",
        "['array_contains(map_keys(map(id, id)), 1)']",
        "1704067200",
        "Row(_c0=1)",
        "AnalysisException: [UNSUPPORTED_FEATURE.PYTHON_UDF_IN_ON_CLAUSE] The feature is not supported: Python UDF in the ON clause of a LEFT OUTER JOIN. In case of an INNNER JOIN consider rewriting to a CROSS JOIN with a WHERE clause.",
        "3",
      ]
    `)
  })

  test('names its result as Spark does', () => {
    expect(
      answers(
        'df.select(df.id + 1, 1 - df.id, ~(df.id == 2), df.name.isin("a", "b"), F.mean("x").over(Window.orderBy("id"))).columns[:4]',
        'df.select(F.lit([1, 2]), F.lit(decimal.Decimal("1.50")), df.id.cast("string"), F.count_distinct("id")).schema.simpleString()',
      ),
    ).toMatchInlineSnapshot(`
      [
        "['(id + 1)', '(1 - id)', '(NOT (id = 2))', '(name IN (a, b))']",
        "AnalysisException: [MISSING_GROUP_BY] The query does not include a GROUP BY clause. Add GROUP BY or turn it into the window functions using OVER clauses.",
      ]
    `)
  })
})

describe('a Python function', () => {
  test('gets Python values and gives values of its type; others become null', () => {
    expect(
      answers(
        'df.select(F.udf(lambda n, x: f"{n}{x}")("name", "x").alias("r")).collect()',
        'df.select(F.udf(lambda i: i * 1.5, "int")("id").alias("r")).collect()',
        'df.select(F.udf(lambda s: repr(s), "string")(F.struct("id", "name")).alias("r")).first()',
        'df.select(F.udf(lambda i: {"k": [i]}, "map<string,array<int>>")("id").alias("r")).first()',
        'df.filter(F.udf(lambda i: i > 1, "boolean")("id")).count()',
      ),
    ).toMatchInlineSnapshot(`
      [
        "[Row(r='a2.5'), Row(r='bNone'), Row(r='None1.0')]",
        "[Row(r=None), Row(r=None), Row(r=None)]",
        "Row(r="Row(id=1, name='a')")",
        "Row(r={'k': [1]})",
        "2",
      ]
    `)
  })

  test('that raises is a PythonException with its traceback', () => {
    const printed = job.run(`
from pyspark.errors import PythonException
def broken(value):
    return 1 / (value - 2)
try:
    df.select(F.udf(broken, "double")("id")).collect()
except PythonException as e:
    print(str(e).strip().splitlines()[0], "|", str(e).strip().splitlines()[-1])
`)
    expect(printed).toEqual([
      'An exception was thrown from the Python worker. Please see the stack trace below. | ZeroDivisionError: division by zero',
    ])
  })
})

describe('an RDD', () => {
  test('works on local lists and becomes a frame', () => {
    expect(
      answers(
        'sc.parallelize([1, 2, 3, 4]).map(lambda v: (v % 2, v)).reduceByKey(lambda a, b: a + b).collect()',
        'df.rdd.filter(lambda r: r.x).map(lambda r: (r.id, r["name"])).toDF(["i", "n"]).collect()',
        'sc.parallelize([3, 1, 2]).sortBy(lambda v: -v).zipWithIndex().collect()',
        'sc.parallelize([]).first()',
      ),
    ).toMatchInlineSnapshot(`
      [
        "[(1, 4), (0, 6)]",
        "[Row(i=1, n='a'), Row(i=3, n=None)]",
        "[(3, 0), (2, 1), (1, 2)]",
        "ValueError: RDD is empty",
      ]
    `)
  })
})

describe('a run', () => {
  test('has one context, and the next run a new one', () => {
    const second =
      'try:\n    from pyspark import SparkContext\n    SparkContext()\nexcept ValueError as e:\n    print(str(e)[:45])'
    expect(job.run(second)).toEqual(['Cannot run multiple SparkContexts at once; ex'])
    job.python.reset()
    expect(job.run('print(spark.catalog.listTables())\ndf.createOrReplaceTempView("v")')).toEqual(['[]'])
  })
})

test("sys.maxsize is that of Glue's Python, and what unpacks with it still works", () => {
  const printed = job.run(`
import gzip, pickle, sys
print(sys.maxsize, spark.range(1).select(F.lit(sys.maxsize)).dtypes)
print(gzip.decompress(gzip.compress(b"abc")), pickle.loads(pickle.dumps([1] * 3)))
`)
  expect(printed).toEqual(["9223372036854775807 [('9223372036854775807', 'bigint')]", "b'abc' [1, 1, 1]"])
})
