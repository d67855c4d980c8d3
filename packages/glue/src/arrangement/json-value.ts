import { toBase64 } from './print-value.ts'

/** A value as JSON, without loss: what JSON has none for stands in an object with one key that begins with a dollar. */
export function toJsonValue(value: unknown): unknown {
  switch (typeof value) {
    case 'undefined':
      return { $undefined: true }
    case 'bigint':
      return { $bigint: String(value) }
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0) ? value : { $number: numberText(value) }
    case 'object':
      return value === null ? null : objectToJson(value)
    default:
      return value
  }
}

const numberText = (value: number): string => (Object.is(value, -0) ? '-0' : String(value))

function objectToJson(value: object): unknown {
  if (Array.isArray(value)) return value.map(toJsonValue)
  if (value instanceof Date) return { $date: Number.isNaN(value.getTime()) ? null : value.toISOString() }
  if (value instanceof Uint8Array) return { $bytes: toBase64(value) }
  if (value instanceof Set) return { $set: [...(value as Set<unknown>)].map(toJsonValue) }
  if (value instanceof Map) return { $map: [...(value as Map<unknown, unknown>)].map((pair) => pair.map(toJsonValue)) }
  const entries = Object.entries(value).map(([key, item]) => [key, toJsonValue(item)] as const)
  const object = Object.fromEntries(entries)
  return entries.length === 1 && entries[0]?.[0].startsWith('$') === true ? { $object: object } : object
}

/** The value that `toJsonValue` wrote. */
export function fromJsonValue(json: unknown): unknown {
  if (typeof json !== 'object' || json === null) return json
  if (Array.isArray(json)) return json.map(fromJsonValue)
  const entries = Object.entries(json)
  const [[key, inner] = ['', undefined], ...others] = entries
  const read = others.length === 0 ? TAGS.get(key) : undefined
  return read === undefined ? plain(json) : read(inner)
}

const plain = (json: unknown): unknown =>
  Object.fromEntries(Object.entries(json as object).map(([key, item]) => [key, fromJsonValue(item)]))

const TAGS: ReadonlyMap<string, (inner: unknown) => unknown> = new Map<string, (inner: unknown) => unknown>(
  Object.entries({
    $undefined: () => undefined,
    $bigint: (text: unknown) => BigInt(String(text)),
    $number: Number,
    $date: (text: unknown) => new Date(text === null ? Number.NaN : String(text)),
    $bytes: (text: unknown) => fromBase64(String(text)),
    $map: (pairs: unknown) => new Map((fromJsonValue(pairs) as [unknown, unknown][]).map(([key, item]) => [key, item])),
    $set: (items: unknown) => new Set(fromJsonValue(items) as unknown[]),
    $object: plain,
  }),
)

export const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (c) => c.charCodeAt(0))
