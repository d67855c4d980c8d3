import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DoubleType, LongType, StringType } from '../types/data-type.ts'
import type { Value } from '../types/value.ts'
import { compileSortValue } from './ordering.ts'
import { packedOrder, type SortColumn } from './sort-keys.ts'

const texts = fc.constantFrom<Value>(null, '', 'a', 'b', 'é', '\u{1f600}', '\uffff', '\udcc3\udca9')
const wholes = fc.oneof(fc.constant(null), fc.integer({ min: -3, max: 3 }), fc.constant(-0))

const columns = fc
  .tuple(
    fc.array(fc.tuple(texts, wholes, wholes), { maxLength: 30 }),
    fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
    fc.boolean(),
  )
  .map(([rows, descending, nullsLast]) =>
    [StringType, LongType, DoubleType].map((dataType, at): SortColumn => {
      const direction = descending[at] === true ? 'descending' : 'ascending'
      const compare = compileSortValue({ dataType, direction, nullOrdering: nullsLast ? 'last' : 'first' })
      return { values: rows.map((row) => row[at] ?? null), compare }
    }),
  )

const byComparing = (sorted: readonly SortColumn[], size: number): number[] =>
  Array.from({ length: size }, (_, i) => i).sort((i, j) => {
    for (const { values, compare } of sorted) {
      const c = compare(values[i] as Value, values[j] as Value)
      if (c !== 0) return c
    }
    return 0
  })

test('rows are ordered as by comparing, equal ones as they came', () => {
  fc.assert(
    fc.property(columns, (sorted) => {
      const size = sorted[0]?.values.length ?? 0
      expect(packedOrder(sorted, size)).toEqual(byComparing(sorted, size))
    }),
  )
})

const onlyNumbers = (a: Value, b: Value): number => {
  if (typeof a !== 'number' || typeof b !== 'number') throw new Error('values of one type are compared as another')
  return -1
}

test.each([
  ['a fraction', [1, 0.5]],
  ['a number beyond doubles', [1, 9_007_199_254_740_993n]],
  ['NaN', [1, Number.NaN]],
  ['booleans', [true, false]],
  ['structs', [null, [1], [0]]],
  ['numbers too far apart', [0, Number.MAX_SAFE_INTEGER]],
  ['texts without end', Array.from({ length: 5000 }, (_, i) => `t${i}`)],
])('%s are left to comparing', (_, values) => {
  expect(packedOrder([{ values: values as Value[], compare: onlyNumbers }], values.length)).toBeUndefined()
})
