import { analysisError } from '../errors/spark-error.ts'
import { sameName } from '../lexer/name-parts.ts'
import { quoteName } from '../lexer/quoting.ts'
import type { AttributeReference, ResolvedExpression } from '../resolved/expression.ts'
import { inputsOf, type ResolvedRelation } from '../resolved/relation.ts'
import { collect } from '../resolved/tree.ts'

/** Columns that lie below a projection, an alias or a USING join and that a sort or a filter above may use. */
export function columnsBeyond(relation: ResolvedRelation): readonly AttributeReference[] {
  switch (relation.kind) {
    case 'Project': {
      const here = new Set(relation.output.map((a) => a.id))
      const below = [...relation.input.output, ...columnsBeyond(relation.input), ...(relation.hidden ?? [])]
      return below.filter((a) => !here.has(a.id))
    }
    case 'Filter':
    case 'Sort':
      return columnsBeyond(relation.input)
    default:
      return []
  }
}

/** The columns of the relation that a projection is made over: what a sort falls back to. */
export function columnsBelow(relation: ResolvedRelation): readonly AttributeReference[] {
  switch (relation.kind) {
    case 'Project':
      return relation.input.output
    case 'Filter':
    case 'Sort':
      return columnsBelow(relation.input)
    default:
      return []
  }
}

/** The relation with further columns appended that lie below it. */
export function withColumnsFromBelow(
  relation: ResolvedRelation,
  columns: readonly AttributeReference[],
): ResolvedRelation {
  const missing = columns.filter((c) => !relation.output.some((a) => a.id === c.id))
  if (missing.length === 0) return relation
  switch (relation.kind) {
    case 'Project': {
      const input = withColumnsFromBelow(relation.input, missing)
      return {
        ...relation,
        input,
        expressions: [...relation.expressions, ...missing],
        output: [...relation.output, ...missing],
      }
    }
    case 'Filter':
    case 'Sort': {
      const input = withColumnsFromBelow(relation.input, missing)
      return { ...relation, input, output: input.output }
    }
    default:
      throw missingAttributes(missing, relation)
  }
}

/** The columns that an expression uses. */
export const columnsOf = (e: ResolvedExpression): readonly AttributeReference[] =>
  collect(e, (n) => n.kind === 'AttributeReference') as readonly AttributeReference[]

/** A column of the frame below that the input hides (the key of a USING join's right side). */
export function hiddenColumns(relation: ResolvedRelation): readonly AttributeReference[] {
  if (relation.kind === 'Project') return relation.hidden ?? []
  return relation.kind === 'Filter' || relation.kind === 'Sort' ? hiddenColumns(relation.input) : []
}

/**
 * The input with the hidden columns that `expressions` use.
 *
 * @throws SparkError MISSING_ATTRIBUTES… for a column that the input does not have
 */
export function supplyColumns(input: ResolvedRelation, expressions: readonly ResolvedExpression[]): ResolvedRelation {
  const used = expressions.flatMap(columnsOf)
  const missing = used.filter((a) => !input.output.some((o) => o.id === a.id))
  if (missing.length === 0) return input
  const hidden = hiddenColumns(input)
  if (missing.every((m) => hidden.some((h) => h.id === m.id))) return withColumnsFromBelow(input, missing)
  throw missingAttributes(missing, input)
}

function missingAttributes(missing: readonly AttributeReference[], input: ResolvedRelation): Error {
  const text = (list: readonly AttributeReference[]): string => list.map((a) => `"${a.name}"`).join(', ')
  const sameNames = missing.filter((m) => input.output.some((o) => sameName(o.name, m.name, false)))
  const parameters = {
    missingAttributes: text(missing),
    input: text(input.output),
    operator: `!${input.kind}`,
  }
  return sameNames.length > 0
    ? analysisError('MISSING_ATTRIBUTES.RESOLVED_ATTRIBUTE_APPEAR_IN_OPERATION', {
        ...parameters,
        operation: quoteName(sameNames.map((a) => a.name)),
      })
    : analysisError('MISSING_ATTRIBUTES.RESOLVED_ATTRIBUTE_MISSING_FROM_INPUT', parameters)
}

export const leaves = (relation: ResolvedRelation): readonly ResolvedRelation[] => {
  const inputs = inputsOf(relation)
  return inputs.length === 0 ? [relation] : inputs.flatMap(leaves)
}
