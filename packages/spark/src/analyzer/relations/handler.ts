import type { Relation } from '../../plan/relation.ts'
import type { ResolvedRelation } from '../../resolved/relation.ts'
import type { AnalyzerContext } from '../context.ts'

/** Resolves one kind of relation over its inputs, which are resolved already. */
export type Handler<R extends Relation = Relation> = (
  relation: R,
  inputs: readonly ResolvedRelation[],
  context: AnalyzerContext,
) => ResolvedRelation

/** The frames a relation is the plan of. */
export const planIdsOf = (relation: Relation): readonly number[] =>
  relation.planId === undefined ? [] : [relation.planId.id]

export function onlyInput(inputs: readonly ResolvedRelation[]): ResolvedRelation {
  const [input] = inputs
  if (input === undefined) throw new Error('A relation lacks its input')
  return input
}
