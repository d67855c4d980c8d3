import { analysisError, SparkError } from '../../errors/spark-error.ts'
import { UnsupportedError } from '../../errors/unsupported-error.ts'
import { parseNameParts, sameName } from '../../lexer/name-parts.ts'
import type { Expression } from '../../plan/expression.ts'
import type { Sort } from '../../plan/relation.ts'
import type { AttributeReference, SortOrder } from '../../resolved/expression.ts'
import { prettySql, quotedSql } from '../../resolved/pretty.ts'
import type { Aggregate, ResolvedRelation } from '../../resolved/relation.ts'
import { childrenOf, collect, exists } from '../../resolved/tree.ts'
import { IntegerType } from '../../types/data-type.ts'
import { sqlType } from '../../types/print.ts'
import { isComparable } from '../comparable.ts'
import type { AnalyzerContext } from '../context.ts'
import { resolveSortOrder } from '../expression.ts'
import type { Scope } from '../lookup-scope.ts'
import {
  columnsBelow,
  columnsBeyond,
  columnsOf,
  missingFromBelow,
  supplyColumns,
  withColumnsFromBelow,
} from '../missing-columns.ts'
import { positionOf } from '../position.ts'
import { unresolvedColumn } from '../scope.ts'
import { checkSelfJoin, type FrameReference } from '../self-join.ts'
import { overGroupingSets } from './grouping-sets.ts'
import { type Handler, onlyInput, planIdsOf } from './handler.ts'
import { aggregateBelow, type OverAggregate, overAggregate, requireGrouped } from './late-aggregates.ts'

export const sort: Handler<Sort> = (relation, inputs, context) => {
  const input = onlyInput(inputs)
  const references: FrameReference[] = []
  const aggregate = aggregateBelow(input)
  const inSql = relation.input.kind === 'Aggregate' && relation.input.inSql === true
  const aggregated = aggregate === undefined ? {} : { aggregated: aggregate.input.output }
  const beyond = (): readonly AttributeReference[] => [
    ...columnsBeyond(input),
    ...(inSql ? (aggregate?.input.output ?? []) : []),
  ]
  const scope = { context, attributes: input.output, beyond, references, starless: 'Sort', ...aggregated }
  const order = (orderedByAll(relation, input, context) ?? relation.order).map(
    (o) => byPosition(o, input, context) ?? overGroupingSets(tolerant(o, scope, input), aggregate, context),
  )
  if (inSql) for (const o of order) checkWindows(o, aggregate)
  checkSelfJoin(references, [input], context.conf)
  const over = overAggregate(input, order)
  if (inSql) for (const o of over?.expressions ?? order) requireGrouped(o, over?.input ?? input)
  if (over !== undefined) return sortOver(over, input, planIdsOf(relation))
  for (const o of order) checkOrdering(o, isAggregation(input))
  const planIds = planIdsOf(relation)
  const isLocal = relation.isGlobal === false ? { isLocal: true } : {}
  const used = order.flatMap(columnsOf)
  const fromBelow = missingFromBelow(input, used)
  const inReach = used.filter((a) => !fromBelow.some((b) => b.id === a.id))
  const wide = withColumnsFromBelow(supplyColumns(input, inReach), fromBelow)
  if (wide.output.length === input.output.length) {
    return { kind: 'Sort', input: wide, order, output: input.output, planIds, ...isLocal }
  }
  const sorted: ResolvedRelation = { kind: 'Sort', input: wide, order, output: wide.output, planIds: [], ...isLocal }
  return { kind: 'Project', input: sorted, expressions: input.output, output: input.output, planIds }
}

function sortOver(over: OverAggregate, input: ResolvedRelation, planIds: readonly number[]): ResolvedRelation {
  const order = over.expressions.filter((e): e is SortOrder => e.kind === 'SortOrder')
  for (const o of order) checkOrdering(o, true)
  const sorted: ResolvedRelation = { kind: 'Sort', input: over.input, order, output: over.input.output, planIds: [] }
  return { kind: 'Project', input: sorted, expressions: input.output, output: input.output, planIds }
}

/** `ORDER BY ALL`, where no column has that name: all columns by their places. */
function orderedByAll({ order }: Sort, input: ResolvedRelation, { conf }: AnalyzerContext): Sort['order'] | undefined {
  const [first] = order
  const isAll =
    order.length === 1 &&
    first?.child.kind === 'UnresolvedAttribute' &&
    first.child.span !== undefined &&
    /^`?all`?$/i.test(first.child.unparsedIdentifier)
  if (
    first === undefined ||
    !isAll ||
    [...input.output, ...columnsBeyond(input)].some((a) => sameName(a.name, 'all', conf.caseSensitive))
  )
    return undefined
  return input.output.map((_, i) => ({
    ...first,
    child: { kind: 'Literal', dataType: IntegerType, value: i + 1 },
  }))
}

/** An integer literal is the number of a column, counted from one. */
function byPosition(
  o: Sort['order'][number],
  input: ResolvedRelation,
  { conf }: AnalyzerContext,
): SortOrder | undefined {
  const position = positionOf(o.child, 'orderBy', conf)
  if (position === undefined) return undefined
  const child = input.output[position - 1]
  if (child === undefined) {
    throw analysisError('ORDER_BY_POS_OUT_OF_RANGE', { index: String(position), size: String(input.output.length) })
  }
  const { direction, nullOrdering } = o
  return { kind: 'SortOrder', child, direction, nullOrdering, dataType: child.dataType, nullable: child.nullable }
}

/** A name that several columns answer to is looked for further down; there, it is not found when it is ambiguous again. */
function tolerant(o: Sort['order'][number], scope: Scope, input: ResolvedRelation): SortOrder {
  const ambiguous = (error: unknown): boolean =>
    error instanceof SparkError && error.errorClass === 'AMBIGUOUS_REFERENCE'
  try {
    return resolveSortOrder(o, scope)
  } catch (error) {
    if (!ambiguous(error)) throw error
  }
  try {
    return resolveSortOrder(o, { ...scope, attributes: columnsBelow(input) })
  } catch {
    const name = firstName(o.child)
    throw unresolvedColumn(parseNameParts(name), scope.attributes)
  }
}

const firstName = (e: Expression): string =>
  e.kind === 'UnresolvedAttribute'
    ? e.unparsedIdentifier
    : e.kind === 'UnresolvedFunction'
      ? (e.arguments.map(firstName).find((name) => name !== '') ?? '')
      : ''

const isAggregation = (relation: ResolvedRelation): boolean =>
  relation.kind === 'Aggregate' || (relation.kind === 'Filter' && isAggregation(relation.input))

const unsupportedIn = (order: SortOrder): Error =>
  analysisError('UNSUPPORTED_EXPR_FOR_OPERATOR', { invalidExprSqls: quotedSql(order.child) })

/** A window over an aggregation's own input is none over its groups. */
function checkWindows(order: SortOrder, aggregate: Aggregate | undefined): void {
  const below = new Set(aggregate?.input.output.map((a) => a.id))
  for (const w of collect(order, (n) => n.kind === 'WindowExpression')) {
    const call = w.kind === 'WindowExpression' ? w.function : w
    if (call.kind !== 'AggregateCall') continue
    if (childrenOf(call).some((c) => exists(c, (n) => n.kind === 'AggregateCall')))
      throw analysisError('NESTED_AGGREGATE_FUNCTION')
    if (columnsOf(call).some((c) => below.has(c.id)))
      throw analysisError('UNSUPPORTED_EXPR_FOR_WINDOW', { sqlExpr: quotedSql(call) })
  }
}

function checkOrdering(order: SortOrder, overAggregation: boolean): void {
  if (exists(order.child, (n) => n.kind === 'WindowExpression')) throw unsupportedIn(order)
  if (exists(order.child, (n) => n.kind === 'AggregateCall')) {
    if (!overAggregation) throw unsupportedIn(order)
    throw new UnsupportedError(
      'AGGREGATE_IN_SORT',
      `Failed to sort by ${prettySql(order.child)}: only columns of the result can be used`,
      'Give the aggregate an alias in agg() and sort by that name.',
    )
  }
  if (exists(order.child, (n) => n.kind === 'GeneratorCall')) {
    throw analysisError('UNSUPPORTED_GENERATOR.OUTSIDE_SELECT', { plan: `"Sort"` })
  }
  if (!isComparable(order.dataType)) {
    throw analysisError('DATATYPE_MISMATCH.INVALID_ORDERING_TYPE', {
      sqlExpr: quotedSql(order),
      functionName: '`sortorder`',
      dataType: `"${sqlType(order.dataType)}"`,
    })
  }
}
