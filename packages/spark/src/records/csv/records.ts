import { tick } from '../../errors/deadline.ts'
import type { CsvReadFormat } from './options.ts'
import { FieldReader, tokenizeCsv } from './tokenize.ts'

/** A record of a CSV file: its text, and its fields; undefined where the text has none. */
export interface CsvRecord {
  readonly text: string
  readonly fields: readonly string[] | undefined
}

const isBlank = (line: string): boolean => /^[\x00-\x20]*$/.test(line)

/** Records that are a line each; blank lines and comments are none. */
export const lineRecords = (lines: readonly string[], format: CsvReadFormat): readonly CsvRecord[] =>
  lines
    .filter((line) => !isBlank(line) && !(format.comment !== '' && line.startsWith(format.comment)))
    .map((text) => {
      tick('the reading of records')
      return { text, fields: tokenizeCsv(text, format) }
    })

/**
 * Records whose quoted fields may hold line breaks. Without a given one, the first break tells what ends a line, and all of its
 * kind are read as `\n`, those inside of quotes too.
 */
export function multiLineRecords(file: string, format: CsvReadFormat, separator?: string): readonly CsvRecord[] {
  const lineEnd = separator ?? '\n'
  const found = separator ?? /\r\n|\r|\n/.exec(file)?.[0] ?? '\n'
  const text = found === lineEnd ? file : file.replaceAll(found, lineEnd)
  const records: CsvRecord[] = []
  let at = 0
  while (at < text.length) {
    tick('the reading of records')
    const lineTo = text.indexOf(lineEnd, at)
    const isComment = format.comment !== '' && text.startsWith(format.comment, at)
    if (lineTo === at || isComment) {
      at = lineTo < 0 ? text.length : lineTo + lineEnd.length
      continue
    }
    const reader = new FieldReader(text, format, { from: at, lineEnd })
    const fields = reader.record()
    records.push({ text: text.slice(at, reader.position), fields })
    at = reader.position + lineEnd.length
  }
  return records
}
