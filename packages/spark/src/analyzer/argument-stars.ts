import { analysisError, type SparkError } from '../errors/spark-error.ts'
import { findFunction } from '../functions/index.ts'
import { parseNameParts } from '../lexer/name-parts.ts'
import { attribute, stringLiteral } from '../plan/build.ts'
import type * as plan from '../plan/expression.ts'
import type { AttributeReference } from '../resolved/expression.ts'
import { IntegerType } from '../types/data-type.ts'
import type { AnalyzerContext } from './context.ts'
import { located, withoutPlace } from './location.ts'
import type { Scope } from './lookup-scope.ts'
import { isQualified, matching, starColumns } from './star.ts'

/** `count(*)` counts rows; `struct(*)` takes every column. */
export function expandStars(
  call: plan.UnresolvedFunction,
  { attributes, context, starless }: Scope,
): readonly plan.Expression[] {
  const e = withStars(call)
  if (e.arguments.some((a) => a.kind === 'UnresolvedRegex')) return expandPatterns(e, attributes, context)
  if (!e.arguments.some((a) => a.kind === 'UnresolvedStar')) return e.arguments
  if (isTupleCall(e)) return expandTuple(e, attributes, context)
  const takes = findFunction(e.functionName)?.takesStar
  const target = e.arguments.find((a) => a.kind === 'UnresolvedStar' && a.unparsedTarget !== undefined)
  if (takes === 'rows' && e.isDistinct !== true && e.arguments.length === 1) {
    if (target === undefined) return [{ kind: 'Literal', dataType: IntegerType, value: 1 }]
    if (starless === undefined && isOfTable(target, attributes, context))
      throw analysisError('_LEGACY_ERROR_TEMP_1021', { targetString: targetOf(target) ?? '' })
  }
  const star = e.arguments.find((a) => a.kind === 'UnresolvedStar') ?? e
  if (starless !== undefined) refuseStar(star, starless)
  if (e.inSql !== true && e.isDistinct !== true && takes !== 'columns') {
    throw misplacedStar(`expression \`${e.functionName}\``)
  }
  return e.arguments.flatMap((a) =>
    a.kind === 'UnresolvedStar' ? located(a, () => starColumns(targetOf(a), attributes, context)) : [a],
  )
}

/** Spark writes a star out in lists of SELECT only, wherever in them it stands. */
export const misplacedStar = (prettyName: string): SparkError =>
  analysisError('INVALID_USAGE_OF_STAR_OR_REGEX', { elem: "'*'", prettyName })

/** What Spark calls the operator of a lateral view, of which it tells no place. */
export const GENERATORS = 'explode/json_tuple/UDTF'

const refuseStar = (star: plan.Expression, operator: string): void =>
  located(star, () => {
    throw operator === GENERATORS ? withoutPlace(misplacedStar(operator)) : misplacedStar(operator)
  })

const isOfTable = (
  star: plan.Expression,
  attributes: readonly AttributeReference[],
  { conf }: AnalyzerContext,
): boolean => attributes.some((a) => isQualified(a, parseNameParts(targetOf(star) ?? ''), conf.caseSensitive))

/** `expr("*")` is the star itself. */
const withStars = (e: plan.UnresolvedFunction): plan.UnresolvedFunction =>
  e.arguments.some(isWrittenStar)
    ? { ...e, arguments: e.arguments.map((a) => (isWrittenStar(a) ? { kind: 'UnresolvedStar' } : a)) }
    : e

const isWrittenStar = (e: plan.Expression): boolean => e.kind === 'ExpressionString' && e.expression.trim() === '*'

/** As the parser makes it: each star stands behind a name. */
const isTupleCall = (e: plan.UnresolvedFunction): boolean =>
  e.functionName === 'named_struct' &&
  e.inSql !== true &&
  e.arguments.every((a, i) => a.kind !== 'UnresolvedStar' || (i % 2 === 1 && e.arguments[i - 1]?.kind === 'Literal'))

/** `(*, a)`: names and values in turn. */
const expandTuple = (
  e: plan.UnresolvedFunction,
  attributes: readonly AttributeReference[],
  context: AnalyzerContext,
): readonly plan.Expression[] =>
  e.arguments.flatMap((a, i) => {
    if (a.kind === 'UnresolvedStar')
      return starColumns(targetOf(a), attributes, context).flatMap((c) => [stringLiteral(nameOf(c)), c])
    return e.arguments[i + 1]?.kind === 'UnresolvedStar' ? [] : [a]
  })

const nameOf = (column: plan.Expression): string =>
  column.kind === 'UnresolvedAttribute' ? (parseNameParts(column.unparsedIdentifier).at(-1) ?? '') : ''

/** `` count(`a.*`) ``: a pattern in the place of columns. Spark expands none among the operands of an operator. */
function expandPatterns(
  e: plan.UnresolvedFunction,
  attributes: readonly AttributeReference[],
  context: AnalyzerContext,
): readonly plan.Expression[] {
  return e.arguments.flatMap((a): readonly plan.Expression[] => {
    if (a.kind !== 'UnresolvedRegex') return [a]
    if (e.inSql !== true) throw misplaced(a, `expression \`${e.functionName}\``)
    return matching(a, attributes, context).map((column) =>
      column.kind === 'AttributeReference' ? attribute(...column.qualifier, column.name) : column,
    )
  })
}

export const misplaced = ({ colName }: plan.UnresolvedRegex, prettyName: string): Error =>
  analysisError('INVALID_USAGE_OF_STAR_OR_REGEX', {
    elem: `regular expression '${colName.replace(/^`|`$/g, '')}'`,
    prettyName,
  })

const targetOf = (e: plan.Expression): string | undefined =>
  e.kind === 'UnresolvedStar' ? e.unparsedTarget : undefined
