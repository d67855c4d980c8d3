import { type FileRows, StringType, type StructType } from '@dryfit/spark'
import { type AtomDataType, atom, type DynamicRecord } from '../dynamic-frame/value.ts'
import { GlueError, notSupported } from '../errors/glue-error.ts'
import { type FormatOptions, flag, refuseUnknown } from './format-options.ts'
import { decode } from './json-records.ts'
import { contentOf, type FormatFile, objectsOf } from './stored-file.ts'

const KNOWN = [
  'separator',
  'quoteChar',
  'withHeader',
  'skipFirst',
  'multiLine',
  'multiline',
  'optimizePerformance',
  'escaper',
]
const STRING = StringType as AtomDataType

/** The records of a CSV file, as Glue reads them: every value is a string, columns col0, col1, … without a header. */
export function csvRecords(file: FormatFile, options: FormatOptions): readonly DynamicRecord[] {
  const content = contentOf(file, 'csv')
  if (content.kind === 'bytes') return csvTextRecords(file.path, content.bytes, options)
  const header = content.standsFor?.options['header']
  const hasHeader = header === undefined ? flag(options, 'withHeader') : header === 'true'
  const rows = content.isUntyped === true ? { objects: content.objects } : typedObjects(content)
  return toRecords(objectLines(rows, hasHeader, file.path), file.path, options)
}

/** The records of a CSV text. */
export const csvTextRecords = (path: string, bytes: Uint8Array, options: FormatOptions): readonly DynamicRecord[] =>
  toRecords(textLines(path, bytes, options), path, options)

function toRecords(
  lines: readonly (readonly string[])[],
  path: string,
  options: FormatOptions,
): readonly DynamicRecord[] {
  refuseUnknown('csv', options, KNOWN)
  const withHeader = flag(options, 'withHeader')
  const header = withHeader ? lines[0] : undefined
  const rows = lines.slice(withHeader || flag(options, 'skipFirst') ? 1 : 0)
  return rows.map((cells, i) => {
    const names = header ?? cells.map((_, k) => `col${k}`)
    if (cells.length !== names.length) {
      throw new GlueError(
        'MALFORMED_CSV',
        `Failed to read ${path}, record ${i + 1}: it has ${cells.length} values and the ${header === undefined ? 'first record' : 'header'} ${names.length}. What Glue makes of it is not known for sure. Mend the object that the test puts.`,
      )
    }
    return new Map(names.map((name, k) => [name, atom(STRING, cells[k] ?? '')]))
  })
}

function textLines(path: string, bytes: Uint8Array, options: FormatOptions): readonly (readonly string[])[] {
  const lines = split(decode(path, bytes), options, path)
  const width = flag(options, 'withHeader') ? undefined : lines[0]?.length
  const odd = width === undefined ? -1 : lines.findIndex((line) => line.length !== width)
  if (odd >= 0) {
    throw new GlueError(
      'MALFORMED_CSV',
      `Failed to read ${path}, line ${odd + 1}: it has ${lines[odd]?.length} values and the first line ${width}. What Glue makes of it is not known for sure. Mend the object that the test puts.`,
    )
  }
  return lines
}

interface Objects {
  readonly objects?: readonly Readonly<Record<string, unknown>>[] | undefined
  readonly schema?: StructType
}

const typedObjects = ({ schema, rows }: FileRows): Objects => ({ schema, objects: objectsOf(schema, rows) })

/** Rows of a test stand for a file that has a header when the job reads one. */
function objectLines(
  { objects = [], schema }: Objects,
  withHeader: boolean,
  path: string,
): readonly (readonly string[])[] {
  const names = schema?.fields.map((f) => f.name) ?? [...new Set(objects.flatMap((o) => Object.keys(o)))]
  const cells = objects.map((o, i) => names.map((name) => cellText(o[name], `row ${i} of ${path}, column ${name}`)))
  return withHeader ? [names, ...cells] : cells
}

function cellText(value: unknown, path: string): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint')
    return String(value)
  throw new GlueError(
    'NOT_CSV',
    `Failed to read ${path} as csv: it is no plain value. Put text, or read the rows as json.`,
  )
}

function split(text: string, options: FormatOptions, path: string): readonly (readonly string[])[] {
  const separator = String(options['separator'] ?? ',')
  const quote =
    options['quoteChar'] === -1 || options['quoteChar'] === '-1' ? undefined : String(options['quoteChar'] ?? '"')
  if (separator.length !== 1 || (quote !== undefined && quote.length !== 1)) {
    throw notSupported(
      `read csv with separator ${JSON.stringify(separator)} and quoteChar ${JSON.stringify(quote)}`,
      'Both are one character.',
    )
  }
  const escaper = escaperOf(options)
  const multiLine = flag(options, 'multiLine') || flag(options, 'multiline')
  return new CsvText(text, { separator, quote, escaper, multiLine }, path).lines()
}

function escaperOf({ escaper }: FormatOptions): string | undefined {
  if (escaper === undefined || escaper === null || escaper === 'none') return undefined
  if (typeof escaper === 'string' && escaper.length === 1) return escaper
  throw notSupported(`read csv with escaper ${JSON.stringify(escaper)}`, 'It is one character.')
}

/** What AWS documents: these after an escaper are no signs of their own. */
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0' }

interface CsvOptions {
  readonly escaper: string | undefined
  readonly separator: string
  readonly quote: string | undefined
  readonly multiLine: boolean
}

/** Splits a CSV text; a doubled quote inside quotes is one quote. */
class CsvText {
  readonly #text: string
  readonly #options: CsvOptions
  readonly #path: string
  #at = 0

  constructor(text: string, options: CsvOptions, path: string) {
    this.#text = text
    this.#options = options
    this.#path = path
  }

  lines(): readonly (readonly string[])[] {
    const lines: string[][] = []
    while (this.#at < this.#text.length) {
      const line = this.#line()
      if (line.length > 1 || line[0] !== '') lines.push(line)
    }
    return lines
  }

  #line(): string[] {
    const cells: string[] = []
    for (;;) {
      cells.push(this.#text[this.#at] === this.#options.quote ? this.#quoted() : this.#plain())
      const c = this.#text[this.#at]
      this.#at += 1
      if (c === this.#options.separator) continue
      if (c === '\r' && this.#text[this.#at] === '\n') this.#at += 1
      return cells
    }
  }

  #plain(): string {
    let cell = ''
    for (; ; this.#at += 1) {
      const c = this.#text[this.#at]
      if (c === undefined || c === this.#options.separator || c === '\n' || c === '\r') return cell
      cell += c === this.#options.escaper ? this.#escaped() : c
    }
  }

  #escaped(): string {
    this.#at += 1
    const c = this.#text[this.#at]
    if (c === undefined || c === '\n' || c === '\r') throw this.#malformed('a line ends after an escaper')
    return ESCAPES[c] ?? c
  }

  #quoted(): string {
    const { quote = '', multiLine, separator } = this.#options
    let cell = ''
    for (this.#at += 1; ; this.#at += 1) {
      const c = this.#text[this.#at]
      if (c === undefined) throw this.#malformed('a quote does not end')
      if (c === '\n' && !multiLine)
        throw this.#malformed(
          "a quoted value goes over several lines; Glue reads it with format_options={'multiLine': True}",
        )
      if (c === this.#options.escaper) cell += this.#escaped()
      else if (c !== quote) cell += c
      else if (this.#text[this.#at + 1] === quote) {
        cell += quote
        this.#at += 1
      } else break
    }
    this.#at += 1
    const after = this.#text[this.#at]
    if (after !== undefined && after !== separator && after !== '\n' && after !== '\r')
      throw this.#malformed('text follows a closing quote')
    return cell
  }

  #malformed(reason: string): GlueError {
    const line = this.#text.slice(0, this.#at).split('\n').length
    return new GlueError(
      'MALFORMED_CSV',
      `Failed to read ${this.#path}, line ${line}: ${reason}. Mend the object that the test puts.`,
    )
  }
}
