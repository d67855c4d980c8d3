import { SparkError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import type { OptionMap } from '../records/option-map.ts'

/** What happens to a record that does not fit. */
export type ParseMode = 'PERMISSIVE' | 'DROPMALFORMED' | 'FAILFAST'

/** Spark takes an unknown mode for PERMISSIVE. */
export function parseMode(options: OptionMap): ParseMode {
  const mode = options.text('mode')?.toUpperCase()
  return mode === 'DROPMALFORMED' || mode === 'FAILFAST' ? mode : 'PERMISSIVE'
}

/** The line separator that an option names. @throws SparkError IllegalArgumentException for an empty one, or one too long */
export function lineSeparator(options: OptionMap, longest = Number.POSITIVE_INFINITY): string | undefined {
  const separator = options.text('lineSep')
  if (separator === undefined) return undefined
  const reason =
    separator === ''
      ? "'lineSep' cannot be an empty string."
      : separator.length > longest
        ? "'lineSep' can contain only 1 character."
        : undefined
  if (reason !== undefined) throw new SparkError('IllegalArgumentException', `requirement failed: ${reason}`)
  return separator
}

/** Refuses what would read a text file otherwise. @throws UnsupportedError */
export function checkTextOptions(format: string, options: OptionMap): void {
  const encoding = options.text('encoding') ?? options.text('charset')
  if (encoding !== undefined && !/^utf-?8$/i.test(encoding)) throw refused(format, `encoding=${encoding}`)
  const ratio = options.text('samplingRatio')
  if (ratio !== undefined && !(Number(ratio) > 0.99)) throw refused(format, `samplingRatio=${ratio}`)
}

/** @throws UnsupportedError for each of the options that is given */
export function refuseOptions(format: string, options: OptionMap, names: readonly string[]): void {
  const found = names.find((name) => options.has(name))
  if (found !== undefined) throw refused(format, found)
}

const refused = (format: string, option: string): UnsupportedError =>
  new UnsupportedError(
    'OPTION_NOT_IMPLEMENTED',
    `Failed to use option ${option} of format ${format}: it is not supported yet`,
    'Leave the option out where it does not matter, or stub the function that reads or writes.',
  )
