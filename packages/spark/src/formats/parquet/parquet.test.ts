import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseSchema } from '../../parser/data-type.ts'
import { arrayType, CalendarIntervalType, DoubleType, structField, structType } from '../../types/data-type.ts'
import { simpleString } from '../../types/print.ts'
import type { Row } from '../../types/value.ts'
import { decodeParquet } from './decode.ts'
import { encodeParquet } from './encode.ts'

/** Files that Spark 3.5 wrote, one per way of writing. */
const written = (name: string) =>
  readFileSync(join(import.meta.dirname, '../../../../../fixtures/golden/formats', `${name}.parquet`))

const FLAT: readonly Row[] = [
  [
    ...[true, -128, -32768, -(2 ** 31), -(2n ** 63n), 1.5, -0.1, 'héllo 😀', new Uint8Array([0, 255, 128])],
    ...[-1, -1, -310478399999999],
    ...[-123456789, -123456789012345678n, -12345678901234567890123456780123456789n],
    ...[-14, -93784000005],
  ],
  [
    ...[false, 127, 32767, 2 ** 31 - 1, 2n ** 63n - 1n, Number.NaN, Number.POSITIVE_INFINITY, '', new Uint8Array()],
    ...[-135140, 1709210096123456, 253402300799999999n],
    ...[1, 999999999999999999n, 99999999999999999999999999999999999999n],
    ...[35, 432000000000],
  ],
  new Array(17).fill(null),
]

const FLAT_TYPE =
  'struct<b:boolean,t:tinyint,s:smallint,i:int,l:bigint,f:float,d:double,str:string,bin:binary,dt:date,ts:timestamp,' +
  'ntz:timestamp_ntz,d9:decimal(9,2),d18:decimal(18,4),d38:decimal(38,10),ym:interval year to month,dts:interval day to second>'

const NESTED: readonly Row[] = [
  [
    ...[1, [1, null, 3], [['a', null], null, []]],
    [
      ['b', 1],
      ['a', null],
    ],
    [
      [2, [-1]],
      [1, null],
    ],
    [1, [[[125, [['k', -500000]]]]]],
  ],
  [2, [], [], [], [], [null, null]],
  [3, null, null, null, null, null],
  [4, [null], [null], [['z', null]], [[-1, [null]]], [4, [null]]],
  [5, [7], [[]], [['q', 9]], [[10, []]], [5, [[null, [null, null], [-200, []]]]]],
]

const NESTED_TYPE =
  'struct<id:int,a:array<int>,aa:array<array<string>>,m:map<string,int>,mi:map<int,array<date>>,' +
  'st:struct<x:int,y:struct<z:array<struct<k:decimal(9,2),m:map<string,timestamp>>>>>>'

/** Sixty rows by a rule, in the encodings of `parquet.writer.version=v2` without dictionaries, in many pages, in many row groups. */
const RULED: readonly Row[] = Array.from({ length: 60 }, (_, i) => [
  ...[i, i * 3_000_000_007, `name ${i % 7} ${i}`, i / 3, i % 2 === 0, i % 5 === 0 ? null : `k${i % 3}`],
  i % 4 === 0 ? null : [i, null, i + 1],
])

test.each(['delta-zstd', 'pages-lz4', 'groups-v2'])('decodeParquet reads %s', (name) => {
  expect(decodeParquet(written(name)).rows).toEqual(RULED)
})

describe('decodeParquet', () => {
  test.each(['flat-snappy', 'flat-gzip', 'flat-micros'])('reads every atomic type of %s', (name) => {
    const { schema, rows } = decodeParquet(written(name))
    expect(simpleString(schema)).toBe(FLAT_TYPE)
    expect(rows).toEqual(FLAT)
  })

  test('reads timestamps in milliseconds', () => {
    const { rows } = decodeParquet(written('flat-millis'))
    expect(rows.map((row) => row[10])).toEqual([-1000, 1709210096123000, null])
  })

  test('reads decimals as fixed-length bytes', () => {
    const { rows } = decodeParquet(written('flat-legacy'))
    expect(rows).toEqual(FLAT.map((row) => row.slice(0, -2)))
  })

  test.each(['nested-none', 'nested-legacy', 'nested-v2'])('reads lists, maps and structs of %s', (name) => {
    const { schema, rows } = decodeParquet(written(name))
    expect(simpleString(schema)).toBe(NESTED_TYPE)
    expect(rows).toEqual(NESTED)
  })

  test('reads a file without rows', () => {
    const { schema, rows } = decodeParquet(written('flat-empty'))
    expect(simpleString(schema)).toBe(FLAT_TYPE)
    expect(rows).toEqual([])
  })

  test('keeps dots in names apart from nesting', () => {
    const { schema, rows } = decodeParquet(written('dots'))
    expect(simpleString(schema)).toBe('struct<a.b:int,e:struct<c.d:string>,one:array<struct<p:bigint>>>')
    expect(rows).toEqual([[1, ['x'], [[1]]]])
  })

  test('refuses bytes that are no Parquet', () => {
    expect(() => decodeParquet(new TextEncoder().encode('id,name\n1,a\n'))).toThrowErrorMatchingInlineSnapshot(
      `[UnsupportedError: [PARQUET_INVALID] Failed to decode a Parquet file: parquet file invalid (footer != PAR1). Check that the file is Parquet, whole and not encrypted.]`,
    )
  })
})

describe('encodeParquet', () => {
  test.each(['flat-snappy', 'nested-none', 'flat-empty', 'dots'])('writes what %s holds', (name) => {
    const { physical: _, ...file } = decodeParquet(written(name))
    expect(decodeParquet(encodeParquet(file.schema, file.rows))).toMatchObject(file)
  })

  test('keeps the sign of zero', () => {
    const schema = structType([structField('d', DoubleType), structField('l', arrayType(DoubleType))])
    const rows = Array.from({ length: 100 }, (_, i): Row => [i % 2 === 0 ? 0 : -0, [0, -0]])
    expect(decodeParquet(encodeParquet(schema, rows)).rows).toEqual(rows)
  })

  test('refuses a type that Parquet does not have', () => {
    const schema = structType([structField('i', CalendarIntervalType)])
    expect(() => encodeParquet(schema, [])).toThrowErrorMatchingInlineSnapshot(
      `[UnsupportedError: [PARQUET_TYPE] Failed to write column i of a Parquet file: the type interval has no Parquet type. Cast or drop the column.]`,
    )
  })

  test('refuses a name that occurs twice', () => {
    expect(() => encodeParquet(parseSchema('a int, a string'), [])).toThrowErrorMatchingInlineSnapshot(
      `[UnsupportedError: [PARQUET_SCHEMA] Failed to write the schema to a Parquet file: the name a occurs twice. Rename one of them.]`,
    )
  })

  test('refuses a schema without columns', () => {
    expect(() => encodeParquet(structType([]), [])).toThrowErrorMatchingInlineSnapshot(
      `[UnsupportedError: [PARQUET_SCHEMA] Failed to write the schema to a Parquet file: it has no fields. Add a column.]`,
    )
  })
})
