/** A plain value as code that makes it again, as a test would write it: `{ id: 1, name: 'a' }`. */
export function printValue(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return quoted(value)
    case 'bigint':
      return `${value}n`
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value)
    case 'object':
      return value === null ? 'null' : printObject(value)
    default:
      return String(value)
  }
}

function printObject(value: object): string {
  if (value instanceof Uint8Array) return printBytes(value)
  if (value instanceof Date) return `new Date(${Number.isNaN(value.getTime()) ? 'NaN' : quoted(value.toISOString())})`
  if (value instanceof Map) return `new Map(${printValue([...(value as Map<unknown, unknown>)])})`
  if (value instanceof Set) return `new Set(${printValue([...(value as Set<unknown>)])})`
  if (Array.isArray(value)) return `[${value.map(printValue).join(', ')}]`
  const body = Object.entries(value).map(([key, item]) => `${printName(key)}: ${printValue(item)}`)
  return body.length === 0 ? '{}' : `{ ${body.join(', ')} }`
}

/** A name before a colon; one that would set the prototype is computed. */
export function printName(name: string): string {
  if (name === '__proto__') return "['__proto__']"
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name)
}

/** Text in single quotes, with what the eye can't see written out. */
export function quoted(text: string): string {
  // JSON knows the escapes; the quotes change places.
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")
  return `'${inner.replace(/[\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202e\ufeff]/g, escaped)}'`
}

const escaped = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`

/** How many bytes are listed one by one. */
const LISTED = 32

function printBytes(bytes: Uint8Array): string {
  if (bytes.length <= LISTED) return `Uint8Array.of(${bytes.join(', ')})`
  return `Uint8Array.from(atob('${toBase64(bytes)}'), (c) => c.charCodeAt(0))`
}

export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

/** The text whose UTF-8 the bytes are; undefined when they are none. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
