import { analysisError } from '../errors/spark-error.ts'
import { inputsOf, type ResolvedRelation } from '../resolved/relation.ts'
import { aliasOf, toAttribute } from './attribute.ts'

/** A column taken from a frame by `df["a"]`. */
export interface FrameReference {
  readonly planId: number
  readonly id: number
  readonly name: string
}

/** Gives the right side of a self-join fresh ids for the columns that both sides have. */
export function regenerateConflicts(left: ResolvedRelation, right: ResolvedRelation): ResolvedRelation {
  const ids = new Set(left.output.map((a) => a.id))
  if (!right.output.some((a) => ids.has(a.id))) return right
  const regenerated = new Map<number, number>()
  const output = right.output.map((a) => {
    if (!ids.has(a.id)) return { expression: a, attribute: a }
    const alias = aliasOf(a, a.name)
    regenerated.set(a.id, alias.id)
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
  const ambiguous = references.filter((r) =>
    nodes.some((n) => n.kind === 'Project' && n.regenerated?.has(r.id) === true && planIdsBelow(n).includes(r.planId)),
  )
  if (ambiguous.length === 0) return
  const ambiguousAttrs = [...new Set(ambiguous.map((r) => `${r.name}#${r.id}`))].join(', ')
  throw analysisError('_LEGACY_ERROR_TEMP_1182', {
    ambiguousAttrs,
    config: '"spark.sql.analyzer.failAmbiguousSelfJoin"',
  })
}
