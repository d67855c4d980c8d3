// Spark's strings are bytes, ours are UTF-16. A byte that is no UTF-8 is carried as the lone low surrogate U+DC00 plus
// the byte, so that casting a binary to string and back loses nothing; on the way out it shows as U+FFFD, as in Java.
const LONE = /(?<![\ud800-\udbff])[\udc80-\udcff]/

const encoder = new TextEncoder()
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const lenient = new TextDecoder('utf-8', { ignoreBOM: true })

/** The bytes of a string. */
export const encodeUtf8 = (text: string): Uint8Array => (LONE.test(text) ? encodeWithBytes(text) : encoder.encode(text))

function encodeWithBytes(text: string): Uint8Array {
  const parts = text.split(/((?<![\ud800-\udbff])[\udc80-\udcff])/)
  return Uint8Array.from(
    parts.flatMap((part, i) => (i % 2 === 1 ? [part.charCodeAt(0) - 0xdc00] : [...encoder.encode(part)])),
  )
}

/** The string of bytes, which need not be UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes)
  } catch {
    return decodeWithBytes(bytes)
  }
}

function decodeWithBytes(bytes: Uint8Array): string {
  let text = ''
  let at = 0
  while (at < bytes.length) {
    const first = bytes[at] as number
    const length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
    const sequence = bytes.subarray(at, at + length)
    const decoded = lenient.decode(sequence)
    const valid =
      sequence.length === length && [...decoded].length === 1 && (decoded !== '\ufffd' || isReplacement(sequence))
    text += valid ? decoded : String.fromCharCode(0xdc00 + first)
    at += valid ? length : 1
  }
  return text
}

const isReplacement = ([a, b, c]: Uint8Array): boolean => a === 0xef && b === 0xbf && c === 0xbd

/** A string as users see it: U+FFFD for what is no UTF-8. */
export const displayText = (text: string): string => (LONE.test(text) ? lenient.decode(encodeUtf8(text)) : text)

const HALF = /(?<![\ud800-\udbff])[\udc00-\udfff]|[\ud800-\udbff](?![\udc00-\udfff])/g

/** A text from outside, where half of a surrogate pair is no byte of ours: on its way to Java it becomes U+FFFD. */
export const wellFormed = (text: string): string => (/[\ud800-\udfff]/.test(text) ? text.replace(HALF, '\ufffd') : text)
