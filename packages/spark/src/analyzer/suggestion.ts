import { parseNameParts } from '../lexer/name-parts.ts'
import { quoteName } from '../lexer/quoting.ts'

/** How many single-character edits lead from one text to the other. */
export function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    for (let j = 1; j <= b.length; j++) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      current.push(Math.min(substitution, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1))
    }
    previous = current
  }
  return previous[b.length] ?? 0
}

/**
 * The names nearest to one that is not there, as Spark's messages list them: qualifiers are cut when all candidates
 * share them, then by edit distance, five at most.
 */
export function suggestNames(name: string, candidates: readonly (readonly string[])[]): readonly string[] {
  const qualifiers = new Set(candidates.map((c) => c.slice(0, -1).join('.')))
  const wanted = tryParse(name)
  const short = qualifiers.size === 1 && wanted.length === 1 ? candidates.map((c) => c.slice(-1)) : candidates
  const texts = short.map(quoteName)
  // Spark compares the bare name with quoted ones: a short name wins over a similar one.
  return [...texts].sort((a, b) => editDistance(name, a) - editDistance(name, b)).slice(0, 5)
}

function tryParse(name: string): readonly string[] {
  try {
    return parseNameParts(name)
  } catch {
    return [name]
  }
}
