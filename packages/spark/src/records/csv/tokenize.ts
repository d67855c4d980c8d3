import { SparkError } from '../../errors/spark-error.ts'
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
  return new FieldReader(text, format).record()
}

const outOfBounds = (most: number): SparkError =>
  new SparkError(
    'Py4JJavaError',
    `java.lang.ArrayIndexOutOfBoundsException: Index ${most} out of bounds for length ${most}`,
  )

/** @throws SparkError for more columns, or longer values, than the options have room for */
function within(fields: readonly string[], { maxColumns, maxChars }: CsvReadFormat): readonly string[] {
  if (maxColumns < 0 || maxChars < -1) {
    const length = maxColumns < 0 ? maxColumns : maxChars
    throw new SparkError('Py4JJavaError', `java.lang.NegativeArraySizeException: ${length}`)
  }
  if (fields.length > maxColumns) throw outOfBounds(maxColumns)
  if (maxChars < 0 || fields.every(({ length }) => length <= maxChars)) return fields
  throw outOfBounds(maxChars)
}

const isBlank = (char: string): boolean => char <= ' ' && char !== ''

/** Where a record begins in a longer text, and what ends it there. */
interface RecordPlace {
  readonly from: number
  readonly lineEnd: string
}

/** Reads the fields of one record. */
export class FieldReader {
  private readonly text: string
  private readonly format: CsvReadFormat
  private readonly lineEnd: string | undefined
  private at: number

  constructor(text: string, format: CsvReadFormat, place?: RecordPlace) {
    this.text = text
    this.format = format
    this.lineEnd = place?.lineEnd
    this.at = place?.from ?? 0
  }

  /** Behind the last field that was read. */
  get position(): number {
    return this.at
  }

  record(): readonly string[] {
    const fields = [this.field()]
    while (this.text.startsWith(this.format.delimiter, this.at)) {
      this.at += this.format.delimiter.length
      fields.push(this.field())
    }
    return within(fields, this.format)
  }

  private field(): string {
    const { quote, ignoreLeading } = this.format
    if (ignoreLeading) while (isBlank(this.text.charAt(this.at)) && !this.atEnd(this.at)) this.at += 1
    if (quote !== '' && this.text.charAt(this.at) === quote) return this.quoted()
    return this.plain(this.at)
  }

  /** Whether a field ends here. */
  private atEnd(at: number): boolean {
    return (
      at >= this.text.length ||
      this.text.startsWith(this.format.delimiter, at) ||
      (this.lineEnd !== undefined && this.text.startsWith(this.lineEnd, at))
    )
  }

  private plain(from: number): string {
    while (!this.atEnd(this.at)) this.at += 1
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
      if (char === escape && next === '' && escape !== quote) {
        this.at += 1
      } else if (char === escape && next !== '' && (next === quote || (next === escape && escape !== quote))) {
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
    while (isBlank(this.text.charAt(end)) && !this.atEnd(end)) end += 1
    if (!this.atEnd(end)) return false
    this.at = end
    return true
  }

  /** Spark goes on as if the value had not been quoted, to the next delimiter. */
  private unescapedQuote(soFar: string): string {
    const { quote, escape } = this.format
    const rest = this.plain(this.at - 1)
    const quotes = rest.trimEnd()
    if (soFar === '' && quotes.length > 1 && quotes === quote.repeat(quotes.length)) return quotes.slice(1)
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
