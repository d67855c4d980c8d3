import { SparkError } from '../../errors/spark-error.ts'
import { charset } from '../../functions/string/charset.ts'
import { checkOptions } from '../../records/check-options.ts'
import type { OptionMap } from '../../records/option-map.ts'
import type { FileContent } from '../../storage/storage.ts'
import { byteLinesOf, bytesIn, encodingOf, linesOf, textOf } from '../content.ts'
import { lineSeparator } from '../text-options.ts'

/** A record of a JSON file. */
export interface JsonRecord {
  /** As the column for malformed records shows it. */
  readonly text: string
  /** What is parsed; undefined for bytes that are no text. */
  readonly json: string | undefined
}

const DENIED: ReadonlySet<string> = new Set(['utf-16', 'utf16', 'utf_16', 'unicode', 'utf-32', 'utf32', 'utf_32'])

/** The records of a file: its lines, or the whole file with `multiLine`. @throws SparkError for an encoding that lines can't have */
export function jsonRecordsOf(content: FileContent, options: OptionMap): readonly JsonRecord[] {
  checkOptions('json', 'read', options)
  const isWhole = options.flag('multiLine', false)
  const encoding = encodingOf(options)
  const separator = lineSeparator(options)
  const name = options.text('encoding') ?? options.text('charset')
  if (!isWhole && name !== undefined && encoding !== undefined) requireLines(name, separator)
  if (name === undefined) return detected(content, separator, isWhole)
  const decode = (bytes: Uint8Array): string => (encoding ?? charset('utf-8')).decode(bytes)
  const parts = isWhole ? [bytesIn(content)] : byteLinesOf(content, separator, encoding)
  return parts.map((bytes) => ({ text: lenient.decode(bytes), json: decode(bytes).replace(/^\ufeff/, '') }))
}

function requireLines(name: string, separator: string | undefined): void {
  const reason = DENIED.has(name.toLowerCase())
    ? `The ${name} encoding must not be included in the denyList when multiLine is disabled:\ndenylist: UTF-16, UTF-32`
    : separator === undefined
      ? `The lineSep option must be specified for the ${name} encoding`
      : undefined
  if (reason !== undefined) throw new SparkError('IllegalArgumentException', `requirement failed: ${reason}`)
}

const lenient = new TextDecoder('utf-8', { ignoreBOM: true })
const strict = new TextDecoder('utf-8', { fatal: true })

/** Without an encoding Spark's parser looks at each record for that of Unicode which it is in. */
function detected(content: FileContent, separator: string | undefined, isWhole: boolean): readonly JsonRecord[] {
  const bytes = bytesIn(content)
  if (!bytes.includes(0) && strictText(bytes) !== undefined) {
    const text = textOf(content)
    return (isWhole ? [text] : linesOf(text, separator)).map((json) => ({ text: json, json }))
  }
  const parts = isWhole ? [bytes] : byteLinesOf(content, separator)
  return parts.map((part) => ({ text: lenient.decode(part), json: unicodeText(part) }))
}

function strictText(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes)
  } catch {
    return undefined
  }
}

/** Jackson's rule: a mark of the byte order, else where the zeros of the first character stand. */
function unicodeText(bytes: Uint8Array): string | undefined {
  const name = unicodeName(bytes)
  if (name !== undefined)
    return charset(name)
      .decode(bytes)
      .replace(/^\ufeff/, '')
  return strictText(bytes) ?? strictText(withoutSurrogates(bytes))
}

function unicodeName([a = 1, b = 1, c = 1, d = 1]: Uint8Array): string | undefined {
  if (a === 0 && b === 0 && (c === 0 || (c === 0xfe && d === 0xff))) return 'utf-32be'
  if ((c === 0 && d === 0 && b === 0) || (a === 0xff && b === 0xfe && c === 0 && d === 0)) return 'utf-32le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0) return 'utf-16be'
  return b === 0 ? 'utf-16le' : undefined
}

const latin1 = charset('iso-8859-1')
const PAIR = /\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]/g
const HALF = /\xed[\xa0-\xbf][\x80-\xbf]/g

/** Halves of surrogate pairs, three bytes each, pass Jackson's decoder: two make a character, one a question mark. */
function withoutSurrogates(bytes: Uint8Array): Uint8Array {
  const unit = (text: string, at: number): number =>
    0xd000 | ((text.charCodeAt(at + 1) & 0x3f) << 6) | (text.charCodeAt(at + 2) & 0x3f)
  const whole = (text: string): string =>
    latin1.decode(charset('utf-8').encode(String.fromCharCode(unit(text, 0), unit(text, 3))))
  return latin1.encode(latin1.decode(bytes).replace(PAIR, whole).replace(HALF, '?'))
}
