import { inputsOf, type ResolvedRelation } from '../resolved/relation.ts'
import { withInputs } from '../resolved/relation-expressions.ts'
import { fold } from '../trees/fold.ts'

/** Changes each node of a plan from the bottom up. One that stands in several places is changed once and stays one. */
export function rewrite(
  root: ResolvedRelation,
  change: (plan: ResolvedRelation, before: ResolvedRelation) => ResolvedRelation,
): ResolvedRelation {
  const known = new Map<ResolvedRelation, ResolvedRelation>()
  return fold<ResolvedRelation, ResolvedRelation>(root, {
    below: inputsOf,
    known: (plan) => known.get(plan),
    make: (plan, inputs) => {
      const made = change(withInputs(plan, inputs), plan)
      known.set(plan, made)
      return made
    },
  })
}
