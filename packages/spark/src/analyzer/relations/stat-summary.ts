import { illegalArgument, SparkError } from '../../errors/spark-error.ts'
import {
  call,
  cast,
  internalCall,
  literal,
  named,
  namedExpression,
  stringLiteral,
  unresolvedAttribute,
} from '../../plan/build.ts'
import type { Expression } from '../../plan/expression.ts'
import type { Relation, StatDescribe, StatSummary } from '../../plan/relation.ts'
import { parseDouble } from '../../types/cast/string-number.ts'
import {
  arrayType,
  type DataType,
  DoubleType,
  IntegerType,
  isNumeric,
  StringType,
  structField,
  structType,
} from '../../types/data-type.ts'
import type { Rewriting } from './rewritten.ts'

const DESCRIBE: readonly string[] = ['count', 'mean', 'stddev', 'min', 'max']
const SUMMARY: readonly string[] = ['count', 'mean', 'stddev', 'min', '25%', '50%', '75%', 'max']

const LABEL = 'summary'
/** Spark's `ApproximatePercentile.DEFAULT_PERCENTILE_ACCURACY`. */
const ACCURACY = 10000

export const statDescribe: Rewriting<StatDescribe> = ({ input, cols }) => {
  const chosen: Relation =
    cols.length === 0 ? input : { kind: 'Project', input, expressions: cols.map(namedExpression) }
  return { kind: 'StatSummary', input: chosen, statistics: DESCRIBE }
}

/**
 * A map from statistic to text for each number or text column, one row of them for each statistic that is asked for: as
 * Spark plans it, so that a name with a dot, two columns of one name or a column called `summary` fail as there.
 */
export const statSummary: Rewriting<StatSummary> = ({ input, statistics: asked }, outputOf) => {
  const statistics = asked.length === 0 ? SUMMARY : asked
  const shares = statistics.filter((s) => s.endsWith('%')).map(shareOf)
  if (!shares.every((p) => p >= 0 && p <= 1))
    throw illegalArgument('requirement failed: Percentiles must be in the range [0, 1]')
  const columns = outputOf(input).filter(({ dataType }) => isNumeric(dataType) || dataType.kind === 'string')
  if (columns.length === 0) return labels(statistics)
  const expressions = columns.map(({ name, dataType }) => {
    const parts = partsOf(unresolvedAttribute(name), dataType, shares)
    const entries = statistics.flatMap((s) => [stringLiteral(s), statistic(s, parts)])
    return named(call('map', ...entries.map((e) => cast(e, StringType))), name)
  })
  const label = call('explode', literal(arrayType(StringType), statistics))
  const rows: Relation = {
    kind: 'WithColumns',
    input: { kind: 'Project', input, expressions },
    aliases: [named(label, LABEL)],
  }
  const values = columns.map(({ name }) =>
    named(call('element_at', unresolvedAttribute(name), unresolvedAttribute(LABEL)), name),
  )
  return { kind: 'Project', input: rows, expressions: [unresolvedAttribute(LABEL), ...values] }
}

const labels = (statistics: readonly string[]): Relation => ({
  kind: 'LocalRelation',
  schema: structType([structField(LABEL, StringType)]),
  rows: statistics.map((s) => [s]),
  origin: 'a summary',
})

interface Parts {
  readonly column: Expression
  readonly number: Expression
  /** All percentiles in one call, which statistics take in their order. */
  readonly percentile: () => Expression
}

function partsOf(column: Expression, type: DataType, shares: readonly number[]): Parts {
  const number: Expression = type.kind === 'string' ? { ...cast(column, DoubleType), evalMode: 'try' } : column
  const all = call(
    'percentile_approx',
    number,
    literal(arrayType(DoubleType, false), shares),
    literal(IntegerType, ACCURACY),
  )
  let taken = 0
  const text = (percentile: Expression): Expression =>
    type.kind === 'decimal' ? internalCall('java_decimal_text', cast(percentile, DoubleType)) : percentile
  return { column, number, percentile: () => text(call('get', all, literal(IntegerType, taken++))) }
}

/** @throws SparkError for a name that Spark does not know */
function statistic(name: string, { column, number, percentile }: Parts): Expression {
  const known = name.toLowerCase()
  switch (known) {
    case 'count':
    case 'min':
    case 'max':
    case 'approx_count_distinct':
      return call(known, column)
    case 'count_distinct':
      return { ...call('count', column), isDistinct: true }
    case 'mean':
      return call('avg', number)
    case 'stddev':
      return call('stddev', number)
    default:
      if (known.endsWith('%')) return percentile()
      throw refused(`${name} is not a recognised statistic.`, '_LEGACY_ERROR_TEMP_2114')
  }
}

function shareOf(statistic: string): number {
  const text = statistic.slice(0, -1)
  const parsed = parseDouble(text)
  // Java knows two words that are numbers, and their case.
  if (parsed === undefined || (!Number.isFinite(parsed) && !/^\s*[+-]?(NaN|Infinity)\s*$/.test(text)))
    throw refused(`Unable to parse ${statistic} as a percentile.`, '_LEGACY_ERROR_TEMP_2113')
  return parsed / 100
}

const refused = (message: string, errorClass: string): SparkError =>
  new SparkError('IllegalArgumentException', message, { errorClass })
