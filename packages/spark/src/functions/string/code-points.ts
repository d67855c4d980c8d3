const SURROGATE = /[\ud800-\udfff]/

/** Spark counts code points; only texts with a surrogate need more than JavaScript's own operations. */
export const hasSurrogates = (text: string): boolean => SURROGATE.test(text)

export function codePointLength(text: string): number {
  if (!hasSurrogates(text)) return text.length
  let count = 0
  for (const _ of text) count += 1
  return count
}

/** Code points from `start` (inclusive, may be negative) to `end` (exclusive). */
export function sliceCodePoints(text: string, start: number, end: number): string {
  if (end <= start || end <= 0) return ''
  const from = Math.max(start, 0)
  if (!hasSurrogates(text)) return text.slice(from, end)
  return [...text].slice(from, end).join('')
}

/** How many code points stand before a position in UTF-16 units. */
export const codePointsBefore = (text: string, index: number): number => codePointLength(text.slice(0, index))

/** The position in UTF-16 units of the n-th code point; the length of the text past its end. */
export function unitIndex(text: string, codePoints: number): number {
  if (!hasSurrogates(text)) return Math.min(codePoints, text.length)
  let index = 0
  for (let n = 0; n < codePoints && index < text.length; n++) index += (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1
  return index
}

const INT_MAX = 2 ** 31 - 1

/** Spark's `substring(text, position, length)`: positions from 1, negative from the end, 0 as 1. */
export function substringSql(text: string, position: number, length: number): string {
  const start = position > 0 ? position - 1 : position < 0 ? codePointLength(text) + position : 0
  return sliceCodePoints(text, start, Math.min(start + length, INT_MAX))
}

export function substringBytes(bytes: Uint8Array, position: number, length: number): Uint8Array {
  const start = position > 0 ? position - 1 : position < 0 ? bytes.length + position : 0
  const end = Math.min(start + length, bytes.length)
  const from = Math.max(start, 0)
  return from >= end ? new Uint8Array(0) : bytes.slice(from, end)
}
