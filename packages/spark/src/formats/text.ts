import { SparkError } from '../errors/spark-error.ts'
import { StringType, structField, structType } from '../types/data-type.ts'
import { linesOf, textContent, textOf } from './content.ts'
import type { FileFormat } from './format.ts'
import { checkTextOptions, lineSeparator } from './text-options.ts'

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
    const [field] = schema.fields
    if (schema.fields.length !== 1 || field?.dataType.kind !== 'string') {
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
