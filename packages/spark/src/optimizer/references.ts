import type { ResolvedExpression } from '../resolved/expression.ts'
import { exists } from '../resolved/tree.ts'

/** Columns by the ids of their attributes. */
export type Ids = ReadonlySet<number>

/** The ids of all columns in expressions, whatever they are nested in. */
export function referencesOf(expressions: readonly ResolvedExpression[]): Ids {
  const ids = new Set<number>()
  const add = (e: ResolvedExpression): boolean => {
    if (e.kind === 'AttributeReference') ids.add(e.id)
    return false
  }
  for (const e of expressions) {
    if (e.kind === 'AttributeReference') ids.add(e.id)
    else exists(e, add)
  }
  return ids
}

export function union(...sets: readonly Ids[]): Ids {
  const all = new Set<number>()
  for (const ids of sets) for (const id of ids) all.add(id)
  return all
}

export function idsOf(columns: readonly { readonly id: number }[]): Ids {
  const ids = new Set<number>()
  for (const { id } of columns) ids.add(id)
  return ids
}

export function isWithin(ids: Ids, all: { readonly has: (id: number) => boolean }): boolean {
  for (const id of ids) if (!all.has(id)) return false
  return true
}
