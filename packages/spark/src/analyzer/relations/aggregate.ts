import { analysisError } from '../../errors/spark-error.ts'
import { UnsupportedError } from '../../errors/unsupported-error.ts'
import { sameName } from '../../lexer/name-parts.ts'
import type { Expression } from '../../plan/expression.ts'
import type { Aggregate } from '../../plan/relation.ts'
import type { AttributeReference, NamedExpression, ResolvedExpression } from '../../resolved/expression.ts'
import { prettySql, quotedSql } from '../../resolved/pretty.ts'
import type { ResolvedRelation } from '../../resolved/relation.ts'
import { childrenOf, collect, exists } from '../../resolved/tree.ts'
import { sqlType } from '../../types/print.ts'
import { misplacedStar } from '../argument-stars.ts'
import { aliasOf, toAttribute } from '../attribute.ts'
import { isComparable } from '../comparable.ts'
import type { AnalyzerContext } from '../context.ts'
import { resolveExpression, unalias } from '../expression.ts'
import { LateralAliases, selectLateral } from '../lateral-alias.ts'
import type { Scope } from '../lookup-scope.ts'
import { columnsOf, hiddenColumns } from '../missing-columns.ts'
import { nameable } from '../nameable.ts'
import { nameExpression } from '../naming.ts'
import { positionOf } from '../position.ts'
import { checkSelfJoin, type FrameReference } from '../self-join.ts'
import { expandStars } from '../star.ts'
import { aggregateOver } from './aggregate-over.ts'
import { extractGenerators, generatorAbove, type Item } from './generated.ts'
import type { GroupingParts } from './grouping-parts.ts'
import { aggregateGroupingSets } from './grouping-sets.ts'
import { type Handler, onlyInput, planIdsOf } from './handler.ts'
import { aggregatePivot } from './pivot.ts'
import { projectOver } from './project.ts'
import { sqlGroupingKey } from './sql-grouping.ts'

export const aggregate: Handler<Aggregate> = (relation, inputs, context) => {
  const input = onlyInput(inputs)
  const inSql = relation.inSql === true
  const retained = !inSql && context.conf.retainGroupColumns
  const references: FrameReference[] = []
  const plainScope = { context, input, attributes: input.output, beyond: () => hiddenColumns(input), references }
  const lateral = new LateralAliases(context.conf.caseSensitive)
  const scope = inSql ? { ...plainScope, lateral: lateral.find } : plainScope
  const keyScope = { ...plainScope, starless: 'Aggregate' }
  if (relation.groupingExpressions.some((e) => e.kind === 'UnresolvedStar')) throw misplacedStar('Aggregate')
  const keys = expandStars(relation.groupingExpressions, input, context)
  const aggregates = expandStars(relation.aggregateExpressions, input, context).map((source) =>
    source.kind === 'AttributeReference'
      ? source
      : relation.groupType === 'pivot' || inSql
        ? lateral.give(nameExpression(inSql ? source : nameable(source), resolveExpression(source, scope), inSql))
        : nameAggregate(nameable(source), scope),
  )
  const all = inSql ? groupedByAll(relation, input, aggregates, context) : undefined
  const shownKeys =
    all ??
    keys.map((source) =>
      source.kind === 'AttributeReference'
        ? source
        : inSql
          ? sqlGroupingKey(source, aggregates, keyScope)
          : nameExpression(nameable(source), resolveExpression(source, keyScope)),
    )
  checkSelfJoin(references, [input], context.conf)
  const grouping = shownKeys.map(
    (key, i) =>
      (all === undefined
        ? byPosition(keys[i], inSql ? aggregates : [...shownKeys, ...aggregates], context)
        : undefined) ?? key,
  )
  checkGrouping(grouping)
  const isStar = relation.aggregateExpressions.some((e) => e.kind === 'UnresolvedStar')
  if (
    inSql &&
    isStar &&
    keys.some((k) => k.kind !== 'AttributeReference' && positionOf(k, 'groupBy', context.conf) !== undefined)
  ) {
    throw analysisError('STAR_GROUP_BY_POS')
  }
  checkComputedKeys(grouping, relation.groupType)
  const aliased = grouping.map((_, i) => keys[i]?.kind === 'Alias')
  if (relation.groupType === 'rollup' || relation.groupType === 'cube') checkPositions(keys, context)
  const parts: GroupingParts = { retained, input, grouping, aliased, aggregates, context, planIds: planIdsOf(relation) }
  if (relation.groupType !== 'groupby') return grouped(parts, relation, plainScope)
  const shown = retained ? [...shownKeys, ...aggregates] : aggregates
  return generating(parts, relation, { shown, used: lateral.used, inSql })
}

interface Shown {
  readonly shown: readonly NamedExpression[]
  readonly used: ReadonlySet<number>
  readonly inSql: boolean
}

/** A generator among the items makes its rows of what is aggregated, above the aggregation. */
function generating(
  parts: GroupingParts,
  { aggregateExpressions }: Aggregate,
  { shown, used, inSql }: Shown,
): ResolvedRelation {
  const written = expandStars(aggregateExpressions, parts.input, parts.context)
  const items = shown.map((resolved, i): Item => {
    const source = written[i - (shown.length - written.length)]
    return source === undefined || source.kind === 'AttributeReference' ? { resolved } : { source, resolved }
  })
  const above = generatorAbove(items, 'aggregate', inSql)
  if (above === undefined) return groupedBy(parts, shown, used)
  const made = extractGenerators(groupedBy({ ...parts, planIds: [] }, above.list, used), above.items)
  const named = made.items.map((i) => nameExpression(i.source, i.resolved, inSql))
  return projectOver(made.input, named, parts.planIds)
}

function refuseGenerators(aggregates: readonly NamedExpression[]): void {
  const [generator] = aggregates.flatMap((a) => collect(a, (n) => n.kind === 'GeneratorCall'))
  if (generator === undefined) return
  throw new UnsupportedError(
    'GROUPING_SET_GENERATOR',
    `Failed to analyze ${prettySql(generator)}: it stands over an aggregation by several sets of keys, or over a pivot`,
    'Make its rows with select() over the aggregation.',
  )
}

function groupedBy(
  { input, grouping, planIds }: GroupingParts,
  shown: readonly NamedExpression[],
  used: ReadonlySet<number>,
): ResolvedRelation {
  const keys = grouping.map(unalias)
  if (used.size === 0) return aggregateOver(input, keys, shown, planIds)
  const relation = selectLateral(shown, {
    used,
    grouping: keys,
    build: (list) => aggregateOver(input, keys, list, []),
    over: (below, list) => projectOver(below, list, []),
  })
  const output = shown.map(toAttribute)
  return { kind: 'Project', input: relation, expressions: output, output, planIds }
}

/** By several sets of keys, or spread by the values of a column. */
function grouped(parts: GroupingParts, relation: Aggregate, scope: Scope): ResolvedRelation {
  refuseGenerators(parts.aggregates)
  const { length } = parts.grouping
  switch (relation.groupType) {
    case 'rollup':
      return aggregateGroupingSets(
        parts,
        range(length + 1).map((dropped) => range(length - dropped)),
      )
    case 'cube':
      return aggregateGroupingSets(parts, subsets(length))
    case 'pivot':
      return aggregatePivot(groupedByRest(parts, relation, scope), relation, scope)
    default:
      return aggregateGroupingSets(parts, relation.groupingSets ?? [])
  }
}

function checkPositions(keys: readonly (Expression | AttributeReference)[], context: AnalyzerContext): void {
  const position = keys.find(
    (k) => k.kind !== 'AttributeReference' && positionOf(k, 'groupBy', context.conf) !== undefined,
  )
  if (position === undefined) return
  throw new UnsupportedError(
    'GROUPING_SET_POSITION',
    'Failed to analyze a rollup or cube: a key is an integer, which Spark takes for the number of a column',
    'Name the column, or group by a column that holds the constant.',
  )
}

/** An integer literal groups by that column of the result. */
function byPosition(
  source: Expression | AttributeReference | undefined,
  shown: readonly NamedExpression[],
  { conf }: AnalyzerContext,
): NamedExpression | undefined {
  const position =
    source === undefined || source.kind === 'AttributeReference' ? undefined : positionOf(source, 'groupBy', conf)
  if (position === undefined) return undefined
  const target = shown[position - 1]
  if (target === undefined) {
    throw analysisError('GROUP_BY_POS_OUT_OF_RANGE', { index: String(position), size: String(shown.length) })
  }
  if (exists(target, (n) => n.kind === 'AggregateCall')) {
    throw analysisError('GROUP_BY_POS_AGGREGATE', { index: String(position), aggExpr: `${prettySql(target)}` })
  }
  return target
}

/** `agg()` names a column before it is resolved, by the text that the caller gave; a SQL function's afterwards. */
function nameAggregate(source: Expression, scope: Scope): NamedExpression {
  const resolved = resolveExpression(source, scope)
  if (resolved.kind === 'AttributeReference' || resolved.kind === 'Alias') return resolved
  const late = source.kind === 'UnresolvedFunction' && (source.inSql === true || source.isDistinct === true)
  if (late || source.kind !== 'UnresolvedFunction') return nameExpression(source, resolved)
  const { references: _, ...plain } = scope
  return aliasOf(resolved, prettySql(resolveExpression(source, { ...plain, written: true })))
}

/** `GROUP BY ALL`, where no column has that name: all that is selected and holds no aggregate. */
function groupedByAll(
  { groupingExpressions }: Aggregate,
  input: ResolvedRelation,
  aggregates: readonly NamedExpression[],
  { conf }: AnalyzerContext,
): readonly NamedExpression[] | undefined {
  const [key] = groupingExpressions
  const isAll =
    groupingExpressions.length === 1 && key?.kind === 'UnresolvedAttribute' && /^`?all`?$/i.test(key.unparsedIdentifier)
  const named = [...input.output, ...aggregates].some((a) => sameName(a.name, 'all', conf.caseSensitive))
  if (!isAll || named) return undefined
  const found = aggregates.filter((e) => !exists(e, (n) => n.kind === 'AggregateCall'))
  const isMixed = (e: ResolvedExpression): boolean =>
    e.kind === 'AttributeReference' || (e.kind !== 'AggregateCall' && childrenOf(e).some(isMixed))
  if (found.length === 0 && aggregates.some(isMixed)) throw analysisError('UNRESOLVED_ALL_IN_GROUP_BY')
  return found
}

/** SQL's PIVOT groups by the columns that nothing else in it uses. */
function groupedByRest(parts: GroupingParts, { pivot }: Aggregate, scope: Scope): GroupingParts {
  if (pivot?.groupsByRest !== true) return parts
  const used = new Set([...parts.aggregates, resolveExpression(pivot.col, scope)].flatMap(columnsOf).map((a) => a.id))
  const grouping = parts.input.output.filter((a) => !used.has(a.id))
  checkGrouping(grouping)
  return { ...parts, grouping, aliased: grouping.map(() => false) }
}

const range = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i)

const subsets = (n: number): readonly (readonly number[])[] =>
  Array.from({ length: 2 ** n }, (_, mask) => range(n).filter((i) => (mask & (1 << (n - 1 - i))) === 0))

/** Spark computes a window or a generator among the keys above the aggregation, which hides the columns that it needs. */
function checkComputedKeys(grouping: readonly NamedExpression[], groupType: Aggregate['groupType']): void {
  for (const g of grouping) {
    const [computed] = collect(g, (n) => n.kind === 'WindowExpression' || n.kind === 'GeneratorCall')
    if (computed === undefined) continue
    const shown = new Set(grouping.map((k) => k.id))
    const hidden = columnsOf(computed).find((c) => !shown.has(c.id))
    if (hidden === undefined || groupType !== 'groupby') {
      throw new UnsupportedError(
        'COMPUTED_GROUPING_KEY',
        `Failed to group by ${prettySql(g)}: dryfit groups by no window function and no generator`,
        'Compute the column with select() or withColumn() first and group by its name.',
      )
    }
    throw analysisError('MISSING_AGGREGATION', {
      expression: quotedSql(hidden),
      expressionAnyValue: `"any_value(${prettySql(hidden)})"`,
    })
  }
}

function checkGrouping(grouping: readonly (NamedExpression | AttributeReference)[]): void {
  for (const g of grouping) {
    const e: ResolvedExpression = unalias(g)
    if (exists(e, (n) => n.kind === 'AggregateCall')) {
      throw analysisError('GROUP_BY_AGGREGATE', { sqlExpr: quotedSql(e).slice(1, -1) })
    }
    if (!isComparable(e.dataType)) {
      throw analysisError('GROUP_EXPRESSION_TYPE_IS_NOT_ORDERABLE', {
        sqlExpr: quotedSql(e),
        dataType: `"${sqlType(e.dataType)}"`,
      })
    }
  }
}
