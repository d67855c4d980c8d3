import { tick } from '../errors/deadline.ts'
import { completeRow, malformedRecord, type RecordSchema } from '../records/bad-record.ts'
import type { OptionMap } from '../records/option-map.ts'
import type { Row } from '../types/value.ts'
import { parseMode } from './text-options.ts'

/** What one record of a text file gives: its rows, or that it is malformed and what of it fits nevertheless. */
export type RecordRows =
  | { readonly rows: readonly Row[] }
  | { readonly malformed: string; readonly partial: readonly (Row | undefined)[] }

/** Raised by the first record of a file: Spark is still opening the file then, and says so. */
export class FirstRecordError extends Error {
  constructor(cause: Error) {
    super(cause.message, { cause })
  }
}

/** The rows of records, in the way that the option `mode` asks for. */
export function readRecords<T>(
  records: readonly T[],
  read: (record: T) => RecordRows,
  { record, options, isLines }: { record: RecordSchema; options: OptionMap; isLines: boolean },
): readonly Row[] {
  const mode = parseMode(options)
  const all: Row[] = []
  for (const each of records) {
    tick('the reading of records')
    const found = read(each)
    if ('rows' in found) for (const row of found.rows) all.push(completeRow(record, row, null))
    else if (mode !== 'DROPMALFORMED') {
      const rows = found.partial.map((row) => completeRow(record, row, found.malformed))
      if (mode === 'FAILFAST') {
        const error = malformedRecord(internalText(rows[0] ?? []))
        throw isLines && all.length === 0 ? new FirstRecordError(error) : error
      }
      for (const row of rows) all.push(row)
    }
  }
  return all
}

/** A row as Spark's engine prints it. */
const internalText = (row: Row): string => `[${row.map(String).join(',')}]`
