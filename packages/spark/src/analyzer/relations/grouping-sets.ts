import { analysisError } from '../../errors/spark-error.ts'
import { UnsupportedError } from '../../errors/unsupported-error.ts'
import { groupingBit } from '../../functions/internal.ts'
import { quoteName } from '../../lexer/quoting.ts'
import type { AttributeReference, Literal, NamedExpression, ResolvedExpression } from '../../resolved/expression.ts'
import { prettySql } from '../../resolved/pretty.ts'
import type { Aggregate, GroupingSets, ResolvedRelation } from '../../resolved/relation.ts'
import { replace, semanticKey } from '../../resolved/tree.ts'
import { IntegerType, LongType } from '../../types/data-type.ts'
import { aliasOf, attributeOf } from '../attribute.ts'
import type { AnalyzerContext } from '../context.ts'
import { unalias } from '../expression.ts'
import { resolveCall } from '../function-call.ts'
import { columnsOf, hiddenColumns, withHidden } from '../missing-columns.ts'
import { aggregateOver } from './aggregate-over.ts'
import type { GroupingParts } from './grouping-parts.ts'

const literal = (dataType: Literal['dataType'], value: Literal['value']): Literal => ({
  kind: 'Literal',
  dataType,
  nullable: value === null,
  value,
})

/**
 * Rollup, cube: each row is repeated once per grouping set, with null for the keys that are not in it and the
 * number of the set (`grouping_id`) as a further key.
 */
export function aggregateGroupingSets(parts: GroupingParts, sets: readonly (readonly number[])[]): ResolvedRelation {
  const { grouping, aliased, planIds, context } = parts
  const input = withHidden(parts.input, grouping)
  refuseHidden(input, parts.aggregates)
  const keys = grouping.map(unalias)
  const columns = grouping.map((g) =>
    attributeOf({ name: g.name, dataType: g.dataType, nullable: true, metadata: g.metadata }),
  )
  const idType = context.conf.flag('spark.sql.legacy.integerGroupingId') ? IntegerType : LongType
  const id = attributeOf({ name: 'spark_grouping_id', dataType: idType, nullable: false, metadata: {} })
  // Two grouping sets may hold the same keys: rollup("a", "a").
  const position = attributeOf({ name: '_gen_grouping_pos', dataType: LongType, nullable: false, metadata: {} })
  const byKey = firstPlaces(keys, aliased)
  const places = keys.map((k, i) => (aliased[i] === true ? i : (byKey.get(semanticKey(k)) ?? i)))
  const distinct = [...new Set(places)]
  const bits = new Map([...byKey].map(([key, place]) => [key, distinct.length - 1 - distinct.indexOf(place)]))
  const chosen = sets.map((set) => new Set(set.map((i) => places[i])))
  const expand: ResolvedRelation = {
    kind: 'Expand',
    input,
    projections: chosen.map((set, place) => [
      ...input.output,
      ...keys.map((k, i) => (set.has(i) ? k : literal(k.dataType, null))),
      literal(idType, groupingId(set, distinct)),
      literal(LongType, place),
    ]),
    output: [...input.output, ...columns, id, position],
    planIds: [],
  }
  const toKeys = (e: NamedExpression): NamedExpression => {
    const changed = replace(e, (n) => {
      const asked = n.kind === 'ScalarCall' ? n.function.grouping : undefined
      if (n.kind === 'ScalarCall' && asked === 'bit') return bitOf(n.arguments[0], bits, id, context)
      if (n.kind === 'ScalarCall' && asked === 'id') {
        checkGroupingId(n.arguments, keys)
        return id
      }
      if (n.kind === 'AggregateCall') return n
      const i = n.kind === 'Alias' ? undefined : byKey.get(semanticKey(n))
      return i === undefined ? undefined : columns[i]
    })
    if (changed.kind === 'Alias')
      return { ...changed, dataType: changed.child.dataType, nullable: changed.child.nullable }
    return changed.kind === 'AttributeReference' ? changed : aliasOf(changed, e.name)
  }
  const shownKeys = grouping.map((g, i): NamedExpression => {
    const column = columns[places[i] ?? i] as AttributeReference
    return g.kind === 'AttributeReference' ? { ...column, name: g.name } : aliasOf(column, g.name, g.metadata)
  })
  const shown = [...(parts.retained ? shownKeys : []), ...parts.aggregates.map(toKeys)]
  const aggregated = aggregateOver(expand, [...columns, id, position], shown, planIds)
  const kept = distinct.map((i) => ({ column: columns[i] as AttributeReference, key: keys[i] as ResolvedExpression }))
  return withSets(aggregated, { columns: kept.map((k) => k.column), keys: kept.map((k) => k.key), id })
}

/** Notes the sets at the aggregation, above which windows may stand. */
function withSets(plan: ResolvedRelation, sets: GroupingSets): ResolvedRelation {
  if (plan.kind === 'Aggregate') return { ...plan, sets }
  return plan.kind === 'Project' || plan.kind === 'Window' ? { ...plan, input: withSets(plan.input, sets) } : plan
}

/** Spark goes round until it gives up where an aggregate asks for a key that a USING join hides. */
function refuseHidden(input: ResolvedRelation, aggregates: readonly NamedExpression[]): void {
  const given = new Set(input.output.map((a) => a.id))
  const hidden = new Set(hiddenColumns(input).flatMap((a) => (given.has(a.id) ? [] : [a.id])))
  const lost = aggregates.flatMap(columnsOf).find((a) => hidden.has(a.id))
  if (lost === undefined) return
  throw new UnsupportedError(
    'GROUPING_SET_HIDDEN_KEY',
    `Failed to aggregate ${quoteName([...lost.qualifier, lost.name])} over grouping sets: its join hides it, and Spark fails`,
    'Select the column under a name of its own in a query below.',
  )
}

/** A condition or an order over grouping sets, with what it asks of them computed from their number. */
export function overGroupingSets<E extends ResolvedExpression>(
  e: E,
  aggregate: Aggregate | undefined,
  context: AnalyzerContext,
): E {
  if (aggregate?.sets === undefined) return e
  const { columns, keys, id } = aggregate.sets
  const places = new Map(keys.map((k, i) => [semanticKey(k), i]))
  const ofKey = (a: ResolvedExpression | undefined): number => {
    const own = aggregate.aggregates.find(
      (x) => x.kind === 'Alias' && a?.kind === 'AttributeReference' && x.id === a.id,
    )
    const source = own?.kind === 'Alias' ? own.child : a
    return columns.findIndex((c) => source?.kind === 'AttributeReference' && c.id === source.id)
  }
  return replace(e, (n) => {
    if (n.kind === 'AggregateCall') return n
    const asked = n.kind === 'ScalarCall' ? n.function.grouping : undefined
    if (n.kind !== 'ScalarCall' || asked === undefined) return columns[places.get(semanticKey(n)) ?? -1]
    if (asked === 'id') return id
    const place = ofKey(n.arguments[0])
    if (place < 0) throw analysisError('GROUPING_COLUMN_MISMATCH', { grouping: '', groupingColumns: '' })
    const shift = literal(IntegerType, columns.length - 1 - place)
    return resolveCall(groupingBit, groupingBit.name, [id, shift], false, context)
  }) as E
}

/** `grouping_id(a, b)` has to name all keys, in their order. */
function checkGroupingId(named: readonly ResolvedExpression[], keys: readonly ResolvedExpression[]): void {
  const isAll = named.length === keys.length && named.every((a, i) => semanticKey(a) === semanticKey(keys[i] ?? a))
  if (named.length === 0 || isAll) return
  const listed = (list: readonly ResolvedExpression[]): string => list.map(prettySql).join(',')
  throw analysisError('GROUPING_ID_COLUMN_MISMATCH', { groupingIdColumn: listed(named), groupByColumns: listed(keys) })
}

/** A key given twice stands for its first place; its second column stays null. */
function firstPlaces(keys: readonly ResolvedExpression[], aliased: readonly boolean[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  keys.forEach((k, i) => {
    if (aliased[i] !== true && !places.has(semanticKey(k))) places.set(semanticKey(k), i)
  })
  return places
}

/** One bit per key, the first key's highest: set where the key is left out. */
const groupingId = (set: ReadonlySet<number | undefined>, keys: readonly number[]): number =>
  keys.reduce((id, place) => id * 2 + (set.has(place) ? 0 : 1), 0)

function bitOf(
  argument: ResolvedExpression | undefined,
  bits: ReadonlyMap<string, number>,
  id: AttributeReference,
  context: AnalyzerContext,
): ResolvedExpression {
  const shift = argument === undefined ? undefined : bits.get(semanticKey(argument))
  if (shift === undefined) {
    throw analysisError('GROUPING_COLUMN_MISMATCH', { grouping: '', groupingColumns: '' })
  }
  return resolveCall(groupingBit, groupingBit.name, [id, literal(IntegerType, shift)], false, context)
}
