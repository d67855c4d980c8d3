import { decodeUtf8, encodeUtf8 } from '../../types/utf8.ts'

const SURROGATE = /[\ud800-\udfff]/

/** Spark counts code points; only texts with a surrogate need more than JavaScript's own operations. */
export const hasSurrogates = (text: string): boolean => SURROGATE.test(text)

const BROKEN = /(?<![\ud800-\udbff])[\udc80-\udcff]/

/** The characters of a text as Spark parts its bytes: the first byte of a sequence says how many belong to it. */
export function characters(text: string): readonly string[] {
  if (!hasSurrogates(text)) return text.split('')
  if (!BROKEN.test(text)) return [...text]
  const bytes = encodeUtf8(text)
  const parts: string[] = []
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes[at] ?? 0)
    parts.push(decodeUtf8(bytes.subarray(at, at + length)))
    at += length
  }
  return parts
}

/** The bytes of the text end inside a sequence. */
export function isCutShort(text: string): boolean {
  const last = BROKEN.test(text) ? encodeUtf8(characters(text).at(-1) ?? '') : undefined
  return last !== undefined && last.length < sequenceLength(last[0] ?? 0)
}

const sequenceLength = (first: number): number =>
  first < 0xc2 || first > 0xf4 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4

export function codePointLength(text: string): number {
  return hasSurrogates(text) ? characters(text).length : text.length
}

/** Code points from `start` (inclusive, may be negative) to `end` (exclusive). */
export function sliceCodePoints(text: string, start: number, end: number): string {
  if (end <= start || end <= 0) return ''
  const from = Math.max(start, 0)
  if (!hasSurrogates(text)) return text.slice(from, end)
  return characters(text).slice(from, end).join('')
}

/** How many code points stand before a position in UTF-16 units. */
export const codePointsBefore = (text: string, index: number): number => codePointLength(text.slice(0, index))

/** The position in UTF-16 units of the n-th code point; the length of the text past its end. */
export function unitIndex(text: string, codePoints: number): number {
  if (!hasSurrogates(text)) return Math.min(codePoints, text.length)
  return characters(text).slice(0, codePoints).join('').length
}

const INT_MAX = 2 ** 31 - 1

/** Spark's `substring(text, position, length)`: positions from 1, negative from the end, 0 as 1. */
export function substringSql(text: string, position: number, length: number): string {
  const start = position > 0 ? position - 1 : position < 0 ? codePointLength(text) + position : 0
  return sliceCodePoints(text, start, Math.min(start + length, INT_MAX))
}

export function substringBytes(bytes: Uint8Array, position: number, length: number): Uint8Array {
  const start = position > 0 ? position - 1 : position < 0 ? bytes.length + position : 0
  // In Java's ints, as Spark counts them.
  const end = ((bytes.length - start) | 0) < length ? bytes.length : start + length
  const from = Math.max(start, 0)
  return from >= end ? new Uint8Array(0) : bytes.slice(from, end)
}
