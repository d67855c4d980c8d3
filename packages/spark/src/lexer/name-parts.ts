import { analysisError } from '../errors/spark-error.ts'

/** `` `a.b`.c `` as its parts, by Spark's rule for column names given as text. */
export function parseNameParts(name: string): readonly string[] {
  const invalid = (): Error => analysisError('_LEGACY_ERROR_TEMP_1049', { name })
  const parts: string[] = []
  let part = ''
  let quoted = false
  for (let i = 0; i < name.length; i++) {
    const char = name[i]
    if (quoted) {
      if (char !== '`') part += char
      else if (name[i + 1] === '`') {
        part += '`'
        i += 1
      } else {
        quoted = false
        if (i + 1 < name.length && name[i + 1] !== '.') throw invalid()
      }
    } else if (char === '`') {
      if (part !== '') throw invalid()
      quoted = true
    } else if (char === '.') {
      if (name[i - 1] === '.' || i === name.length - 1 || i === 0) throw invalid()
      parts.push(part)
      part = ''
    } else part += char
  }
  if (quoted) throw invalid()
  parts.push(part)
  return parts
}

/** Names are equal: by case only when the session says so. */
export const sameName = (a: string, b: string, caseSensitive: boolean): boolean =>
  a === b || (!caseSensitive && a.toLowerCase() === b.toLowerCase())
