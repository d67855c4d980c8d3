import { SparkError } from '../errors/spark-error.ts'
import { StringType, structField, structType } from '../types/data-type.ts'
import { linesOf, textContent, textOf } from './content.ts'
import type { FileFormat } from './format.ts'

/** Lines of text: one string column, `value`. */
export const textFormat: FileFormat = {
  name: 'text',
  extension: '.txt',
  infer: () => structType([structField('value', StringType)]),
  read: (content, _schema, { options }) => {
    options.refuse('text', ['lineSep'])
    const text = textOf(content, 'text')
    return options.flag('wholetext') ? [[text]] : linesOf(text).map((line) => [line])
  },
  write: (schema, rows) => {
    const [field] = schema.fields
    if (schema.fields.length !== 1 || field?.dataType.kind !== 'string') {
      throw new SparkError(
        'AnalysisException',
        `Text data source supports only a single column, and you have ${schema.fields.length} columns.`,
        { errorClass: '_LEGACY_ERROR_TEMP_1241' },
      )
    }
    return textContent(rows.map(([line]) => `${line === null ? '' : String(line)}\n`).join(''))
  },
}
