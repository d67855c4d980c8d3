import type { ResolvedRelation } from '../resolved/relation.ts'
import { expressionsOf } from '../resolved/relation-expressions.ts'
import { isDeterministic } from '../resolved/tree.ts'

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
  if (passed.length === 0 || (input.kind === 'Limit' && input.isWithin === true)) return limit
  // What a number is drawn for lies in its own partition still: the limit brings all to one after that.
  const isWithin = passed.some((node) => !expressionsOf(node).every(isDeterministic))
  const lowest = { ...limit, input, output: input.output, planIds: [], ...(isWithin && { isWithin }) }
  const below = passed.reduceRight<ResolvedRelation>(
    (input, above) => ({ ...above, input }) as ResolvedRelation,
    lowest,
  )
  return isWithin ? { ...limit, input: below } : below
}
