import type { Random } from './random.ts'

const ANSI = { 'spark.sql.ansi.enabled': 'true' }

/** What most programs run under. */
const USUAL: readonly Readonly<Record<string, string>>[] = [
  {},
  {},
  ANSI,
  ANSI,
  { 'spark.sql.session.timeZone': 'America/New_York' },
  { 'spark.sql.session.timeZone': 'Asia/Kathmandu', ...ANSI },
  { 'spark.sql.legacy.timeParserPolicy': 'LEGACY' },
  { 'spark.sql.mapKeyDedupPolicy': 'LAST_WIN' },
]

/** Settings that change answers, each tried by itself and in ANSI mode. */
const OTHERS: readonly (readonly [name: string, value: string])[] = [
  ['spark.sql.timestampType', 'TIMESTAMP_NTZ'],
  ['spark.sql.caseSensitive', 'true'],
  ['spark.sql.decimalOperations.allowPrecisionLoss', 'false'],
  ['spark.sql.function.concatBinaryAsString', 'true'],
  ['spark.sql.function.eltOutputAsString', 'true'],
  ['spark.sql.groupByOrdinal', 'false'],
  ['spark.sql.orderByOrdinal', 'false'],
  ['spark.sql.groupByAliases', 'false'],
  ['spark.sql.jsonGenerator.ignoreNullFields', 'false'],
  ['spark.sql.legacy.allowHashOnMapType', 'true'],
  ['spark.sql.legacy.allowNullComparisonResultInArraySort', 'true'],
  ['spark.sql.legacy.allowParameterlessCount', 'true'],
  ['spark.sql.legacy.castComplexTypesToString.enabled', 'true'],
  ['spark.sql.legacy.createEmptyCollectionUsingStringType', 'true'],
  ['spark.sql.legacy.exponentLiteralAsDecimal.enabled', 'true'],
  ['spark.sql.legacy.followThreeValuedLogicInArrayExists', 'false'],
  ['spark.sql.legacy.integerGroupingId', 'true'],
  ['spark.sql.legacy.json.allowEmptyString.enabled', 'true'],
  ['spark.sql.legacy.literal.pickMinimumPrecision', 'false'],
  ['spark.sql.legacy.lpadRpadAlwaysReturnString', 'true'],
  ['spark.sql.legacy.negativeIndexInArrayInsert', 'true'],
  ['spark.sql.legacy.parser.havingWithoutGroupByAsWhere', 'true'],
  ['spark.sql.legacy.setopsPrecedence.enabled', 'true'],
  ['spark.sql.legacy.sizeOfNull', 'false'],
  ['spark.sql.legacy.statisticalAggregate', 'true'],
  ['spark.sql.legacy.timeParserPolicy', 'LEGACY'],
  ['spark.sql.legacy.timeParserPolicy', 'EXCEPTION'],
  ['spark.sql.parser.escapedStringLiterals', 'true'],
  ['spark.sql.retainGroupColumns', 'false'],
  ['spark.sql.legacy.percentileDiscCalculation', 'true'],
  ['spark.sql.session.timeZone', 'Europe/London'],
  ['spark.sql.session.timeZone', '+05:45'],
  ['spark.sql.chunkBase64String.enabled', 'true'],
]

/** The settings of a program. */
export function settings(random: Random): Readonly<Record<string, string>> {
  if (!random.oneIn(3)) return random.pick(USUAL)
  const [name, value] = random.pick(OTHERS)
  return { [name]: value, ...(random.oneIn(3) ? ANSI : {}) }
}
