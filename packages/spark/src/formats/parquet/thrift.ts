/** Types of Thrift's compact protocol that Parquet uses. */
const STOP = 0
const TRUE = 1
const FALSE = 2
const BYTE = 3
const I16 = 4
const I64 = 6
const DOUBLE = 7
const BINARY = 8
const LIST = 9
const STRUCT = 12

const deepest = 32
/** A number of 64 bits. */
const longestNumber = 10

/**
 * Holds a Thrift struct (the footer, the header of a page) to the bytes that are there. The decoder makes room for as many members of
 * a list as its head says.
 *
 * @throws Error where it is damaged
 */
export function checkStruct(bytes: Uint8Array, start: number, depth = 0): number {
  if (depth > deepest) throw new Error('its metadata is nested too deep')
  let at = start
  for (;;) {
    const head = byteAt(bytes, at)
    const type = head & 0x0f
    at += 1
    if (type === STOP) return at
    if (head >> 4 === 0) at = skipNumber(bytes, at)
    at = skip(bytes, at, { type, depth })
  }
}

interface Element {
  readonly type: number
  readonly depth: number
  /** A flag is a byte in a list, and nothing but its type in a field. */
  readonly isMember?: boolean
}

function skip(bytes: Uint8Array, at: number, { type, depth, isMember = false }: Element): number {
  if (type === TRUE || type === FALSE) return isMember ? at + 1 : at
  if (type === BYTE) return at + 1
  if (type >= I16 && type <= I64) return skipNumber(bytes, at)
  if (type === DOUBLE) return at + 8
  if (type === BINARY) return skipBinary(bytes, at)
  if (type === LIST) return skipList(bytes, at, depth)
  if (type === STRUCT) return checkStruct(bytes, at, depth + 1)
  throw new Error(`its metadata has a value of the unknown type ${type}`)
}

function skipList(bytes: Uint8Array, start: number, depth: number): number {
  const head = byteAt(bytes, start)
  const isLong = head >> 4 === 15
  const count = isLong ? numberAt(bytes, start + 1) : head >> 4
  let at = isLong ? skipNumber(bytes, start + 1) : start + 1
  if (count > bytes.length - at) throw new Error(`a list of ${count} members stands in ${bytes.length - at} bytes`)
  for (let i = 0; i < count; i++) at = skip(bytes, at, { type: head & 0x0f, depth, isMember: true })
  return at
}

function skipBinary(bytes: Uint8Array, at: number): number {
  const end = skipNumber(bytes, at) + numberAt(bytes, at)
  if (end > bytes.length) throw new Error('a text of its metadata ends beyond it')
  return end
}

function skipNumber(bytes: Uint8Array, start: number): number {
  for (let at = start; at < start + longestNumber; at++) if (byteAt(bytes, at) < 0x80) return at + 1
  throw new Error('a number of its metadata has more than 64 bits')
}

function numberAt(bytes: Uint8Array, start: number): number {
  const end = skipNumber(bytes, start)
  let value = 0
  for (let at = end - 1; at >= start; at--) value = value * 128 + (byteAt(bytes, at) & 0x7f)
  return value
}

function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at]
  if (byte === undefined) throw new Error('its metadata ends too early')
  return byte
}
