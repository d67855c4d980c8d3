import { SparkError } from '../errors/spark-error.ts'
import { StringType, structField, structType } from '../types/data-type.ts'
import { linesOf, textContent, textOf } from './content.ts'
import type { FileFormat } from './format.ts'
import { checkTextOptions, lineSeparator } from './text-options.ts'
import { unsupportedType } from './unsupported-type.ts'

/** Lines of text: one string column, `value`. */
export const textFormat: FileFormat = {
  name: 'text',
  extension: '.txt',
  isText: true,
  readsByColumn: false,
  infer: () => structType([structField('value', StringType)]),
  read: (content, schema, { options }) => {
    checkTextOptions('text', options)
    const separator = lineSeparator(options)
    const text = textOf(content, 'text')
    const isWhole = options.flag('wholetext', false) && text !== ''
    const lines = isWhole ? [text] : linesOf(text, separator)
    return lines.map((line) => schema.fields.map(() => line))
  },
  write: (schema, rows, { options }) => {
    const other = schema.fields.find((f) => f.dataType.kind !== 'string')
    if (other !== undefined) throw unsupportedType(other, 'Text')
    if (schema.fields.length !== 1) {
      throw new SparkError(
        'AnalysisException',
        `Text data source supports only a single column, and you have ${schema.fields.length} columns.`,
        { errorClass: '_LEGACY_ERROR_TEMP_1241' },
      )
    }
    checkTextOptions('text', options)
    const end = lineSeparator(options) ?? '\n'
    return textContent(rows.map(([line]) => `${line === null ? '' : String(line)}${end}`).join(''))
  },
}
