import { simpleString } from '../types/print.ts'
import type { ResolvedExpression } from './expression.ts'
import { prettySql } from './pretty.ts'

/** An expression as Spark prints it in plans: casts in small letters. */
export function planText(e: ResolvedExpression, isRoot = true): string {
  // At the root nothing is cast implicitly; below, a caller's text may not have known of it yet.
  if (e.kind === 'Cast')
    return e.explicit || isRoot
      ? `cast(${planText(e.child, false)} as ${simpleString(e.dataType)})`
      : planText(e.child, false)
  if (e.kind !== 'ScalarCall') return prettySql(e)
  const args = e.arguments.map((a) => planText(a, false))
  return e.function.sql?.(args, e.name) ?? `${e.name}(${args.join(', ')})`
}
