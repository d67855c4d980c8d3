import { analysisError, type SparkError } from '../errors/spark-error.ts'
import { sameName } from '../lexer/name-parts.ts'
import { quoteName, writtenName } from '../lexer/quoting.ts'
import type { AttributeReference } from '../resolved/expression.ts'
import { suggestNames } from './suggestion.ts'

/** A column that a name led to, and the struct fields that follow it. */
export interface Match {
  readonly attribute: AttributeReference
  readonly fields: readonly string[]
}

/**
 * The column a name means among `attributes`; undefined when none does.
 *
 * @throws SparkError AMBIGUOUS_REFERENCE when several columns answer to it
 */
export function findColumn(
  parts: readonly string[],
  attributes: readonly AttributeReference[],
  caseSensitive: boolean,
): Match | undefined {
  const qualified = parts.length > 1 ? qualifiedMatches(parts, attributes, caseSensitive) : []
  const [first = ''] = parts
  const matches =
    qualified.length > 0
      ? qualified
      : attributes
          .filter((a) => sameName(a.name, first, caseSensitive))
          .map((a) => ({ attribute: called(a, first), fields: parts.slice(1) }))
  const distinct = [...new Map(matches.map((m) => [m.attribute.id, m])).values()]
  if (distinct.length > 1) {
    throw analysisError('AMBIGUOUS_REFERENCE', {
      name: quoteName(parts),
      referenceNames: `[${distinct
        .map((m) => quoteName([...m.attribute.qualifier, m.attribute.name]))
        .sort()
        .join(', ')}]`,
    })
  }
  return distinct[0]
}

/** A column takes the spelling that asked for it: `select("ID")` names it `ID`. */
const called = (a: AttributeReference, name: string): AttributeReference => (a.name === name ? a : { ...a, name })

function qualifiedMatches(
  parts: readonly string[],
  attributes: readonly AttributeReference[],
  caseSensitive: boolean,
): readonly Match[] {
  for (let length = Math.min(3, parts.length - 1); length >= 1; length--) {
    const qualifier = parts.slice(0, length)
    const found = attributes.filter(
      (a) =>
        sameName(a.name, parts[length] ?? '', caseSensitive) &&
        a.qualifier.length >= length &&
        a.qualifier.slice(-length).every((q, i) => sameName(q, qualifier[i] ?? '', caseSensitive)),
    )
    if (found.length > 0) {
      return found.map((a) => ({ attribute: called(a, parts[length] ?? a.name), fields: parts.slice(length + 1) }))
    }
  }
  return []
}

/** Spark's error for a column that nothing in scope is called. */
export function unresolvedColumn(parts: readonly string[], attributes: readonly AttributeReference[]): SparkError {
  const candidates = attributes.map((a) => [...a.qualifier, a.name])
  return unresolvedError(parts, suggestNames(writtenName(parts), candidates))
}

/** Spark's error for a column that a frame lacks, asked by `df["name"]`: it lists all that there are, as they stand. */
export const missingFromFrame = (parts: readonly string[], attributes: readonly AttributeReference[]): SparkError =>
  unresolvedError(
    parts,
    attributes.map((a) => quoteName([a.name])),
  )

function unresolvedError(parts: readonly string[], proposal: readonly string[]): SparkError {
  return proposal.length === 0
    ? analysisError('UNRESOLVED_COLUMN.WITHOUT_SUGGESTION', { objectName: quoteName(parts) })
    : analysisError('UNRESOLVED_COLUMN.WITH_SUGGESTION', {
        objectName: quoteName(parts),
        proposal: proposal.join(', '),
      })
}
