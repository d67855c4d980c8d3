import { SparkError, sparkError } from '../../errors/spark-error.ts'
import { UnsupportedError } from '../../errors/unsupported-error.ts'
import { checkOptions } from '../check-options.ts'
import { checkCodec, checkSamplingRatio, type OptionMap } from '../option-map.ts'

/** The form of a CSV record. An empty text stands for a character that is switched off. */
export interface CsvFormat {
  readonly delimiter: string
  readonly quote: string
  readonly escape: string
  readonly comment: string
  readonly nullValue: string
  readonly nanValue: string
  readonly positiveInf: string
  readonly negativeInf: string
}

export interface CsvReadFormat extends CsvFormat {
  readonly ignoreLeading: boolean
  readonly ignoreTrailing: boolean
  readonly emptyValue: string
  /** More columns, or characters of one, Spark's parser does not take; -1: any number. */
  readonly maxColumns: number
  readonly maxChars: number
}

export interface CsvWriteFormat extends CsvFormat {
  readonly ignoreLeading: boolean
  readonly ignoreTrailing: boolean
  readonly emptyValue: string
  readonly quoteAll: boolean
  readonly escapeQuotes: boolean
}

const FLAGS = [
  'header',
  'inferSchema',
  'ignoreLeadingWhiteSpace',
  'ignoreTrailingWhiteSpace',
  'preferDate',
  'quoteAll',
  'escapeQuotes',
  'enforceSchema',
  'columnPruning',
] as const
const NUMBERS = ['maxColumns', 'maxCharsPerColumn', 'inputBufferSize'] as const

/** @throws SparkError as Spark's CSVOptions does; UnsupportedError for options that are not followed */
export function checkCsvOptions(options: OptionMap): void {
  for (const name of ['multiLine', 'ignoreCorruptFiles', 'ignoreMissingFiles', 'enableDateTimeParsingFallback'])
    options.flag(name, false)
  checkSamplingRatio(options)
  checkCodec(options, 'compression', 'codec')
  for (const name of FLAGS) csvFlag(options, name, false)
  for (const name of NUMBERS) {
    const value = options.text(name)
    if (value !== undefined && !/^[+-]?\d+$/.test(value)) {
      throw sparkError('SparkRuntimeException', '_LEGACY_ERROR_TEMP_2146', { paramName: name, value })
    }
  }
}

export function csvFlag(options: OptionMap, name: string, byDefault: boolean): boolean {
  const value = options.text(name)?.toLowerCase()
  if (value === undefined) return byDefault
  if (value === 'true' || value === 'false') return value === 'true'
  throw sparkError('QueryExecutionException', '_LEGACY_ERROR_TEMP_2147', { paramName: name })
}

/** One character, or none for an empty text. */
function character(options: OptionMap, name: string, byDefault: string): string {
  const value = options.text(name) ?? byDefault
  if (value.length > 1) throw sparkError('SparkRuntimeException', '_LEGACY_ERROR_TEMP_2145', { paramName: name })
  return value
}

const ESCAPED: Readonly<Record<string, string>> = {
  '\\t': '\t',
  '\\r': '\r',
  '\\b': '\b',
  '\\f': '\f',
  '\\"': '"',
  "\\'": "'",
  '\\\\': '\\',
  '\\0': '\0',
}

function delimiterOf(options: OptionMap): string {
  const text = options.text('sep') ?? options.text('delimiter') ?? ','
  if (text === '') throw new SparkError('IllegalArgumentException', 'Delimiter cannot be empty')
  if (!text.includes('\\')) return text
  const known = ESCAPED[text]
  if (known !== undefined) return known
  throw new UnsupportedError(
    'CSV_OPTION',
    `Failed to use the CSV separator ${text}: dryfit knows a backslash only before one of t r b f " ' \\ 0`,
  )
}

function formatOf(options: OptionMap, direction: 'read' | 'write'): CsvFormat {
  checkCsvOptions(options)
  checkOptions('csv', direction, options)
  return {
    delimiter: delimiterOf(options),
    quote: character(options, 'quote', '"'),
    escape: character(options, 'escape', '\\'),
    comment: character(options, 'comment', ''),
    nullValue: options.text('nullValue') ?? '',
    nanValue: options.text('nanValue') ?? 'NaN',
    positiveInf: options.text('positiveInf') ?? 'Inf',
    negativeInf: options.text('negativeInf') ?? '-Inf',
  }
}

export const csvReadFormat = (options: OptionMap): CsvReadFormat => ({
  ...formatOf(options, 'read'),
  ignoreLeading: csvFlag(options, 'ignoreLeadingWhiteSpace', false),
  ignoreTrailing: csvFlag(options, 'ignoreTrailingWhiteSpace', false),
  emptyValue: options.text('emptyValue') ?? '',
  maxColumns: Number(options.text('maxColumns') ?? MOST_COLUMNS),
  maxChars: Number(options.text('maxCharsPerColumn') ?? -1),
})

const MOST_COLUMNS = 20_480

export function csvWriteFormat(options: OptionMap): CsvWriteFormat {
  const format = formatOf(options, 'write')
  if (format.quote === '' || format.escape === '')
    throw new UnsupportedError(
      'CSV_OPTION',
      'Failed to write CSV without a quote or escape character: Spark writes a NUL for it',
    )
  return {
    ...format,
    ignoreLeading: csvFlag(options, 'ignoreLeadingWhiteSpace', true),
    ignoreTrailing: csvFlag(options, 'ignoreTrailingWhiteSpace', true),
    emptyValue: options.text('emptyValue') ?? '""',
    quoteAll: csvFlag(options, 'quoteAll', false),
    escapeQuotes: csvFlag(options, 'escapeQuotes', true),
  }
}
