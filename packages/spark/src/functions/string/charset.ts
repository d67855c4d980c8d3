import { SparkError } from '../../errors/spark-error.ts'
import { UnsupportedError } from '../../errors/unsupported-error.ts'
import { BYTE_ALIASES, BYTE_TABLES } from './byte-charsets.ts'
import { fromUtf8, utf8 } from './bytes.ts'

/** How texts are bytes. */
export interface Charset {
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

function encodeUtf32(text: string, littleEndian: boolean): Uint8Array {
  const codes = [...text].map((c) => c.codePointAt(0) ?? 0)
  const view = new DataView(new ArrayBuffer(codes.length * 4))
  for (const [i, code] of codes.entries())
    view.setUint32(4 * i, code >= 0xd800 && code < 0xe000 ? 0x3f : code, littleEndian)
  return new Uint8Array(view.buffer)
}

function decodeUtf32(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let out = ''
  for (let at = 0; at < bytes.length; at += 4) {
    const code = at + 4 <= bytes.length ? view.getUint32(at, littleEndian) : Number.POSITIVE_INFINITY
    out += code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? '\ufffd' : String.fromCodePoint(code)
  }
  return out
}

/** Java takes a mark of the byte order off, unless the name says the order already and it is the other one. */
function decodeMarkedUtf32(bytes: Uint8Array, order?: 'little' | 'big'): string {
  const first = bytes.length < 4 ? 0 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
  const marked =
    first === 0xfeff && order !== 'little' ? 'big' : first === 0xfffe0000 && order !== 'big' ? 'little' : undefined
  return decodeUtf32(marked === undefined ? bytes : bytes.subarray(4), (marked ?? order) === 'little')
}

/** A charset of one byte a character from its table. */
function tableCharset(table: string): Charset {
  const first = 256 - table.length
  const bytesOf = new Map([...table].map((c, i) => [c, first + i] as const).filter(([c]) => c !== '\ufffd'))
  const byteOf = (c: string): number =>
    c.charCodeAt(0) < first ? c.charCodeAt(0) : (bytesOf.get(c) ?? bytesOf.get('?') ?? 63)
  return {
    encode: (text) => Uint8Array.from([...text], byteOf),
    decode: (bytes) =>
      Array.from(bytes, (b) => (b < first ? String.fromCharCode(b) : table.charAt(b - first))).join(''),
  }
}

const CHARSETS: Readonly<Record<string, Charset>> = {
  'utf-8': { encode: utf8, decode: fromUtf8 },
  'us-ascii': singleByte(128),
  'iso-8859-1': singleByte(256),
  'utf-16be': { encode: (text) => encodeUtf16(text, false, false), decode: (bytes) => decodeUtf16(bytes, false) },
  'utf-16le': { encode: (text) => encodeUtf16(text, true, false), decode: (bytes) => decodeUtf16(bytes, true) },
  'utf-16': { encode: (text) => encodeUtf16(text, false, true), decode: decodeMarkedUtf16 },
  'utf-32be': { encode: (text) => encodeUtf32(text, false), decode: (bytes) => decodeMarkedUtf32(bytes, 'big') },
  'utf-32le': { encode: (text) => encodeUtf32(text, true), decode: (bytes) => decodeMarkedUtf32(bytes, 'little') },
  'utf-32': { encode: (text) => encodeUtf32(text, false), decode: (bytes) => decodeMarkedUtf32(bytes) },
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
  utf32: 'utf-32',
  utf_32: 'utf-32',
  utf_32be: 'utf-32be',
  'x-utf-32be': 'utf-32be',
  utf_32le: 'utf-32le',
  'x-utf-32le': 'utf-32le',
  ...Object.fromEntries(
    Object.entries(BYTE_ALIASES).flatMap(([name, others]) => others.map((other) => [other, name] as const)),
  ),
}

/** Names that Java has and this engine does not: refused rather than called unknown. */
const JAVA_ONLY = /^(windows-|cp|ibm|iso-8859-|iso_?8859|utf-?32|big5|euc|gb|shift|sjis|koi8|iso-2022|x-|jis|ms\d|tis)/

const tables = new Map<string, Charset>()

function tableOf(name: string): Charset | undefined {
  const known = tables.get(name)
  const table = BYTE_TABLES[name]
  if (known !== undefined || table === undefined) return known
  const made = tableCharset(table)
  tables.set(name, made)
  return made
}

/** The name by which Java knows a charset, in lower case; undefined where it knows none. */
export function charsetName(name: string): string | undefined {
  const key = name.toLowerCase()
  const own = ALIASES[key] ?? key
  return own in CHARSETS || own in BYTE_TABLES || JAVA_ONLY.test(key) ? own : undefined
}

/** A charset by any of its Java names. @throws SparkError where Java knows none */
export function charset(name: string): Charset {
  const own = charsetName(name)
  if (own === undefined)
    throw new SparkError('QueryExecutionException', `java.io.UnsupportedEncodingException: ${name}`)
  const found = CHARSETS[own] ?? tableOf(own)
  if (found !== undefined) return found
  throw new UnsupportedError(
    'CHARSET',
    `Failed to use the charset ${name}: dryfit has Unicode's, and of those of one byte Windows', ISO's and some more`,
  )
}
