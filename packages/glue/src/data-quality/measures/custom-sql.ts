import { type DataFrame, F, formatDouble, quoted, SparkSession, type Value } from '@dryfit/spark'
import { GlueError } from '../../errors/glue-error.ts'
import { holds } from '../compare.ts'
import { notKnown } from '../not-known.ts'
import { type Evaluator, failed, type Outcome, outcomeOf, type PerRow, type RuleData, unmeasured } from '../outcome.ts'
import type { PlainRule } from '../syntax.ts'

/** The name that SQL gives the data that rules are about. */
const PRIMARY = 'primary'

/** `CustomSql`: a number that a query gives, or the rows that it gives of all. */
const customSql: Evaluator = (rule, data) =>
  withViews(data, (spark) => (rule.condition?.kind === 'number' ? numberOf(rule, spark) : rowsOf(rule, data, spark)))

/** Queries see the data under their names, as long as they run. */
function withViews(data: RuleData, work: (spark: SparkSession) => Outcome): Outcome {
  const spark = new SparkSession(data.frame.session)
  const views = [...new Map([...data.sources, [PRIMARY, data.frame]])]
  for (const [name] of views) {
    if (!spark.catalog.tableExists(name)) continue
    throw new GlueError(
      'RULE_NOT_KNOWN',
      `Failed to evaluate a data quality rule CustomSql: the session has a table or view ${name} already, and which of them Glue takes is not known for sure. Give it another name.`,
    )
  }
  try {
    for (const [name, frame] of views) frame.createTempView(name)
    return work(spark)
  } finally {
    for (const [name] of views) spark.catalog.dropTempView(name)
  }
}

function numberOf(rule: PlainRule, spark: SparkSession): Outcome {
  const [query = ''] = rule.parameters
  const rows = answerOf(() => spark.sql(query).limit(2))
  if (typeof rows === 'string') return outcomeOf([unmeasured(rows)])
  const { frame, values } = rows
  if (values.length !== 1) return outcomeOf([unmeasured('Custom SQL did not return exactly 1 row')])
  if (frame.columns.length !== 1) return outcomeOf([unmeasured('Custom SQL did not return exactly 1 column')])
  const [found] = frame.selectExpr(`CAST(${quoted(frame.columns[0] ?? '')} AS DOUBLE)`).rows()[0] ?? []
  // Scala makes 0.0 of a null that it takes for a number.
  const value = typeof found === 'number' ? found : 0
  const reason = `Value: ${formatDouble(value)} does not meet the constraint requirement!`
  const isMet = holds(rule.condition as never, value, rule.text)
  return outcomeOf([{ isMet, reason, metric: ['Dataset.*.CustomSQL', value] }])
}

interface Answer {
  readonly frame: DataFrame
  readonly values: readonly (readonly Value[])[]
}

/** What a query gives, or the words of Spark's error. */
function answerOf(query: () => DataFrame): Answer | string {
  try {
    const frame = query()
    return { frame, values: frame.rows() }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** The share of rows that stand among those of a query, which has to give columns of the data. */
function rowsOf(rule: PlainRule, { frame }: RuleData, spark: SparkSession): Outcome {
  const [query = ''] = rule.parameters
  const all = frame.count()
  if (all === 0) return outcomeOf([unmeasured('Custom SQL rule could not be evaluated due to data frame being empty')])
  const answer = answerOf(() => spark.sql(query))
  if (typeof answer === 'string') return failed(`Error executing SQL statement: ${answer}`, true)
  const { columns } = answer.frame
  const common = columns.filter((column) => frame.columns.includes(column))
  if (common.length === 0) return failed(NO_COLUMN, true)
  if (common.length < columns.length) {
    const others = columns.filter((column) => !common.includes(column)).join(', ')
    const reason = `The columns returned from the SQL statement should only belong to the primary table. Columns not found: ${others}`
    return failed(reason, true)
  }
  return sharedRows(rule, frame, { columns, answer })
}

const NO_COLUMN =
  'The output from CustomSQL must contain at least one column that matches the input dataset. Ensure that matching columns are returned from the SQL.'

function sharedRows(
  rule: PlainRule,
  frame: DataFrame,
  { columns, answer }: { readonly columns: readonly string[]; readonly answer: Answer },
): Outcome {
  const known = answer.frame.distinct().toDF(...columns.map((_, i) => `found_${i}`))
  if (known.count() < answer.values.length && known.count() > 0) throw notKnown(rule, 'the query gives some rows twice')
  const perRow: PerRow = (rows, name) => {
    const marked = known.withColumn('is_found', F.lit(true))
    const on = columns.map((column, i) => rows.col(quoted(column)).eqNullSafe(marked.col(`found_${i}`)))
    return rows
      .join(marked, on, 'left')
      .withColumn(name, F.coalesce(marked.col('is_found'), F.lit(false)))
      .drop('is_found', ...columns.map((_, i) => `found_${i}`))
  }
  const matched = perRow(frame, MATCHED).filter(MATCHED).count()
  const share = matched / frame.count()
  const isMet = rule.threshold === undefined ? share === 1 : holds(rule.threshold, share, rule.text)
  const reason = `Value: ${formatDouble(share)} does not meet the constraint requirement.`
  return outcomeOf([{ isMet, reason, metric: ['Dataset.*.CustomSQL.Compliance', share] }], perRow)
}

const MATCHED = 'dryfit_matched'

/** Rules about what a query gives. */
export const CUSTOM_SQL: Readonly<Record<string, Evaluator>> = { CustomSql: customSql }
