import { parseNameParts } from '../lexer/name-parts.ts'
import type * as plan from '../plan/expression.ts'
import type { NamedExpression, ResolvedExpression } from '../resolved/expression.ts'
import { prettySql } from '../resolved/pretty.ts'
import { aliasOf } from './attribute.ts'

/** A select item with the name that Spark gives it: its own, or its text. */
export function nameExpression(
  source: plan.Expression | undefined,
  e: ResolvedExpression,
  inSql = false,
): NamedExpression {
  if (e.kind === 'AttributeReference' || e.kind === 'Alias') return e
  return aliasOf(e, source === undefined ? prettySql(e) : automaticName(source, e, inSql))
}

function automaticName(source: plan.Expression, e: ResolvedExpression, inSql: boolean): string {
  const own = ownName(source)
  if (own !== undefined) return own
  // A cast keeps the name of a column that it is applied to directly.
  if (source.kind === 'Cast') return castName(source, inSql) ?? prettySql(e)
  return prettySql(e)
}

/** Only the API looks through a cast of a cast. */
function castName(cast: plan.Cast, inSql: boolean): string | undefined {
  const { expr } = cast
  if (expr.kind === 'Cast') return inSql ? undefined : castName(expr, inSql)
  return expr.kind === 'Alias' ? expr.name[0] : ownName(expr)
}

const ownName = (source: plan.Expression): string | undefined =>
  source.kind === 'UnresolvedAttribute' ? parseNameParts(source.unparsedIdentifier).at(-1) : undefined
