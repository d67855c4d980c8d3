import type { SessionConf } from '../conf/session-conf.ts'
import { analysisError } from '../errors/spark-error.ts'
import { inputsOf, type ResolvedRelation } from '../resolved/relation.ts'
import { aliasOf, nextId, toAttribute } from './attribute.ts'
import { hasRegenerations, holdsFrame, originsOf, readsSource } from './origins.ts'

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
  const renewed = renewedIds(left, right)
  if (renewed.size === 0) return right
  return renamed(right, renewed)
}

/** The plan with fresh ids for all columns: the same rows in a place of their own. */
export const withNewIds = (plan: ResolvedRelation): ResolvedRelation =>
  renamed(plan, new Set(plan.output.map((a) => a.id)))

function renamed(plan: ResolvedRelation, renewed: ReadonlySet<number>): ResolvedRelation {
  const regenerated = new Map([...renewed].map((id): readonly [number, number] => [id, nextId()]))
  const output = plan.output.map((a) => {
    const id = regenerated.get(a.id)
    if (id === undefined) return { expression: a, attribute: a }
    const alias = { ...aliasOf(a, a.name), id }
    return { expression: alias, attribute: { ...toAttribute(alias), qualifier: a.qualifier } }
  })
  return {
    kind: 'Project',
    input: plan,
    expressions: output.map((o) => o.expression),
    output: output.map((o) => o.attribute),
    planIds: [],
    regenerated,
  }
}

function renewedIds(left: ResolvedRelation, right: ResolvedRelation): ReadonlySet<number> {
  const taken = new Set(left.output.map((a) => a.id))
  const renewed = new Set(right.output.map((a) => a.id).filter((id) => taken.has(id)))
  if (renewed.size === right.output.length) return renewed
  const origins = originsOf(right)
  const conflicts = new Map<ResolvedRelation, boolean>()
  const conflicting = (origin: ResolvedRelation): boolean => {
    const known = conflicts.get(origin) ?? (isLeaf(origin) ? readsSource(left, origin) : makesOneOf(origin, taken))
    conflicts.set(origin, known)
    return known
  }
  for (const { id } of right.output) if (conflicting(origins.get(id) ?? right)) renewed.add(id)
  return renewed
}

const isLeaf = (relation: ResolvedRelation): boolean => inputsOf(relation).length === 0

/** Whether a column that the node adds to those of its inputs is among `ids`. */
function makesOneOf(node: ResolvedRelation, ids: ReadonlySet<number>): boolean {
  const passed = new Set(inputsOf(node).flatMap((input) => input.output.map((a) => a.id)))
  return node.output.some((a) => ids.has(a.id) && !passed.has(a.id))
}

/**
 * Refuses `df["a"]` where a self-join made two columns of it and Spark cannot tell which is meant.
 *
 * @throws SparkError `Column a#1 are ambiguous …`
 */
export function checkSelfJoin(
  references: readonly FrameReference[],
  inputs: readonly ResolvedRelation[],
  conf: SessionConf,
): void {
  if (references.length === 0 || !conf.flag('spark.sql.analyzer.failAmbiguousSelfJoin')) return
  const renewals = inputs.filter(hasRegenerations).flatMap((input) => visibleRenewals(input))
  const ambiguous = references.filter((r) => renewals.some((n) => n.from === r.id && holdsFrame(n.node, r.planId)))
  if (ambiguous.length === 0) return
  const ambiguousAttrs = [...new Set(ambiguous.map((r) => `${r.name}#${r.id}`))].join(', ')
  throw analysisError('_LEGACY_ERROR_TEMP_1182', {
    ambiguousAttrs,
    config: 'spark.sql.analyzer.failAmbiguousSelfJoin',
  })
}

interface Renewal {
  readonly from: number
  readonly node: ResolvedRelation
}

/** The columns of the output that a self-join renewed below. */
function visibleRenewals(relation: ResolvedRelation): readonly Renewal[] {
  const origins = originsOf(relation)
  return relation.output.flatMap(({ id }) => {
    const node = origins.get(id)
    if (node?.kind !== 'Project' || node.regenerated === undefined) return []
    return [...node.regenerated].flatMap(([from, to]) => (to === id ? [{ from, node }] : []))
  })
}
