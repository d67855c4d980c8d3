import { SparkError } from '../errors/spark-error.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const LINE = 76

/** Base64 in lines of 76 characters, as Java's MIME encoder writes it. */
export function encodeBase64(bytes: Uint8Array): string {
  const text = encodePlainBase64(bytes)
  const lines: string[] = []
  for (let i = 0; i < text.length; i += LINE) lines.push(text.slice(i, i + LINE))
  return lines.join('\r\n')
}

export function encodePlainBase64(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(i, i + 3)
    const left = bytes.length - i
    text += char(a >> 2) + char(((a & 3) << 4) | (b >> 4))
    text += left > 1 ? char(((b & 15) << 2) | (c >> 6)) : '='
    text += left > 2 ? char(c & 63) : '='
  }
  return text
}

const char = (code: number): string => ALPHABET.charAt(code)

const illegal = (message: string): SparkError => new SparkError('IllegalArgumentException', message)

/** Decodes as Java's MIME decoder does: characters outside the alphabet are passed over. */
export function decodeBase64(text: string): Uint8Array {
  const out: number[] = []
  let bits = 0
  let shift = 18
  let at = 0
  while (at < text.length) {
    const letter = text.charAt(at++)
    if (letter === '=') {
      if (shift === 18 || (shift === 6 && text.charAt(at++) !== '='))
        throw illegal('Input byte array has wrong 4-byte ending unit')
      break
    }
    const value = ALPHABET.indexOf(letter)
    if (value < 0) continue
    bits |= value << shift
    shift -= 6
    if (shift < 0) {
      out.push((bits >> 16) & 255, (bits >> 8) & 255, bits & 255)
      shift = 18
      bits = 0
    }
  }
  if (shift === 12) throw illegal('Last unit does not have enough valid bits')
  if (shift === 6) out.push((bits >> 16) & 255)
  if (shift === 0) out.push((bits >> 16) & 255, (bits >> 8) & 255)
  for (; at < text.length; at++)
    if (ALPHABET.includes(text.charAt(at))) throw illegal(`Input byte array has incorrect ending byte at ${at + 1}`)
  return Uint8Array.from(out)
}
