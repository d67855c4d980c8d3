import type { Expression, UnresolvedFunction } from '../plan/expression.ts'

/** Whether an expression was written as `(a, b)`, which the parser reads as a struct. */
export const isTuple = (e: Expression): e is UnresolvedFunction =>
  e.kind === 'UnresolvedFunction' && e.functionName === 'named_struct' && e.inSql !== true
