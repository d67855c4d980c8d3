import { isFoldable } from '../resolved/argument.ts'
import type { ResolvedExpression } from '../resolved/expression.ts'
import { inputsOf, type ResolvedRelation } from '../resolved/relation.ts'
import { expressionsOf } from '../resolved/relation-expressions.ts'
import { childrenOf } from '../resolved/tree.ts'
import { some } from '../trees/fold.ts'
import type { Value } from '../types/value.ts'

/** The value of an expression that needs no row. */
export type Evaluate = (e: ResolvedExpression) => Value

/**
 * Spark's ConstantFolding, as far as it shows: a constant part of an expression is computed before any row is, so it raises over an
 * empty frame and where no row asks for it. Only what stands in a branch may fail in silence.
 */
export function raiseConstants(root: ResolvedRelation, evaluate: Evaluate): void {
  some(root, inputsOf, (plan) => {
    for (const e of expressionsOf(plan)) computeConstants(e, evaluate)
    return false
  })
}

function computeConstants(root: ResolvedExpression, evaluate: Evaluate): void {
  const waiting = [root]
  for (let e = waiting.pop(); e !== undefined; e = waiting.pop()) {
    if (e.kind === 'Literal' || e.kind === 'AttributeReference') continue
    if (isFoldable(e)) evaluate(e)
    else if (!(e.kind === 'ScalarCall' && e.function.conditional === true))
      for (const child of childrenOf(e)) waiting.push(child)
  }
}
