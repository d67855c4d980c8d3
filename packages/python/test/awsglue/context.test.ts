import sinon from 'sinon'
import { expect, test } from 'vitest'
import { glueJob } from './glue-job.ts'

const job = glueJob()

test('fluent, flat and positional calls are recorded once, with their arguments by name', () => {
  const { glue } = job
  glue.catalog.table('db.t', { schema: 'id int', rows: [{ id: 1 }] })

  job.run(`
a = glueContext.create_dynamic_frame.from_catalog(database="db", table_name="t", tranformation_ctx="x")
b = glueContext.create_dynamic_frame_from_catalog("db", "t")
c = glueContext.create_data_frame.from_catalog(name_space="db", table_name="t")
glueContext.write_dynamic_frame.from_options(a, "s3", {"path": "s3://lake/out"}, "json")
`)

  expect(glue.calls.map((c) => [c.spelling, c.target])).toEqual([
    ['create_dynamic_frame.from_catalog', 'db.t'],
    ['create_dynamic_frame_from_catalog', 'db.t'],
    ['create_data_frame.from_catalog', 'db.t'],
    ['write_dynamic_frame.from_options', 's3://lake/out'],
  ])
  expect(glue.calls[0]?.warnings).toEqual([
    'tranformation_ctx is no parameter of create_dynamic_frame_from_catalog: Glue ignores it. Did you mean transformation_ctx?',
  ])
  expect(glue.calls[1]?.args).toEqual({
    database: 'db',
    table_name: 't',
    redshift_tmp_dir: '',
    transformation_ctx: '',
    push_down_predicate: '',
    additional_options: {},
    catalog_id: null,
  })
  expect(glue.calls[1]?.jobLine).toMatch(/job\.py:13$/)
  sinon.assert.calledTwice(glue.context.create_dynamic_frame_from_catalog)
  sinon.assert.calledOnce(glue.context.create_dynamic_frame.from_catalog)
})

test('what a stub returns reaches the job', () => {
  const { glue } = job
  glue.context.create_dynamic_frame_from_options.returns(glue.frame([{ id: 7 }]))
  glue.context.extract_jdbc_conf.returns({ user: 'u' })

  const printed = job.run(`
frame = glueContext.create_dynamic_frame.from_options("mysql", {"dbtable": "t"})
print(type(frame).__name__, frame.toDF().collect()[0].id, glueContext.extract_jdbc_conf("c")["user"])
`)

  expect(printed).toEqual(['DynamicFrame 7 u'])
})

test('a sink writes what it is given', () => {
  const { glue } = job

  job.run(`
sink = glueContext.getSink(connection_type="s3", path="s3://lake/out", enableUpdateCatalog=True, partitionKeys=[])
sink.setCatalogInfo(catalogDatabase="db", catalogTableName="made")
sink.setFormat("glueparquet", compression="snappy")
errors = sink.writeFrame(DynamicFrame.fromDF(spark.createDataFrame([(1,)], "id int"), glueContext, "f"))
print(errors.count(), errors.name)
`)

  expect(glue.written('db.made').collect()).toEqual([{ id: 1 }])
  expect(glue.writes.map((c) => [c.method, c.spelling, c.format])).toEqual([
    ['DataSink.writeFrame', 'getSink(...).writeFrame', 'glueparquet'],
  ])
})

test('awsglue raises in its own words', () => {
  const printed = job.run(`
def attempt(f):
    try:
        f()
    except BaseException as error:
        print(type(error).__name__, "|", error)

df = spark.createDataFrame([(1,)], "id int")
frame = DynamicFrame.fromDF(df, glueContext)
attempt(lambda: glueContext.create_dynamic_frame.from_catalog(table_name="t"))
attempt(lambda: glueContext.create_dynamic_frame.from_catalog(database="a", name_space="b", table_name="t"))
attempt(lambda: glueContext.create_dynamic_frame.from_catalog(database="a", tableName="t"))
attempt(lambda: glueContext.write_from_options(df, "s3"))
attempt(lambda: glueContext.write_dynamic_frame_from_options(frame, "s3", bogus=1))
attempt(lambda: glueContext.create_dynamic_frame.from_options("s3", {"format": "json"}))
attempt(lambda: frame.resolveChoice())
attempt(lambda: frame.apply_mapping([("a",)]).count())
attempt(lambda: Job(1))
attempt(lambda: Union.apply(frame, frame))
attempt(lambda: frame.getNumPartitions())
`)

  expect(printed).toMatchInlineSnapshot(`
    [
      "Exception | Parameter name_space or database is missing.",
      "Exception | Parameter name_space and database are both specified, choose one.",
      "Exception | Parameter table_name is missing.",
      "TypeError | frame_or_dfc must be DynamicFrame orDynamicFrameCollection. Got <class 'pyspark.sql.dataframe.DataFrame'>",
      "TypeError | GlueContext.write_dynamic_frame_from_options() got an unexpected keyword argument 'bogus'",
      "TypeError | awsglue.context.GlueContext.getSource() got multiple values for keyword argument 'format'",
      "Exception | Parameter specs and option are both missing, add one.",
      "ValueError | Mapping tuple must be of length 2, 3, or 4Got tuple of length 1",
      "Exception | cannot init Job instance given input parameter type: <class 'int'>",
      "NameError | awsglue's Union fails on every call, as a name in it is not defined. Use frame1.union(frame2).",
      "NotSupportedError | [GLUE_NOT_SUPPORTED] Failed to run DynamicFrame.getNumPartitions: dryfit does not support it yet. It depends on the workers of a run: leave it out of the test.",
    ]
  `)
})

test('the context is patchable, a spec for a Mock, and a class of its own', () => {
  const { glue } = job
  glue.catalog.table('db.t', { schema: 'id int', rows: [{ id: 1 }] })

  const printed = job.run(`
from unittest.mock import Mock, patch
mock = Mock(spec=glueContext, wraps=glueContext)
mock.purge_table.return_value = None
print(isinstance(mock, GlueContext), mock.purge_table("db", "t"), mock.create_dynamic_frame_from_catalog("db", "t").count())
with patch.object(GlueContext, "create_dynamic_frame_from_catalog", return_value="patched"):
    print(glueContext.create_dynamic_frame.from_catalog("db", "t"))
class Matcher(DynamicFrame):
    def __init__(self, expected):
        self.expected = expected
    def __eq__(self, other):
        return [row.asDict() for row in other.toDF().collect()] == self.expected
print(Matcher([{"id": 1}]) == glueContext.create_dynamic_frame_from_catalog("db", "t"))
`)

  expect(printed).toEqual(['True None 1', 'patched', 'True'])
})

test('what stands in for a context needs no session for a DynamicFrame', () => {
  const printed = job.run(`
from unittest.mock import MagicMock, Mock, create_autospec
df = spark.createDataFrame([(1,)], "id int")
mock = Mock(spec=GlueContext)
mock._jvm, mock._ssql_ctx, mock._sc = glueContext._jvm, glueContext._ssql_ctx, glueContext._sc
for context in [mock, MagicMock(), create_autospec(GlueContext, instance=True), None]:
    frame = DynamicFrame.fromDF(df, context, "n")
    print(frame.toDF().collect(), frame.map(lambda r: r).toDF().columns, frame.select_fields(["id"]).count())
`)
  expect(printed).toEqual(Array(4).fill("[Row(id=1)] ['id'] 1"))
})

test('Job.init and Job.commit are recorded', () => {
  const { glue } = job

  job.run(
    `
args = getResolvedOptions(sys.argv, ["JOB_NAME"])
run = Job(glueContext)
run.init(args["JOB_NAME"], args)
run.commit()
`,
    ['--JOB_NAME', 'nightly'],
  )

  expect(glue.calls.map((c) => [c.method, c.args['job_name']])).toEqual([
    ['Job.init', 'nightly'],
    ['Job.commit', undefined],
  ])
})

test('the logger keeps what the job logs', () => {
  job.run('glueContext.get_logger().info("hello")')

  expect(job.glue.log).toEqual([{ level: 'info', text: 'hello' }])
})

test('what the job does through Spark itself stands in the same record, with its line', () => {
  const { glue } = job
  glue.s3.put('s3://lake/in', [{ id: 1 }])

  job.run(`
df = spark.read.json("s3://lake/in")
df.write.mode("append").parquet("s3://lake/out")
again = spark.read.format("parquet").load("s3://lake/out").collect()
print(again)
`)

  expect(glue.calls.map((c) => [c.direction, c.spelling, c.target, c.jobLine?.split('/').at(-1)])).toEqual([
    ['read', 'spark.read.json', 's3://lake/in', 'job.py:12'],
    ['write', 'df.write.mode("append").parquet', 's3://lake/out', 'job.py:13'],
    ['read', 'spark.read.format("parquet").load', 's3://lake/out', 'job.py:14'],
  ])
})

test('a read that a job may catch names what would arrange it', () => {
  const printed = job.run(`
try:
    glueContext.create_dynamic_frame.from_catalog(database="db", table_name="first_run")
except Exception as error:
    print(str(error).splitlines()[0])
`)

  expect(printed[0]).toContain('[NO_SUCH_TABLE] Failed to read the table db.first_run')
})

test('a frame that a job acts on after it purged the files fails as on Spark', () => {
  job.glue.catalog.table('db.t', { schema: 'id int', rows: [{ id: 1 }] })

  expect(() =>
    job.run(`
old = glueContext.create_dynamic_frame.from_catalog("db", "t").toDF()
glueContext.purge_table("db", "t", {"retentionPeriod": 0})
glueContext.write_dynamic_frame.from_catalog(DynamicFrame.fromDF(old, glueContext), "db", "t")
`),
  ).toThrow(/File does not exist: s3:\/\/db\/t/)
})

test('the context has what a SQLContext has', () => {
  job.glue.catalog.table('db.t', { schema: 'id int' })

  const printed = job.run(`
spark.range(1).createOrReplaceTempView("v")
tables = glueContext.tables("db")
print(tables.dtypes, sorted(tuple(row) for row in tables.collect()), glueContext.tableNames("db"))
for name in ["readStream", "streams"]:
    try:
        getattr(glueContext, name)
    except Exception as error:
        print(type(error).__name__)
`)

  expect(printed).toEqual([
    "[('namespace', 'string'), ('tableName', 'string'), ('isTemporary', 'boolean')] [('', 'v', True), ('db', 't', False)] ['t', 'v']",
    'NotSupportedError',
    'NotSupportedError',
  ])
})
