import { bounded } from '../trees/bounded.ts'
import type { ResolvedExpression } from './expression.ts'
import { factsOf } from './kinds.ts'
import { childrenOf } from './tree.ts'

/** An expression as Spark names an unnamed column and prints it in messages (`toPrettySQL`). */
export const prettySql: (e: ResolvedExpression) => string = bounded<ResolvedExpression, string>({
  below: childrenOf,
  compute: (e) => factsOf(e).pretty(e, prettySql),
})

/** `"a + b"`: how messages quote an expression. */
export const quotedSql = (e: ResolvedExpression): string => `"${prettySql(e)}"`
