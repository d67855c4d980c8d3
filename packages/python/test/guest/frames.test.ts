import { DataFrame, SparkSession } from '@dryfit/spark'
import { describe, expect, test } from 'vitest'
import { PythonError } from '../../src/protocol/errors.ts'
import { sparkJob } from './spark-job.ts'

const job = sparkJob()

function caught(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

describe('a DataFrame', () => {
  test('selects, filters, joins, groups and sorts', () => {
    const printed = job.run(`
other = spark.createDataFrame([(1, "one"), (3, "three")], ["id", "word"])
joined = df.join(other, "id", "left").withColumn("big", F.when(df.x > 2, "yes").otherwise("no"))
print(joined.select("id", "word", "big").orderBy(F.desc("id")).collect())
print(joined.groupBy("big").agg(F.count("*").alias("n"), F.max("id")).orderBy("big").collect())
print(df.agg({"x": "max", "id": "sum"}).columns)
`)
    expect(printed).toMatchInlineSnapshot(`
      [
        "[Row(id=3, word='three', big='no'), Row(id=2, word=None, big='no'), Row(id=1, word='one', big='yes')]",
        "[Row(big='no', n=2, max(id)=3), Row(big='yes', n=1, max(id)=1)]",
        "['max(x)', 'sum(id)']",
      ]
    `)
  })

  test('prints itself, its schema and its rows', () => {
    const printed = job.run(`
print(df)
df.printSchema()
df.show(2)
`)
    expect(printed.join('\n')).toMatchInlineSnapshot(`
      "DataFrame[id: int, name: string, x: double]
      root
       |-- id: integer (nullable = true)
       |-- name: string (nullable = true)
       |-- x: double (nullable = true)

      +---+----+----+
      | id|name|   x|
      +---+----+----+
      |  1|   a| 2.5|
      |  2|   b|NULL|
      +---+----+----+
      only showing top 2 rows
      "
    `)
  })

  test('is the very class, can be subclassed and mocked', () => {
    const printed = job.run(`
from unittest.mock import Mock
class Mine(DataFrame):
    def __init__(self, frame):
        super().__init__(frame._handle, frame.sparkSession)
class Foreign(DataFrame):
    def __init__(self):
        self.note = "none"
print(type(df) is DataFrame, isinstance(Mock(spec=DataFrame), DataFrame), Foreign().note)
try:
    Foreign().id
except AttributeError as e:
    print(e)
print(Mine(df.select("id")).count())
`)
    expect(printed).toEqual(['True True none', "'Foreign' object has no attribute 'id'", '3'])
  })

  test('tells two sides of a join apart by their frames', () => {
    expect(
      job.run(`
left = df.select("id", "name")
right = spark.createDataFrame([(1, "one"), (3, "three")], ["id", "word"])
joined = left.join(right, left.id == right.id)
print(joined.select(left["id"], right.word).orderBy(right["id"]).first(), joined.drop(right.id).columns)
`),
    ).toEqual(["Row(id=1, word='one') ['id', 'name', 'word']"])
  })

  test('gives a column that outlives it', () => {
    expect(
      job.run(`
def column():
    return df.withColumn("z", F.lit(1))["z"]
import gc
kept = column()
for i in range(200):
    df.limit(i + 1)
gc.collect()
print(df.select("id").count())
try:
    df.select(kept)
except AnalysisException as e:
    print(e.getErrorClass())
`),
    ).toMatchInlineSnapshot(`
      [
        "3",
        "MISSING_ATTRIBUTES.RESOLVED_ATTRIBUTE_MISSING_FROM_INPUT",
      ]
    `)
  })

  test('is let go when Python no longer holds it', () => {
    job.run('for i in range(1000):\n    df.limit(i + 1)')
    expect(job.bridge.frames.size).toBeLessThan(100)
  })

  test('crosses to the test and back as the same frame', () => {
    const module = job.load(`
kept = df.select("id")
def give():
    return kept
def same(frame):
    return frame is kept
def count(frame):
    return type(frame) is DataFrame and frame.count()
`)
    const frame = module.call('give', [])
    expect(frame).toBeInstanceOf(DataFrame)
    expect((frame as DataFrame).columns).toEqual(['id'])
    expect(module.call('same', [frame])).toBe(true)
    const mine = new SparkSession().createDataFrame([{ a: 1 }, { a: 2 }])
    expect(module.call('count', [mine])).toBe(2)
  })
})

describe('an error of Spark', () => {
  test('is raised as PySpark raises it, at the line that caused it', () => {
    const printed = job.run(`
try:
    df.select("nope")
except AnalysisException as e:
    print(type(e).__module__, e.getErrorClass(), e.getSqlState(), e.getMessageParameters()["objectName"])
    print(e)
`)
    expect(printed).toMatchInlineSnapshot(`
      [
        "pyspark.errors.exceptions.captured UNRESOLVED_COLUMN.WITH_SUGGESTION 42703 \`nope\`",
        "[UNRESOLVED_COLUMN.WITH_SUGGESTION] A column or function parameter with name \`nope\` cannot be resolved. Did you mean one of the following? [\`id\`, \`name\`, \`x\`].",
      ]
    `)
  })

  test('that nobody catches reaches the test with the job line, and without our own frames', () => {
    const error = caught(() => job.run('df.filter("id > 1").select("nope")'))
    expect(error).toBeInstanceOf(PythonError)
    expect((error as PythonError).pythonType).toBe('pyspark.errors.exceptions.captured.AnalysisException')
    expect((error as PythonError).pythonMessage).toMatch(/^\[UNRESOLVED_COLUMN.WITH_SUGGESTION\]/)
    expect((error as PythonError).cause).toBeUndefined()
    expect((error as PythonError).pythonFrames.map((f) => f.source)).toEqual(['df.filter("id > 1").select("nope")'])
  })

  test('for df["name"] comes at that line', () => {
    expect(
      job.run(`
try:
    df["nope"]
except AnalysisException as e:
    print(e.getErrorClass())
`),
    ).toEqual(['UNRESOLVED_COLUMN.WITH_SUGGESTION'])
  })
})

describe('statistics and samples', () => {
  test('draw what Spark draws from one partition', () => {
    const printed = job.run(`
numbers = spark.range(30)
print([r.id for r in numbers.sample(0.4, seed=7).collect()])
print([r.id for r in numbers.sample(True, 0.9, seed=7).limit(6).collect()])
print([[r.id for r in part.collect()] for part in spark.range(8).randomSplit([1.0, 2.0], seed=11)])
print([r.id for r in numbers.sampleBy(F.col("id") % 3, {0: 0.5, 1: 0.9}, seed=5).limit(5).collect()])
print(spark.range(1000).approxQuantile(["id"], [0.1, 0.5], 0.05), df.approxQuantile("x", [0.5], 0.0))
`)
    expect(printed).toMatchInlineSnapshot(`
      [
        "[0, 6, 8, 11, 13, 15, 20, 25, 26, 27]",
        "[0, 3, 5, 6, 6, 6]",
        "[[0, 1, 2, 4, 7], [3, 5, 6]]",
        "[0, 1, 4, 6, 9]",
        "[[79.0, 478.0]] [1.0]",
      ]
    `)
  })

  test('statistics are frames, or the values that PySpark gives', () => {
    const printed = job.run(`
from pyspark.errors import IllegalArgumentException
t = spark.createDataFrame([(1, "a", 1.5), (2, "b", None), (None, "a", 4.0)], "i int, s string, d double")
print([list(r) for r in t.describe("i", "s").collect()])
print([list(r) for r in t.summary("count", "50%").collect()])
print([list(r) for r in t.crosstab("i", "s").orderBy("i_s").collect()])
print([list(r) for r in t.freqItems(["i", "s"]).collect()], t.stat.freqItems(("i",), 0.5).columns)
print([r.s for r in t.sampleBy("s", {"a": 1.0}, 1).collect()], t.sampleBy(t.i % 2, {1: 1.0}, 1).count())
print(t.corr("i", "d"), t.cov("i", "d"), t.limit(0).stat.cov("i", "d"))
for wrong in (lambda: t.sampleBy("i", {1: 1.5}), lambda: t.freqItems(["i"], 2.0), lambda: t.summary("x%"), lambda: t.corr("i", "s")):
    try:
        wrong()
    except IllegalArgumentException as e:
        print(e.desc)
`)
    expect(printed).toMatchInlineSnapshot(`
      [
        "[['count', '2', '3'], ['mean', '1.5', None], ['stddev', '0.7071067811865476', None], ['min', '1', 'a'], ['max', '2', 'b']]",
        "[['count', '2', '3', '2'], ['50%', '1', None, '1.5']]",
        "[['1', 1, 0], ['2', 0, 1], ['null', 1, 0]]",
        "[[[2, 1, None], ['a', 'b']]] ['i_freqItems']",
        "['a', 'a'] 1",
        "-0.989743318610787 -2.0 0.0",
        "requirement failed: Fractions must be in [0, 1], but got Map(1 -> 1.5).",
        "requirement failed: Support must be in [1e-4, 1], but got 2.0.",
        "Unable to parse x% as a percentile.",
        "requirement failed: Currently correlation calculation for columns with dataType string not supported.",
      ]
    `)
  })

  test('a window prints its specification, and takes no unbounded of the other side', () => {
    const printed = job.run(`
print(F.row_number().over(Window.partitionBy("a").orderBy("b")))
print(F.sum("a").over(Window.orderBy("b").rowsBetween(-1, Window.unboundedFollowing)))
try:
    Window.rowsBetween(Window.unboundedFollowing, 0)
except AnalysisException as e:
    print(e.getErrorClass())
`)
    expect(printed).toMatchInlineSnapshot(`
      [
        "Column<'row_number() OVER (PARTITION BY a ORDER BY b ASC NULLS FIRST unspecifiedframe$())'>",
        "Column<'sum(a) OVER (ORDER BY b ASC NULLS FIRST ROWS BETWEEN -1 FOLLOWING AND UNBOUNDED FOLLOWING)'>",
        "INVALID_BOUNDARY.START",
      ]
    `)
  })
})

describe('what dryfit does not have', () => {
  test.each([
    ['df.toPandas()', 'METHOD_NOT_SUPPORTED', 'Failed to run DataFrame.toPandas: the embedded Python has no pandas'],
    ['F.hll_sketch_agg("a")', 'FUNCTION_NOT_IMPLEMENTED', 'Failed to call functions.hll_sketch_agg'],
    ['sc.addArchive("s3://a/b")', 'METHOD_NOT_SUPPORTED', 'Failed to run sc.addArchive'],
    ['sc._jvm.java.lang.System.exit(1)', 'NO_JVM', 'dryfit runs jobs without a JVM'],
    ['spark.readStream', 'METHOD_NOT_SUPPORTED', 'Failed to use spark.readStream'],
  ])('%s raises an error that says so', (call, code, message) => {
    const [type, text = ''] = job.run(`
try:
    ${call}
except NotImplementedError as e:
    print(type(e).__name__)
    print(e)
`)
    expect(type).toBe('NotSupportedError')
    expect(text).toContain(`[${code}]`)
    expect(text).toContain(message)
  })

  test.each([
    'import pyspark.ml',
    'from pyspark.ml.feature import Tokenizer',
    'import pyspark.pandas as ps',
    'from pyspark import streaming',
    'from pyspark.sql.streaming import StreamingQuery',
    'from pyspark.serializers import PickleSerializer',
    'from pyspark import TaskContext',
    'from pyspark.sql import PandasCogroupedOps',
  ])('%s is refused, and stays refused where the job catches it', (line) => {
    expect(() => job.run(line)).toThrow(/dryfit(?:'s pyspark)? does not have it/)
    const catching = `try:\n    ${line}\nexcept ImportError:\n    pass`
    expect(() => job.run(catching, { watched: true })).toThrow('HIDDEN_REFUSAL')
  })

  test('a module that PySpark has not either is missing as anywhere', () => {
    expect(job.run('try:\n    import pyspark.nothing\nexcept ModuleNotFoundError as e:\n    print(e)')).toEqual([
      "No module named 'pyspark.nothing'",
    ])
  })
})

test('a frame shows itself where spark.sql.repl.eagerEval.enabled is set', () => {
  const printed = job.run(`
print(repr(df))
spark.conf.set("spark.sql.repl.eagerEval.enabled", True)
spark.conf.set("spark.sql.repl.eagerEval.maxNumRows", 1)
print(repr(df.select("id")))
`)
  expect(printed).toEqual([
    'DataFrame[id: int, name: string, x: double]',
    '+---+',
    '| id|',
    '+---+',
    '|  1|',
    '+---+',
    'only showing top 1 row',
    '',
  ])
})
