import { tick } from '../errors/deadline.ts'
import { analysisError, SparkError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import { fromUtf8 } from '../functions/string/bytes.ts'
import type { FileRows } from '../storage/storage.ts'
import { StringType, structField, structType } from '../types/data-type.ts'
import { bytesIn, linesOf, textContent, textOf } from './content.ts'
import type { FileFormat, FormatContext } from './format.ts'
import { lineSeparator } from './text-options.ts'
import { unsupportedType } from './unsupported-type.ts'

/** @throws UnsupportedError for rows that are more than a column of texts */
function encodeLines({ schema, rows }: FileRows, { options }: FormatContext): Uint8Array {
  const [field, ...others] = schema.fields
  if (others.length > 0 || (field !== undefined && field.dataType.kind !== 'string')) {
    throw new UnsupportedError(
      'NOT_LINES',
      `Failed to make a text file of rows: they have the columns ${schema.fields.map((f) => f.name).join(', ')}`,
      'Put rows with one column of texts, or the text of the file.',
    )
  }
  const end = lineSeparator(options) ?? '\n'
  return textContent(rows.map(([line]) => `${String(line ?? '')}${end}`).join('')).bytes
}

/** Lines of text: one string column, `value`. */
export const textFormat: FileFormat = {
  name: 'text',
  title: 'Text',
  extension: '.txt',
  isText: true,
  hasOneSchema: true,
  readsByColumn: false,
  check: (schema) => {
    const other = schema.fields.find(({ dataType }) => dataType.kind !== 'string')
    if (other !== undefined) throw unsupportedType(other, 'Text')
  },
  holds: ({ kind }) => kind === 'string',
  infer: (_, { options }) => {
    lineSeparator(options)
    options.flag('wholetext', false)
    return structType([structField('value', StringType)])
  },
  read: (content, schema, { options }) => {
    if (schema.fields.length > 1)
      throw new SparkError(
        'Py4JJavaError',
        'java.lang.AssertionError: assertion failed: Text data source only produces a single data column named "value".',
      )
    const separator = lineSeparator(options)
    const isWhole = options.flag('wholetext', false) && bytesIn(content).length > 0
    // A file as a whole keeps the mark that it begins with.
    const lines = isWhole ? [fromUtf8(bytesIn(content))] : linesOf(textOf(content), separator)
    return lines.map((line) => {
      tick('the reading of records')
      return schema.fields.map(() => line)
    })
  },
  write: (schema, rows, { options }) => {
    if (schema.fields.length !== 1)
      throw analysisError('_LEGACY_ERROR_TEMP_1290', { schemaSize: String(schema.fields.length) })
    const end = lineSeparator(options) ?? '\n'
    return textContent(rows.map(([line]) => `${line === null ? '' : String(line)}${end}`).join(''))
  },
  encode: encodeLines,
}
