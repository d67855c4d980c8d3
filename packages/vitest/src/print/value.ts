import { type DataType, type Row, type StructType, toExternal, type Value } from '@dryfit/spark'

/** A cell as a test would write it. */
export const printCell = (value: Value, type: DataType): string => printPlain(toExternal(value, type))

/** A row as a test would write it: `{ id: 1, name: 'a' }`. */
export function printRow(row: Row, schema: StructType): string {
  const cells = schema.fields.map((f, i) => `${printName(f.name)}: ${printCell(row[i] ?? null, f.dataType)}`)
  return cells.length === 0 ? '{}' : `{ ${cells.join(', ')} }`
}

/** A plain value as code that would rebuild it. */
export function printPlain(value: unknown): string {
  if (typeof value === 'string') return quote(value)
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value)
  if (value instanceof Uint8Array) return `Uint8Array.of(${[...value].join(', ')})`
  if (value instanceof Date) return `new Date(${Number.isNaN(value.getTime()) ? 'NaN' : quote(value.toISOString())})`
  if (value instanceof Map) return printMap(value)
  if (Array.isArray(value)) return `[${value.map(printPlain).join(', ')}]`
  if (typeof value === 'object' && value !== null) return printObject(value)
  return String(value)
}

function printMap(map: ReadonlyMap<unknown, unknown>): string {
  const entries = [...map].map(([key, value]) => `[${printPlain(key)}, ${printPlain(value)}]`)
  return `new Map([${entries.join(', ')}])`
}

function printObject(value: object): string {
  const body = Object.entries(value).map(([key, item]) => `${printName(key)}: ${printPlain(item)}`)
  return body.length === 0 ? '{}' : `{ ${body.join(', ')} }`
}

const printName = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name))

/** Text in single quotes, with what the eye can't see written out. */
export function quote(text: string): string {
  // JSON knows the escapes; the quotes change places.
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")
  return `'${inner.replace(/[\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202e\ufeff]/g, escaped)}'`
}

const escaped = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
