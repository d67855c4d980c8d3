import { type DataFrame, SparkError, SparkSession } from '@dryfit/spark'
import { type Evaluator, outcomeOf } from '../outcome.ts'

/** `ColumnNamesMatchPattern`: whether a pattern of Java is found in the name of each column. */
const columnNamesMatchPattern: Evaluator = ({ parameters: [pattern = ''] }, { frame }) => {
  const rows = frame.columns.map((name) => ({ name, pattern }))
  const found = new SparkSession(frame.session)
    .createDataFrame(rows, 'name string, pattern string')
    .filter('NOT rlike(name, pattern)')
  const unmatched = namesOf(found, pattern)
  const share = (rows.length - unmatched.length) / rows.length
  const reason = `Columns that do not match the pattern: ${unmatched.join(', ')}`
  return outcomeOf([
    { isMet: unmatched.length === 0, reason, metric: ['Dataset.*.ColumnNamesPatternMatchRatio', share] },
  ])
}

function namesOf(found: DataFrame, pattern: string): readonly string[] {
  try {
    return found.rows().map(([name]) => String(name))
  } catch (error) {
    if (!(error instanceof SparkError)) throw error
    const message = `Invalid regex pattern '${pattern}' for ColumnNamesMatchPattern rule`
    throw new SparkError('IllegalArgumentException', message)
  }
}

/** Rules about the names of columns. */
export const NAMES: Readonly<Record<string, Evaluator>> = { ColumnNamesMatchPattern: columnNamesMatchPattern }
