import { checkOptions } from '../check-options.ts'
import { checkCodec, checkSamplingRatio, type OptionMap } from '../option-map.ts'
import type { JsonLeniency } from './lexer.ts'

/** What `from_json` and `schema_of_json` tolerate by their options. */
export function leniencyOf(options: OptionMap): JsonLeniency {
  checkJsonOptions(options)
  checkOptions('json', 'read', options)
  return {
    comments: options.flag('allowComments', false),
    unquotedFieldNames: options.flag('allowUnquotedFieldNames', false),
    singleQuotes: options.flag('allowSingleQuotes', true),
    leadingZeros: options.flag('allowNumericLeadingZeros', false),
    nonNumericNumbers: options.flag('allowNonNumericNumbers', true),
    anyEscape: options.flag('allowBackslashEscapingAnyCharacter', false),
    controlChars: options.flag('allowUnquotedControlChars', false),
  }
}

const FLAGS = [
  'allowComments',
  'allowUnquotedFieldNames',
  'allowSingleQuotes',
  'allowNumericLeadingZeros',
  'allowNonNumericNumbers',
  'allowBackslashEscapingAnyCharacter',
  'allowUnquotedControlChars',
  'primitivesAsString',
  'prefersDecimal',
  'dropFieldIfAllNull',
  'ignoreNullFields',
  'multiLine',
  'pretty',
  'inferTimestamp',
  'writeNonAsciiCharacterAsCodePoint',
  'enableDateTimeParsingFallback',
  'ignoreCorruptFiles',
  'ignoreMissingFiles',
] as const

/** Spark reads every option it knows, needed or not. */
export function checkJsonOptions(options: OptionMap): void {
  for (const name of FLAGS) options.flag(name, false)
  checkSamplingRatio(options)
  checkCodec(options, 'compression')
}
