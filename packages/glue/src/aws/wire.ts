import { fromBase64 } from '../arrangement/json-value.ts'
import { toBase64 } from '../arrangement/print-value.ts'

/** Parameters as the guest sent them: bytes and times stand in objects of one key. */
export function decoded(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(decoded)
  const { $bytes: bytes, $date: date } = value as { readonly $bytes?: unknown; readonly $date?: unknown }
  if (typeof bytes === 'string') return fromBase64(bytes)
  if (typeof date === 'string') return new Date(date)
  const copy: Record<string, unknown> = {}
  for (const [name, item] of Object.entries(value)) copy[name] = decoded(item)
  return copy
}

/** An answer as the guest reads it; what is undefined is left out. */
export function encoded(value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(encoded)
  if (value instanceof Date) return { $date: value.toISOString() }
  if (value instanceof Uint8Array) return { $bytes: toBase64(value) }
  const copy: Record<string, unknown> = {}
  for (const [name, item] of Object.entries(value)) if (item !== undefined) copy[name] = encoded(item)
  return copy
}
