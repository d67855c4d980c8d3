import { analysisError } from '../../errors/spark-error.ts'
import { UnsupportedError } from '../../errors/unsupported-error.ts'
import type { Alias, AttributeReference, NamedExpression, ResolvedExpression } from '../../resolved/expression.ts'
import { prettySql, quotedSql } from '../../resolved/pretty.ts'
import type { ResolvedRelation } from '../../resolved/relation.ts'
import { childrenOf, collect, exists, isDeterministic, replace, semanticKey } from '../../resolved/tree.ts'
import { aliasOf, toAttribute } from '../attribute.ts'
import { fileCallsBelow } from '../file-columns.ts'
import { supplyColumns } from '../missing-columns.ts'
import { checkSubqueriesOf } from '../subquery-hosts.ts'

/**
 * An aggregation with Spark's checks: what is not aggregated is grouped by. Window expressions over aggregates are
 * computed above it.
 */
export function aggregateOver(
  input: ResolvedRelation,
  grouping: readonly ResolvedExpression[],
  aggregates: readonly NamedExpression[],
  planIds: readonly number[],
): ResolvedRelation {
  const keys = new Set(grouping.filter(isFoundAgain).map(semanticKey))
  const ofFile = new Set(fileCallsBelow(input).map((a) => a.id))
  const output = aggregates.map(toAttribute)
  checkSubqueriesOf({ kind: 'Aggregate', input, grouping, aggregates, output, planIds })
  for (const e of aggregates) check(e, { keys, grouped: grouping.length > 0, ofFile })
  refusePredicates(aggregates, new Set(grouping.map(semanticKey)))
  refuseSplit(aggregates)
  const random = grouping.filter((g) => !isDeterministic(g))
  if (random.length > 0) return overRandomKeys({ input, random }, grouping, aggregates, planIds)
  const ready = supplyColumns(input, [...grouping, ...aggregates])
  if (aggregates.some((e) => exists(e, (n) => n.kind === 'WindowExpression'))) {
    return windowsAbove(ready, grouping, aggregates, planIds)
  }
  return { kind: 'Aggregate', input: ready, grouping, aggregates, output, planIds }
}

/** Of EXISTS and IN beside aggregates Spark makes a column that its aggregation does not have. */
function refusePredicates(aggregates: readonly NamedExpression[], keys: ReadonlySet<string>): void {
  const isWithin = (n: ResolvedExpression): boolean =>
    n.kind === 'AggregateCall' || (n.kind !== 'Alias' && keys.has(semanticKey(n)))
  const isPredicate = (n: ResolvedExpression): boolean =>
    n.kind === 'SubqueryExpression' && (n.subqueryType === 'in' || (n.subqueryType === 'exists' && n.outer.length > 0))
  const isLost = (n: ResolvedExpression): boolean => !isWithin(n) && (isPredicate(n) || childrenOf(n).some(isLost))
  const lost = aggregates.find(isLost)
  if (lost === undefined) return
  throw new UnsupportedError(
    'SUBQUERY_OVER_GROUPS',
    `Failed to analyze ${prettySql(lost)}: Spark fails with an internal error where EXISTS or IN stands beside aggregates`,
    'Put it into an aggregate as in max(…), or ask in a query around this one.',
  )
}

function refuseSplit(aggregates: readonly NamedExpression[]): void {
  const isCall = (n: ResolvedExpression): boolean => n.kind === 'AggregateCall'
  const calls = aggregates.flatMap((e) => collect(e, isCall)).filter((n) => n.kind === 'AggregateCall')
  const split = calls.find((n) => n.function.bySplit === true && !n.isDistinct)
  if (split === undefined || !calls.some((n) => n.isDistinct)) return
  throw new UnsupportedError(
    'SPLIT_AGGREGATE',
    `Failed to analyze ${prettySql(split)}: beside a DISTINCT Spark puts its parts together in another order, and so gets other bins`,
    'Compute the two in aggregations of their own and join them.',
  )
}

/** A key that is another one each time is computed once for each row, below the aggregation. */
function overRandomKeys(
  { input, random }: { readonly input: ResolvedRelation; readonly random: readonly ResolvedExpression[] },
  grouping: readonly ResolvedExpression[],
  aggregates: readonly NamedExpression[],
  planIds: readonly number[],
): ResolvedRelation {
  const computed = random.map((g) => aliasOf(g, prettySql(g), {}))
  const places = new Map(random.map((g, i) => [semanticKey(g), toAttribute(computed[i] as Alias)]))
  const expressions = [...input.output, ...computed]
  const below: ResolvedRelation = {
    kind: 'Project',
    input: supplyColumns(input, random),
    expressions,
    output: expressions.map(toAttribute),
    planIds: [],
  }
  const toKeys = (e: ResolvedExpression): ResolvedExpression => replace(e, (n) => places.get(semanticKey(n)))
  const shown = aggregates.map((a): NamedExpression => (a.kind === 'Alias' ? { ...a, child: toKeys(a.child) } : a))
  return aggregateOver(below, grouping.map(toKeys), shown, planIds)
}

/** Spark takes a subquery over a table that WITH names for another one each time, where it asks for the row around it. */
const isFoundAgain = (key: ResolvedExpression): boolean =>
  !exists(key, (n) => n.kind === 'SubqueryExpression' && n.written === undefined && childrenOf(n).length > 0)

interface Grouped {
  readonly keys: ReadonlySet<string>
  readonly grouped: boolean
  /** Columns that stand for `input_file_name()` and its kin. */
  readonly ofFile: ReadonlySet<number>
}

function check(root: ResolvedExpression, by: Grouped): void {
  const waiting = [root]
  for (let e = waiting.pop(); e !== undefined; e = waiting.pop()) {
    if (e.kind === 'Alias' || !by.keys.has(semanticKey(e))) waiting.push(...toCheckBelow(e, by).toReversed())
  }
}

/** Whether a row always gives the same value: not so the name of its file, by Spark's count. */
const isSteady = (e: ResolvedExpression, ofFile: Grouped['ofFile']): boolean =>
  isDeterministic(e) && !exists(e, (n) => n.kind === 'AttributeReference' && ofFile.has(n.id))

/** What of a node that is not grouped by has to be checked; the node itself is. */
function toCheckBelow(e: ResolvedExpression, { grouped, ofFile }: Grouped): readonly ResolvedExpression[] {
  if (e.kind === 'AggregateCall') {
    if (e.arguments.some((a) => exists(a, (n) => n.kind === 'AggregateCall'))) {
      throw analysisError('NESTED_AGGREGATE_FUNCTION')
    }
    if (!e.arguments.every((a) => isSteady(a, ofFile)))
      throw analysisError('AGGREGATE_FUNCTION_WITH_NONDETERMINISTIC_EXPRESSION', { sqlExpr: quotedSql(e) })
    if (e.arguments.some((a) => exists(a, (n) => n.kind === 'WindowExpression'))) {
      throw analysisError('_LEGACY_ERROR_TEMP_1031')
    }
    return []
  }
  if (e.kind === 'SubqueryExpression' && e.subqueryType === 'scalar' && e.outer.length > 0)
    throw analysisError('SCALAR_SUBQUERY_IS_IN_GROUP_BY_OR_AGGREGATE_FUNCTION', { sqlExpr: quotedSql(e) })
  if (e.kind === 'ScalarCall' && e.function.grouping !== undefined)
    throw analysisError('UNSUPPORTED_GROUPING_EXPRESSION')
  if (e.kind === 'WindowExpression')
    return childrenOf(e).flatMap((c) => (c === e.function || c.kind === 'SortOrder' ? childrenOf(c) : [c]))
  if (e.kind === 'AttributeReference') {
    if (!grouped) throw analysisError('MISSING_GROUP_BY')
    throw analysisError('MISSING_AGGREGATION', {
      expression: quotedSql(e),
      expressionAnyValue: `"any_value(${prettySql(e)})"`,
    })
  }
  return childrenOf(e)
}

function windowsAbove(
  input: ResolvedRelation,
  grouping: readonly ResolvedExpression[],
  aggregates: readonly NamedExpression[],
  planIds: readonly number[],
): ResolvedRelation {
  const keys = new Set(grouping.map(semanticKey))
  const parts = new Map<string, Alias | AttributeReference>()
  const windows: Alias[] = []
  const part = (e: ResolvedExpression): AttributeReference => {
    const key = semanticKey(e)
    const known = parts.get(key) ?? (e.kind === 'AttributeReference' ? e : aliasOf(e, prettySql(e), {}))
    parts.set(key, known)
    return toAttribute(known)
  }
  const toParts = (e: ResolvedExpression, windowFunction: ResolvedExpression | undefined): ResolvedExpression =>
    replace(e, (n) => {
      if (n === windowFunction) return undefined
      if (n.kind === 'WindowExpression') {
        const alias = aliasOf(toPartsBelow(n, n.function), prettySql(n), {})
        windows.push(alias)
        return toAttribute(alias)
      }
      return n.kind === 'AggregateCall' || (n.kind !== 'Alias' && keys.has(semanticKey(n))) ? part(n) : undefined
    })
  const toPartsBelow = (n: ResolvedExpression, own: ResolvedExpression): ResolvedExpression =>
    replace(n, (m) => {
      if (m === n || m === own) return undefined
      return m.kind === 'AggregateCall' || keys.has(semanticKey(m)) ? part(m) : undefined
    })
  const outer = aggregates.map((e) => toParts(e, undefined) as NamedExpression)
  const inner = [...parts.values()]
  const base: ResolvedRelation = {
    kind: 'Aggregate',
    input,
    grouping,
    aggregates: inner,
    output: inner.map(toAttribute),
    planIds: [],
  }
  const over: ResolvedRelation = {
    kind: 'Window',
    input: base,
    expressions: windows,
    output: [...base.output, ...windows.map(toAttribute)],
    planIds: [],
  }
  return { kind: 'Project', input: over, expressions: outer, output: outer.map(toAttribute), planIds }
}
