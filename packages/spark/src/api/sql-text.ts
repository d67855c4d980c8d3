import type { SqlArguments } from '../plan/command.ts'
import type { Relation } from '../plan/relation.ts'
import { literalOf } from './literal.ts'

/** Values of the parameters of a SQL text: by name for `:name`, in order for `?`. */
export type SqlValues = Readonly<Record<string, unknown>> | readonly unknown[]

/** What a text may name in braces: `{orders}`. */
export interface NamedFrame {
  readonly relation: Relation
}

/** A text, and what its markers and names in braces stand for. */
export function sqlText(
  query: string,
  values: SqlValues,
  frames: Readonly<Record<string, NamedFrame>>,
): { readonly query: string; readonly args: SqlArguments } {
  const args = Array.isArray(values)
    ? { positional: values.map(literalOf) }
    : { named: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, literalOf(value)])) }
  const names = Object.entries(frames).map(([name, { relation }], i) => ({ name, relation, alias: `_dryfit_df_${i}` }))
  const filled = names.reduce((text, { name, alias }) => text.replaceAll(`{${name}}`, alias), query)
  const relations = Object.fromEntries(names.map(({ alias, relation }) => [alias, relation]))
  return { query: filled, args: { ...args, frames: relations } }
}
