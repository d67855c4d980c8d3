import { describe, expect, test } from 'vitest'
import { parseDataType } from '../parser/data-type.ts'
import { specialDateTime } from './cast/special-date-time.ts'
import { canCast, canCastIn, canUpCast, castError, castIsNullable, compileCast, type EvalMode } from './cast.ts'
import { DateType, equalTypes, StringType, TimestampNTZType, TimestampType } from './data-type.ts'
import type { Value } from './value.ts'

const NOW = 1_582_934_400_000_000

const cast = (value: Exclude<Value, null>, from: string, to: string, mode: EvalMode = 'legacy'): Value =>
  compileCast(parseDataType(from), parseDataType(to), { mode, timeZone: 'UTC', now: NOW })(value)

// The recorded casts stand in fixtures/golden/casts; here is what a table of rows does not show.
describe('the cast of a value', () => {
  test('keeps the value itself where only flags differ', () => {
    const array = [1, 2]
    expect(cast(array, 'array<int>', 'array<int>')).toBe(array)
  })

  test('reads the float nearest to a text, not the one nearest to its double', () => {
    // The double of each lies between two floats.
    expect(cast('1.00000017881393432617187499999', 'string', 'float')).toBe(1.0000001192092896)
    expect(cast('1.000000178813934326171875', 'string', 'float')).toBe(1.000000238418579)
    expect(cast('1.00000017881393432617187500001', 'string', 'float')).toBe(1.000000238418579)
    expect(cast('3.4028235677973366e38', 'string', 'float')).toBe(3.4028234663852886e38)
    expect(cast('7.006492321624085e-46', 'string', 'float')).toBe(0)
    expect(cast('7.1e-46', 'string', 'float')).toBe(2 ** -149)
  })

  test('reads hexadecimal floats rounded once', () => {
    expect(cast('0x1p3', 'string', 'double')).toBe(8)
    expect(cast('0x1.fffffffffffff8p0', 'string', 'double')).toBe(2)
    expect(cast('0x0.8p-1074', 'string', 'double')).toBe(0)
    expect(cast('-0x1p-1075', 'string', 'double')).toBe(-0)
    expect(cast('0x1p1024', 'string', 'double')).toBe(Infinity)
    expect(cast('0x1.000001p0', 'string', 'float')).toBe(1)
  })

  test('narrows longs beyond 2^53 exactly', () => {
    expect(cast(2n ** 62n + 5n, 'bigint', 'int')).toBe(5)
    expect(cast(2n ** 60n + 2n ** 36n + 1n, 'bigint', 'float')).toBe(Math.fround(2 ** 60 + 2 ** 37))
  })

  test('never gives minus zero where the type has none', () => {
    for (const to of ['int', 'bigint', 'tinyint', 'decimal(5,2)', 'timestamp']) expect(cast(-0, 'double', to)).toBe(0)
  })

  test('refuses keys that become equal', () => {
    expect(() =>
      cast(
        [
          ['1', 1],
          ['01', 2],
        ],
        'map<string,int>',
        'map<int,int>',
        'ansi',
      ),
    ).toThrowErrorMatchingInlineSnapshot(
      `[UnsupportedError: [MAP_KEYS_MERGED_BY_CAST] Failed to cast MAP<STRING, INT> to MAP<INT, INT>: two keys became equal. Make the keys unique before the cast.]`,
    )
  })

  test('tells the value and the types in ANSI mode', () => {
    expect(() => cast("it's", 'string', 'int', 'ansi')).toThrowErrorMatchingInlineSnapshot(
      `[NumberFormatException: [CAST_INVALID_INPUT] The value 'it\\'s' of the type "STRING" cannot be cast to "INT" because it is malformed. Correct the value as per the syntax, or change its target type. Use \`try_cast\` to tolerate malformed input and return NULL instead. If necessary set "spark.sql.ansi.enabled" to "false" to bypass this error.]`,
    )
    expect(() => cast(300, 'double', 'tinyint', 'ansi')).toThrowErrorMatchingInlineSnapshot(
      `[ArithmeticException: [CAST_OVERFLOW] The value 300.0D of the type "DOUBLE" cannot be cast to "TINYINT" due to an overflow. Use \`try_cast\` to tolerate overflow and return NULL instead. If necessary set "spark.sql.ansi.enabled" to "false" to bypass this error.]`,
    )
    expect(() => cast(100000, 'int', 'decimal(4,1)', 'ansi')).toThrowErrorMatchingInlineSnapshot(
      `[ArithmeticException: [NUMERIC_VALUE_OUT_OF_RANGE] 100000 cannot be represented as Decimal(4, 1). If necessary set "spark.sql.ansi.enabled" to "false" to bypass this error, and return NULL instead.]`,
    )
    expect(cast("it's", 'string', 'int', 'try')).toBeNull()
  })
})

describe('which casts there are', () => {
  test.each([
    ['int', 'date', false, false, false],
    ['date', 'int', true, false, false],
    ['boolean', 'timestamp', true, false, false],
    ['int', 'binary', true, false, false],
    ['array<string>', 'array<int>', true, true, true],
    ['map<string,int>', 'map<int,int>', false, true, false],
    ['struct<a: string not null>', 'struct<b: int not null>', false, true, false],
    ['struct<a:int>', 'struct<a:int,b:int>', false, false, false],
    ['void', 'array<int>', true, true, true],
    ['int', 'interval day', true, true, true],
    ['float', 'interval day', false, false, false],
  ])('%s to %s: legacy %o, ANSI %o, try %o', (from, to, legacy, ansi, attempt) => {
    const [a, b] = [parseDataType(from), parseDataType(to)]
    expect([canCast(a, b, false), canCast(a, b, true), canCastIn(a, b, 'try')]).toEqual([legacy, ansi, attempt])
  })

  test('every cast that is promised compiles', () => {
    const names = [
      'void',
      'boolean',
      'tinyint',
      'smallint',
      'int',
      'bigint',
      'float',
      'double',
      'decimal(10,2)',
      'string',
      'binary',
    ]
    names.push(
      'date',
      'timestamp',
      'timestamp_ntz',
      'interval',
      'interval day to second',
      'interval year',
      'array<int>',
    )
    const types = names.map((t) => parseDataType(t))
    for (const from of types) {
      for (const to of types) {
        for (const mode of ['legacy', 'ansi', 'try'] as const) {
          const compiles = (): unknown => compileCast(from, to, { mode, timeZone: 'UTC', now: NOW })
          if (canCastIn(from, to, mode)) expect(compiles).not.toThrow()
          if (canUpCast(from, to)) expect(equalTypes(from, to) || canCastIn(from, to, mode)).toBe(true)
        }
      }
    }
  })

  test.each([
    ['string', 'int', true],
    ['string', 'binary', false],
    ['bigint', 'int', false],
    ['double', 'int', true],
    ['int', 'decimal(10,0)', false],
    ['int', 'decimal(9,0)', true],
    ['timestamp', 'date', false],
    ['date', 'int', true],
  ])('%s to %s may give null: %o', (from, to, nullable) => {
    expect(castIsNullable(parseDataType(from), parseDataType(to), 'legacy')).toBe(nullable)
  })

  test('a refusal proposes the way out', () => {
    const [int, date] = [parseDataType('int'), parseDataType('date')]
    expect(castError(int, date, true, { sql: '"CAST(a AS DATE)"' }).message).toMatchInlineSnapshot(`
      "[DATATYPE_MISMATCH.CAST_WITH_FUNC_SUGGESTION] Cannot resolve "CAST(a AS DATE)" due to data type mismatch: cannot cast "INT" to "DATE".
      To convert values from "INT" to "DATE", you can use the functions \`DATE_FROM_UNIX_DATE\` instead."
    `)
    expect(
      castError(date, parseDataType('boolean'), true, { sql: '"CAST(a AS BOOLEAN)"' }).message,
    ).toMatchInlineSnapshot(`
      "[DATATYPE_MISMATCH.CAST_WITH_CONF_SUGGESTION] Cannot resolve "CAST(a AS BOOLEAN)" due to data type mismatch: cannot cast "DATE" to "BOOLEAN" with ANSI mode on.
      If you have to cast "DATE" to "BOOLEAN", you can set "spark.sql.ansi.enabled" as 'false'."
    `)
    expect(castError(int, date, false, { sql: '"CAST(a AS DATE)"' }).errorClass).toBe(
      'DATATYPE_MISMATCH.CAST_WITHOUT_SUGGESTION',
    )
    expect(castError(int, date, false, { sql: '"TRY_CAST(a AS DATE)"', isTry: true }).errorClass).toBe(
      'DATATYPE_MISMATCH.CAST_WITH_FUNC_SUGGESTION',
    )
  })
})

test('constant words stand for dates', () => {
  const now = 1_582_979_696_789_000 // 2020-02-29 12:34:56.789
  expect(specialDateTime(' Today ', DateType, now, 'UTC')).toBe(18321)
  expect(specialDateTime('yesterday', DateType, now, 'UTC')).toBe(18320)
  expect(specialDateTime('now', TimestampType, now, 'UTC')).toBe(now)
  expect(specialDateTime('tomorrow', TimestampNTZType, now, 'UTC')).toBe(18322 * 86_400_000_000)
  expect(specialDateTime('epoch UTC', TimestampType, now, 'UTC')).toBe(0)
  expect(specialDateTime('now UTC', TimestampType, now, 'UTC')).toBeUndefined()
  expect(specialDateTime('todayish', DateType, now, 'UTC')).toBeUndefined()
  expect(specialDateTime('today', StringType, now, 'UTC')).toBeUndefined()
})
