import { describe, expect, test } from 'vitest'
import {
  describeInput,
  findTightestCommonType,
  findWiderCommonType,
  findWiderTypeForTwo,
  findWiderTypeWithoutStringPromotion,
  implicitCast,
  matchesInput,
} from './coercion.ts'
import {
  arrayType,
  BinaryType,
  BooleanType,
  ByteType,
  type DataType,
  DateType,
  DoubleType,
  dayTimeIntervalType,
  decimalType,
  FloatType,
  IntegerType,
  LongType,
  mapType,
  StringType,
  structField,
  structType,
  TimestampNTZType,
  TimestampType,
  VoidType,
} from './data-type.ts'
import type { InputType } from './input-type.ts'
import { simpleString } from './print.ts'

const LEGACY = { ansi: false, caseSensitive: false }
const ANSI = { ansi: true, caseSensitive: false }
const shown = (type: DataType | undefined): string | undefined => (type === undefined ? undefined : simpleString(type))

describe('the tightest common type', () => {
  test.each([
    [ByteType, LongType, 'bigint'],
    [IntegerType, FloatType, 'float'],
    [IntegerType, decimalType(10, 0), 'decimal(10,0)'],
    [IntegerType, decimalType(9, 0), undefined],
    [decimalType(5, 2), decimalType(6, 1), undefined],
    [DateType, TimestampNTZType, 'timestamp_ntz'],
    [TimestampNTZType, TimestampType, 'timestamp'],
    [VoidType, BinaryType, 'binary'],
    [dayTimeIntervalType(0, 0), dayTimeIntervalType(2, 3), 'interval day to second'],
    [arrayType(IntegerType), arrayType(LongType), 'array<bigint>'],
    [StringType, IntegerType, undefined],
  ])('of %j and %j is %s', (a, b, expected) => {
    expect(shown(findTightestCommonType(a, b))).toBe(expected)
    expect(shown(findTightestCommonType(b, a))).toBe(expected)
  })

  test('is double for an int and a float in ANSI mode', () => {
    expect(findTightestCommonType(IntegerType, FloatType, ANSI)).toBe(DoubleType)
  })

  test('joins structs by position where the names agree in any case', () => {
    const a = structType([structField('x', IntegerType, false)])
    const b = structType([structField('X', LongType, false)])
    expect(shown(findTightestCommonType(a, b, LEGACY))).toBe('struct<x:bigint>')
    expect(findTightestCommonType(a, b, { ...LEGACY, caseSensitive: true })).toBeUndefined()
  })
})

describe('the wider type', () => {
  test.each([
    [decimalType(5, 2), decimalType(6, 1), 'decimal(7,2)', 'decimal(7,2)'],
    [decimalType(38, 0), decimalType(38, 10), 'decimal(38,10)', 'decimal(38,10)'],
    [decimalType(5, 2), DoubleType, 'double', 'double'],
    [StringType, IntegerType, 'string', 'bigint'],
    [StringType, DoubleType, 'string', 'double'],
    [StringType, DateType, 'string', 'date'],
    [StringType, BooleanType, undefined, 'boolean'],
    [StringType, BinaryType, undefined, 'binary'],
    [StringType, dayTimeIntervalType(), 'string', undefined],
    [arrayType(StringType), arrayType(IntegerType), 'array<string>', 'array<bigint>'],
    [mapType(StringType, IntegerType), mapType(StringType, DoubleType), 'map<string,double>', 'map<string,double>'],
    [DateType, IntegerType, undefined, undefined],
  ])('of %j and %j is %s, in ANSI mode %s', (a, b, legacy, ansi) => {
    expect(shown(findWiderTypeForTwo(a, b, LEGACY))).toBe(legacy)
    expect(shown(findWiderTypeForTwo(a, b, ANSI))).toBe(ansi)
  })

  test('keeps strings and numbers apart where no string promotion is asked for', () => {
    expect(findWiderTypeWithoutStringPromotion(StringType, IntegerType, LEGACY)).toBeUndefined()
  })

  test('of many types does not depend on their order', () => {
    expect(shown(findWiderCommonType([TimestampType, IntegerType, StringType], LEGACY))).toBe('string')
    expect(shown(findWiderCommonType([IntegerType, StringType, TimestampType], LEGACY))).toBe('string')
  })
})

describe('an implicit cast', () => {
  test.each<[DataType, InputType, string | undefined, string | undefined]>([
    [IntegerType, 'numeric', 'int', 'int'],
    [StringType, 'numeric', 'double', 'double'],
    [StringType, 'integral', undefined, undefined],
    [StringType, IntegerType, 'int', 'int'],
    [LongType, IntegerType, 'int', 'int'],
    [IntegerType, StringType, 'string', 'string'],
    [IntegerType, 'decimal', 'decimal(10,0)', 'decimal(10,0)'],
    [VoidType, 'numeric', 'double', 'double'],
    [VoidType, StringType, 'string', 'string'],
    [BooleanType, IntegerType, undefined, undefined],
    [StringType, BooleanType, undefined, 'boolean'],
    [DateType, TimestampType, 'timestamp', 'timestamp'],
    [DateType, IntegerType, undefined, undefined],
    [IntegerType, { oneOf: [DoubleType, 'decimal', LongType] }, 'double', 'double'],
    [BooleanType, { oneOf: [LongType, BinaryType, StringType] }, 'string', 'string'],
    [arrayType(IntegerType), arrayType(StringType), 'array<string>', 'array<string>'],
    [arrayType(IntegerType), { arrayOf: StringType }, 'array<string>', 'array<string>'],
    [StringType, 'array', undefined, undefined],
  ])('of %j to %j gives %s, in ANSI mode %s', (from, to, legacy, ansi) => {
    expect(shown(implicitCast(from, to, false))).toBe(legacy)
    expect(shown(implicitCast(from, to, true))).toBe(ansi)
  })
})

test('an interval of any fields matches an interval input', () => {
  expect(matchesInput(dayTimeIntervalType(0, 0), dayTimeIntervalType())).toBe(true)
})

test('inputs print as Spark prints required types', () => {
  expect(describeInput('numeric')).toBe('"NUMERIC"')
  expect(describeInput({ oneOf: ['array', 'map'] })).toBe('("ARRAY" or "MAP")')
  expect(describeInput({ oneOf: [TimestampType, TimestampNTZType] })).toBe(
    '"(TIMESTAMP OR TIMESTAMP WITHOUT TIME ZONE)"',
  )
})
