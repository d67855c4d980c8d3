import { SparkError } from '../../errors/spark-error.ts'
import { parseNameParts, sameName } from '../../lexer/name-parts.ts'
import type { Expression } from '../../plan/expression.ts'
import type { AttributeReference, NamedExpression } from '../../resolved/expression.ts'
import { resolveExpression } from '../expression.ts'
import type { Scope } from '../lookup-scope.ts'
import { nameExpression } from '../naming.ts'

/** A key of SQL's GROUP BY: a column of the input, and where there is none of the name, what is selected under it. */
export function sqlGroupingKey(
  source: Expression,
  selected: readonly NamedExpression[],
  scope: Scope,
): NamedExpression {
  try {
    return nameExpression(source, resolveExpression(source, scope))
  } catch (error) {
    const { conf } = scope.context
    const found =
      isUnresolved(error) && conf.flag('spark.sql.groupByAliases')
        ? selectedAs(source, selected, conf.caseSensitive)
        : undefined
    if (found === undefined) throw error
    return found
  }
}

const isUnresolved = (error: unknown): boolean =>
  error instanceof SparkError && error.errorClass?.startsWith('UNRESOLVED_COLUMN') === true

function selectedAs(
  source: Expression,
  selected: readonly NamedExpression[],
  caseSensitive: boolean,
): NamedExpression | AttributeReference | undefined {
  if (source.kind !== 'UnresolvedAttribute') return undefined
  const parts = parseNameParts(source.unparsedIdentifier)
  const [name = ''] = parts
  return parts.length === 1 ? selected.find((s) => sameName(s.name, name, caseSensitive)) : undefined
}
