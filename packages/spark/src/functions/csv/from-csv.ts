import type { SessionConf } from '../../conf/session-conf.ts'
import { SparkError } from '../../errors/spark-error.ts'
import { completeRow, malformedRecord, recordSchema } from '../../records/bad-record.ts'
import { fieldConverters } from '../../records/csv/fields.ts'
import { csvReadFormat } from '../../records/csv/options.ts'
import { tokenizeCsv } from '../../records/csv/tokenize.ts'
import { dateTexts } from '../../records/date-text.ts'
import type { OptionMap } from '../../records/option-map.ts'
import type { StructType } from '../../types/data-type.ts'
import type { Value } from '../../types/value.ts'
import { functionMode } from '../record-mode.ts'
import { charsetName } from '../string/charset.ts'

/** What reading raises where Java knows no charset of the name; writing does not ask for it. */
export function unknownEncoding(options: OptionMap): SparkError | undefined {
  const name = options.text('encoding') ?? options.text('charset')
  if (name === undefined || charsetName(name) !== undefined) return undefined
  return new SparkError('Py4JJavaError', `java.io.UnsupportedEncodingException: ${name}`)
}

/** A reader of CSV texts as rows of a schema. */
export function compileFromCsv(type: StructType, options: OptionMap, conf: SessionConf): (text: string) => Value {
  const format = csvReadFormat(options)
  const mode = functionMode('from_csv', options)
  const record = recordSchema(type, options, conf)
  const convert = fieldConverters(record.data, { format, dates: dateTexts(options, conf) })
  const encoding = unknownEncoding(options)
  return (text) => {
    if (encoding !== undefined) throw encoding
    const tokens = text === '' ? [] : tokenizeCsv(text, format)
    const { row, fits } = convert(tokens ?? [])
    const bad = tokens === undefined || !fits
    if (bad && mode === 'FAILFAST') throw malformedRecord()
    return completeRow(record, row, bad && text !== '' ? text : null)
  }
}
