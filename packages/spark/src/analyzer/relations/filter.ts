import { analysisError } from '../../errors/spark-error.ts'
import { UnsupportedError } from '../../errors/unsupported-error.ts'
import { sameName } from '../../lexer/name-parts.ts'
import type { Filter } from '../../plan/relation.ts'
import type { AttributeReference, ResolvedExpression } from '../../resolved/expression.ts'
import { prettySql, quotedSql } from '../../resolved/pretty.ts'
import type { Aggregate, ResolvedRelation } from '../../resolved/relation.ts'
import { collect, exists } from '../../resolved/tree.ts'
import { sqlType } from '../../types/print.ts'
import type { AnalyzerContext } from '../context.ts'
import { checkMixed } from '../correlation.ts'
import { resolveExpression, unalias } from '../expression.ts'
import type { Scope } from '../lookup-scope.ts'
import {
  columnsBeyond,
  columnsOf,
  hiddenColumns,
  missingFromBelow,
  supplyColumns,
  withColumnsFromBelow,
} from '../missing-columns.ts'
import { isOuterAggregate } from '../outer-aggregates.ts'
import { checkSelfJoin, type FrameReference } from '../self-join.ts'
import { overGroupingSets } from './grouping-sets.ts'
import { type Handler, onlyInput, planIdsOf } from './handler.ts'
import { groupsBelowWindows } from './having-windows.ts'
import { aggregateBelow, type OverAggregate, overAggregate, requireGrouped } from './late-aggregates.ts'

export const filter: Handler<Filter> = (relation, inputs, context) => {
  const input = onlyInput(inputs)
  const windows = isHaving(relation) ? groupsBelowWindows(input) : undefined
  return windows === undefined
    ? filterOver(relation, input, context)
    : windows.above(filterOver(relation, windows.groups, context), planIdsOf(relation))
}

function filterOver(relation: Filter, input: ResolvedRelation, context: AnalyzerContext): ResolvedRelation {
  const references: FrameReference[] = []
  const aggregated = aggregateBelow(input)?.input.output
  const scope: Scope = {
    context,
    input,
    attributes: isHaving(relation) ? withoutNamesOfKeys(input, context) : input.output,
    beyond: () => (isHaving(relation) ? beyondGroups(input) : columnsBeyond(input)),
    isHaving: isHaving(relation),
    starless: isHaving(relation) ? 'UnresolvedHaving' : 'Filter',
    references,
    ...(aggregated === undefined ? {} : { aggregated }),
  }
  const condition = overGroupingSets(
    unalias(resolveExpression(relation.condition, scope)),
    aggregateBelow(input),
    context,
  )
  if (isHaving(relation)) checkHaving(condition, aggregateBelow(input))
  checkSelfJoin(references, [input], context.conf)
  const planIds = planIdsOf(relation)
  const over = overAggregate(input, [condition])
  if (isHaving(relation)) requireGrouped(over?.expressions[0] ?? condition, over?.input ?? input)
  if (over !== undefined) return filterAggregated(over, input, planIds, context)
  checkCondition(condition, input, context)
  const fromBelow = missingFromBelow(input, columnsOf(condition))
  if (fromBelow.length === 0) {
    return { kind: 'Filter', input: supplyColumns(input, [condition]), condition, output: input.output, planIds }
  }
  const wide = withColumnsFromBelow(input, fromBelow)
  const filtered: ResolvedRelation = { kind: 'Filter', input: wide, condition, output: wide.output, planIds: [] }
  const hidden = hiddenColumns(input)
  return { kind: 'Project', input: filtered, expressions: input.output, output: input.output, hidden, planIds }
}

const isHaving = ({ input }: Filter): boolean => input.kind === 'Aggregate' && input.inSql === true

function checkHaving(condition: ResolvedExpression, aggregate: Aggregate | undefined): void {
  if (exists(condition, (n) => n.kind === 'WindowExpression'))
    throw analysisError('_LEGACY_ERROR_TEMP_1034', { clauseName: 'HAVING' })
  const columns = new Set(aggregate?.sets?.columns.map((c) => c.id))
  const isAsked = (n: ResolvedExpression): boolean => n.kind === 'AttributeReference' && columns.has(n.id)
  const [lost] = collect(
    condition,
    (n) => n.kind === 'SubqueryExpression' && n.outer.some((o) => exists(o.expression, isAsked)),
  )
  if (lost === undefined) return
  throw new UnsupportedError(
    'SUBQUERY_OVER_GROUPING_SETS',
    `Failed to analyze ${prettySql(lost)}: Spark fails with an internal error where a subquery of HAVING asks for a key of grouping sets`,
    'Give the key an alias in SELECT and name that, or filter in a query around this one.',
  )
}

/** A name that is both a key's and that of something else that is selected means the key in HAVING. */
function withoutNamesOfKeys(input: ResolvedRelation, { conf }: AnalyzerContext): readonly AttributeReference[] {
  const aggregate = aggregateBelow(input)
  const keys = aggregate?.grouping.filter((k) => k.kind === 'AttributeReference') ?? []
  if (aggregate === undefined || keys.length === 0) return input.output
  const isOther = (a: AttributeReference): boolean =>
    aggregate.aggregates.some((s) => s.id === a.id && s.kind === 'Alias') &&
    keys.some((k) => sameName(k.name, a.name, conf.caseSensitive))
  return input.output.filter((a) => !isOther(a))
}

/** The keys that are not selected, and what HAVING may name of the rows that are grouped: that of a key of grouping sets is the key. */
function beyondGroups(input: ResolvedRelation): readonly AttributeReference[] {
  const aggregate = aggregateBelow(input)
  const { keys = [], columns = [] } = aggregate?.sets ?? {}
  const twice = new Set(columns.filter((_, i) => keys[i]?.kind === 'AttributeReference').map((c) => c.id))
  return [...columnsBeyond(input), ...(aggregate?.input.output ?? [])].filter((a) => !twice.has(a.id))
}

function filterAggregated(
  over: OverAggregate,
  input: ResolvedRelation,
  planIds: readonly number[],
  context: AnalyzerContext,
): ResolvedRelation {
  const [condition] = over.expressions
  if (condition === undefined) throw new Error('A filter lacks its condition')
  checkCondition(condition, over.input, context)
  const filtered: ResolvedRelation = {
    kind: 'Filter',
    input: over.input,
    condition,
    output: over.input.output,
    planIds: [],
  }
  return { kind: 'Project', input: filtered, expressions: input.output, output: input.output, planIds }
}

function checkCondition(condition: ResolvedExpression, input: ResolvedRelation, { outer }: AnalyzerContext): void {
  checkMixed(condition)
  const misplaced = collect(
    condition,
    (n) => n.kind === 'AggregateCall' || n.kind === 'WindowExpression' || n.kind === 'GeneratorCall',
  ).filter((n) => outer?.takesAggregates !== true || !isOuterAggregate(n))
  const [first] = misplaced
  if (first?.kind === 'AggregateCall' && input.kind === 'Aggregate') {
    throw new UnsupportedError(
      'AGGREGATE_IN_FILTER',
      `Failed to filter an aggregation by ${prettySql(first)}: only columns of its result can be used`,
      'Give the aggregate an alias in agg() and filter by that name.',
    )
  }
  if (first?.kind === 'GeneratorCall')
    throw analysisError('UNSUPPORTED_GENERATOR.OUTSIDE_SELECT', { plan: `Filter (${prettySql(condition)})` })
  if (first?.kind === 'WindowExpression') throw analysisError('_LEGACY_ERROR_TEMP_1034', { clauseName: 'WHERE' })
  if (first !== undefined) {
    throw analysisError('INVALID_WHERE_CONDITION', {
      condition: quotedSql(condition),
      expressionList: misplaced.map(prettySql).join(', '),
    })
  }
  if (condition.dataType.kind !== 'boolean') {
    throw analysisError('DATATYPE_MISMATCH.FILTER_NOT_BOOLEAN', {
      sqlExpr: quotedSql(condition),
      filter: quotedSql(condition),
      type: `"${sqlType(condition.dataType)}"`,
    })
  }
}
