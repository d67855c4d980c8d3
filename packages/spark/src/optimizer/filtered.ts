import { conjunction } from '../resolved/conjuncts.ts'
import type { ResolvedExpression } from '../resolved/expression.ts'
import type { Join, ResolvedRelation } from '../resolved/relation.ts'

/** The rows for which all conditions hold. */
export function filtered(input: ResolvedRelation, conditions: readonly ResolvedExpression[]): ResolvedRelation {
  const [first, ...more] = conditions
  if (first === undefined) return input
  return { kind: 'Filter', input, condition: conjunction(first, more), output: input.output, planIds: [] }
}

/** A join by all conditions. */
export function narrowed(join: Join, conditions: readonly ResolvedExpression[]): Join {
  const [first, ...more] = conditions
  return first === undefined ? join : { ...join, condition: conjunction(first, more) }
}
