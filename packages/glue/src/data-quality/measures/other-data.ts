import { type DataFrame, formatDouble, quoted, simpleString } from '@dryfit/spark'
import { columnOf } from '../columns.ts'
import { holds } from '../compare.ts'
import { aggregated, type Evaluator, type Outcome, outcomeOf, type RuleData, unmeasured } from '../outcome.ts'
import type { PlainRule } from '../syntax.ts'
import { numberCondition } from './whole.ts'

const refused = (reason: string): Outcome => outcomeOf([unmeasured(reason)])

/** A share under its name, against the condition of the rule. */
function told(rule: PlainRule, metric: string, value: number, why?: string): Outcome {
  const reason = why ?? `Value: ${formatDouble(value)} does not meet the constraint requirement.`
  return outcomeOf([{ isMet: holds(numberCondition(rule), value, rule.text), reason, metric: [metric, value] }])
}

const rowCountMatch: Evaluator = (rule, { frame, sources }) => {
  const [alias = ''] = rule.parameters
  const other = sources.get(alias)
  if (other === undefined) return refused(`Reference dataset '${alias}' not found in additional data sources`)
  return told(rule, `Dataset.${alias}.RowCountMatch`, frame.count() / other.count())
}

const schemaMatch: Evaluator = (rule, { frame, sources }) => {
  const [alias = ''] = rule.parameters
  const other = sources.get(alias)
  if (other === undefined) return refused(`Reference dataset '${alias}' not found`)
  const metric = `Dataset.${alias}.SchemaMatch`
  const [mine, theirs] = [typesOf(frame), typesOf(other)]
  const failed = (reason: string): Outcome => outcomeOf([{ isMet: false, reason, metric: [metric, 0] }])
  if (mine.size === 0 || theirs.size === 0) return failed('One or both DataFrames have no columns')
  if (mine.size !== theirs.size) return failed('Column counts do not match')
  const share = [...mine].filter(([name, type]) => theirs.get(name) === type).length / mine.size
  return told(rule, metric, share, `${(share * 100).toFixed(2)}% of columns passed the threshold`)
}

const typesOf = (frame: DataFrame): ReadonlyMap<string, string> =>
  new Map(
    frame.schema.fields.map(({ name, dataType }) => [
      name,
      dataType.kind === 'decimal' ? simpleString(dataType) : dataType.kind,
    ]),
  )

const names = (text: string): readonly string[] =>
  text
    .replaceAll('"', '')
    .split(',')
    .map((name) => name.trim())

/** `ReferentialIntegrity`: the share of rows whose values stand in another frame, those without a value left out. */
const referentialIntegrity: Evaluator = (rule, { frame, sources }) => {
  const [mine = '', theirs = ''] = rule.parameters
  const found = /^(.+)\.\{(.+)\}$/.exec(theirs) ?? /^(.+)\.([^.]+)$/.exec(theirs)
  if (found === null)
    return refused('Rule (or nested rule) not supported due to: Could not parse ReferenceDatasetColumns parameter')
  const [, alias = '', list = ''] = found
  const other = sources.get(alias)
  if (other === undefined) return refused(`${alias} not found in additional sources`)
  const [columns, others] = [names(mine), names(list)]
  const problem = notComparable({ frame, columns }, { frame: other, columns: others })
  if (problem !== undefined) return refused(problem)
  const known = other
    .select(...others.map(quoted))
    .distinct()
    .toDF(...others.map((_, i) => `other_${i}`))
  const keys = frame.select(...columns.map(quoted)).toDF(...columns.map((_, i) => `mine_${i}`))
  const on = columns.map((_, i) => keys.col(`mine_${i}`).equalTo(known.col(`other_${i}`)))
  const matched = keys.join(known, on, 'left_semi').count()
  return told(rule, `Column.${alias}.ReferentialIntegrity`, matched / frame.count())
}

interface Side {
  readonly frame: DataFrame
  readonly columns: readonly string[]
}

function notComparable(primary: Side, reference: Side): string | undefined {
  if (primary.columns.length !== reference.columns.length)
    return 'The number of columns to check from the primary data frame must equal the number of columns to check from the reference data frame.'
  for (const [{ frame, columns }, what] of [
    [primary, 'primary'],
    [reference, 'reference'],
  ] as const) {
    const unknown = columns.filter((column) => columnOf(frame, column) === undefined)
    if (unknown.length === 1) return `Column ${unknown[0]} does not exist in ${what} data frame.`
    if (unknown.length > 1) return `Columns ${unknown.join(', ')} do not exist in ${what} data frame.`
  }
  return primary.frame.count() === 0 ? 'Primary data frame contains no data.' : undefined
}

interface Aggregate {
  readonly name: string
  readonly column: string
  readonly alias: string
}

function aggregateOf(text: string): Aggregate | undefined {
  const found = /^(sum|avg|SUM|AVG)\((.*)\)$/.exec(text)
  if (found === null) return undefined
  const [, name = '', inner = ''] = found
  const dot = inner.lastIndexOf('.')
  const column = inner.slice(dot + 1).replaceAll('"', '')
  return { name: name.toLowerCase(), column, alias: dot < 0 ? 'primary' : inner.slice(0, dot) }
}

/** `AggregateMatch`: a sum or an average beside another. */
const aggregateMatch: Evaluator = (rule, data) => {
  const aggregates = rule.parameters.map(aggregateOf)
  const [first, second] = aggregates
  if (first === undefined || second === undefined)
    return refused('Rule (or nested rule) not supported due to: Unsupported Rule')
  const values: number[] = []
  for (const aggregate of [first, second]) {
    const value = valueOf(aggregate, data)
    if (typeof value === 'string') return refused(value)
    values.push(value)
  }
  const [a = 0, b = 0] = values
  return told(rule, `Column.${first.column}.AggregateMatch`, a === 0 && b === 0 ? 1 : b === 0 ? 0 : a / b)
}

function valueOf({ name, column, alias }: Aggregate, { frame, sources }: RuleData): number | string {
  const source = alias === 'primary' ? frame : sources.get(alias)
  if (source === undefined) return `${alias} not found in additional sources`
  if (columnOf(source, column) === undefined)
    return 'Exception: org.apache.spark.sql.catalyst.ExtendedAnalysisException'
  const [value] = aggregated(source, `CAST(${name}(${quoted(column)}) AS DOUBLE)`)
  // Scala makes 0.0 of a null that it takes for a number.
  return typeof value === 'number' ? value : 0
}

/** Rules that look at other frames too. */
export const OTHER_DATA: Readonly<Record<string, Evaluator>> = {
  RowCountMatch: rowCountMatch,
  SchemaMatch: schemaMatch,
  ReferentialIntegrity: referentialIntegrity,
  AggregateMatch: aggregateMatch,
}
