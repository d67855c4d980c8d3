import { readFileSync } from 'node:fs'
import { SparkSession } from '@dryfit/spark'
import type { SchemaElement } from 'hyparquet'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, test } from 'vitest'
import { memory } from './format-case.ts'

// Recorded on Spark 3.5.6, of files with the same bytes that no Spark wrote, and of what it wrote and read back itself.
const PATH = 's3://lake/in/part-0.parquet'

/** A file of a foreign writer. */
function foreign(element: Omit<SchemaElement, 'name'>, data: readonly unknown[]): Uint8Array {
  const v: SchemaElement = { name: 'v', repetition_type: 'OPTIONAL', ...element }
  const id: SchemaElement = { name: 'id', type: 'INT32', repetition_type: 'OPTIONAL' }
  return new Uint8Array(
    parquetWriteBuffer({
      schema: [{ name: 'schema', num_children: 2 }, id, v],
      columnData: [
        { name: 'id', data: data.map((_, i) => i) },
        { name: 'v', data: [...data] },
      ],
    }),
  )
}

function sessionOver(bytes: Uint8Array, conf: Readonly<Record<string, string>> = {}): SparkSession {
  const storage = memory()
  storage.write(PATH, { kind: 'bytes', bytes })
  const named = Object.entries(conf).map(([name, value]) => [`spark.sql.${name}`, value])
  return new SparkSession({ storage, conf: Object.fromEntries(named) })
}

const read = (bytes: Uint8Array, conf: Readonly<Record<string, string>> = {}, column = 'CAST(v AS STRING)'): unknown =>
  sessionOver(bytes, conf)
    .read.parquet(PATH)
    .selectExpr(`${column} AS v`)
    .collect()
    .map(({ v }) => v)

const instant = (unit: 'MICROS' | 'NANOS', isAdjustedToUTC = true): Omit<SchemaElement, 'name'> => ({
  type: 'INT64',
  logical_type: { type: 'TIMESTAMP', isAdjustedToUTC, unit },
})
const micros = (text: string): bigint => BigInt(Date.parse(text)) * 1000n
const DATES = foreign({ type: 'INT32', converted_type: 'DATE' }, [-719_162, -171_604, -141_428, -141_427, 0])
const INSTANTS = foreign(instant('MICROS'), ['1500-03-01T01:02:03Z', '1899-12-31T23:59:59Z'].map(micros))

describe('dates and timestamps of old calendars, in a file that no Spark wrote', () => {
  test('are not read unless the job says what they mean', () => {
    for (const bytes of [DATES, INSTANTS]) {
      expect(() => read(bytes)).toThrow('INCONSISTENT_BEHAVIOR_CROSS_VERSION.READ_ANCIENT_DATETIME')
      expect(sessionOver(bytes).read.parquet(PATH).select('id').count()).toBeGreaterThan(1)
    }
  })

  test('are carried over with LEGACY, by a setting or an option', () => {
    const conf = { 'parquet.datetimeRebaseModeInRead': 'LEGACY' }
    expect(read(DATES, conf)).toEqual(['0001-01-03', '1500-02-21', '1582-10-04', '1582-10-15', '1970-01-01'])
    expect(read(INSTANTS, conf)).toEqual(['1500-02-20 01:02:03', '1899-12-31 23:59:59'])
    const frame = sessionOver(DATES).read.option('datetimeRebaseMode', 'legacy').parquet(PATH)
    expect(frame.selectExpr('CAST(v AS STRING) v').first()).toEqual({ v: '0001-01-03' })
  })

  test('are as they are with CORRECTED', () => {
    const conf = { 'parquet.datetimeRebaseModeInRead': 'CORRECTED' }
    expect(read(DATES, conf)).toEqual(['0001-01-01', '1500-03-02', '1582-10-14', '1582-10-15', '1970-01-01'])
    expect(read(INSTANTS, conf)).toEqual(['1500-03-01 01:02:03', '1899-12-31 23:59:59'])
  })
})

describe('the types of a file that no Spark wrote', () => {
  test('nanoseconds are no type of Spark, but for their numbers', () => {
    const bytes = foreign(instant('NANOS', false), [1n, 1_500_000_000_123_456_789n])
    expect(() => read(bytes)).toThrow('Illegal Parquet type: INT64 (TIMESTAMP(NANOS,false)).')
    expect(sessionOver(bytes).read.schema('id int').parquet(PATH).count()).toBe(2)
    expect(read(bytes, { 'legacy.parquet.nanosAsLong': 'true' })).toEqual(['1', '1500000000123456789'])
  })

  test('a wall clock time is one unless the session takes it for an instant', () => {
    const bytes = foreign(instant('MICROS', false), [1_500_000_000_123_456n])
    const type = (conf: Readonly<Record<string, string>>) => sessionOver(bytes, conf).read.parquet(PATH).dtypes[1]?.[1]
    expect(type({})).toBe('timestamp_ntz')
    expect(type({ 'parquet.inferTimestampNTZ.enabled': 'false' })).toBe('timestamp')
  })

  test('bytes are text where the session says so', () => {
    const bytes = foreign({ type: 'BYTE_ARRAY' }, [new Uint8Array([97, 98])])
    expect(read(bytes, {}, 'typeof(v)')).toEqual(['binary'])
    expect(read(bytes, { 'parquet.binaryAsString': 'true' })).toEqual(['ab'])
  })
})

describe('a file that Spark wrote in the old calendar', () => {
  const golden = (name: string): Uint8Array =>
    new Uint8Array(readFileSync(new URL(`../../../fixtures/golden/formats/${name}.parquet`, import.meta.url)))

  test('is carried over in UTC where its zone is an offset, as Java does', () => {
    const moved = read(golden('legacy-offset'), {}, '(unix_micros(t) - m) DIV 86400000000L')
    expect(moved).toEqual([
      0,
      0,
      0,
      0,
      0,
      10,
      10,
      10,
      10,
      9,
      7,
      5,
      3,
      2,
      2,
      2,
      ...Array(13).fill(1),
      ...Array(9).fill(0),
    ])
  })

  test('is refused where it names another zone and an instant before 1900 is read', () => {
    const bytes = golden('legacy-los-angeles')
    expect(() => read(bytes, {}, 't')).toThrow('PARQUET_LEGACY_ZONE')
    expect(sessionOver(bytes).read.parquet(PATH).select('m').count()).toBe(38)
  })
})

describe('what Spark writes to Parquet', () => {
  const values = "SELECT date'0001-01-01' d, date'1582-10-10' g, timestamp'1500-03-01 01:02:03.456789' t"
  const written = (conf: Readonly<Record<string, string>>): unknown => {
    const named = Object.entries(conf).map(([name, value]) => [`spark.sql.parquet.${name}`, value])
    const spark = new SparkSession({ storage: memory(), conf: Object.fromEntries(named) })
    spark.sql(values).write.parquet('s3://lake/out')
    const frame = spark.read.parquet('s3://lake/out')
    return Object.values(frame.selectExpr(...frame.columns.map((c) => `CAST(${c} AS STRING) ${c}`)).first() ?? {})
  }
  const LEGACY = { datetimeRebaseModeInWrite: 'LEGACY', int96RebaseModeInWrite: 'LEGACY' }

  test('comes back from the old calendar, but for days that it skips', () => {
    expect(written(LEGACY)).toEqual(['0001-01-01', '1582-10-15', '1500-03-01 01:02:03.456789'])
  })

  // Hours from 1582-10-15 of UTC, and the days by which Spark moves the instant.
  const MOVES: Readonly<Record<string, readonly (readonly [hours: number, days: number])[]>> = {
    UTC: [
      [-241, 0],
      [-240, 10],
      [-1, 1],
      [0, 0],
    ],
    '-08:00': [
      [-241, 0],
      [-240, 10],
      [-1, 1],
      [0, 0],
    ],
    'America/Los_Angeles': [
      [-240, 0],
      [-230, 10],
      [-50, 3],
      [-20, 2],
      [-15, 1],
      [5, 1],
      [8, 0],
    ],
    'Asia/Tokyo': [
      [-250, 0],
      [-241, 10],
      [-50, 2],
      [-20, 1],
      [-6, 0],
    ],
    'Asia/Kathmandu': [
      [-250, 0],
      [-241, 10],
      [-6, 1],
      [-5, 0],
    ],
    'Atlantic/Reykjavik': [
      [-240, 0],
      [-239, 10],
      [0, 1],
      [5, 0],
    ],
  }
  test.each(Object.entries(MOVES))('skips the dates of the session in %s', (zone, moves) => {
    const conf = Object.entries(LEGACY).map(([name, mode]) => [`spark.sql.parquet.${name}`, mode])
    const spark = new SparkSession({ storage: memory(), conf: Object.fromEntries(conf) })
    spark.conf.set('spark.sql.session.timeZone', zone)
    const instants = moves.map(([hours]) => `(${hours}, timestamp_micros(${-141_427 * 24 + hours} * 3600000000L))`)
    spark.sql(`SELECT * FROM VALUES ${instants.join(', ')} AS t(hours, at)`).write.parquet('s3://lake/out')
    const moved = `(unix_micros(at) DIV 3600000000L - hours + ${141_427 * 24}) DIV 24`
    const rows = spark.read.parquet('s3://lake/out').selectExpr('hours', `${moved} AS days`).collect()
    expect(rows.map(({ hours, days }) => [hours, days])).toEqual(moves)
  })

  test('has milliseconds where the session asks for them', () => {
    const millis = { ...LEGACY, outputTimestampType: 'TIMESTAMP_MILLIS' }
    expect(written(millis)).toEqual(['0001-01-01', '1582-10-15', '1500-03-01 01:02:03.456'])
  })

  test('asks the setting of dates for timestamps that are no INT96', () => {
    const asked = { ...LEGACY, datetimeRebaseModeInWrite: 'EXCEPTION', outputTimestampType: 'TIMESTAMP_MICROS' }
    expect(() => written(asked)).toThrow('datetimeRebaseModeInWrite')
    expect(written({ ...asked, datetimeRebaseModeInWrite: 'CORRECTED' })).toEqual([
      '0001-01-01',
      '1582-10-10',
      '1500-03-01 01:02:03.456789',
    ])
  })
})
