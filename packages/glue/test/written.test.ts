import { describe, expect, test } from 'vitest'
import { createGlue, type Glue } from '../src/index.ts'

const SCHEMA = 'id int, day date, ok boolean, x double, at timestamp, s string'
const ROWS = [
  { id: 1, day: '2024-01-02', ok: true, x: 1.5, at: '2024-01-02T03:04:05Z', s: 'a,"b"' },
  { id: 2, day: null, ok: false, x: null, at: null, s: 'two\nlines' },
]
const OUT = 's3://lake/out'

describe('what a job wrote is read back', () => {
  test.each([
    ['parquet', {}],
    ['json', {}],
    ['csv', {}],
    ['csv', { header: 'true' }],
    ['csv', { header: 'true', sep: ';', nullValue: 'NA', compression: 'gzip' }],
    ['csv', { header: 'true', dateFormat: 'dd.MM.yyyy', timestampFormat: 'dd.MM.yyyy HH:mm:ss' }],
    ['json', { compression: 'gzip' }],
  ] as const)('from %s with %j', (format, options) => {
    const glue = createGlue()
    glue.frame(ROWS, SCHEMA).write.format(format).options(options).save(OUT)
    expect(glue.written(OUT).orderBy('id').collect()).toEqual(ROWS)
  })

  test.each([
    ['parquet', 'day'],
    ['json', 'day'],
    ['csv', 'day'],
    ['csv', 'ok'],
    ['json', 'ok'],
    ['json', 'x'],
    ['json', 'at'],
  ] as const)('from %s in folders by %s', (format, key) => {
    const glue = createGlue()
    const rows = ROWS.map((row) => ({ ...row, s: 'text' }))
    glue.frame(rows, SCHEMA).write.option('header', true).partitionBy(key).format(format).save(OUT)
    expect(glue.written(OUT).select('id', 'day', 'ok', 'x', 'at', 's').orderBy('id').collect()).toEqual(rows)
  })

  test('from lines of text, in folders too', () => {
    const glue = createGlue()
    glue
      .frame([{ line: 'a', day: '2024-01-02' }], 'line string, day date')
      .write.partitionBy('day')
      .text(OUT)
    expect(glue.written(OUT).collect()).toEqual([{ line: 'a', day: '2024-01-02' }])
  })

  test('of several writes, each as it was written', () => {
    const glue = createGlue()
    glue
      .frame([{ id: 1 }], 'id int')
      .write.option('header', true)
      .csv(OUT)
    glue
      .frame([{ id: 2 }], 'id int')
      .write.mode('append')
      .option('sep', ';')
      .csv(OUT)
    expect(glue.written(OUT).orderBy('id').collect()).toEqual([{ id: 1 }, { id: 2 }])
  })

  test('as it lies there: the CSV writer cuts blanks off', () => {
    const glue = createGlue()
    glue.frame([{ s: ' a ' }], 's string').write.csv(OUT)
    expect(glue.written(OUT).collect()).toEqual([{ s: 'a' }])
  })
})

describe("a CSV file of Glue's writer", () => {
  const written = (format_options: Readonly<Record<string, unknown>>) => {
    const glue = createGlue()
    const to = { connection_type: 's3', connection_options: { path: OUT }, format: 'csv', format_options }
    const frame = glue.dynamicFrame([{ id: 1, s: 'a' }], 'id int, s string')
    glue.context.write_dynamic_frame_from_options({ frame, ...to })
    return glue
  }

  test('has a header, and none when the job says so', () => {
    expect(written({}).spark.read.csv(OUT).collect()).toEqual([
      { _c0: 'id', _c1: 's' },
      { _c0: '1', _c1: 'a' },
    ])
    expect(written({ writeHeader: false }).spark.read.csv(OUT).collect()).toEqual([{ _c0: '1', _c1: 'a' }])
  })

  test('has the separator that the job gives', () => {
    expect(written({ separator: '|' }).spark.read.csv(OUT).collect()).toEqual([{ _c0: 'id|s' }, { _c0: '1|a' }])
  })
})

describe('what a job wrote to a table is what the table shows of it', () => {
  function arranged(): Glue {
    const glue = createGlue()
    glue.s3.put('s3://lake/in', [
      { id: 1, p: 'x' },
      { id: 2, p: 'y' },
    ])
    glue.catalog.table('db.t', { schema: 'id int, p string', partitionKeys: ['p'], rows: [{ id: 9, p: 'x' }] })
    return glue
  }
  const rowsIn = (glue: Glue, target: string) => glue.written(target).orderBy('id').collect()

  test('not the rows of a partition that nobody registered', () => {
    const glue = arranged()
    glue.spark.read.json('s3://lake/in').write.mode('append').partitionBy('p').parquet('s3://db/t')
    expect(rowsIn(glue, 'db.t')).toEqual([{ id: 1, p: 'x' }])
    expect(rowsIn(glue, 's3://db/t')).toHaveLength(2)
    expect(glue.unshown('db.t')).toMatchObject({ kind: 'unregistered', reason: expect.stringContaining('p=y of db.t') })
    glue.spark.sql('msck repair table db.t')
    expect(glue.unshown('db.t')).toBeUndefined()
    expect(rowsIn(glue, 'db.t')).toHaveLength(2)
  })

  test("none of those that Glue's writer leaves beside the catalog", () => {
    const glue = arranged()
    const frame = glue.dynamicFrame([{ id: 2, p: 'y' }], 'id int, p string')
    const call = { frame, database: 'db', table_name: 't' }
    glue.context.write_dynamic_frame_from_catalog({ ...call, additional_options: { partitionKeys: ['p'] } })
    expect(rowsIn(glue, 'db.t')).toEqual([])
    glue.context.write_dynamic_frame_from_catalog({
      ...call,
      additional_options: { partitionKeys: ['p'], enableUpdateCatalog: true },
    })
    expect(glue.written('db.t').distinct().collect()).toEqual([{ id: 2, p: 'y' }])
  })

  test('not the rows of a partition that was dropped', () => {
    const glue = arranged()
    glue.spark.read.json('s3://lake/in').selectExpr('cast(id as int) id', 'p').write.insertInto('db.t')
    glue.spark.sql("alter table db.t drop partition (p='x')")
    expect(rowsIn(glue, 'db.t')).toEqual([{ id: 2, p: 'y' }])
  })

  test.each(['drop table db.n', 'drop database db cascade'])('nothing after %s, until it is made again', (drop) => {
    const glue = arranged()
    glue.spark.sql('create table db.n using parquet as select 1 id')
    glue.spark.sql(drop)
    expect(rowsIn(glue, 'db.N')).toEqual([])
    expect(glue.unshown('db.N')).toMatchObject({ kind: 'dropped' })
    if (drop.includes('database')) glue.spark.sql('create database db')
    glue.spark.sql('create table db.n using parquet as select 2 id')
    expect(rowsIn(glue, 'db.n')).toEqual([{ id: 2 }])
  })

  test('and a table that nobody wrote is told so, dropped or not', () => {
    const glue = arranged()
    glue.spark.sql('create table db.n (id int) using parquet')
    expect(() => glue.written('db.n')).toThrow('the job wrote nothing there')
    glue.spark.sql('drop table db.n')
    expect(() => glue.written('db.n')).toThrow('the job wrote nothing there')
  })
})

describe('a write that was overwritten leaves nothing', () => {
  test.each([
    ['another column', [{ z: 1 }]],
    ['another type', [{ a: 'q' }]],
    ['no row', []],
  ] as const)('of its columns where the later one has %s', (_, rows) => {
    const glue = createGlue()
    const later = glue.frame(rows, rows.length === 0 ? 'z string' : undefined)
    glue.frame([{ a: 1 }]).write.json(OUT)
    later.write.mode('overwrite').json(OUT)
    expect(glue.written(OUT).columns).toEqual(later.columns)
    expect(glue.written(OUT).collect()).toEqual(rows)
  })

  test('nor below the path of the later one', () => {
    const glue = createGlue()
    glue.frame([], 'a int').write.json(`${OUT}/x`)
    glue
      .frame([{ a: 'q' }])
      .write.mode('overwrite')
      .json(OUT)
    expect(glue.written(OUT).collect()).toEqual([{ a: 'q' }])
  })

  test('and writes without rows beside each other have the columns of all', () => {
    const glue = createGlue()
    glue.frame([], 'a int').write.json(`${OUT}/x`)
    glue.frame([{ b: 1 }], 'b int').write.json(`${OUT}/y`)
    expect(glue.written(OUT).collect()).toEqual([{ b: 1, a: null }])
  })
})
