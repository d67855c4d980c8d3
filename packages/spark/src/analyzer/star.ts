import type { SessionConf } from '../conf/session-conf.ts'
import { analysisError, SparkError } from '../errors/spark-error.ts'
import { type JavaPattern, javaPattern, PatternSyntaxError } from '../functions/java-regex/java-pattern.ts'
import { parseNameParts, sameName } from '../lexer/name-parts.ts'
import { quoteName } from '../lexer/quoting.ts'
import { attribute, stringLiteral } from '../plan/build.ts'
import type * as plan from '../plan/expression.ts'
import type { AttributeReference } from '../resolved/expression.ts'
import type { ResolvedRelation } from '../resolved/relation.ts'
import type { AnalyzerContext } from './context.ts'
import { extractFields } from './extract.ts'
import { isOfFile } from './file-columns.ts'
import { located } from './location.ts'
import { hiddenColumns } from './missing-columns.ts'
import { findColumn } from './scope.ts'

/** A select list with its texts parsed, its stars and column patterns written out. */
export function expandStars(
  list: readonly (plan.Expression | AttributeReference)[],
  input: ResolvedRelation,
  context: AnalyzerContext,
): readonly (plan.Expression | AttributeReference)[] {
  const sources = list.map((s) => (s.kind === 'ExpressionString' ? context.parseExpression(s.expression) : s))
  if (!sources.some((s) => s.kind === 'UnresolvedStar' || s.kind === 'UnresolvedRegex')) return sources
  return sources.flatMap((s) => {
    if (s.kind === 'UnresolvedRegex') return matching(s, input.output, context)
    if (s.kind !== 'UnresolvedStar') return [s]
    return s.unparsedTarget === undefined
      ? input.output.slice(s.skips ?? 0)
      : located(s, () => expandTarget(parseNameParts(s.unparsedTarget ?? ''), input, context))
  })
}

/** The columns whose whole names match a pattern of Java's, in back ticks; a name without them is a column's. */
export function matching(
  { colName, target }: plan.UnresolvedRegex,
  output: readonly AttributeReference[],
  { conf }: AnalyzerContext,
): readonly (plan.Expression | AttributeReference)[] {
  const { of, pattern } = QUOTED.exec(colName)?.groups ?? {}
  if (pattern === undefined) return [{ kind: 'UnresolvedAttribute', unparsedIdentifier: colName }]
  const within = target ?? (of === undefined ? undefined : parseNameParts(of))
  const regex = columnPattern(conf.caseSensitive ? pattern : `(?i)${pattern}`)
  return output.filter(
    (a) => regex.matches(a.name) && (within === undefined || isQualified(a, within, conf.caseSensitive)),
  )
}

const QUOTED = /^(?:(?<of>[^`][\s\S]*)\.)?`(?<pattern>[\s\S]+)`$/

function columnPattern(text: string): JavaPattern {
  try {
    return javaPattern(text)
  } catch (error) {
    if (!(error instanceof PatternSyntaxError)) throw error
    throw new SparkError('IllegalArgumentException', `${error.message}\n${text}`)
  }
}

function expandTarget(
  target: readonly string[],
  input: ResolvedRelation,
  context: AnalyzerContext,
): readonly (plan.Expression | AttributeReference)[] {
  const { caseSensitive } = context.conf
  // Of a USING join a relation keeps its own keys.
  const hidden = hiddenColumns(input).filter((a) => !isOfFile(a))
  const qualified = [...hidden, ...input.output].filter((a) => isQualified(a, target, caseSensitive))
  if (qualified.length > 0) return qualified
  const fields = fieldsOf(target, input.output, context)
  if (fields !== undefined) return fields.map((name) => attribute(...target, name))
  const outer = outerColumns(target, context)
  if (outer !== undefined) return outer
  throw analysisError('CANNOT_RESOLVE_STAR_EXPAND', {
    targetString: quoteName(target),
    columns: input.output.map((a) => quoteName([a.name])).join(', '),
  })
}

/** Spark names the struct that it takes a field of by its last name, where it is a field itself. */
function fieldOf(
  struct: readonly string[],
  name: string,
  attributes: readonly AttributeReference[],
  { caseSensitive }: SessionConf,
): plan.Expression {
  const isField = (findColumn(struct, attributes, caseSensitive)?.fields.length ?? 0) > 0
  if (!isField) return attribute(...struct, name)
  const child: plan.Expression = { kind: 'Alias', expr: attribute(...struct), name: struct.slice(-1) }
  return { kind: 'UnresolvedExtractValue', child, extraction: stringLiteral(name) }
}

/** The fields of the struct that a name means. */
function fieldsOf(
  target: readonly string[],
  attributes: readonly AttributeReference[],
  context: AnalyzerContext,
): readonly string[] | undefined {
  const match = findColumn(target, attributes, context.conf.caseSensitive)
  if (match === undefined) return undefined
  const { dataType } = extractFields(match.attribute, match.fields, context)
  if (dataType.kind === 'struct') return dataType.fields.map((f) => f.name)
  throw analysisError('_LEGACY_ERROR_TEMP_1050', { attributes: `ArrayBuffer(${target.join(', ')})` })
}

/** In a subquery: `t.*` of the query around it. */
const outerColumns = (target: readonly string[], { outer }: AnalyzerContext): readonly plan.Expression[] | undefined =>
  outer?.namesOf(target)?.map((name) => attribute(...target, name))

/** The columns that a star among the arguments of a function stands for. */
export function starColumns(
  target: string | undefined,
  attributes: readonly AttributeReference[],
  context: AnalyzerContext,
): readonly plan.Expression[] {
  const { conf } = context
  const named = (a: AttributeReference): plan.Expression => attribute(...a.qualifier, a.name)
  if (target === undefined) return attributes.map(named)
  const parts = parseNameParts(target)
  const qualified = attributes.filter((a) => isQualified(a, parts, conf.caseSensitive))
  if (qualified.length > 0) return qualified.map(named)
  const fields = fieldsOf(parts, attributes, context)
  if (fields !== undefined)
    return fields.map((name) => ({ kind: 'Alias', expr: fieldOf(parts, name, attributes, conf), name: [name] }))
  const outer = outerColumns(parts, context)
  if (outer !== undefined) return outer
  throw analysisError('CANNOT_RESOLVE_STAR_EXPAND', {
    targetString: quoteName(parts),
    columns: attributes.map((a) => quoteName([a.name])).join(', '),
  })
}

/** Whether a column is of the relation that `target.*` names. */
export const isQualified = (a: AttributeReference, target: readonly string[], caseSensitive: boolean): boolean =>
  a.qualifier.length >= target.length &&
  a.qualifier.slice(-target.length).every((q, i) => sameName(q, target[i] ?? '', caseSensitive))
