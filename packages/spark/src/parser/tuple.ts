import { parseNameParts } from '../lexer/name-parts.ts'
import { call, stringLiteral } from '../plan/build.ts'
import type { Expression } from '../plan/expression.ts'

/** `(a, b AS c)` as the struct that Spark's parser makes of it. */
export const tuple = (items: readonly Expression[]): Expression => call('named_struct', ...items.flatMap(tupleField))

/** Whether an expression was written as `(a, b)`, which the parser reads as a struct. */
export const isTuple = (e: Expression): boolean =>
  e.kind === 'UnresolvedFunction' && e.functionName === 'named_struct' && e.inSql !== true

/** The values in `(a, b)` and in `struct(a, b)`; undefined of any other expression. */
export function tupleValues(e: Expression): readonly Expression[] | undefined {
  if (e.kind !== 'UnresolvedFunction') return undefined
  if (isTuple(e)) return e.arguments.filter((_, i) => i % 2 === 1)
  return e.functionName.toLowerCase() === 'struct' ? e.arguments : undefined
}

/** A cell under the name that Spark gives it; the names of a star's columns are known later. */
const tupleField = (e: Expression, i: number): readonly Expression[] => [
  stringLiteral(fieldName(e) ?? `col${i + 1}`),
  e,
]

function fieldName(e: Expression): string | undefined {
  if (e.kind === 'Alias' && e.name.length === 1) return e.name[0]
  if (e.kind === 'UnresolvedAttribute') return parseNameParts(e.unparsedIdentifier).at(-1)
  if (e.kind !== 'UnresolvedExtractValue' || e.extraction.kind !== 'Literal') return undefined
  return typeof e.extraction.value === 'string' ? e.extraction.value : undefined
}
