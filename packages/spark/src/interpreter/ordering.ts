import { tick } from '../errors/deadline.ts'
import type { SortOrder } from '../resolved/expression.ts'
import { compileOrdering } from '../types/compare.ts'
import type { Row, Value } from '../types/value.ts'
import { compile, type Layout } from './compile.ts'
import type { Environment } from './environment.ts'
import { packedOrder } from './sort-keys.ts'

/** The order of two values of a sort column, nulls placed as the column says. */
export function compileSortValue(
  order: Pick<SortOrder, 'direction' | 'nullOrdering' | 'dataType'>,
): (a: Value, b: Value) => number {
  const compare = compileOrdering(order.dataType)
  const sign = order.direction === 'ascending' ? 1 : -1
  const nullSide = order.nullOrdering === 'first' ? -1 : 1
  return (a, b) => {
    if (a === null) return b === null ? 0 : nullSide
    if (b === null) return -nullSide
    return sign * compare(a, b)
  }
}

/** The places of the rows in sorted order; equal rows keep their order. */
export function sortedIndexes(
  rows: readonly Row[],
  order: readonly SortOrder[],
  layout: Layout,
  environment: Environment,
): number[] {
  const keys = order.map((o) => {
    const value = compile(o.child, layout, environment)
    return { values: rows.map(value), compare: compileSortValue(o) }
  })
  const packed = packedOrder(keys, rows.length)
  if (packed !== undefined) return packed
  const indexes = rows.map((_, i) => i)
  return indexes.sort((i, j) => {
    tick('a sort')
    for (const { values, compare } of keys) {
      const c = compare(values[i] as Value, values[j] as Value)
      if (c !== 0) return c
    }
    return 0
  })
}
