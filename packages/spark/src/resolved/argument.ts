import type { Argument } from '../functions/define.ts'
import { fold } from '../trees/fold.ts'
import type { Value } from '../types/value.ts'
import type { ResolvedExpression } from './expression.ts'
import { prettySql } from './pretty.ts'
import { childrenOf, exists } from './tree.ts'

const foldable = new WeakMap<ResolvedExpression, boolean>()

/** True where no row is needed to know the value, as Spark's `foldable`. */
export const isFoldable = (root: ResolvedExpression): boolean =>
  fold<ResolvedExpression, boolean>(root, {
    below: (e) => (needsRow(e) ? [] : childrenOf(e)),
    known: (e) => foldable.get(e),
    make: (e, children) => {
      const known = !needsRow(e) && !children.includes(false)
      foldable.set(e, known)
      return known
    },
  })

const needsRow = (e: ResolvedExpression): boolean =>
  e.kind === 'AttributeReference' ||
  e.kind === 'AggregateCall' ||
  e.kind === 'WindowExpression' ||
  e.kind === 'WindowFunctionCall' ||
  e.kind === 'GeneratorCall' ||
  e.kind === 'UserFunctionCall' ||
  (e.kind === 'ScalarCall' && e.function.deterministic === false) ||
  e.kind === 'LambdaVariable'

/** What a function entry may know of an argument. The value is computed when asked for. */
export function argumentOf(e: ResolvedExpression, evaluate: (e: ResolvedExpression) => Value): Argument {
  const name =
    e.kind === 'AttributeReference' || e.kind === 'Alias' || e.kind === 'LambdaVariable' ? e.name : fieldName(e)
  const info = {
    dataType: e.dataType,
    nullable: e.nullable,
    name,
    literal: e.kind === 'Literal',
    get sql(): string {
      return prettySql(e)
    },
    get columns(): readonly string[] {
      const names: string[] = []
      exists(e, (node) => {
        if (node.kind === 'AttributeReference') names.push(node.name)
        return false
      })
      return names
    },
    get foldable(): boolean {
      return e.kind === 'Literal' || isFoldable(e)
    },
    get value(): Value | undefined {
      if (e.kind === 'Literal') return e.value
      if (!isFoldable(e)) return undefined
      try {
        return evaluate(e)
      } catch {
        return undefined
      }
    },
  }
  return info
}

/** `struct(a.b)` calls its field `b`. */
function fieldName(e: ResolvedExpression): string | undefined {
  if (e.kind !== 'ScalarCall' || e.function.name !== 'get_struct_field') return undefined
  const key = e.arguments[1]
  return key?.kind === 'Literal' ? String(key.value) : undefined
}
