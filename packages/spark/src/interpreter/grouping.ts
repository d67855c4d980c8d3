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

/** Spark groups -0.0 with 0.0 and shows the group as 0.0; undefined for a type that holds no such number. */
export function compileNormalizer(type: DataType): ((v: Exclude<Value, null>) => Value) | undefined {
  switch (type.kind) {
    case 'double':
    case 'float':
      return (v) => (v as number) + 0
    case 'array': {
      const element = compileNormalizer(type.elementType)
      return element && ((v) => (v as readonly Value[]).map((item) => (item === null ? null : element(item))))
    }
    case 'struct': {
      const fields = type.fields.map((f) => compileNormalizer(f.dataType))
      if (fields.every((f) => f === undefined)) return undefined
      return (v) => (v as readonly Value[]).map((item, i) => (item === null ? null : (fields[i]?.(item) ?? item)))
    }
    default:
      return undefined
  }
}

/** Rows whose columns of these types are normalized; a column without a type keeps its values. */
export function normalizeRows(rows: readonly Row[], types: readonly (DataType | undefined)[]): readonly Row[] {
  const columns = types.map((t) => (t === undefined ? undefined : compileNormalizer(t)))
  if (columns.every((c) => c === undefined)) return rows
  return rows.map((row) => row.map((v, i) => (v === null ? null : (columns[i]?.(v) ?? v))))
}
