/** A value as the TypeScript that makes it again. */
export function literal(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  switch (typeof value) {
    case 'number':
      return numberLiteral(value)
    case 'bigint':
      return `${value}n`
    case 'function':
      return `${value}`
    case 'object':
      return objectLiteral(value)
    default:
      return JSON.stringify(value)
  }
}

function numberLiteral(value: number): string {
  if (Number.isNaN(value)) return 'Number.NaN'
  if (!Number.isFinite(value)) return `Number.${value > 0 ? 'POSITIVE' : 'NEGATIVE'}_INFINITY`
  return Object.is(value, -0) ? '-0' : String(value)
}

function objectLiteral(value: object): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(',')}]`
  if (value instanceof Date) return `new Date(${Number.isNaN(value.getTime()) ? 'Number.NaN' : JSON.stringify(value)})`
  if (value instanceof Map) return `new Map(${literal([...(value as Map<unknown, unknown>)])})`
  if (value instanceof Uint8Array) return bytesLiteral(value)
  return `{${Object.entries(value)
    .map(([key, item]) => `${key === '__proto__' ? '["__proto__"]' : JSON.stringify(key)}:${literal(item)}`)
    .join(',')}}`
}

/** How many bytes are listed one by one. */
const LISTED = 32

function bytesLiteral(bytes: Uint8Array): string {
  if (bytes.length <= LISTED) return `Uint8Array.from([${bytes.join(',')}])`
  return `Uint8Array.from(atob(${JSON.stringify(toBase64(bytes))}), (c) => c.charCodeAt(0))`
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
