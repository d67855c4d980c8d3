import { analysisError } from '../../errors/spark-error.ts'
import { UnsupportedError } from '../../errors/unsupported-error.ts'
import { scalar } from '../../functions/define.ts'
import { findFunction } from '../../functions/index.ts'
import type { Pivot } from '../../plan/relation.ts'
import type {
  Alias,
  AttributeReference,
  Literal,
  NamedExpression,
  ResolvedExpression,
} from '../../resolved/expression.ts'
import type { ResolvedRelation } from '../../resolved/relation.ts'
import { exists } from '../../resolved/tree.ts'
import { compileCast } from '../../types/cast.ts'
import { compileEquality, compileOrdering } from '../../types/compare.ts'
import { BooleanType, type DataType, StringType } from '../../types/data-type.ts'
import type { Value } from '../../types/value.ts'
import { aliasOf, toAttribute } from '../attribute.ts'
import { explicitCast } from '../cast.ts'
import { isComparable } from '../comparable.ts'
import { resolveExpression, type Scope, unalias } from '../expression.ts'
import { prettySql, quotedSql } from '../pretty.ts'
import { aggregateOver } from './aggregate-over.ts'
import type { GroupingParts } from './grouping-parts.ts'

/** At most as many columns as `spark.sql.pivotMaxValues` allows. */
const MAX_VALUES = 10000

/**
 * `groupBy(…).pivot(column, values).agg(…)`: groups by the keys and the pivot column first, then spreads the results over a
 * column per value. A combination without rows is null, even for a count.
 */
export function aggregatePivot(parts: GroupingParts, pivot: Pivot | undefined, scope: Scope): ResolvedRelation {
  if (pivot === undefined) throw new Error('A pivot lacks its column')
  const { input, grouping, aggregates, context, planIds } = parts
  for (const a of aggregates) requireAggregate(a)
  const column = unalias(resolveExpression(pivot.col, scope))
  if (!isComparable(column.dataType)) {
    throw analysisError('INCOMPARABLE_PIVOT_COLUMN', { columnName: quotedSql(column) })
  }
  const values =
    pivot.values === undefined
      ? distinctValues(input, column, parts)
      : pivot.values.map((v) => literalOf(v, column, scope))
  const pivotAlias = aliasOf(column, prettySql(column), {})
  const first = aggregateOver(input, [...grouping.map(unalias), column], [...grouping, pivotAlias, ...aggregates], [])
  const keys = grouping.map((g) => ({ ...toAttribute(g) }))
  const spread = values.flatMap((value) =>
    aggregates.map((a) =>
      pick(
        toAttribute(a),
        toAttribute(pivotAlias),
        value,
        columnName(value, a, aggregates.length, context.conf.timeZone),
      ),
    ),
  )
  return aggregateOver(first, keys, [...keys, ...spread], planIds)
}

function requireAggregate(e: NamedExpression): void {
  if (exists(e, (n) => n.kind === 'AggregateCall')) return
  throw analysisError('_LEGACY_ERROR_TEMP_1006', { sql: e.kind === 'Alias' ? prettySql(e.child) : e.name })
}

function literalOf(e: NonNullable<Pivot['values']>[number], column: ResolvedExpression, scope: Scope): Literal {
  const resolved = unalias(resolveExpression(e, scope))
  const cast = explicitCast(resolved, column.dataType, scope.context.conf.ansi, false)
  return { kind: 'Literal', dataType: column.dataType, nullable: true, value: scope.context.evaluate(cast) }
}

function distinctValues(input: ResolvedRelation, column: ResolvedExpression, parts: GroupingParts): readonly Literal[] {
  const named: Alias = aliasOf(column, 'pivot')
  const plan: ResolvedRelation = {
    kind: 'Project',
    input,
    expressions: [named],
    output: [toAttribute(named)],
    planIds: [],
  }
  const equal = compileEquality(column.dataType)
  const order = compileOrdering(column.dataType)
  const seen: Value[] = []
  for (const [value = null] of parts.context.execute(plan)) {
    if (!seen.some((s) => (s === null || value === null ? s === value : equal(s, value)))) seen.push(value)
  }
  if (seen.length > MAX_VALUES) {
    throw new UnsupportedError(
      'PIVOT_TOO_WIDE',
      `Failed to pivot ${prettySql(column)}: it has more than ${MAX_VALUES} values`,
    )
  }
  seen.sort((a, b) => (a === null ? -1 : b === null ? 1 : order(a, b)))
  return seen.map((value) => ({ kind: 'Literal', dataType: column.dataType, nullable: true, value }))
}

function columnName(value: Literal, aggregate: NamedExpression, count: number, timeZone: string): string {
  const text =
    value.value === null
      ? 'null'
      : String(compileCast(value.dataType, StringType, { mode: 'legacy', timeZone })(value.value))
  if (count === 1) return text
  return `${text}_${aggregate.name}`
}

/** The aggregate of the group's row for this pivot value: null when there is none. */
function pick(result: AttributeReference, pivot: AttributeReference, value: Literal, name: string): Alias {
  const entry = findFunction('first')
  if (entry?.kind !== 'aggregate')
    throw new UnsupportedError('FUNCTION_NOT_IMPLEMENTED', 'Failed to pivot: first() is missing')
  return aliasOf(
    {
      kind: 'AggregateCall',
      function: entry,
      name: 'first',
      arguments: [result],
      isDistinct: false,
      filter: sameAs(pivot, value),
      dataType: result.dataType,
      nullable: true,
    },
    name,
    {},
  )
}

function sameAs(column: AttributeReference, value: Literal): ResolvedExpression {
  const equal = compileEquality(column.dataType as DataType)
  const entry = scalar({
    name: 'pivot_equals',
    summary: 'Tells whether a row belongs to a pivot value.',
    params: ['value', 'pivot'],
    nulls: 'pass',
    returns: BooleanType,
    kernel: () => (a: Value, b: Value) => (a === null || b === null ? a === b : equal(a, b)),
  })
  return {
    kind: 'ScalarCall',
    function: entry,
    name: entry.name,
    arguments: [column, value],
    dataType: BooleanType,
    nullable: false,
  }
}
