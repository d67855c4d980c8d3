import { analysisError } from '../../errors/spark-error.ts'
import { UnsupportedError } from '../../errors/unsupported-error.ts'
import { findFunction } from '../../functions/index.ts'
import { pivotEquals } from '../../functions/internal.ts'
import type { Aggregate, Pivot, Project } from '../../plan/relation.ts'
import type {
  AggregateCall,
  Alias,
  AttributeReference,
  Literal,
  NamedExpression,
  ResolvedExpression,
} from '../../resolved/expression.ts'
import { prettySql, quotedSql } from '../../resolved/pretty.ts'
import type { ResolvedRelation } from '../../resolved/relation.ts'
import { collect, exists, replace } from '../../resolved/tree.ts'
import { canCast } from '../../types/cast.ts'
import { compileEquality, compileOrdering } from '../../types/compare.ts'
import { BooleanType, type DataType, StringType } from '../../types/data-type.ts'
import { simpleString } from '../../types/print.ts'
import type { Value } from '../../types/value.ts'
import { aliasOf, toAttribute } from '../attribute.ts'
import { explicitCast } from '../cast.ts'
import { isComparable } from '../comparable.ts'
import type { AnalyzerContext } from '../context.ts'
import { resolveExpression, unalias } from '../expression.ts'
import { requireFunction, resolveCall } from '../function-call.ts'
import type { Scope } from '../lookup-scope.ts'
import { aggregateOver } from './aggregate-over.ts'
import type { GroupingParts } from './grouping-parts.ts'

/** A column of the result: the value that rows must have, and the value as the caller wrote it. */
interface PivotValue {
  readonly value: Literal
  readonly name: string
}

/**
 * `groupBy(…).pivot(column, values).agg(…)`. Where every result is a number or a boolean, Spark groups by the keys and the
 * pivot column first and then spreads the results; otherwise it runs each aggregate over the rows of each value. A
 * combination without rows shows the difference: a count is null in the first way, 0 in the second.
 */
export function aggregatePivot(
  parts: GroupingParts,
  { pivot, input: source }: Aggregate,
  scope: Scope,
): ResolvedRelation {
  if (pivot === undefined) throw new Error('A pivot lacks its column')
  const { aggregates } = parts
  for (const a of aggregates) requireAggregate(a)
  const column = unalias(resolveExpression(pivot.col, scope))
  if (!isComparable(column.dataType)) {
    throw analysisError('INCOMPARABLE_PIVOT_COLUMN', { columnName: quotedSql(column) })
  }
  const values =
    pivot.values === undefined
      ? distinctValues({ kind: 'Project', input: source, expressions: [pivot.col] }, column, parts).map((value) => ({
          value,
          name: textOf(value, scope),
        }))
      : pivot.values.map((v) => pivotValue(v, column, scope))
  return aggregates.every((a) => SPREAD_TYPES.has(a.dataType.kind))
    ? spreadResults(parts, column, values)
    : aggregateEach(parts, column, values)
}

/** What Spark's PivotFirst can hold. */
const SPREAD_TYPES: ReadonlySet<DataType['kind']> = new Set([
  'boolean',
  'byte',
  'short',
  'integer',
  'long',
  'float',
  'double',
  'decimal',
])

function spreadResults(
  parts: GroupingParts,
  column: ResolvedExpression,
  values: readonly PivotValue[],
): ResolvedRelation {
  const { input, grouping, aggregates, planIds } = parts
  const pivotAlias = aliasOf(column, prettySql(column), {})
  const first = aggregateOver(input, [...grouping.map(unalias), column], [...grouping, pivotAlias, ...aggregates], [])
  const keys = grouping.map(toAttribute)
  const found = compileLookup(values, column.dataType, parts.context)
  const spread = values.flatMap((v) =>
    aggregates.map((a) =>
      pick(toAttribute(a), found(toAttribute(pivotAlias), v.value), columnName(v, a, aggregates.length)),
    ),
  )
  return aggregateOver(first, keys, [...keys, ...spread], planIds)
}

/**
 * Spark looks the value up in a hash map: what Java does not hold equal (NaN, two arrays of bytes) is never found. Equal
 * values make it write beyond its buffer, which nobody can want.
 */
function compileLookup(
  values: readonly PivotValue[],
  type: DataType,
  context: AnalyzerContext,
): (column: AttributeReference, value: Literal) => ResolvedExpression {
  const equal = compileEquality(type)
  const same = (a: Value, b: Value): boolean => (a === null || b === null ? a === b : equal(a, b))
  const twice = values.find((v, i) => values.findIndex((w) => same(w.value.value, v.value.value)) !== i)
  if (twice !== undefined) {
    throw new UnsupportedError(
      'PIVOT_VALUES_EQUAL',
      `Failed to pivot: the value ${twice.name} is in the list twice, once it has the type of the column`,
      'Give each value once.',
    )
  }
  return (column, value) =>
    Number.isNaN(value.value) || type.kind === 'binary'
      ? { kind: 'Literal', dataType: BooleanType, nullable: false, value: false }
      : sameAs(column, value, context)
}

function aggregateEach(
  parts: GroupingParts,
  column: ResolvedExpression,
  values: readonly PivotValue[],
): ResolvedRelation {
  const { input, grouping, aggregates, planIds } = parts
  const spread = values.flatMap((v) =>
    aggregates.map((a) => {
      const child = replace(unalias(a), (n) =>
        n.kind === 'AggregateCall' ? overRowsOf(n, column, v.value, parts.context) : undefined,
      )
      return aliasOf(child, columnName(v, a, aggregates.length), {})
    }),
  )
  return aggregateOver(input, grouping.map(unalias), [...grouping, ...spread], planIds)
}

/** Spark makes the arguments null on the rows of other values; most aggregates skip a null, so the rows can be left out. */
function overRowsOf(
  call: AggregateCall,
  column: ResolvedExpression,
  value: Literal,
  context: AnalyzerContext,
): AggregateCall {
  const { inPivot } = call.function
  if (inPivot === 'refused') {
    throw new UnsupportedError(
      'AGGREGATE_IN_PIVOT',
      `Failed to pivot ${prettySql(call)}: its rows cannot be told apart by the pivot value`,
      'Aggregate first, then pivot the result with first().',
    )
  }
  const filter = sameAs(column, value, context)
  const [argument] = call.arguments
  if (inPivot === 'seeing nulls' && argument !== undefined) {
    // Unlike first(), it takes the null of another value's row.
    const none: Literal = { kind: 'Literal', dataType: argument.dataType, nullable: true, value: null }
    const given = resolveCall(requireFunction('if'), 'if', [filter, argument, none], false, context)
    return { ...call, arguments: [given, ...call.arguments.slice(1)], nullable: true }
  }
  if (inPivot !== 'skipping nulls' || argument === undefined) return { ...call, filter }
  const ignoreNulls: Literal = { kind: 'Literal', dataType: BooleanType, nullable: false, value: true }
  return { ...call, arguments: [argument, ignoreNulls], filter, nullable: true }
}

function requireAggregate(e: NamedExpression): void {
  const outside = collect(e, (n) => n.kind === 'AggregateCall' || n.kind === 'AttributeReference')
  if (!outside.some((n) => n.kind === 'AttributeReference')) return
  throw analysisError('_LEGACY_ERROR_TEMP_1006', { sql: e.kind === 'Alias' ? prettySql(e.child) : e.name })
}

function pivotValue(e: NonNullable<Pivot['values']>[number], column: ResolvedExpression, scope: Scope): PivotValue {
  const written = resolveExpression(e, scope)
  const resolved = unalias(written)
  if (exists(resolved, (n) => n.kind === 'AttributeReference')) {
    throw analysisError('NON_LITERAL_PIVOT_VALUES', { expression: quotedSql(resolved) })
  }
  if (!canCast(resolved.dataType, column.dataType, scope.context.conf.ansi)) {
    throw analysisError('PIVOT_VALUE_DATA_TYPE_MISMATCH', {
      value: prettySql(resolved),
      valueType: simpleString(resolved.dataType),
      pivotType: simpleString(column.dataType),
    })
  }
  const cast = explicitCast(resolved, column.dataType, scope.context.conf.ansi, false)
  const value = scope.context.evaluate(cast)
  return {
    value: { kind: 'Literal', dataType: column.dataType, nullable: true, value },
    name: written.kind === 'Alias' ? written.name : textOf(resolved, scope),
  }
}

/** A value as the name of its column: the caller's own literal, not what the pivot column makes of it. */
const textOf = (e: ResolvedExpression, scope: Scope): string =>
  String(scope.context.evaluate(explicitCast(e, StringType, false, false)) ?? 'null')

function distinctValues(relation: Project, column: ResolvedExpression, parts: GroupingParts): readonly Literal[] {
  const named: Alias = aliasOf(column, 'pivot')
  const resolved: ResolvedRelation = {
    kind: 'Project',
    input: parts.input,
    expressions: [named],
    output: [toAttribute(named)],
    planIds: [],
  }
  const equal = compileEquality(column.dataType)
  const order = compileOrdering(column.dataType)
  const seen: Value[] = []
  for (const [value = null] of parts.context.execute({ relation, resolved })) {
    if (!seen.some((s) => (s === null || value === null ? s === value : equal(s, value)))) seen.push(value)
  }
  const maxValues = Number(parts.context.conf.get('spark.sql.pivotMaxValues') ?? 10_000)
  if (seen.length > maxValues) {
    throw analysisError('_LEGACY_ERROR_TEMP_1324', { pivotColumn: prettySql(column), maxValues: String(maxValues) })
  }
  seen.sort((a, b) => (a === null ? -1 : b === null ? 1 : order(a, b)))
  return seen.map((value) => ({ kind: 'Literal', dataType: column.dataType, nullable: true, value }))
}

const columnName = (value: PivotValue, aggregate: NamedExpression, count: number): string =>
  count === 1 ? value.name : `${value.name}_${aggregate.name}`

/** The aggregate of the group's row for this pivot value: null when there is none. */
function pick(result: AttributeReference, filter: ResolvedExpression, name: string): Alias {
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
      filter,
      dataType: result.dataType,
      nullable: true,
    },
    name,
    {},
  )
}

const sameAs = (column: ResolvedExpression, value: Literal, context: AnalyzerContext): ResolvedExpression =>
  resolveCall(pivotEquals, pivotEquals.name, [column, value], false, context)
