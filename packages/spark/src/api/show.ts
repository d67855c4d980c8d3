import { SparkError } from '../errors/spark-error.ts'
import { compileToString } from '../types/cast/to-string.ts'
import type { DataType, StructType } from '../types/data-type.ts'
import { escapeMetaCharacters } from '../types/meta-characters.ts'
import type { Row } from '../types/value.ts'

/** How `show` cuts and lays out. */
export interface ShowOptions {
  readonly numRows: number
  /** Characters per cell; 0: whole cells. */
  readonly truncate: number
  readonly vertical: boolean
  readonly timeZone: string
}

/** The table that `df.show()` prints, with its last line break. */
export function showString(schema: StructType, rows: readonly Row[], options: ShowOptions): string {
  const { numRows, truncate } = options
  // Spark looks for the longest of no names.
  if (options.vertical && schema.fields.length === 0) throw new SparkError('UnsupportedOperationException', 'empty.max')
  const hasMore = rows.length > numRows
  const header = schema.fields.map((f) => escapeMetaCharacters(f.name))
  const texts = schema.fields.map((f) => cellText(f.dataType, options.timeZone))
  const body = rows
    .slice(0, numRows)
    .map((row) => row.map((v, i) => cut(v === null ? 'NULL' : (texts[i]?.(v) ?? ''), truncate)))
  const table = options.vertical ? verticalTable(header, body) : horizontalTable([header, ...body], truncate)
  const more = hasMore ? `only showing top ${numRows} ${numRows === 1 ? 'row' : 'rows'}\n` : ''
  if (options.vertical) return table === '' ? '(0 rows)\n' : `${table}${more}`
  return `${table}${more}`
}

function cellText(type: DataType, timeZone: string): (value: NonNullable<Row[number]>) => string {
  const toText = compileToString(type, { timeZone, nullText: 'NULL', plainDecimals: true, hexBinary: true })
  return (v) => escapeMetaCharacters(toText(v))
}

function cut(text: string, truncate: number): string {
  if (truncate <= 0 || text.length <= truncate) return text
  return truncate < 4 ? text.slice(0, truncate) : `${text.slice(0, truncate - 3)}...`
}

// The ranges that Spark counts as two columns wide when it lays out a table.
const FULL_WIDTH =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE10-\uFE19\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/g

const width = (text: string): number => text.length + (text.match(FULL_WIDTH)?.length ?? 0)

const widest = (texts: readonly string[]): number => texts.reduce((most, text) => Math.max(most, width(text)), 3)

function horizontalTable(lines: readonly (readonly string[])[], truncate: number): string {
  const count = lines[0]?.length ?? 0
  const widths = Array.from({ length: count }, (_, i) => widest(lines.map((l) => l[i] ?? '')))
  const pad = (text: string, i: number): string => {
    const space = ' '.repeat((widths[i] ?? 0) - width(text))
    return truncate > 0 ? space + text : text + space
  }
  const separator = `+${widths.map((w) => '-'.repeat(w)).join('+')}+\n`
  const line = (cells: readonly string[]): string => `|${cells.map(pad).join('|')}|\n`
  const [head = [], ...rest] = lines
  return `${separator}${line(head)}${separator}${rest.map(line).join('')}${separator}`
}

function verticalTable(header: readonly string[], body: readonly (readonly string[])[]): string {
  const nameWidth = widest(header)
  const valueWidth = widest(body.flat())
  const padEnd = (text: string, w: number): string => text + ' '.repeat(Math.max(0, w - width(text)))
  return body
    .map((row, i) => {
      const title = `-RECORD ${i}`
      const cells = row.map((cell, k) => ` ${padEnd(header[k] ?? '', nameWidth)} | ${padEnd(cell, valueWidth)} \n`)
      return `${title.padEnd(nameWidth + valueWidth + 5, '-')}\n${cells.join('')}`
    })
    .join('')
}
