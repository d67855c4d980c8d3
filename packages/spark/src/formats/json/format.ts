import { tick } from '../../errors/deadline.ts'
import { analysisError } from '../../errors/spark-error.ts'
import { BadRecordError, recordSchema } from '../../records/bad-record.ts'
import { checkOptions } from '../../records/check-options.ts'
import { dateTexts } from '../../records/date-text.ts'
import { nodeConverter } from '../../records/json/convert.ts'
import { leniencyOf } from '../../records/json/leniency.ts'
import { type JsonNode, JsonSyntaxError, parseJsonText } from '../../records/json/lexer.ts'
import { compileToJson } from '../../records/json/writer.ts'
import type { FileContent } from '../../storage/storage.ts'
import { arrayType, type DataType, type StructType, structType } from '../../types/data-type.ts'
import { sqlType } from '../../types/print.ts'
import type { Row } from '../../types/value.ts'
import { encodingOf, textContent } from '../content.ts'
import type { FileFormat, FormatContext } from '../format.ts'
import { type RecordRows, readRecords } from '../record-reader.ts'
import { lineSeparator } from '../text-options.ts'
import { encodeJsonRows } from './encode-rows.ts'
import { inferRecords } from './infer.ts'
import { type JsonRecord, jsonRecordsOf } from './records.ts'

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
  const readOne = ({ text, json }: JsonRecord): RecordRows => {
    try {
      if (json === undefined) throw new JsonSyntaxError()
      const node = parseJsonText(json, leniency)
      return { rows: node === undefined ? [] : convert(node) }
    } catch (error) {
      if (!(error instanceof BadRecordError) && !(error instanceof JsonSyntaxError)) throw error
      const partial = error instanceof BadRecordError ? (error.partial as readonly Row[] | undefined) : undefined
      return { malformed: text, partial: partial === undefined || partial.length === 0 ? [undefined] : partial }
    }
  }
  const isLines = !options.flag('multiLine', false)
  return readRecords(jsonRecordsOf(content, options), readOne, { record, options, isLines })
}

function writtenLine(text: string, end: string): string {
  tick('the writing of a file')
  return `${text}${end}`
}

/** @throws SparkError for a map whose keys are no texts */
function requireTextKeys(schema: StructType): void {
  if (hasOtherKeys(schema)) throw analysisError('INVALID_JSON_SCHEMA_MAP_TYPE', { jsonSchema: `"${sqlType(schema)}"` })
}

function hasOtherKeys(type: DataType): boolean {
  if (type.kind === 'struct') return type.fields.some(({ dataType }) => hasOtherKeys(dataType))
  if (type.kind === 'array') return hasOtherKeys(type.elementType)
  return type.kind === 'map' && (type.keyType.kind !== 'string' || hasOtherKeys(type.valueType))
}

/** JSON lines, or one value per file with `multiLine`. */
export const jsonFormat: FileFormat = {
  name: 'json',
  title: 'JSON',
  extension: '.json',
  isText: true,
  readsByColumn: true,
  check: requireTextKeys,
  holds: ({ kind }) => kind !== 'interval',
  infer: (contents, context) =>
    inferRecords(
      contents.flatMap((content) => jsonRecordsOf(content, context.options).map(({ json }) => json)),
      context,
    ),
  read,
  write: (schema, rows, { options, conf }) => {
    checkOptions('json', 'write', options)
    const write = compileToJson(schema, options, conf)
    const end = lineSeparator(options) ?? '\n'
    return textContent(rows.map((row) => writtenLine(write(row), end)).join(''), encodingOf(options))
  },
  encode: encodeJsonRows,
}
