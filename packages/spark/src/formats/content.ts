import { SparkError } from '../errors/spark-error.ts'
import { type Charset, charset, charsetName } from '../functions/string/charset.ts'
import type { OptionMap } from '../records/option-map.ts'
import type { FileBytes, FileContent } from '../storage/storage.ts'

const decoder = new TextDecoder()
const encoder = new TextEncoder()
const latin1 = charset('iso-8859-1')

/** The charset that an option names; undefined for UTF-8. @throws SparkError for a name that Java does not know */
export function encodingOf(options: OptionMap): Charset | undefined {
  const name = options.text('encoding') ?? options.text('charset')
  if (name === undefined) return undefined
  const known = charsetName(name)
  if (known === undefined) throw new SparkError('IllegalArgumentException', name)
  return known === 'utf-8' ? undefined : charset(known)
}

/** The bytes of a text file. @throws Error where rows were not made bytes before */
export function bytesIn(content: FileContent): Uint8Array {
  if (content.kind === 'bytes') return content.bytes
  throw new Error('a text format was given rows in place of bytes')
}

export const textContent = (text: string, encoding?: Charset): FileBytes => ({
  kind: 'bytes',
  bytes: encoding === undefined ? encoder.encode(text) : encoding.encode(text),
})

/** The text of a file; UTF-8 is read without the mark that it may begin with. */
export const textOf = (content: FileContent, encoding?: Charset): string =>
  encoding === undefined ? decoder.decode(bytesIn(content)) : encoding.decode(bytesIn(content))

/** The lines of a text without their line breaks, no empty one at the end; every kind of break, unless one is named. */
export function linesOf(text: string, separator?: string): readonly string[] {
  const lines = text.split(separator ?? /\r\n|\r|\n/)
  if (lines.at(-1) === '') lines.pop()
  return lines
}

/** The lines of a file, each in its bytes: it is cut before a charset is thought of, and loses the mark of UTF-8. */
export function byteLinesOf(
  content: FileContent,
  separator: string | undefined,
  encoding?: Charset,
): readonly Uint8Array[] {
  const bytes = bytesIn(content)
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  const end = separator === undefined ? undefined : latin1.decode((encoding ?? charset('utf-8')).encode(separator))
  return linesOf(latin1.decode(isMarked ? bytes.subarray(3) : bytes), end).map((line) => latin1.encode(line))
}

/** The lines of a file in a charset. */
export const linesIn = (content: FileContent, separator: string | undefined, encoding?: Charset): readonly string[] =>
  encoding === undefined
    ? linesOf(textOf(content), separator)
    : byteLinesOf(content, separator, encoding).map((line) => encoding.decode(line))
