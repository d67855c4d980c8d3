import { analysisError } from '../errors/spark-error.ts'
import { inputsOf, type ResolvedRelation } from '../resolved/relation.ts'
import { aliasOf, nextId, toAttribute } from './attribute.ts'

/** A column taken from a frame by `df["a"]`. */
export interface FrameReference {
  readonly planId: number
  readonly id: number
  readonly name: string
}

/**
 * Gives the right side of a self-join fresh ids, as Spark does: to every column of a source that both sides read, and to
 * all columns that a node makes of which one conflicts.
 */
export function regenerateConflicts(left: ResolvedRelation, right: ResolvedRelation): ResolvedRelation {
  const conflicts = new Set(left.output.map((a) => a.id))
  const renewed = renewedIds(right, new Set(sources(left).map(sourceKey)), conflicts)
  for (const a of right.output) if (conflicts.has(a.id)) renewed.add(a.id)
  if (renewed.size === 0) return right
  const regenerated = new Map([...renewed].map((id): readonly [number, number] => [id, nextId()]))
  const output = right.output.map((a) => {
    const id = regenerated.get(a.id)
    if (id === undefined) return { expression: a, attribute: a }
    const alias = { ...aliasOf(a, a.name), id }
    return { expression: alias, attribute: { ...toAttribute(alias), qualifier: a.qualifier } }
  })
  return {
    kind: 'Project',
    input: right,
    expressions: output.map((o) => o.expression),
    output: output.map((o) => o.attribute),
    planIds: [],
    regenerated,
  }
}

const sources = (relation: ResolvedRelation): readonly ResolvedRelation[] => {
  const inputs = inputsOf(relation)
  return inputs.length === 0 ? [relation] : inputs.flatMap(sources)
}

/** Tells whether two leaves are one source: the ids of their columns are the same. */
const sourceKey = (leaf: ResolvedRelation): string => leaf.output.map((a) => a.id).join(',')

function renewedIds(
  relation: ResolvedRelation,
  shared: ReadonlySet<string>,
  conflicts: ReadonlySet<number>,
): Set<number> {
  const inputs = inputsOf(relation)
  const below = inputs.flatMap((input) => [...renewedIds(input, shared, conflicts)])
  if (inputs.length === 0) return new Set(shared.has(sourceKey(relation)) ? relation.output.map((a) => a.id) : [])
  const passed = new Set(inputs.flatMap((input) => input.output.map((a) => a.id)))
  const made = relation.output.filter((a) => !passed.has(a.id)).map((a) => a.id)
  return new Set(made.some((id) => conflicts.has(id)) ? [...below, ...made] : below)
}

const planIdsBelow = (relation: ResolvedRelation): readonly number[] => [
  ...relation.planIds,
  ...inputsOf(relation).flatMap(planIdsBelow),
]

function regenerations(relation: ResolvedRelation): readonly ResolvedRelation[] {
  const below = inputsOf(relation).flatMap(regenerations)
  return relation.kind === 'Project' && relation.regenerated !== undefined ? [relation, ...below] : below
}

/**
 * Refuses `df["a"]` where a self-join made two columns of it and Spark cannot tell which is meant.
 *
 * @throws SparkError `Column a#1 are ambiguous …`
 */
export function checkSelfJoin(references: readonly FrameReference[], inputs: readonly ResolvedRelation[]): void {
  if (references.length === 0) return
  const nodes = inputs.flatMap(regenerations)
  const visible = new Set(inputs.flatMap((input) => input.output.map((a) => a.id)))
  const renewed = (node: ResolvedRelation, id: number): number | undefined =>
    node.kind === 'Project' ? node.regenerated?.get(id) : undefined
  const ambiguous = references.filter((r) =>
    nodes.some((n) => visible.has(renewed(n, r.id) ?? -1) && planIdsBelow(n).includes(r.planId)),
  )
  if (ambiguous.length === 0) return
  const ambiguousAttrs = [...new Set(ambiguous.map((r) => `${r.name}#${r.id}`))].join(', ')
  throw analysisError('_LEGACY_ERROR_TEMP_1182', {
    ambiguousAttrs,
    config: '"spark.sql.analyzer.failAmbiguousSelfJoin"',
  })
}
