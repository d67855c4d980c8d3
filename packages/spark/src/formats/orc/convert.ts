import { type DataType, equalTypes, type StructType } from '../../types/data-type.ts'
import type { MapEntries, Value } from '../../types/value.ts'

/** How a value that a file holds is read. */
export type Convert = (value: Value) => Value

const WHOLE: readonly DataType['kind'][] = ['byte', 'short', 'integer', 'long']

/**
 * How a column of a file is read as the type that a schema declares: as it is, as a wider whole number, with fields of structs by
 * name. Undefined: ORC converts between many more types, which is not followed.
 */
export function conversionOf(found: DataType, wanted: DataType, caseSensitive: boolean): Convert | undefined {
  if (found.kind === 'struct' && wanted.kind === 'struct') return ofStruct(found, wanted, caseSensitive)
  if (found.kind === 'array' && wanted.kind === 'array') {
    const element = conversionOf(found.elementType, wanted.elementType, caseSensitive)
    return element && orNull((items) => (items as readonly Value[]).map(element))
  }
  if (found.kind === 'map' && wanted.kind === 'map') {
    const key = conversionOf(found.keyType, wanted.keyType, caseSensitive)
    const value = conversionOf(found.valueType, wanted.valueType, caseSensitive)
    if (key === undefined || value === undefined) return undefined
    return orNull((entries) => (entries as MapEntries).map(([k, v]) => [key(k), value(v)] as const) as Value)
  }
  return isRead(found, wanted) ? (value) => value : undefined
}

function isRead(found: DataType, wanted: DataType): boolean {
  const [from, to] = [WHOLE.indexOf(found.kind), WHOLE.indexOf(wanted.kind)]
  if (from >= 0 && to >= 0) return from <= to
  return equalTypes(found, wanted, false)
}

function ofStruct(found: StructType, wanted: StructType, caseSensitive: boolean): Convert | undefined {
  const keyOf = (name: string): string => (caseSensitive ? name : name.toLowerCase())
  const fields = wanted.fields.map(({ name, dataType }) => {
    const at = found.fields.findIndex((field) => keyOf(field.name) === keyOf(name))
    const field = found.fields[at]
    return { at, convert: field === undefined ? () => null : conversionOf(field.dataType, dataType, caseSensitive) }
  })
  if (fields.some(({ convert }) => convert === undefined)) return undefined
  return orNull((cells) => fields.map(({ at, convert }) => convert?.((cells as readonly Value[])[at] ?? null) ?? null))
}

const orNull =
  (convert: Convert): Convert =>
  (value) =>
    value === null ? null : convert(value)
