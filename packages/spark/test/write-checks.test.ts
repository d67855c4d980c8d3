import { type DataFrame, SparkError, SparkSession } from '@dryfit/spark'
import { beforeEach, describe, expect, test } from 'vitest'
import { memory } from './format-case.ts'

// Recorded on Spark 3.5.6: what it refuses to write, and what has happened by then.
let spark = new SparkSession()
beforeEach(() => {
  spark = new SparkSession({ storage: memory() })
})

const PLACE = 's3://lake/out'
const FORMATS = ['parquet', 'csv', 'json', 'text'] as const

interface Write {
  readonly partitionBy?: readonly string[]
  readonly mode?: string
}

/** The columns of one row, written: the error class, or what is read back. */
function outcome(
  columns: readonly string[],
  format: string,
  { partitionBy = [], mode = 'overwrite' }: Write = {},
): string {
  const rows: DataFrame = spark.createDataFrame([{ id: 1, s: 'a', k: 2 }], 'id int, s string, k int')
  try {
    rows
      .selectExpr(...columns)
      .write.format(format)
      .mode(mode)
      .partitionBy(...partitionBy)
      .save(PLACE)
    return 'written'
  } catch (error) {
    return error instanceof SparkError ? (error.errorClass ?? error.message) : String(error)
  }
}

const outcomes = (columns: readonly string[], write?: Write): readonly string[] =>
  FORMATS.map((format) => outcome(columns, format, write))

const all = (errorClass: string): readonly string[] => FORMATS.map(() => errorClass)
const UNSUPPORTED = 'UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE'

describe('the writer refuses', () => {
  test('types that a format has no form for', () => {
    expect(outcomes(['s', 'null AS v'])).toEqual([UNSUPPORTED, UNSUPPORTED, 'written', UNSUPPORTED])
    for (const nested of ['array() AS v', 'struct(null AS x) AS v', "map('a', null) AS v"])
      expect(outcomes([nested]), nested).toEqual([UNSUPPORTED, UNSUPPORTED, 'written', UNSUPPORTED])
    for (const nested of ['array(id) AS v', 'struct(id) AS v'])
      expect(outcomes([nested]), nested).toEqual(['written', UNSUPPORTED, 'written', UNSUPPORTED])
    expect(outcomes(['CAST(s AS binary) AS v'])).toEqual(['written', UNSUPPORTED, 'written', UNSUPPORTED])
    expect(outcomes(["interval '1' day AS v"])).toEqual(['written', 'written', 'written', UNSUPPORTED])
    expect(outcome(['s', 's AS t'], 'text')).toBe('_LEGACY_ERROR_TEMP_1290')
  })

  test('calendar intervals in any format', () => {
    expect(outcomes(['make_interval(1) AS v'])).toEqual(all('_LEGACY_ERROR_TEMP_1136'))
  })

  test('two columns of one name, in any case of letters', () => {
    expect(outcomes(['s', 'k AS s'])).toEqual(all('COLUMN_ALREADY_EXISTS'))
    expect(outcomes(['s', 's AS S'])).toEqual(all('COLUMN_ALREADY_EXISTS'))
    spark.conf.set('spark.sql.caseSensitive', true)
    expect(outcome(['s', 's AS S'], 'json')).toBe('written')
  })

  test('no columns', () => {
    expect(outcomes([])).toEqual(all('_LEGACY_ERROR_TEMP_1142'))
  })

  test('partition columns that are none', () => {
    expect(outcomes(['id', 's'], { partitionBy: ['nope'] })).toEqual(all('_LEGACY_ERROR_TEMP_1155'))
    expect(outcomes(['s'], { partitionBy: ['s'] })).toEqual(all('ALL_PARTITION_COLUMNS_NOT_ALLOWED'))
    expect(outcomes(['s', 'id'], { partitionBy: ['s', 's'] })).toEqual(all('ALL_PARTITION_COLUMNS_NOT_ALLOWED'))
    for (const nested of ['array(id) AS v', 'struct(id) AS v', 'map(s, id) AS v', 'null AS v'])
      expect(outcomes(['s', nested], { partitionBy: ['v'] }), nested).toEqual(all('_LEGACY_ERROR_TEMP_1153'))
  })
})

describe('by the time that a write is refused', () => {
  beforeEach(() => spark.range(1).write.json(PLACE))
  const isThere = (): boolean => spark.read.schema('id long').json(PLACE).count() === 1

  test('for its form, nothing has happened', () => {
    expect(outcome(['s', 'k AS s'], 'parquet')).toBe('COLUMN_ALREADY_EXISTS')
    expect(outcome(['s', 'k AS s'], 'parquet', { mode: 'error' })).toBe('COLUMN_ALREADY_EXISTS')
    expect(outcome(['s', 'k AS s'], 'parquet', { mode: 'ignore' })).toBe('COLUMN_ALREADY_EXISTS')
    expect(isThere()).toBe(true)
  })

  test('for its place, no row was computed', () => {
    const raising = ["CAST(raise_error('x') AS int) AS v"]
    expect(outcome(raising, 'json', { mode: 'error' })).toBe('PATH_ALREADY_EXISTS')
    expect(outcome(raising, 'json', { mode: 'ignore' })).toBe('written')
    expect(isThere()).toBe(true)
  })

  test('for its types or its rows, an overwrite has made room', () => {
    expect(outcome(['null AS v'], 'parquet')).toBe(UNSUPPORTED)
    expect(isThere).toThrow('PATH_NOT_FOUND')
  })
})

test('folders are named as partitionBy spells their columns', () => {
  spark
    .createDataFrame([{ id: 1, s: 'a' }], 'id int, s string')
    .write.partitionBy('S')
    .json(PLACE)
  expect(spark.read.json(`${PLACE}/S=a`).columns).toEqual(['id'])
  expect(spark.read.json(PLACE).columns).toEqual(['id', 'S'])
})

test('what is read or written without a format is in that of the settings', () => {
  spark.conf.set('spark.sql.sources.default', 'json')
  spark.range(1).write.save(PLACE)
  expect(spark.read.text(PLACE).collect()).toEqual([{ value: '{"id":0}' }])
  expect(spark.read.load(PLACE).collect()).toEqual([{ id: 0 }])
})
