import { UnsupportedError } from '../../errors/unsupported-error.ts'
import type { CsvReadFormat } from './options.ts'

/** The fields of one record as the reader hands them on; undefined for a comment. Line breaks are part of the text. */
export function tokenizeCsv(text: string, format: CsvReadFormat): readonly string[] | undefined {
  if (format.comment !== '' && text.startsWith(format.comment)) return undefined
  if (/[\r\n]$/.test(text) || /^\s*[\r\n]/.test(text)) {
    throw new UnsupportedError(
      'CSV_LINE_BREAK',
      'Failed to read a CSV text that begins or ends with a line break: dryfit does not follow Spark there',
      'Trim the text first.',
    )
  }
  const reader = new FieldReader(text, format)
  const fields = [reader.field()]
  while (reader.more()) fields.push(reader.field())
  return fields
}

const isBlank = (char: string): boolean => char <= ' ' && char !== ''

class FieldReader {
  private readonly text: string
  private readonly format: CsvReadFormat
  private at = 0

  constructor(text: string, format: CsvReadFormat) {
    this.text = text
    this.format = format
  }

  /** Steps over a delimiter. */
  more(): boolean {
    if (!this.text.startsWith(this.format.delimiter, this.at)) return false
    this.at += this.format.delimiter.length
    return true
  }

  field(): string {
    const { quote, ignoreLeading } = this.format
    if (ignoreLeading) while (isBlank(this.text.charAt(this.at)) && !this.atDelimiter()) this.at += 1
    if (quote !== '' && this.text.charAt(this.at) === quote) return this.quoted()
    return this.plain(this.at)
  }

  private atDelimiter(): boolean {
    return this.text.startsWith(this.format.delimiter, this.at)
  }

  private plain(from: number): string {
    const end = this.text.indexOf(this.format.delimiter, this.at)
    this.at = end < 0 ? this.text.length : end
    const value = this.text.slice(from, this.at)
    const trimmed = this.format.ignoreTrailing ? value.replace(/[\x00-\x20]+$/, '') : value
    return trimmed === '' ? this.format.nullValue : trimmed
  }

  private quoted(): string {
    const { quote, escape } = this.format
    let out = ''
    this.at += 1
    while (this.at < this.text.length) {
      const char = this.text.charAt(this.at)
      const next = this.text.charAt(this.at + 1)
      if (char === escape && next !== '' && (next === quote || (next === escape && escape !== quote))) {
        out += next
        this.at += 2
      } else if (char !== quote) {
        out += char
        this.at += 1
      } else {
        this.at += 1
        if (this.closes()) return out === '' ? this.format.emptyValue : out
        return this.unescapedQuote(out)
      }
    }
    return out === '' ? this.format.emptyValue : out
  }

  /** After a quote: blanks and then a delimiter or the end. */
  private closes(): boolean {
    let end = this.at
    while (isBlank(this.text.charAt(end)) && !this.text.startsWith(this.format.delimiter, end)) end += 1
    if (end < this.text.length && !this.text.startsWith(this.format.delimiter, end)) return false
    this.at = end
    return true
  }

  /** Spark goes on as if the value had not been quoted, to the next delimiter. */
  private unescapedQuote(soFar: string): string {
    const { quote, escape } = this.format
    const rest = this.plain(this.at - 1)
    if (escape !== quote && escape !== '' && rest.includes(escape)) {
      throw new UnsupportedError(
        'CSV_QUOTE',
        'Failed to read a CSV value with an escape after an unescaped quote: dryfit does not follow Spark there',
        'Escape every quote inside a value.',
      )
    }
    return `${quote}${soFar}${rest}`
  }
}
