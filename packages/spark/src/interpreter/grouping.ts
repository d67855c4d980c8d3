import type { Evaluator } from '../functions/define.ts'
import { groupingKey } from '../types/compare.ts'
import type { DataType } from '../types/data-type.ts'
import type { Row, Value } from '../types/value.ts'

/** Something a Map can be keyed by. */
export type Key = string | number | bigint | boolean | null

/** One key for several values: equal exactly when all values are equal for grouping. */
export function compileKey(types: readonly DataType[], evaluators: readonly Evaluator[]): (row: Row) => Key {
  const parts = types.map((type, i) => {
    const key = groupingKey(type)
    const value = evaluators[i] as Evaluator
    return (row: Row): Key => {
      const v = value(row)
      return v === null ? null : key(v)
    }
  })
  const [only] = parts
  if (only === undefined) return () => null
  if (parts.length === 1) return only
  return (row) => {
    let text = ''
    for (const part of parts) text += segment(part(row))
    return text
  }
}

// The length in front keeps ('a', 'bc') apart from ('ab', 'c').
const segment = (key: Key): string => {
  if (key === null) return '~'
  const text = String(key)
  return `${text.length}:${text}`
}

/** The key of a whole row. */
export const compileRowKey = (types: readonly DataType[]): ((row: Row) => Key) =>
  compileKey(
    types,
    types.map((_, i) => (row: Row) => row[i] as Value),
  )
