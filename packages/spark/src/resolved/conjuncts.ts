import type { ResolvedExpression } from './expression.ts'

/** What a condition says one by one. */
export const conjuncts = (e: ResolvedExpression): readonly ResolvedExpression[] =>
  e.kind === 'ScalarCall' && e.function.conjunction === true ? e.arguments.flatMap(conjuncts) : [e]

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
