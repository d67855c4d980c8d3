import { describe, expect, test } from 'vitest'
import { compileEquality, compileOrdering, groupingKey } from './compare.ts'
import {
  arrayType,
  BinaryType,
  CalendarIntervalType,
  type DataType,
  DoubleType,
  IntegerType,
  LongType,
  mapType,
  StringType,
  structField,
  structType,
} from './data-type.ts'
import type { Value } from './value.ts'

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)
const pair = structType([structField('a', IntegerType), structField('b', StringType)])

describe('the order of values', () => {
  test.each<[string, DataType, Value[]]>([
    ['doubles end in NaN', DoubleType, [-Infinity, -1, 0, 1.5, Infinity, Number.NaN]],
    ['longs mix numbers and bigints', LongType, [-(2n ** 63n), -5, 3, 2n ** 60n]],
    ['strings go by UTF-8 bytes', StringType, ['', 'A', 'a', 'aa', 'é', '\uffee', '😀']],
    ['binary is unsigned', BinaryType, [bytes(), bytes(1), bytes(1, 0), bytes(0x7f), bytes(0xff)]],
    ['arrays put nulls first', arrayType(IntegerType), [[], [null], [null, 1], [1], [1, null], [2]]],
    [
      'structs go field by field',
      pair,
      [
        [null, 'z'],
        [1, null],
        [1, 'a'],
        [2, 'a'],
      ],
    ],
  ])('%s', (_, type, ascending) => {
    const compare = compileOrdering(type)
    for (const [i, a] of ascending.entries()) {
      for (const [k, b] of ascending.entries()) expect(Math.sign(compare(a, b))).toBe(Math.sign(i - k))
    }
  })

  test('minus zero equals zero', () => {
    expect(compileOrdering(DoubleType)(-0, 0)).toBe(0)
  })

  test('maps have no order', () => {
    expect(() => compileOrdering(mapType(StringType, IntegerType))).toThrowErrorMatchingInlineSnapshot(
      `[UnsupportedError: [TYPE_WITHOUT_ORDER] Failed to order values of type MAP<STRING, INT>: the type has no order. Compare a part of the value that has one.]`,
    )
  })
})

describe('equality and keys of groups', () => {
  test.each<[string, DataType, Value, Value, boolean]>([
    ['NaN equals NaN', DoubleType, Number.NaN, Number.NaN, true],
    ['-0.0 equals 0.0', DoubleType, -0, 0, true],
    ['nested NaN equals NaN', arrayType(DoubleType), [Number.NaN, -0], [Number.NaN, 0], true],
    ['binary goes by content', BinaryType, bytes(1, 2), bytes(1, 2), true],
    ['binary differs by length', BinaryType, bytes(1), bytes(1, 0), false],
    ['array borders count', arrayType(StringType), ['a', 'bc'], ['ab', 'c'], false],
    ['null is not the text null', arrayType(StringType), [null], ['null'], false],
    ['a null field equals a null field', pair, [1, null], [1, null], true],
    [
      'maps go by their entries',
      mapType(StringType, IntegerType),
      [
        ['a', 1],
        ['b', 2],
      ],
      [
        ['b', 2],
        ['a', 1],
      ],
      true,
    ],
    [
      'calendar intervals go field by field',
      CalendarIntervalType,
      { months: 1, days: 0, microseconds: 0 },
      { months: 0, days: 30, microseconds: 0 },
      false,
    ],
  ])('%s', (_, type, a, b, equal) => {
    expect(compileEquality(type)(a, b)).toBe(equal)
    expect(new Map([[groupingKey(type)(a), 0]]).has(groupingKey(type)(b))).toBe(equal)
  })
})
