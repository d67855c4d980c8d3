import { illegalArgument } from '../../errors/spark-error.ts'
import {
  call,
  cast,
  globalAggregate,
  intLiteral,
  literal,
  named,
  namedExpression,
  stringLiteral,
} from '../../plan/build.ts'
import type { Expression } from '../../plan/expression.ts'
import type { Relation, StatCorr, StatCov, StatCrosstab } from '../../plan/relation.ts'
import { DoubleType, isNumeric, LongType, StringType } from '../../types/data-type.ts'
import { simpleString } from '../../types/print.ts'
import type { Rewriting } from './rewritten.ts'

export const statCrosstab: Rewriting<StatCrosstab> = ({ input, col1, col2 }) => ({
  kind: 'NAFill',
  input: {
    kind: 'Aggregate',
    input,
    groupType: 'pivot',
    groupingExpressions: [
      named(
        orNull(col1, (text) => text),
        `${col1}_${col2}`,
      ),
    ],
    aggregateExpressions: [named(call('count', intLiteral(1)), 'count')],
    pivot: { col: orNull(col2, (text) => call('regexp_replace', text, stringLiteral('`'), stringLiteral(''))) },
  },
  cols: [],
  values: [{ dataType: LongType, value: 0 }],
})

/** The text of a column, or the word null. */
function orNull(name: string, change: (text: Expression) => Expression): Expression {
  const column = namedExpression(name)
  return call('when', call('isnull', column), stringLiteral('null'), change(cast(column, StringType)))
}

export const statCov: Rewriting<StatCov> = ({ input, col1, col2 }, outputOf) =>
  moment('cov', [call('covar_samp', ...doubles([col1, col2])), 0], checked(input, [col1, col2], 'covariance', outputOf))

export const statCorr: Rewriting<StatCorr> = ({ input, col1, col2, method = 'pearson' }, outputOf) => {
  if (method !== 'pearson') {
    throw illegalArgument(
      'requirement failed: Currently only the calculation of the Pearson Correlation coefficient is supported.',
    )
  }
  const value = call('corr', ...doubles([col1, col2]))
  return moment('corr', [value, Number.NaN], checked(input, [col1, col2], 'correlation', outputOf))
}

/** Spark reads a null as 0.0 here, unlike its corr() and covar_samp() functions. */
const doubles = (names: readonly string[]): readonly Expression[] =>
  names.map((name) => call('coalesce', cast(namedExpression(name), DoubleType), literal(DoubleType, 0)))

/** One row with a value, which is never null. */
const moment = (name: string, [value, none]: readonly [Expression, number], input: Relation): Relation =>
  globalAggregate(input, [named(call('coalesce', value, literal(DoubleType, none)), name)])

function checked(
  input: Relation,
  names: readonly string[],
  shown: string,
  outputOf: Parameters<Rewriting>[1],
): Relation {
  for (const { dataType } of outputOf({ kind: 'Project', input, expressions: names.map(namedExpression) })) {
    if (isNumeric(dataType)) continue
    throw illegalArgument(
      `requirement failed: Currently ${shown} calculation for columns with dataType ${simpleString(dataType)} not supported.`,
    )
  }
  return input
}
