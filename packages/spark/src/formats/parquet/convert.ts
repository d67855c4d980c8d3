import { type DataType, equalTypes, type StructType } from '../../types/data-type.ts'
import { encodeUtf8 } from '../../types/utf8.ts'
import type { MapEntries, Value } from '../../types/value.ts'

/** What is known of a column beside its type. */
interface Column {
  /** How its values are stored, where it is no group: `INT32`. */
  readonly physical?: string | undefined
  readonly caseSensitive: boolean
}

export type Convert = (value: Exclude<Value, null>) => Value

/**
 * How a column of a file is read as another type that a schema declares, as Spark's reader does: by what is stored.
 *
 * @returns `no` where Spark raises, `unknown` where it is not followed
 */
export function conversionOf(found: DataType, wanted: DataType, column: Column): Convert | 'no' | 'unknown' {
  if (equalTypes(found, wanted, false)) return same
  if (found.kind === 'struct' && wanted.kind === 'struct') return structConversion(found, wanted, column)
  const inner = { caseSensitive: column.caseSensitive }
  if (found.kind === 'array' && wanted.kind === 'array') {
    const element = conversionOf(found.elementType, wanted.elementType, inner)
    return typeof element === 'string' ? 'unknown' : (items) => (items as readonly Value[]).map(orNull(element))
  }
  if (found.kind === 'map' && wanted.kind === 'map') {
    const [key, value] = [
      conversionOf(found.keyType, wanted.keyType, inner),
      conversionOf(found.valueType, wanted.valueType, inner),
    ]
    if (typeof key === 'string' || typeof value === 'string') return 'unknown'
    return (entries) => (entries as MapEntries).map(([k, v]) => [orNull(key)(k), orNull(value)(v)] as const)
  }
  return isNested(found) || isNested(wanted) ? 'unknown' : leafConversion(found, wanted, column.physical)
}

const same: Convert = (value) => value
const isNested = ({ kind }: DataType): boolean => kind === 'struct' || kind === 'array' || kind === 'map'
const orNull =
  (convert: Convert): ((value: Value) => Value) =>
  (value) =>
    value === null ? null : convert(value)

/** Fields by name. A struct none of whose fields the file has is null. */
function structConversion(found: StructType, wanted: StructType, column: Column): Convert | 'unknown' {
  const { caseSensitive } = column
  const keyOf = (name: string): string => (caseSensitive ? name : name.toLowerCase())
  const fields = wanted.fields.map((f) => {
    const at = found.fields.findIndex((g) => keyOf(g.name) === keyOf(f.name))
    const field = found.fields[at]
    if (field === undefined || !sharesLeaf(field.dataType, f.dataType, keyOf)) return undefined
    return { at, convert: conversionOf(field.dataType, f.dataType, { caseSensitive }) }
  })
  if (fields.every((f) => f === undefined)) return () => null
  const made = fields.map((f) => (f === undefined || typeof f.convert === 'string' ? f : orNullAt(f.at, f.convert)))
  if (made.some((f) => typeof f === 'object')) return 'unknown'
  return (cells) => made.map((f) => (typeof f === 'function' ? f(cells as readonly Value[]) : null))
}

const orNullAt =
  (at: number, convert: Convert): ((cells: readonly Value[]) => Value) =>
  (cells) =>
    orNull(convert)(cells[at] ?? null)

function sharesLeaf(found: DataType, wanted: DataType, keyOf: (name: string) => string): boolean {
  if (found.kind === 'array' && wanted.kind === 'array') return sharesLeaf(found.elementType, wanted.elementType, keyOf)
  if (found.kind !== 'struct' || wanted.kind !== 'struct') return true
  return wanted.fields.some((f) => {
    const field = found.fields.find((g) => keyOf(g.name) === keyOf(f.name))
    return field !== undefined && sharesLeaf(field.dataType, f.dataType, keyOf)
  })
}

const WHOLE: Readonly<Record<string, (value: number) => number>> = {
  byte: (value) => (value << 24) >> 24,
  short: (value) => (value << 16) >> 16,
  integer: (value) => value | 0,
}
const INTEGERS: ReadonlySet<DataType['kind']> = new Set(['byte', 'short', 'integer'])

function leafConversion(found: DataType, wanted: DataType, physical: string | undefined): Convert | 'no' | 'unknown' {
  const isSmall = INTEGERS.has(found.kind)
  if ((isSmall || found.kind === 'date' || found.kind === 'decimal') && (physical ?? 'INT32') === 'INT32') {
    const whole = WHOLE[wanted.kind]
    if (whole !== undefined) return (value) => whole(Number(value))
    if (isSmall && (wanted.kind === 'date' || wanted.kind === 'year-month interval')) return same
  }
  if (found.kind === 'long' && wanted.kind === 'day-time interval') return physical === 'INT32' ? 'no' : same
  if (found.kind === 'timestamp_ntz' && wanted.kind === 'timestamp') return 'unknown'
  if (wanted.kind === 'long' && found.kind.startsWith('timestamp')) return physical === 'INT96' ? 'no' : 'unknown'
  if (found.kind === 'string' && wanted.kind === 'binary') return (value) => encodeUtf8(value as string)
  if (found.kind === 'binary' && wanted.kind === 'string')
    return physical === 'FIXED_LEN_BYTE_ARRAY' ? 'no' : (value) => decoder.decode(value as Uint8Array)
  if (found.kind === 'decimal' && wanted.kind === 'decimal') {
    const isWider = wanted.scale === found.scale && wanted.precision >= found.precision
    return isWider && wanted.precision <= mostDigits(physical) ? same : 'no'
  }
  return found.kind === 'decimal' && wanted.kind === 'binary' ? 'unknown' : 'no'
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const mostDigits = (physical: string | undefined): number => (physical === 'INT32' ? 9 : physical === 'INT64' ? 18 : 38)
