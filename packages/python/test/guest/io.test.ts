import { type FileContent, type IoEvent, SparkSession, type Storage } from '@dryfit/spark'
import { beforeEach, describe, expect, test } from 'vitest'
import { sparkJob } from './spark-job.ts'

const job = sparkJob()
let events: IoEvent[]
let files: Map<string, FileContent>

function storage(): Storage {
  const below = (path: string) =>
    [...files.keys()].filter((file) => file === path || file.startsWith(`${path}/`)).sort()
  return {
    list: (path) =>
      below(path).flatMap((file) => {
        const content = files.get(file)
        return content === undefined ? [] : [{ path: file, modified: 0, content }]
      }),
    write: (path, content) => void files.set(path, content),
    remove: (path) => {
      for (const file of below(path)) files.delete(file)
    },
  }
}

beforeEach(() => {
  events = []
  files = new Map()
  job.bridge.use(new SparkSession({ storage: storage(), onIo: (event) => events.push(event) }))
})

const put = (path: string, text: string) => files.set(path, { kind: 'bytes', bytes: new TextEncoder().encode(text) })

describe('spark.read and df.write', () => {
  test('read the lines of an RDD, and files as RDDs, recorded', () => {
    put('s3://lake/a.json', '{"a": 1}\n{"a": 2, "b": "x"}\n')
    expect(
      job.run(`
print(spark.read.json(sc.textFile("s3://lake/a.json")).collect())
print(spark.read.json(sc.parallelize(['{"a":1}', '{bad'], 1)).collect())
print(spark.read.json(sc.parallelize([{"a": 1}, '[{"a":2},{"a":3}]'], 1), schema="a int").collect())
print(spark.read.csv(sc.parallelize(["a,b", "1,2", "a,b"], 1), header=True, inferSchema=True).collect())
print(spark.read.csv(sc.parallelize(["1,2", "3,x"], 1), schema="a int, b int", mode="DROPMALFORMED").collect())
print(sc.wholeTextFiles("s3://lake").collect())
print(sc.textFile("s3://lake/a.json").map(len).sum())
try:
    sc.textFile("s3://lake/nope").collect()
except Exception as error:
    print(type(error).__name__, "Input path does not exist: s3://lake/nope" in str(error))
`),
    ).toMatchInlineSnapshot(`
      [
        "[Row(a=1, b=None), Row(a=2, b='x')]",
        "[Row(_corrupt_record=None, a=1), Row(_corrupt_record='{bad', a=None)]",
        "[Row(a=1), Row(a=2), Row(a=3)]",
        "[Row(a=1, b=2)]",
        "[Row(a=1, b=2)]",
        "[('s3://lake/a.json', '{"a": 1}\\n{"a": 2, "b": "x"}\\n')]",
        "26",
        "Py4JJavaError True",
      ]
    `)
  })

  test('read text files by the options and the schema that the job gives', () => {
    put('s3://lake/a.csv', 'id;name\n1;x\n2;\n')
    put('s3://lake/b.json', '{"id": 1, "tags": ["a"]}\n{"id": 2}\n')
    expect(
      job.run(`
print(spark.read.csv("s3://lake/a.csv", header=True, sep=";", inferSchema=True).collect())
print(spark.read.option("header", True).option("sep", ";").schema("id int, name string").csv("s3://lake/a.csv").collect())
print(spark.read.format("json").load("s3://lake/b.json").collect())
print(spark.read.schema(T.StructType([T.StructField("id", T.LongType())])).json(["s3://lake/b.json"]).collect())
`),
    ).toMatchInlineSnapshot(`
      [
        "[Row(id=1, name='x'), Row(id=2, name=None)]",
        "[Row(id=1, name='x'), Row(id=2, name=None)]",
        "[Row(id=1, tags=['a']), Row(id=2, tags=None)]",
        "[Row(id=1), Row(id=2)]",
      ]
    `)
    expect(events.map((e) => `${e.call} ${e.target}`)).toMatchInlineSnapshot(`
      [
        "spark.read.csv s3://lake/a.csv",
        "spark.read.csv s3://lake/a.csv",
        "spark.read.format("json").load s3://lake/b.json",
        "spark.read.json s3://lake/b.json",
      ]
    `)
  })

  test('write what is read back, and report it', () => {
    expect(
      job.run(`
df.write.mode("overwrite").partitionBy("id").parquet("s3://lake/out")
print(spark.read.parquet("s3://lake/out").orderBy("id").collect())
df.write.save("s3://lake/json", format="json", mode="append")
print(spark.read.json("s3://lake/json").count())
try:
    df.write.json("s3://lake/json")
except AnalysisException as e:
    print(e.getErrorClass())
`),
    ).toMatchInlineSnapshot(`
      [
        "[Row(name='a', x=2.5, id=1), Row(name='b', x=None, id=2), Row(name=None, x=1.0, id=3)]",
        "3",
        "PATH_ALREADY_EXISTS",
      ]
    `)
    const written = events.filter((e) => e.direction === 'write')
    expect(written.map((e) => `${e.call} ${e.format} ${e.target} ${e.frame?.rows.length}`)).toMatchInlineSnapshot(`
      [
        "df.write.mode("overwrite").parquet parquet s3://lake/out 3",
        "df.write.mode("append").save json s3://lake/json 3",
      ]
    `)
  })

  test('refuse what Spark refuses, at the line of the job', () => {
    expect(
      job.run(`
for call in (
    lambda: df.write.mode("sideways"),
    lambda: df.write.bucketBy(2, "id").parquet("s3://lake/x"),
    lambda: spark.read.schema("id nope"),
    lambda: spark.read.json(5),
    lambda: spark.read.parquet("s3://lake/nothing"),
    lambda: spark.table("nothing"),
):
    try:
        call()
    except Exception as e:
        print(type(e).__name__, str(e).strip().splitlines()[0])
`),
    ).toMatchInlineSnapshot(`
      [
        "IllegalArgumentException Unknown save mode: sideways. Accepted save modes are 'overwrite', 'append', 'ignore', 'error', 'errorifexists', 'default'.",
        "AnalysisException 'save' does not support bucketBy right now.",
        "ParseException [UNSUPPORTED_DATATYPE] Unsupported data type "NOPE".(line 1, pos 3)",
        "PySparkTypeError [NOT_STR_OR_LIST_OF_RDD] Argument \`path\` should be a str or list[RDD], got int.",
        "AnalysisException [PATH_NOT_FOUND] Path does not exist: s3://lake/nothing.",
        "AnalysisException [TABLE_OR_VIEW_NOT_FOUND] The table or view \`nothing\` cannot be found. Verify the spelling and correctness of the schema and catalog.",
      ]
    `)
  })

  test('a view is a table of the run', () => {
    expect(
      job.run(`
df.createOrReplaceTempView("books")
print(spark.table("books").count(), spark.catalog.tableExists("books"), [t.name for t in spark.catalog.listTables()])
try:
    df.createTempView("books")
except AnalysisException as e:
    print(e.getErrorClass())
print(spark.catalog.dropTempView("books"), spark.catalog.dropTempView("books"))
`),
    ).toEqual(["3 True ['books']", 'TEMP_TABLE_OR_VIEW_ALREADY_EXISTS', 'True False'])
    expect(events).toEqual([])
  })
})
