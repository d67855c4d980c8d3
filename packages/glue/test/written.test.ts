import { describe, expect, test } from 'vitest'
import { createGlue } from '../src/index.ts'

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
