import type { ResolvedExpression } from '../resolved/expression.ts'
import { collect } from '../resolved/tree.ts'

/** Columns by the ids of their attributes. */
export type Ids = ReadonlySet<number>

/** The ids of all columns in expressions, whatever they are nested in. */
export const referencesOf = (expressions: readonly ResolvedExpression[]): Ids =>
  new Set(
    expressions
      .flatMap((e) => collect(e, (node) => node.kind === 'AttributeReference'))
      .flatMap((e) => (e.kind === 'AttributeReference' ? [e.id] : [])),
  )

export const union = (...sets: readonly Ids[]): Ids => new Set(sets.flatMap((ids) => [...ids]))

export const idsOf = (columns: readonly { readonly id: number }[]): Ids => new Set(columns.map(({ id }) => id))

export const isWithin = (ids: Ids, all: { readonly has: (id: number) => boolean }): boolean =>
  [...ids].every((id) => all.has(id))
