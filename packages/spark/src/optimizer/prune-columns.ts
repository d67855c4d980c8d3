import { inputsOf, type ResolvedRelation, type SetOperation } from '../resolved/relation.ts'
import { type Ids, idsOf, isWithin, referencesOf, union } from './references.ts'
import { rewrite } from './rewrite.ts'

/**
 * Spark's ColumnPruning: what computes a column that nobody above uses is left out, and is not evaluated. The plan keeps the
 * columns that are asked of it.
 */
export function pruneColumns(root: ResolvedRelation, asked: Ids = idsOf(root.output)): ResolvedRelation {
  const needs = neededOf(root, asked)
  return rewrite(root, (over, relation) => pruned(over, relation, needs.get(relation) ?? idsOf(relation.output)))
}

/** What is asked of each node; of one that stands at several places, what they ask together. */
export function neededOf(root: ResolvedRelation, asked: Ids): ReadonlyMap<ResolvedRelation, Ids> {
  const needs = new Map<ResolvedRelation, Ids>([[root, asked]])
  const waiting = [root]
  for (let relation = waiting.pop(); relation !== undefined; relation = waiting.pop()) {
    const below = neededBelow(relation, needs.get(relation) ?? asked)
    for (const [i, input] of inputsOf(relation).entries()) {
      const before = needs.get(input)
      const asks = below[i] ?? idsOf(input.output)
      if (before !== undefined && isWithin(asks, before)) continue
      needs.set(input, before === undefined ? asks : union(before, asks))
      waiting.push(input)
    }
  }
  return needs
}

/** What a node asks of each of its inputs; nothing said of one: all of it. */
function neededBelow(relation: ResolvedRelation, needed: Ids): readonly Ids[] {
  const isNeeded = ({ id }: { readonly id: number }): boolean => needed.has(id)
  switch (relation.kind) {
    case 'Project':
      return [referencesOf(relation.expressions.filter(isNeeded))]
    case 'Aggregate':
      return [referencesOf([...relation.grouping, ...relation.aggregates.filter(isNeeded)])]
    case 'Window':
      return [union(needed, referencesOf(relation.expressions.filter(isNeeded)))]
    case 'Filter':
      return [union(needed, referencesOf([relation.condition]))]
    case 'Sort':
      return [union(needed, referencesOf(relation.order))]
    case 'Generate':
      return [union(needed, referencesOf([relation.generator]))]
    case 'Deduplicate':
      return [union(needed, idsOf(relation.keys))]
    case 'Expand':
      return [referencesOf(relation.projections.flatMap((p) => at(p, positionsOf(relation, needed))))]
    case 'Join':
      return bothSides(union(needed, referencesOf(relation.condition === undefined ? [] : [relation.condition])))
    case 'SetOperation':
      return isUnionAll(relation) ? unionSides(relation, needed) : []
    case 'Rename':
      if (relation.sharedKey !== undefined || !keepsIds(relation)) return []
      return [relation.partitionedBy === undefined ? needed : union(needed, referencesOf(relation.partitionedBy))]
    case 'Limit':
    case 'Offset':
    case 'Tail':
    case 'Sample':
      return [needed]
    default:
      return []
  }
}

const bothSides = (ids: Ids): readonly Ids[] => [ids, ids]

const isUnionAll = (relation: SetOperation): boolean => relation.setOpType === 'union' && relation.isAll

function unionSides(relation: SetOperation, needed: Ids): readonly Ids[] {
  const places = positionsOf(relation, needed)
  return [idsOf(at(relation.left.output, places)), idsOf(at(relation.right.output, places))]
}

const keepsIds = (relation: ResolvedRelation & { readonly input: ResolvedRelation }): boolean =>
  relation.output.length === relation.input.output.length &&
  relation.output.every(({ id }, i) => id === relation.input.output[i]?.id)

function positionsOf({ output }: ResolvedRelation, needed: Ids): readonly number[] {
  const places: number[] = []
  for (const [i, { id }] of output.entries()) if (needed.has(id)) places.push(i)
  return places
}

const at = <T>(all: readonly T[], places: readonly number[]): readonly T[] => places.map((i) => all[i] as T)

/** The node over inputs that may have lost columns, without what is not asked of it. */
function pruned(over: ResolvedRelation, relation: ResolvedRelation, needed: Ids): ResolvedRelation {
  if (over === relation && relation.output.every(({ id }) => needed.has(id))) return relation
  const places = positionsOf(relation, needed)
  const output = at(relation.output, places)
  switch (over.kind) {
    case 'Scan':
    case 'Range':
    case 'LateralJoin':
      return over
    case 'Project':
      return { ...over, expressions: at(over.expressions, places), output }
    case 'Aggregate':
      return { ...over, aggregates: at(over.aggregates, places), output }
    case 'Expand':
      return { ...over, projections: over.projections.map((p) => at(p, places)), output }
    case 'SetOperation':
      return isUnionAll(over) ? narrowUnion(over, relation as SetOperation, places) : over
    case 'Window': {
      const expressions = over.expressions.filter(({ id }) => needed.has(id))
      if (expressions.length === 0) return over.input
      return { ...over, expressions, output: present(over, [over.input.output, expressions]) }
    }
    case 'Join':
      return { ...over, output: present(over, [over.left.output, over.right.output]) }
    case 'Generate':
      return {
        ...over,
        output: [...over.input.output, ...over.output.slice((relation as typeof over).input.output.length)],
      }
    default:
      return { ...over, output: present(over, [over.input.output]) }
  }
}

/** The columns of a node that its inputs still have: a node that passes rows on has them all. */
const present = (
  { output }: ResolvedRelation,
  below: readonly (readonly { readonly id: number }[])[],
): ResolvedRelation['output'] => {
  const ids = idsOf(below.flat())
  return output.filter(({ id }) => ids.has(id))
}

/** Both sides of a union have the columns that are asked of it and no others. */
function narrowUnion(over: SetOperation, before: SetOperation, places: readonly number[]): SetOperation {
  return {
    ...over,
    left: exactly(over.left, at(before.left.output, places)),
    right: exactly(over.right, at(before.right.output, places)),
    output: at(over.output, places),
  }
}

function exactly(relation: ResolvedRelation, columns: ResolvedRelation['output']): ResolvedRelation {
  const isExact =
    relation.output.length === columns.length && relation.output.every(({ id }, i) => id === columns[i]?.id)
  return isExact ? relation : { kind: 'Project', input: relation, expressions: columns, output: columns, planIds: [] }
}
