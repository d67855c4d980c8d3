import { inputsOf, type ResolvedRelation } from '../resolved/relation.ts'
import { fold, some } from '../trees/fold.ts'

// Where the columns of a plan come from. What is known of a node is remembered with it, so that a plan of one more
// operation costs that operation.

/** The node that a column comes from: a source, or the first node that gives it out. */
export type Origins = ReadonlyMap<number, ResolvedRelation>

const known = new WeakMap<ResolvedRelation, Origins>()

/** The origin of every column of the output, by its id; it may tell of further columns. */
export const originsOf = (relation: ResolvedRelation): Origins =>
  fold<ResolvedRelation, Origins>(relation, {
    below: inputsOf,
    known: (node) => known.get(node),
    make: (node, inputs) => {
      const origins = originsFrom(node, inputs)
      known.set(node, origins)
      return origins
    },
  })

function originsFrom(node: ResolvedRelation, inputs: readonly Origins[]): Origins {
  const passing = inputs.find((origins) => node.output.every((a) => origins.has(a.id)))
  if (passing !== undefined) return passing
  return new Map(
    node.output.map((a): [number, ResolvedRelation] => [
      a.id,
      inputs.find((origins) => origins.has(a.id))?.get(a.id) ?? node,
    ]),
  )
}

const newest = new WeakMap<ResolvedRelation, number>()

/** The highest id of a column anywhere in the plan. */
const newestId = (relation: ResolvedRelation): number =>
  fold<ResolvedRelation, number>(relation, {
    below: inputsOf,
    known: (node) => newest.get(node),
    make: (node, inputs) => {
      const id = Math.max(
        ...inputs,
        node.output.reduce((max, a) => Math.max(max, a.id), 0),
      )
      newest.set(node, id)
      return id
    },
  })

/** Tells whether two leaves are one source: the ids of their columns are the same. */
const sourceKey = (leaf: ResolvedRelation): string => leaf.output.map((a) => a.id).join(',')

/** Whether the plan reads a source. A source that was made after the whole plan costs no search. */
export function readsSource(relation: ResolvedRelation, source: ResolvedRelation): boolean {
  if (source.output.some((a) => a.id > newestId(relation))) return false
  const key = sourceKey(source)
  return some(relation, inputsOf, (node) => inputsOf(node).length === 0 && sourceKey(node) === key)
}

const renewing = new WeakMap<ResolvedRelation, boolean>()

/** Whether a self-join renewed columns anywhere in the plan. */
export const hasRegenerations = (relation: ResolvedRelation): boolean =>
  fold<ResolvedRelation, boolean>(relation, {
    below: inputsOf,
    known: (node) => renewing.get(node),
    make: (node, inputs) => {
      const renews = inputs.includes(true) || (node.kind === 'Project' && node.regenerated !== undefined)
      renewing.set(node, renews)
      return renews
    },
  })

/** Whether the plan holds the plan of a frame. */
export const holdsFrame = (relation: ResolvedRelation, planId: number): boolean =>
  some(relation, inputsOf, (node) => node.planIds.includes(planId))
