import { GlueError } from '../../errors/glue-error.ts'

/** A value as DynamoDB tells it: `{ S: 'a' }`, `{ N: '1' }`. */
export type AttributeValue = Readonly<Record<string, unknown>>
/** An item: attributes by name. */
export type Item = Readonly<Record<string, AttributeValue>>

/**
 * A test's plain value.
 * @throws GlueError NOT_AN_ITEM
 */
export function fromPlain(value: unknown, path: string): AttributeValue {
  if (value === null) return { NULL: true }
  if (typeof value === 'boolean') return { BOOL: value }
  if (typeof value === 'string') return { S: value }
  if (typeof value === 'bigint' || (typeof value === 'number' && Number.isFinite(value))) return { N: String(value) }
  if (value instanceof Uint8Array) return { B: value }
  if (value instanceof Set) return setOf([...value], path)
  if (Array.isArray(value)) return { L: value.map((item, i) => fromPlain(item, `${path}[${i}]`)) }
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) return { M: itemOf(value, path) }
  throw new GlueError(
    'NOT_AN_ITEM',
    `Failed to arrange ${path}: DynamoDB has no such value. Give a text, a number, true, false, null, bytes, a Set, a list or an object.`,
  )
}

export const itemOf = (value: object, path: string): Item =>
  Object.fromEntries(Object.entries(value).map(([name, item]) => [name, fromPlain(item, `${path}.${name}`)]))

function setOf(values: readonly unknown[], path: string): AttributeValue {
  const items = values.map((item) => fromPlain(item, path))
  const kind = Object.keys(items[0] ?? { S: '' })[0] ?? 'S'
  return { [`${kind}S`]: items.map((item) => item[kind]) }
}

export const kindOf = (value: AttributeValue): string => Object.keys(value)[0] ?? 'NULL'
export const innerOf = (value: AttributeValue): unknown => Object.values(value)[0]

/** A number of up to 38 digits, without loss. */
export interface Decimal {
  readonly digits: bigint
  readonly scale: number
}

export function decimalOf(text: unknown): Decimal {
  const [, sign = '', whole = '', fraction = '', power = '0'] =
    /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(String(text).trim()) ?? []
  const scale = fraction.length - Number(power)
  const digits = BigInt(`${whole}${fraction}` || '0') * (sign === '-' ? -1n : 1n)
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 }
}

const scaled = ({ digits, scale }: Decimal, to: number): bigint => digits * 10n ** BigInt(to - scale)

export function addDecimals(a: unknown, b: unknown, sign: 1 | -1): string {
  const [x, y] = [decimalOf(a), decimalOf(b)]
  const scale = Math.max(x.scale, y.scale)
  return decimalText({ digits: scaled(x, scale) + BigInt(sign) * scaled(y, scale), scale })
}

/** The shortest text of a number: `1.50` is `1.5`. */
export function decimalText({ digits, scale }: Decimal): string {
  const text = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0')
  const [whole, fraction] = scale === 0 ? [text, ''] : [text.slice(0, -scale), text.slice(-scale).replace(/0+$/, '')]
  return `${digits < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`
}

/** Less than zero, zero, or more; undefined for values that have no order between them. */
export function compareValues(a: AttributeValue, b: AttributeValue): number | undefined {
  const kind = kindOf(a)
  if (kind !== kindOf(b)) return undefined
  if (kind === 'N') {
    const [x, y] = [decimalOf(a['N']), decimalOf(b['N'])]
    const scale = Math.max(x.scale, y.scale)
    const [left, right] = [scaled(x, scale), scaled(y, scale)]
    return left < right ? -1 : left > right ? 1 : 0
  }
  if (kind === 'S' || kind === 'B') return compareBytes(bytesIn(a), bytesIn(b))
  return undefined
}

const bytesIn = (value: AttributeValue): Uint8Array => {
  const inner = innerOf(value)
  return inner instanceof Uint8Array ? inner : new TextEncoder().encode(String(inner))
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const at = a.findIndex((byte, i) => byte !== b[i])
  return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? -1)
}

/** A text that two values share if they are equal: numbers by value, sets in any order. */
export function textOfValue(value: AttributeValue): string {
  const [kind, inner] = [kindOf(value), innerOf(value)]
  if (kind === 'N') return `N ${decimalText(decimalOf(inner))}`
  if (kind === 'B') return `B ${[...bytesIn(value)].join(',')}`
  if (kind === 'L') return `L ${JSON.stringify((inner as readonly AttributeValue[]).map(textOfValue))}`
  if (kind === 'M') {
    const entries = Object.entries(inner as Item).map(([name, item]) => [name, textOfValue(item)])
    return `M ${JSON.stringify(entries.sort(([a = ''], [b = '']) => (a < b ? -1 : 1)))}`
  }
  if (kind.length === 2 && kind.endsWith('S')) {
    const one = kind[0] ?? 'S'
    return `${kind} ${JSON.stringify((inner as readonly unknown[]).map((item) => textOfValue({ [one]: item })).sort())}`
  }
  return `${kind} ${String(inner)}`
}

export const equalValues = (a: AttributeValue, b: AttributeValue): boolean => textOfValue(a) === textOfValue(b)

/** What `size` tells. */
export function sizeOf(value: AttributeValue): AttributeValue | undefined {
  const [kind, inner] = [kindOf(value), innerOf(value)]
  if (kind === 'S' || kind === 'B') return { N: String(bytesIn(value).length) }
  if (kind === 'L' || (kind.length === 2 && kind.endsWith('S')))
    return { N: String((inner as readonly unknown[]).length) }
  return kind === 'M' ? { N: String(Object.keys(inner as object).length) } : undefined
}
