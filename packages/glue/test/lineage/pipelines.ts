import { type DataFrame, F, type RowOrigin } from '@dryfit/spark'
import { createGlue, DynamicFrame, type Glue } from '../../src/index.ts'

// Pipelines of steps over inputs whose rows carry a planted id: `b3` is row 3 of the input b. A step that makes one row of
// several joins their ids by `+`, so that every row says itself which rows it was made of.

type Frame = DataFrame | DynamicFrame

/** A step as data: its name, and a number that it makes of it what it likes. */
export interface StepOf {
  readonly name: string
  readonly n: number
}

const ROWS = 7
const TEXTS = ['plain', 'with, comma', 'two\nlines', null, '', 'é "quoted"', '[1]']

export const rowsOf = (input: string) =>
  Array.from({ length: ROWS }, (_, i) => ({ uid: `${input}${i}`, k: (i * 5) % 3, v: TEXTS[i] ?? null }))

const SCHEMA = 'uid string, k int, v string'

/** The inputs as a test arranges them. */
function arrange(glue: Glue): void {
  glue.s3.put('s3://in/b', rowsOf('b'), { schema: SCHEMA })
  const lines = rowsOf('c').map(({ uid, k }) => `${uid},${k},text`)
  glue.s3.put('s3://in/c/c.csv', ['uid,k,v', ...lines].join('\n'))
  glue.s3.put('s3://in/d', rowsOf('d'), { schema: SCHEMA })
  glue.catalog.table('db.e', { schema: SCHEMA, rows: rowsOf('e') })
  glue.source('mysql', 'f', rowsOf('f'), SCHEMA)
}

/** Every way in, as a job reads. */
const inputs: Readonly<Record<string, (glue: Glue) => Frame>> = {
  a: (glue) => glue.frame(rowsOf('a'), SCHEMA),
  b: ({ context }) => context.create_dynamic_frame_from_options('s3', { paths: ['s3://in/b'] }, 'json'),
  c: ({ spark: session }) => session.read.option('header', true).csv('s3://in/c/c.csv'),
  d: ({ spark: session }) => session.read.parquet('s3://in/d'),
  e: ({ context }) => context.create_dynamic_frame_from_catalog('db', 'e'),
  f: ({ context }) => context.create_dynamic_frame_from_options('mysql', { dbtable: 'f' }),
}
export const INPUTS = Object.keys(inputs)

/** A run of a pipeline. */
export class Run {
  readonly glue = createGlue()
  #last = 0

  constructor() {
    arrange(this.glue)
  }

  /** An input in the columns and types that steps expect. */
  read(n: number): DataFrame {
    const name = INPUTS[n % INPUTS.length] ?? 'a'
    return this.usual(inputs[name]?.(this.glue) ?? this.glue.frame([], SCHEMA))
  }

  usual(frame: Frame): DataFrame {
    return spark(frame).selectExpr('uid', 'cast(k as int) k', 'cast(v as string) v')
  }

  dynamic(frame: Frame): DynamicFrame {
    return frame instanceof DynamicFrame ? frame : DynamicFrame.fromDF(frame, this.glue.context, 'made')
  }

  place(): string {
    this.#last += 1
    return `s3://out/${this.#last}`
  }

  table(): string {
    this.#last += 1
    return `t${this.#last}`
  }
}

const spark = (frame: Frame): DataFrame => (frame instanceof DynamicFrame ? frame.toDF() : frame)

type Step = (frame: Frame, n: number, run: Run) => Frame

const sparkSteps: Readonly<Record<string, Step>> = {
  filter: (frame, n) => spark(frame).filter(`k <> ${n % 3}`),
  column: (frame, n) => spark(frame).withColumn('k', F.expr(`(k + ${n % 5}) % 3`)),
  sort: (frame, n) => spark(frame).orderBy(F.col(n % 2 === 0 ? 'k' : 'uid').desc()),
  limit: (frame, n) => spark(frame).limit(n % 9),
  union: (frame, n, run) => spark(frame).unionByName(run.read(n)),
  self: (frame) => spark(frame).union(spark(frame)).limit(30),
  join: (frame, n, run) =>
    spark(frame)
      .alias('l')
      .join(run.read(n).alias('r'), F.expr('l.k = r.k'), n % 2 === 0 ? 'left' : 'inner')
      .selectExpr("concat_ws('+', l.uid, r.uid) uid", 'l.k k', 'r.v v')
      .limit(30),
  semi: (frame, n, run) => spark(frame).join(run.read(n).select('k'), 'k', 'left_semi').select('uid', 'k', 'v'),
  group: (frame) =>
    spark(frame)
      .groupBy('k')
      .agg(F.expr("concat_ws('+', collect_list(uid)) uid"), F.max('v').alias('v'))
      .select('uid', 'k', 'v'),
  distinct: (frame) => spark(frame).dropDuplicates(['k']),
  window: (frame) =>
    spark(frame).selectExpr('uid', 'k', 'cast(row_number() over (partition by k order by uid) as string) v'),
  windowed: (frame) =>
    spark(frame).selectExpr("concat_ws('+', collect_list(uid) over (partition by k order by uid, v)) uid", 'k', 'v'),
  lagged: (frame) =>
    spark(frame).selectExpr("concat_ws('+', uid, lag(uid, 2) over (partition by k order by uid, v)) uid", 'k', 'v'),
  twice: (frame) =>
    spark(frame).selectExpr(
      "concat_ws('+', lead(uid) over (order by v, uid), collect_list(uid) over (partition by k)) uid",
      'k',
      'max(v) over (partition by k) v',
    ),
  explode: (frame) => spark(frame).selectExpr('uid', 'k', "explode(array('x', v)) v"),
  sample: (frame, n) => spark(frame).sample(n % 2 === 0, 0.7, n),
  cache: (frame) => spark(frame).cache(),
  snapshot: (frame) => spark(frame).snapshot(),
  view: (frame, n, run) => {
    spark(frame).createOrReplaceTempView(`view_${n}`)
    return run.glue.spark.sql(`select * from view_${n} where k >= ${n % 2}`)
  },
}

const dynamicSteps: Readonly<Record<string, Step>> = {
  dynamicFilter: (frame, n, run) => run.dynamic(frame).filter((record) => record['k'] !== n % 3),
  dynamicMap: (frame, n, run) => run.dynamic(frame).map((record) => ({ ...record, v: `mapped ${n}` })),
  failingMap: (frame, n, run) =>
    run.dynamic(frame).map((record) => {
      if (record['k'] === n % 3) throw new Error('no')
      return record
    }),
  failures: (frame, n, run) => {
    const failed = run.dynamic(frame).map((record) => {
      if (record['k'] === n % 3) throw new Error('no')
      return record
    })
    const errors = failed.errorsAsDynamicFrame()
    if (errors.count() === 0) return failed
    return errors.toDF().selectExpr('error.dynamicRecord.uid uid', 'error.dynamicRecord.k k', 'error.msg v')
  },
  mapping: (frame, _, run) =>
    run.dynamic(frame).apply_mapping([
      ['uid', 'string', 'uid', 'string'],
      ['k', 'int', 'k', 'int'],
      ['v', 'string', 'v', 'string'],
    ]),
  rename: (frame, _, run) => run.dynamic(frame).rename_field('k', 'key').rename_field('key', 'k'),
  fields: (frame, _, run) => run.dynamic(frame).select_fields(['uid', 'k', 'v']),
  choice: (frame, _, run) => run.dynamic(frame).resolveChoice({ specs: [['k', 'cast:int']] }),
  dynamicJoin: (frame, n, run) => {
    const right = run.dynamic(run.read(n)).rename_field('uid', 'uid2').rename_field('k', 'k2').rename_field('v', 'v2')
    const joined = run.dynamic(frame).join(['k'], ['k2'], right).toDF()
    return joined.columns.length < 6
      ? spark(frame)
      : joined.selectExpr("concat_ws('+', uid, uid2) uid", 'k', 'v2 v').limit(30)
  },
  dynamicUnion: (frame, n, run) => run.dynamic(frame).union(run.dynamic(run.read(n))),
  merge: (frame, n, run) => run.dynamic(frame).mergeDynamicFrame(run.dynamic(run.read(n)), ['uid']),
  splitRows: (frame, n, run) =>
    run
      .dynamic(frame)
      .split_rows({ k: { '>': n % 3 } }, 'more', 'less')
      .get(n % 2 === 0 ? 'more' : 'less'),
  relationalize: (frame, _, run) => {
    const nested = spark(frame).selectExpr('uid', 'k', 'array(struct(uid as u, k as kk, v as w)) as a')
    const tables = run.dynamic(nested).relationalize('root')
    const inner = tables.get('root_a').toDF()
    return inner.columns.length < 5 ? spark(frame) : inner.selectExpr('`a.val.u` uid', '`a.val.kk` k', '`a.val.w` v')
  },
  unnest: (frame, _, run) => {
    const flat = run.dynamic(spark(frame).selectExpr('struct(uid, k, v) as s')).unnest().toDF()
    return flat.columns.length < 3 ? spark(frame) : flat.selectExpr('`s.uid` uid', '`s.k` k', '`s.v` v')
  },
  spigot: (frame, _, run) => run.dynamic(frame).spigot(run.place(), { topk: 3 }),
}

/** The frame as a view, with another one beside it. */
function sql(frame: Frame, n: number, run: Run, text: string): Frame {
  spark(frame).createOrReplaceTempView('l')
  run.read(n).createOrReplaceTempView('r')
  return run.glue.spark.sql(text)
}

const sqlSteps: Readonly<Record<string, Step>> = {
  sqlIn: (frame, n, run) => sql(frame, n, run, 'select uid, k, v from l where k in (select k from r)'),
  sqlExists: (frame, n, run) => sql(frame, n, run, 'select * from l where exists (select 1 from r where r.k = l.k)'),
  sqlNotIn: (frame, n, run) => sql(frame, n, run, 'select * from l where k not in (select k from r where k > 1)'),
  sqlScalar: (frame, n, run) =>
    sql(frame, n, run, 'select uid, k, cast((select max(k) from r where r.k = l.k) as string) v from l'),
  sqlLateral: (frame, n, run) => {
    const right = n % 2 === 0 ? 'r.uid, r.v' : "concat_ws('+', collect_list(r.uid)) uid, max(r.v) v"
    const lateral = `lateral (select ${right} from r where r.k = l.k and r.uid not like '%1') x`
    return sql(frame, n, run, `select concat_ws('+', l.uid, x.uid) uid, l.k, x.v from l left join ${lateral} limit 30`)
  },
  sqlWith: (frame, n, run) =>
    sql(frame, n, run, 'with w as (select * from l where k > 0) select * from w union all select * from r'),
}

/** Glue makes no file of no rows, and a schema of nothing. */
const unlessEmpty =
  (step: Step): Step =>
  (frame, n, run) => {
    const now = spark(frame).snapshot()
    return now.count() === 0 ? now : step(now, n, run)
  }

const withHeader = { header: 'true' }

const fileSteps: Readonly<Record<string, Step>> = {
  parquet: (frame, _, run) => sparkFile(frame, run, 'parquet'),
  json: (frame, _, run) => sparkFile(frame, run, 'json'),
  csv: (frame, _, run) => sparkFile(frame, run, 'csv', withHeader),
  partitioned: (frame, _, run) => {
    const path = run.place()
    spark(frame).write.partitionBy('k').parquet(path)
    return run.glue.spark.read.parquet(path)
  },
  manyFiles: (frame, n, run) => {
    const path = run.place()
    spark(frame)
      .write.option('maxRecordsPerFile', (n % 3) + 1)
      .parquet(path)
    return run.glue.spark.read.parquet(path)
  },
  table: (frame, _, run) => {
    const name = run.table()
    spark(frame).write.saveAsTable(name)
    run.read(0).write.insertInto(name)
    return run.glue.spark.table(name)
  },
  overwrite: (frame, _, run) => {
    const path = run.place()
    spark(frame).write.parquet(path)
    const again = run.glue.spark.read.parquet(path).filter('k > 0').snapshot()
    again.write.mode('overwrite').parquet(path)
    return run.glue.spark.read.parquet(path)
  },
  glueJson: (frame, _, run) => glueFile(frame, run, 'json'),
  glueCsv: (frame, _, run) => glueFile(frame, run, 'csv', { withHeader: true }),
  glueParquet: (frame, _, run) => glueFile(frame, run, 'parquet'),
  written: (frame, _, run) => {
    const path = run.place()
    spark(frame).write.options(withHeader).csv(path)
    return run.glue.written(path)
  },
  connection: (frame, _, run) => {
    const options = { dbtable: run.table() }
    run.glue.context.write_dynamic_frame_from_options(run.dynamic(frame), 'mysql', options)
    return run.glue.context.create_dynamic_frame_from_options('mysql', options)
  },
}

function sparkFile(frame: Frame, run: Run, format: string, options: Readonly<Record<string, string>> = {}): Frame {
  const path = run.place()
  spark(frame).write.format(format).options(options).save(path)
  return run.glue.spark.read.format(format).options(options).load(path)
}

function glueFile(frame: Frame, run: Run, format: string, options: Readonly<Record<string, unknown>> = {}): Frame {
  const path = run.place()
  run.glue.context.write_dynamic_frame_from_options(run.dynamic(frame), 's3', { path }, format)
  return run.glue.context.create_dynamic_frame_from_options('s3', { paths: [path] }, format, options)
}

const steps: Readonly<Record<string, Step>> = {
  ...sparkSteps,
  ...dynamicSteps,
  ...sqlSteps,
  ...Object.fromEntries(Object.entries(fileSteps).map(([name, step]) => [name, unlessEmpty(step)])),
}
export const STEPS = Object.keys(steps)

/** The frame that the steps make of an input. */
export function runPipeline(run: Run, input: number, pipeline: readonly StepOf[]): DataFrame {
  return pipeline.reduce<DataFrame>((frame, { name, n }) => {
    const made = steps[name]?.(frame, n, run) ?? frame
    // Without records a DynamicFrame has no columns.
    return spark(made).columns.length < 3 ? frame : run.usual(made)
  }, run.read(input))
}

/** The ids that a row carries. */
export const idsOf = (uid: unknown): readonly string[] =>
  [...new Set(String(uid).split('+'))].filter((id) => id !== '').sort()

/** The id of the row that a report names. */
export function uidOf({ schema, row }: RowOrigin): unknown {
  const fields = schema.fields.map(({ name }) => name)
  const at = fields.indexOf('uid')
  return row[at]
}
