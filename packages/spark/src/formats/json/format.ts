import { sparkError } from '../../errors/spark-error.ts'
import type { FileContent } from '../../storage/storage.ts'
import { StringType, type StructType, structField, structType } from '../../types/data-type.ts'
import type { Row, Value } from '../../types/value.ts'
import { linesOf, textContent, textOf } from '../content.ts'
import type { FileFormat, FormatContext } from '../format.ts'
import { parseMode } from '../options.ts'
import { compileObject } from './convert.ts'
import { canonical, mergeTypes, typeOfJson } from './infer.ts'
import { objectsAsJson } from './objects.ts'
import { isObject, JsonSyntaxError, type JsonValue, parseJsonText } from './parse.ts'
import { jsonLines } from './write.ts'

const REFUSED = [
  'dateFormat',
  'timestampFormat',
  'timestampNTZFormat',
  'encoding',
  'charset',
  'lineSep',
  'samplingRatio',
  'inferTimestamp',
  'allowComments',
  'allowUnquotedFieldNames',
  'compression',
  'locale',
  'dropFieldIfAllNull',
  'allowNonNumericNumbers',
  'allowSingleQuotes',
]

const corruptColumn = ({ conf, options }: FormatContext): string =>
  options.get('columnNameOfCorruptRecord') ?? conf.get('spark.sql.columnNameOfCorruptRecord') ?? '_corrupt_record'

interface JsonRecord {
  readonly text: string
  /** Absent: the text is not JSON. */
  readonly value?: JsonValue
}

function recordsOf(content: FileContent, { options }: FormatContext): readonly JsonRecord[] {
  const text = content.kind === 'objects' ? objectsAsJson(content.objects) : textOf(content, 'json')
  const wholeFile = options.flag('multiLine') && content.kind !== 'objects'
  return (wholeFile ? [text] : linesOf(text))
    .filter((line) => line.trim() !== '')
    .flatMap((line): readonly JsonRecord[] => {
      try {
        const value = parseJsonText(line)
        // A top-level array holds records.
        return Array.isArray(value) && !isObject(value)
          ? value.map((v: JsonValue) => ({ text: line, value: v }))
          : [{ text: line, value }]
      } catch (error) {
        if (error instanceof JsonSyntaxError) return [{ text: line }]
        throw error
      }
    })
}

function infer(contents: readonly FileContent[], context: FormatContext): StructType {
  context.options.refuse('json', REFUSED)
  const mode = parseMode(context.options)
  const records = contents.flatMap((c) => recordsOf(c, context))
  const corrupt = records.some((r) => r.value === undefined || (r.value !== null && !isObject(r.value)))
  if (corrupt && mode === 'FAILFAST') {
    throw sparkError('SparkRuntimeException', '_LEGACY_ERROR_TEMP_2167', {
      failFastMode: 'FAILFAST',
      dataType: 'string',
    })
  }
  const merged = records.reduce(
    (type, r) =>
      r.value !== undefined && isObject(r.value) ? mergeTypes(type, typeOfJson(r.value, context.options)) : type,
    structType([]) as StructType | ReturnType<typeof mergeTypes>,
  )
  const type = canonical(merged)
  const fields = type?.kind === 'struct' ? type.fields : []
  const name = corruptColumn(context)
  const extra =
    corrupt && mode === 'PERMISSIVE' && !fields.some((f) => f.name === name) ? [structField(name, StringType)] : []
  return structType([...fields, ...extra].sort((a, b) => (a.name < b.name ? -1 : 1)))
}

function read(content: FileContent, schema: StructType, context: FormatContext): readonly Row[] {
  context.options.refuse('json', REFUSED)
  const mode = parseMode(context.options)
  const corruptAt = schema.fields.findIndex((f) => f.name === corruptColumn(context))
  let fits = true
  const convert = compileObject(schema, context, () => {
    fits = false
  })
  return recordsOf(content, context).flatMap(({ text, value }): readonly Row[] => {
    if (value === null) return mode === 'PERMISSIVE' ? [schema.fields.map(() => null)] : []
    fits = value !== undefined && isObject(value)
    const row: Value[] = value !== undefined && isObject(value) ? [...convert(value)] : schema.fields.map(() => null)
    if (fits) return [row]
    if (mode === 'DROPMALFORMED') return []
    if (mode === 'FAILFAST') {
      throw sparkError('SparkRuntimeException', 'MALFORMED_RECORD_IN_PARSING.WITHOUT_SUGGESTION', {
        badRecord: text,
        failFastMode: 'FAILFAST',
      })
    }
    if (corruptAt >= 0) row[corruptAt] = text
    return [row]
  })
}

/** JSON lines, or one value per file with `multiLine`. */
export const jsonFormat: FileFormat = {
  name: 'json',
  extension: '.json',
  infer,
  read,
  write: (schema, rows, context) => {
    context.options.refuse(
      'json',
      REFUSED.filter((o) => o !== 'compression'),
    )
    return textContent(jsonLines(schema, rows, context))
  },
}
