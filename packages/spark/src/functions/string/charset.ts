import { SparkError } from '../../errors/spark-error.ts'
import { UnsupportedError } from '../../errors/unsupported-error.ts'
import { fromUtf8, utf8 } from './bytes.ts'

interface Charset {
  encode(text: string): Uint8Array
  decode(bytes: Uint8Array): string
}

/** One byte a character; what does not fit becomes a question mark, one per code point. */
const singleByte = (limit: number): Charset => ({
  encode: (text) =>
    Uint8Array.from([...text], (c) => {
      const code = c.codePointAt(0) ?? 0
      return code < limit ? code : 63
    }),
  decode: (bytes) => Array.from(bytes, (b) => (b < limit ? String.fromCharCode(b) : '\ufffd')).join(''),
})

function encodeUtf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const source = mark && text !== '' ? `\ufeff${text}` : text
  const out = new Uint8Array(source.length * 2)
  const view = new DataView(out.buffer)
  for (let i = 0; i < source.length; i++) view.setUint16(2 * i, source.charCodeAt(i), littleEndian)
  return out
}

const decodeUtf16 = (bytes: Uint8Array, littleEndian: boolean): string =>
  new TextDecoder(littleEndian ? 'utf-16le' : 'utf-16be', { ignoreBOM: true }).decode(bytes)

function decodeMarkedUtf16(bytes: Uint8Array): string {
  const little = bytes[0] === 0xff && bytes[1] === 0xfe
  const marked = little || (bytes[0] === 0xfe && bytes[1] === 0xff)
  return decodeUtf16(marked ? bytes.subarray(2) : bytes, little)
}

const CHARSETS: Readonly<Record<string, Charset>> = {
  'utf-8': { encode: utf8, decode: fromUtf8 },
  'us-ascii': singleByte(128),
  'iso-8859-1': singleByte(256),
  'utf-16be': { encode: (text) => encodeUtf16(text, false, false), decode: (bytes) => decodeUtf16(bytes, false) },
  'utf-16le': { encode: (text) => encodeUtf16(text, true, false), decode: (bytes) => decodeUtf16(bytes, true) },
  'utf-16': { encode: (text) => encodeUtf16(text, false, true), decode: decodeMarkedUtf16 },
}

const ALIASES: Readonly<Record<string, string>> = {
  utf8: 'utf-8',
  'unicode-1-1-utf-8': 'utf-8',
  ascii: 'us-ascii',
  ascii7: 'us-ascii',
  'iso646-us': 'us-ascii',
  us: 'us-ascii',
  latin1: 'iso-8859-1',
  l1: 'iso-8859-1',
  iso8859_1: 'iso-8859-1',
  'iso8859-1': 'iso-8859-1',
  iso_8859_1: 'iso-8859-1',
  'iso_8859-1': 'iso-8859-1',
  88591: 'iso-8859-1',
  utf16: 'utf-16',
  utf_16: 'utf-16',
  unicode: 'utf-16',
  unicodebig: 'utf-16',
  utf_16be: 'utf-16be',
  'x-utf-16be': 'utf-16be',
  unicodebigunmarked: 'utf-16be',
  utf_16le: 'utf-16le',
  'x-utf-16le': 'utf-16le',
  unicodelittleunmarked: 'utf-16le',
}

/** Names that Java has and this engine does not: refused rather than called unknown. */
const JAVA_ONLY = /^(windows-|cp|ibm|iso-8859-|iso_?8859|utf-?32|big5|euc|gb|shift|sjis|koi8|iso-2022|x-|jis|ms\d|tis)/

/** A charset by any of its Java names. @throws SparkError where Java knows none */
export function charset(name: string): Charset {
  const key = name.toLowerCase()
  const found = CHARSETS[ALIASES[key] ?? key]
  if (found !== undefined) return found
  if (JAVA_ONLY.test(key)) {
    throw new UnsupportedError(
      'CHARSET',
      `Failed to use the charset ${name}: dryfit has UTF-8, UTF-16, US-ASCII and ISO-8859-1`,
    )
  }
  throw new SparkError('QueryExecutionException', `java.io.UnsupportedEncodingException: ${name}`)
}
