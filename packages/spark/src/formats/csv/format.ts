import { tick } from '../../errors/deadline.ts'
import { recordSchema } from '../../records/bad-record.ts'
import { checkOptions } from '../../records/check-options.ts'
import { fieldConverters } from '../../records/csv/fields.ts'
import { type CsvReadFormat, csvFlag, csvReadFormat } from '../../records/csv/options.ts'
import { type CsvRecord, lineRecords, multiLineRecords } from '../../records/csv/records.ts'
import { compileToCsv, csvHeader } from '../../records/csv/writer.ts'
import { dateTexts } from '../../records/date-text.ts'
import { type OptionMap, requireWholeSample } from '../../records/option-map.ts'
import type { FileBytes, FileContent } from '../../storage/storage.ts'
import type { StructType } from '../../types/data-type.ts'
import type { Row } from '../../types/value.ts'
import { encodingOf, linesIn, textContent, textOf } from '../content.ts'
import type { FileFormat, FormatContext } from '../format.ts'
import { type RecordRows, readRecords } from '../record-reader.ts'
import { lineSeparator } from '../text-options.ts'
import { encodeCsvRows } from './encode-rows.ts'
import { requireHeader } from './header.ts'
import { inferCsv } from './infer.ts'
import { heldByCsv, requireCsvTypes } from './types.ts'

const LONGEST_SEPARATOR = 2

function recordsOf(content: FileContent, options: OptionMap, format: CsvReadFormat): readonly CsvRecord[] {
  const separator = lineSeparator(options, LONGEST_SEPARATOR)
  const encoding = encodingOf(options)
  if (options.flag('multiLine', false)) return multiLineRecords(textOf(content, encoding), format, separator)
  return lineRecords(linesIn(content, separator, encoding), format)
}

function infer(contents: readonly FileContent[], { options, conf }: FormatContext): StructType {
  checkOptions('csv', 'read', options)
  const infers = csvFlag(options, 'inferSchema', false)
  requireWholeSample(options, infers)
  const format = csvReadFormat(options)
  return inferCsv(
    contents.flatMap((content) => recordsOf(content, options, format)),
    { options, conf, format, infers },
  )
}

function read(content: FileContent, schema: StructType, context: FormatContext): readonly Row[] {
  const { options, conf } = context
  checkOptions('csv', 'read', options)
  const format = csvReadFormat(options)
  const record = recordSchema(schema, options, conf)
  const isMultiLine = options.flag('multiLine', false)
  const { columns } = context
  const isPruned = columns !== undefined && !isMultiLine && csvFlag(options, 'columnPruning', true)
  // Spark lets its parser pick the columns that are used, which then always fit in number.
  const picks = isPruned && record.data.fields.some(({ name }) => !columns.has(name))
  const convert = fieldConverters(record.data, { format, dates: dateTexts(options, conf), columns, picks })
  const readOne = ({ text, fields }: CsvRecord): RecordRows => {
    const { row, fits } = convert(fields ?? [])
    return fits && fields !== undefined ? { rows: [row] } : { malformed: text, partial: [row] }
  }
  const all = recordsOf(content, options, format)
  const hasHeader = csvFlag(options, 'header', false)
  if (hasHeader && !csvFlag(options, 'enforceSchema', true))
    requireHeader(all[0]?.fields, record.data, { ...context, columns: picks ? columns : undefined, file: content })
  const records = all.slice(hasHeader ? 1 : 0)
  return readRecords(records, readOne, { record, options, isLines: !isMultiLine })
}

function write(schema: StructType, rows: readonly Row[], { options, conf }: FormatContext): FileBytes {
  checkOptions('csv', 'write', options)
  requireCsvTypes(schema)
  const line = compileToCsv(schema, options, conf)
  const head = csvFlag(options, 'header', false) ? [csvHeader(schema, options)] : []
  const lines = rows
    .map((row) => {
      tick('the writing of a file')
      return line(row)
    })
    .filter((text) => text !== null)
  const end = lineSeparator(options, LONGEST_SEPARATOR) ?? '\n'
  // A separator of two characters stands in place of every line break, those inside of values too.
  const endOf = (text: string): string => (end.length > 1 ? text.replaceAll('\n', end) : text) + end
  return textContent([...head, ...lines].map(endOf).join(''), encodingOf(options))
}

/** Comma-separated values. */
export const csvFormat: FileFormat = {
  name: 'csv',
  title: 'CSV',
  extension: '.csv',
  isText: true,
  readsByColumn: true,
  check: requireCsvTypes,
  holds: heldByCsv,
  infer,
  read,
  write,
  encode: (content, context) =>
    encodeCsvRows(content, (schema, rows, options) => write(schema, rows, { ...context, options }), context.options),
}
