import { findFunction } from '../functions/index.ts'
import { BooleanType } from '../types/data-type.ts'
import type { ResolvedExpression } from './expression.ts'

/** What a condition says one by one. */
export const conjuncts = (e: ResolvedExpression): readonly ResolvedExpression[] =>
  e.kind === 'ScalarCall' && e.function.conjunction === true ? e.arguments.flatMap(conjuncts) : [e]

/** What says all of them, in their order. */
export const conjunction = (first: ResolvedExpression, more: readonly ResolvedExpression[]): ResolvedExpression =>
  more.reduce(both, first)

function both(a: ResolvedExpression, b: ResolvedExpression): ResolvedExpression {
  const and = findFunction('and')
  if (and?.kind !== 'scalar') throw new Error('There is no AND')
  return {
    kind: 'ScalarCall',
    function: and,
    name: and.name,
    arguments: [a, b],
    dataType: BooleanType,
    nullable: a.nullable || b.nullable,
  }
}

/** A condition that an equality makes between one side and another. */
export interface EquiKey {
  readonly left: ResolvedExpression
  readonly right: ResolvedExpression
  readonly nullSafe: boolean
}

/** The equality of something of the left and something of the right, whichever stands first. */
export function equiKey(
  e: ResolvedExpression,
  isLeft: (e: ResolvedExpression) => boolean,
  isRight: (e: ResolvedExpression) => boolean,
): EquiKey | undefined {
  if (e.kind !== 'ScalarCall' || e.function.equality === undefined) return undefined
  const [a, b] = e.arguments
  if (a === undefined || b === undefined) return undefined
  const nullSafe = e.function.equality === 'null safe'
  if (isLeft(a) && isRight(b)) return { left: a, right: b, nullSafe }
  if (isLeft(b) && isRight(a)) return { left: b, right: a, nullSafe }
  return undefined
}
