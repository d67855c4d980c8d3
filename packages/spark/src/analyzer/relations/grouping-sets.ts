import { analysisError } from '../../errors/spark-error.ts'
import { scalar } from '../../functions/define.ts'
import type { AttributeReference, Literal, NamedExpression, ResolvedExpression } from '../../resolved/expression.ts'
import type { ResolvedRelation } from '../../resolved/relation.ts'
import { replace, semanticKey } from '../../resolved/tree.ts'
import { ByteType, LongType } from '../../types/data-type.ts'
import { aliasOf, attributeOf } from '../attribute.ts'
import { unalias } from '../expression.ts'
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
  const { input, grouping, context, planIds } = parts
  const keys = grouping.map(unalias)
  const columns = grouping.map((g) =>
    attributeOf({ name: g.name, dataType: g.dataType, nullable: true, metadata: g.metadata }),
  )
  const id = attributeOf({ name: 'spark_grouping_id', dataType: LongType, nullable: false, metadata: {} })
  const expand: ResolvedRelation = {
    kind: 'Expand',
    input,
    projections: sets.map((set) => [
      ...input.output,
      ...keys.map((k, i) => (set.includes(i) ? k : literal(k.dataType, null))),
      literal(LongType, groupingId(set, keys.length)),
    ]),
    output: [...input.output, ...columns, id],
    planIds: [],
  }
  const byKey = new Map(keys.map((k, i) => [semanticKey(k), i]))
  const toKeys = (e: NamedExpression): NamedExpression => {
    const changed = replace(e, (n) => {
      if (n.kind === 'ScalarCall' && n.function.name === 'grouping')
        return groupingBit(n.arguments[0], byKey, id, keys.length)
      if (n.kind === 'ScalarCall' && n.function.name === 'grouping_id') return id
      if (n.kind === 'AggregateCall') return n
      const i = n.kind === 'Alias' ? undefined : byKey.get(semanticKey(n))
      return i === undefined ? undefined : columns[i]
    })
    if (changed.kind === 'Alias')
      return { ...changed, dataType: changed.child.dataType, nullable: changed.child.nullable }
    return changed.kind === 'AttributeReference' ? changed : aliasOf(changed, e.name)
  }
  const shown = [...(context.conf.retainGroupColumns ? grouping.map(toKeys) : []), ...parts.aggregates.map(toKeys)]
  const aggregated = aggregateOver(expand, [...columns, id], shown, planIds)
  return aggregated
}

const groupingId = (set: readonly number[], size: number): number =>
  Array.from({ length: size }, (_, i) => (set.includes(i) ? 0 : 2 ** (size - 1 - i))).reduce((sum, bit) => sum + bit, 0)

function groupingBit(
  argument: ResolvedExpression | undefined,
  byKey: ReadonlyMap<string, number>,
  id: AttributeReference,
  size: number,
): ResolvedExpression {
  const i = argument === undefined ? undefined : byKey.get(semanticKey(argument))
  if (i === undefined) {
    throw analysisError('GROUPING_COLUMN_MISMATCH', { grouping: '', groupingColumns: '' })
  }
  const shift = size - 1 - i
  const entry = scalar({
    name: 'grouping_bit',
    summary: 'Tells whether a key is left out of the grouping set.',
    params: ['id'],
    returns: ByteType,
    kernel: () => (gid: number | bigint) => Number((BigInt(gid) >> BigInt(shift)) & 1n),
  })
  return { kind: 'ScalarCall', function: entry, name: entry.name, arguments: [id], dataType: ByteType, nullable: false }
}
