import { sparkError } from '../../errors/spark-error.ts'
import { UnsupportedError } from '../../errors/unsupported-error.ts'
import type { FileContent } from '../../storage/storage.ts'
import { compileToString } from '../../types/cast/to-string.ts'
import { compileCast } from '../../types/cast.ts'
import { type DataType, StringType, type StructType, structField, structType } from '../../types/data-type.ts'
import { fromExternal } from '../../types/external.ts'
import { inferSchema } from '../../types/infer.ts'
import type { Row, Value } from '../../types/value.ts'
import { textContent, textOf } from '../content.ts'
import type { FileFormat, FormatContext } from '../format.ts'
import { type FormatOptions, parseMode } from '../options.ts'
import { startType, typeOfCell } from './infer.ts'
import { type CsvCell, type CsvSyntax, splitCsv } from './split.ts'

const REFUSED = [
  'dateFormat',
  'timestampFormat',
  'timestampNTZFormat',
  'encoding',
  'charset',
  'lineSep',
  'samplingRatio',
  'inferTimestamp',
  'positiveInf',
  'negativeInf',
  'nanValue',
  'charToEscapeQuoteEscaping',
  'unescapedQuoteHandling',
  'maxColumns',
  'locale',
  'preferDate',
  'columnNameOfCorruptRecord',
  'enforceSchema',
]

function syntaxOf(options: FormatOptions): CsvSyntax {
  return {
    separator: options.get('sep') ?? options.text('delimiter', ','),
    quote: options.text('quote', '"').replaceAll('\0', ''),
    escape: options.text('escape', '\\'),
    comment: options.text('comment', ''),
  }
}

function recordsOf(content: FileContent, { options }: FormatContext): readonly (readonly CsvCell[])[] {
  return splitCsv(textOf(content, 'csv'), syntaxOf(options), options.flag('multiLine'))
}

/** Objects that a test arranged stand for a file with these columns, whatever the header option says of others. */
function objectRows(content: FileContent & { readonly kind: 'objects' }, schema: StructType): readonly Row[] {
  const given = content.schema ?? inferSchema(content.objects)
  return content.objects.map((object) =>
    schema.fields.map((f): Value => {
      const column = given.fields.find((g) => g.name === f.name)
      if (column === undefined) return null
      const value = fromExternal(object[f.name], column.dataType, f.name)
      if (value === null) return null
      const text = compileToString(column.dataType, TEXT)(value)
      return convert(f.dataType, 'UTC')(text)
    }),
  )
}

const TEXT = { timeZone: 'UTC', nullText: 'null', plainDecimals: true, hexBinary: false } as const

function infer(contents: readonly FileContent[], context: FormatContext): StructType | undefined {
  const { options } = context
  options.refuse('csv', REFUSED)
  const [first] = contents
  if (first?.kind === 'objects') return inferObjects(contents, options)
  const header = options.flag('header')
  const files = contents.map((c) => recordsOf(c, context))
  const names = files.find((f) => f.length > 0)?.[0]
  if (names === undefined) return structType([])
  const columns = columnNames(names, header, options)
  const body = files.flatMap((f) => (header ? f.slice(1) : f))
  const infers = options.flag('inferSchema')
  const types = columns.map((_, i) =>
    infers ? body.reduce<DataType>((t, r) => typeOfCell(cellText(r[i], options) ?? '', t), startType) : StringType,
  )
  return structType(
    columns.map((name, i) => structField(name, types[i]?.kind === 'void' ? StringType : (types[i] ?? StringType))),
  )
}

function inferObjects(contents: readonly FileContent[], options: FormatOptions): StructType {
  const objects = contents.flatMap((c) => (c.kind === 'objects' ? c.objects : []))
  const schema = inferSchema(objects)
  return options.flag('inferSchema') ? schema : structType(schema.fields.map((f) => structField(f.name, StringType)))
}

function columnNames(first: readonly CsvCell[], header: boolean, options: FormatOptions): readonly string[] {
  if (!header) return first.map((_, i) => `_c${i}`)
  const names = first.map((c) => cellText(c, options) ?? '')
  const count = (name: string): number => names.filter((n) => n.toLowerCase() === name.toLowerCase()).length
  return names.map((name, i) => (name === '' ? `_c${i}` : count(name) > 1 ? `${name}${i}` : name))
}

/** The text of a cell as Spark sees it; null where it stands for nothing. */
function cellText(cell: CsvCell | undefined, options: FormatOptions): string | null {
  if (cell === undefined) return null
  let { text } = cell
  if (!cell.quoted) {
    if (options.flag('ignoreLeadingWhiteSpace')) text = text.trimStart()
    if (options.flag('ignoreTrailingWhiteSpace')) text = text.trimEnd()
  }
  if (cell.quoted && text === '') return options.text('emptyValue', '')
  return text === options.text('nullValue', '') ? null : text
}

function convert(type: DataType, timeZone: string): (text: string) => Value {
  if (type.kind === 'string') return (text) => text
  if (type.kind === 'array' || type.kind === 'map' || type.kind === 'struct' || type.kind === 'binary') {
    throw new UnsupportedError(
      'CSV_TYPE_NOT_IMPLEMENTED',
      `Failed to read CSV as ${type.kind}: CSV holds no such values`,
    )
  }
  const cast = compileCast(StringType, type, { mode: 'legacy', timeZone })
  const strict = /^(byte|short|integer|long|decimal)$/.test(type.kind) ? /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/ : undefined
  return (text) => {
    if (strict !== undefined && !strict.test(text)) return null
    if (type.kind !== 'decimal' && strict !== undefined && /[.eE]/.test(text)) return null
    return type.kind === 'boolean' && !/^(true|false)$/i.test(text) ? null : cast(text)
  }
}

function read(content: FileContent, schema: StructType, context: FormatContext): readonly Row[] {
  const { options, conf } = context
  options.refuse('csv', REFUSED)
  if (content.kind === 'objects') return objectRows(content, schema)
  const mode = parseMode(options)
  const converters = schema.fields.map((f) => convert(f.dataType, conf.timeZone))
  const records = recordsOf(content, context)
  return (options.flag('header') ? records.slice(1) : records).flatMap((record): readonly Row[] => {
    let fits = record.length === schema.fields.length
    const row = converters.map((toValue, i): Value => {
      const text = cellText(record[i], options)
      if (text === null) return null
      const value = toValue(text)
      if (value === null) fits = false
      return value
    })
    if (fits || mode === 'PERMISSIVE') return [row]
    if (mode === 'DROPMALFORMED') return []
    const badRecord = record.map((c) => c.text).join(options.get('sep') ?? ',')
    throw sparkError('SparkRuntimeException', 'MALFORMED_RECORD_IN_PARSING.WITHOUT_SUGGESTION', {
      badRecord,
      failFastMode: 'FAILFAST',
    })
  })
}

function write(schema: StructType, rows: readonly Row[], context: FormatContext): FileContent {
  const { options, conf } = context
  options.refuse('csv', REFUSED)
  const { separator, quote, escape } = syntaxOf(options)
  const nested = schema.fields.find(
    (f) => f.dataType.kind === 'array' || f.dataType.kind === 'map' || f.dataType.kind === 'struct',
  )
  if (nested !== undefined) {
    throw sparkError('AnalysisException', 'UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE', {
      columnName: `\`${nested.name}\``,
      columnType: `"${nested.dataType.kind.toUpperCase()}"`,
      format: 'CSV',
    })
  }
  const texts = schema.fields.map((f) => compileToString(f.dataType, { ...TEXT, timeZone: conf.timeZone }))
  const quoted = (text: string): string => `${quote}${text.replaceAll(quote, `${escape}${quote}`)}${quote}`
  const cell = (text: string): string => {
    const all = options.flag('quoteAll')
    return all || text === '' || text.includes(separator) || text.includes(quote) || /[\r\n]/.test(text)
      ? quoted(text)
      : text
  }
  const lines = rows.map((row) =>
    row.map((v, i) => (v === null ? options.text('nullValue', '') : cell(texts[i]?.(v) ?? ''))).join(separator),
  )
  const head = options.flag('header') ? [schema.fields.map((f) => cell(f.name)).join(separator)] : []
  return textContent([...head, ...lines].map((l) => `${l}\n`).join(''))
}

/** Comma-separated values. */
export const csvFormat: FileFormat = { name: 'csv', extension: '.csv', infer, read, write }
