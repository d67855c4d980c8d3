import { DateType, DoubleType, decimalType, IntegerType, LongType, StringType } from '@dryfit/spark'
import { expect, test } from 'vitest'
import { convert } from './convert.ts'
import { externalOf } from './external.ts'
import { type AtomDataType, atom } from './value.ts'

const cast = (value: number | string | boolean, from: object, to: object): unknown =>
  externalOf(convert(atom(from as AtomDataType, value), to as AtomDataType, 'x'))

test.each([
  ['12', StringType, LongType, 12],
  ['A-17', StringType, LongType, null],
  ['', StringType, IntegerType, null],
  ['1.5', StringType, DoubleType, 1.5],
  ['2024-01-02', StringType, DateType, '2024-01-02'],
  ['1.5', StringType, decimalType(10, 2), '1.50'],
  [7, IntegerType, StringType, '7'],
  [7, LongType, IntegerType, 7],
  [1.9, DoubleType, IntegerType, 1],
  [1, DoubleType, StringType, '1.0'],
])('%s from %j to %j', (value, from, to, expected) => {
  expect(cast(value, from, to)).toBe(expected)
})

test.each([
  ['12.5', StringType, LongType],
  [' 7', StringType, IntegerType],
  ['1,000', StringType, DoubleType],
  ['NaN', StringType, DoubleType],
  ['01/02/2024', StringType, DateType],
  [3_000_000_000, LongType, IntegerType],
  [true, { kind: 'boolean' }, IntegerType],
])('%s from %j to %j is not known for sure', (value, from, to) => {
  expect(() => cast(value, from, to)).toThrow(/CAST_NOT_KNOWN/)
})
