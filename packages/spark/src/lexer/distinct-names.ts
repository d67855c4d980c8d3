import { analysisError } from '../errors/spark-error.ts'
import { quoteName } from './quoting.ts'

/** @throws SparkError COLUMN_ALREADY_EXISTS for a name that stands twice */
export function requireDistinctNames(given: readonly string[], caseSensitive = false): void {
  const names = caseSensitive ? given : given.map((name) => name.toLowerCase())
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice !== undefined) throw analysisError('COLUMN_ALREADY_EXISTS', { columnName: quoteName([twice]) })
}
