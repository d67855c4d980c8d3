import { SparkError } from '../errors/spark-error.ts'
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
