import { tick } from '../../errors/deadline.ts'
import { BadRecordError, recordSchema } from '../../records/bad-record.ts'
import { checkOptions } from '../../records/check-options.ts'
import { dateTexts } from '../../records/date-text.ts'
import { nodeConverter } from '../../records/json/convert.ts'
import { leniencyOf } from '../../records/json/leniency.ts'
import { type JsonNode, JsonSyntaxError, parseJsonText } from '../../records/json/lexer.ts'
import { compileToJson } from '../../records/json/writer.ts'
import type { OptionMap } from '../../records/option-map.ts'
import type { FileContent } from '../../storage/storage.ts'
import { arrayType, type StructType, structType } from '../../types/data-type.ts'
import type { Row } from '../../types/value.ts'
import { linesOf, textContent, textOf } from '../content.ts'
import type { FileFormat, FormatContext } from '../format.ts'
import { type RecordRows, readRecords } from '../record-reader.ts'
import { lineSeparator } from '../text-options.ts'
import { encodeJsonRows } from './encode-rows.ts'
import { inferRecords } from './infer.ts'

/** The texts of a file's records: its lines, or the whole file with `multiLine`. */
function recordsOf(content: FileContent, options: OptionMap): readonly string[] {
  checkOptions('json', 'read', options)
  const separator = lineSeparator(options)
  const text = textOf(content)
  return options.flag('multiLine', false) ? [text] : linesOf(text, separator)
}

/** An object is one row; the members of an array are a row each. @throws BadRecordError with the rows that fit in part */
function rowsConverter(schema: StructType, context: FormatContext): ToRows {
  const { options, conf } = context
  const emptyIsNull = conf.flag('spark.sql.legacy.json.allowEmptyString.enabled')
  const settings = {
    emptyIsNull,
    dates: dateTexts(options, conf),
    nonNumericNumbers: leniencyOf(options).nonNumericNumbers,
  }
  const { columns } = context
  const isUsed = schema.fields.map(({ name }) => columns === undefined || columns.has(name))
  const used = structType(schema.fields.filter((_, i) => isUsed[i]))
  const one = nodeConverter(used, settings)
  const many = nodeConverter(arrayType(used, true), settings)
  return spreading(isUsed, (node) => {
    if (node.kind === 'null') throw new BadRecordError()
    if (node.kind === 'array') {
      if (node.items.some((item) => item.kind === 'null')) throw new BadRecordError()
      return many(node) as readonly Row[]
    }
    try {
      return [one(node) as Row]
    } catch (error) {
      throw error instanceof BadRecordError && error.partial !== undefined ? new BadRecordError([error.partial]) : error
    }
  })
}

type ToRows = (node: JsonNode) => readonly Row[]

/** Puts the values of the columns that are used into their places, null into the others. */
function spreading(isUsed: readonly boolean[], convert: ToRows): ToRows {
  if (isUsed.every(Boolean)) return convert
  const spread = (rows: readonly Row[]): readonly Row[] =>
    rows.map((row) => {
      let next = 0
      return isUsed.map((used) => (used ? (row[next++] ?? null) : null))
    })
  return (node) => {
    try {
      return spread(convert(node))
    } catch (error) {
      const partial = error instanceof BadRecordError ? error.partial : undefined
      throw partial === undefined ? error : new BadRecordError(spread(partial as readonly Row[]))
    }
  }
}

function read(content: FileContent, schema: StructType, context: FormatContext): readonly Row[] {
  const { options, conf } = context
  const leniency = leniencyOf(options)
  const record = recordSchema(schema, options, conf)
  const convert = rowsConverter(record.data, context)
  const readOne = (text: string): RecordRows => {
    try {
      const node = parseJsonText(text, leniency)
      return { rows: node === undefined ? [] : convert(node) }
    } catch (error) {
      if (!(error instanceof BadRecordError) && !(error instanceof JsonSyntaxError)) throw error
      const partial = error instanceof BadRecordError ? (error.partial as readonly Row[] | undefined) : undefined
      return { malformed: text, partial: partial === undefined || partial.length === 0 ? [undefined] : partial }
    }
  }
  const isLines = !options.flag('multiLine', false)
  return readRecords(recordsOf(content, options), readOne, { record, options, isLines })
}

function writtenLine(text: string, end: string): string {
  tick('the writing of a file')
  return `${text}${end}`
}

/** JSON lines, or one value per file with `multiLine`. */
export const jsonFormat: FileFormat = {
  name: 'json',
  title: 'JSON',
  extension: '.json',
  isText: true,
  readsByColumn: true,
  holds: ({ kind }) => kind !== 'interval',
  infer: (contents, context) =>
    inferRecords(
      contents.flatMap((content) => recordsOf(content, context.options)),
      context,
    ),
  read,
  write: (schema, rows, { options, conf }) => {
    checkOptions('json', 'write', options)
    const write = compileToJson(schema, options, conf)
    const end = lineSeparator(options) ?? '\n'
    return textContent(rows.map((row) => writtenLine(write(row), end)).join(''))
  },
  encode: encodeJsonRows,
}
