import { tick } from '../../errors/deadline.ts'
import { encodeUtf8 } from '../../types/utf8.ts'

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

export const utf8 = encodeUtf8
/** Malformed sequences become U+FFFD. */
export const fromUtf8 = (bytes: Uint8Array): string => decoder.decode(bytes)

const NON_ASCII = /[^\x00-\x7f]/

export const utf8Length = (text: string): number => (NON_ASCII.test(text) ? encodeUtf8(text).length : text.length)

export function concatBytes(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}

/** Where `part` begins in `bytes`; -1 when nowhere. */
export function indexOfBytes(bytes: Uint8Array, part: Uint8Array): number {
  for (let i = 0; i + part.length <= bytes.length; i++) {
    tick('a search in bytes')
    if (equalBytes(bytes.subarray(i, i + part.length), part)) return i
  }
  return -1
}

export const toHex = (bytes: Uint8Array): string => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')

/** Bytes of hexadecimal digits; a lone first digit is a byte of its own. Undefined for another character. */
export function fromHex(text: string): Uint8Array | undefined {
  if (!/^[0-9a-fA-F]*$/.test(text)) return undefined
  const digits = text.length % 2 === 0 ? text : `0${text}`
  const out = new Uint8Array(digits.length / 2)
  for (let i = 0; i < out.length; i++) out[i] = Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16)
  return out
}
