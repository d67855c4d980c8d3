import type { ResolvedRelation } from '../resolved/relation.ts'

/** Spark computes rows as a limit asks for them: a projection below it computes no other row. */
export const withPushedLimit = (plan: ResolvedRelation): ResolvedRelation =>
  plan.kind === 'Limit' ? pushed(plan) : plan

function pushed(limit: ResolvedRelation & { readonly kind: 'Limit' | 'Offset' | 'Tail' }): ResolvedRelation {
  const passed: (ResolvedRelation & { readonly input: ResolvedRelation })[] = []
  let { input } = limit
  while (
    input.kind === 'Project' ||
    (input.kind === 'Rename' && input.sharedKey === undefined && input.partitions === undefined)
  ) {
    passed.push(input)
    input = input.input
  }
  return passed.reduceRight<ResolvedRelation>(
    (below, above) => ({ ...above, input: below }) as ResolvedRelation,
    passed.length === 0 ? limit : { ...limit, input, output: input.output, planIds: [] },
  )
}
