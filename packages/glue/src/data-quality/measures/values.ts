import { quoted, SparkError, SparkSession } from '@dryfit/spark'
import { columnOf, filtered, missing, notNumeric, notString, within } from '../columns.ts'
import { holds } from '../compare.ts'
import { notKnown } from '../not-known.ts'
import {
  aggregated,
  type Demand,
  type Evaluator,
  failed,
  measured,
  nothingIn,
  type Outcome,
  outcomeOf,
  type RuleData,
  sqlString,
  unmeasured,
} from '../outcome.ts'
import type { Condition, DateOperand, NumberOperand, Operator, PlainRule, StringOperand } from '../syntax.ts'
import { compliance, type Share } from './compliance.ts'

type Of<K extends Condition['kind']> = Extract<Condition, { kind: K }>

/** `ColumnValues`: what each value of a column has to be. */
const columnValues: Evaluator = (rule, data) => {
  const { condition } = rule
  switch (condition?.kind) {
    case 'number':
      return ofNumbers(rule, data, condition)
    case 'date':
      return shared(rule, data, datesSql(quoted(rule.parameters[0] ?? ''), condition))
    default:
      return ofStrings(rule, data, condition as Of<'string'>)
  }
}

function shared(rule: PlainRule, data: RuleData, sql: string): Outcome {
  return compliance(rule, data, {
    sql,
    metric: `Column.${rule.parameters[0]}.ColumnValues.Compliance`,
    isMet: shareMet(rule),
  })
}

const shareMet =
  ({ threshold, text }: PlainRule): Share['isMet'] =>
  (share) =>
    threshold === undefined ? share === 1 : holds(threshold, share, text)

const OTHER_RULE = 'Stub the function that looks at the outcome, or ask it by CustomSql.'

const NOT_PLAIN = unmeasured(
  'Rule (or nested rule) not supported due to: ColumnValues rule only supports numeric operands or NULL keyword in conditions.',
)

/** Between two numbers, and there: each is demanded by itself, and AWS's evaluator tells no measure of it. */
function between(rule: PlainRule, data: RuleData, { operands }: Of<'number'>): Outcome {
  if (rule.threshold !== undefined) throw notKnown(rule, 'it has a threshold beside a range of numbers', OTHER_RULE)
  const column = quoted(rule.parameters[0] ?? '')
  const [low = '', high = ''] = operands.map(sqlNumber)
  const sql = `${column} IS NULL OR (${column} > ${low} AND ${column} < ${high})`
  const outcome = compliance(rule, data, { sql, metric: undefined, isMet: (share) => share === 1 })
  const rows = filtered(rule, data, true)
  if ('passed' in rows || outcome.reason?.startsWith('org.apache')) return outcome
  if (columnOf(data.frame, rule.parameters[0] ?? '') === undefined)
    return { ...outcome, reason: `${outcome.reason}\n${NO_VALUE.reason}` }
  const [missingValues] = aggregated(rows, `count_if(${column} IS NULL)`)
  const told = outcomeOf([], within(rule.where, `${column} IS NOT NULL AND (${sql})`)).perRow
  if (missingValues === 0) return { ...outcome, perRow: outcome.reason === undefined ? told : outcome.perRow }
  const reason = [outcome.reason, NO_VALUE.reason].filter((text) => text !== undefined).join('\n')
  return { ...outcome, passed: false, reason, perRow: told }
}

/** Extremes that a comparison looks at, beside that every row has a value. */
const EXTREMES: Readonly<Partial<Record<Operator, readonly ('Minimum' | 'Maximum')[]>>> = {
  '>': ['Minimum'],
  '>=': ['Minimum'],
  '<': ['Maximum'],
  '<=': ['Maximum'],
  '=': ['Minimum', 'Maximum'],
}

function ofNumbers(rule: PlainRule, data: RuleData, condition: Of<'number'>): Outcome {
  const column = quoted(rule.parameters[0] ?? '')
  if (condition.operands.some(({ value, isPlain }) => !isPlain && value !== null)) return outcomeOf([NOT_PLAIN])
  const extremes = EXTREMES[condition.operator]
  const hasNull = condition.operands.some(({ value }) => value === null)
  if (hasNull && /[<>]|between/.test(condition.operator)) throw notKnown(rule, 'it compares with null', OTHER_RULE)
  if (condition.operator === 'between') return between(rule, data, condition)
  if (extremes === undefined || hasNull) return shared(rule, data, numbersSql(column, condition))
  return ofExtremes(rule, data, condition, extremes)
}

function ofExtremes(
  rule: PlainRule,
  data: RuleData,
  condition: Of<'number'>,
  extremes: readonly ('Minimum' | 'Maximum')[],
): Outcome {
  const [name = ''] = rule.parameters
  const column = quoted(name)
  if (rule.threshold !== undefined) throw notKnown(rule, 'it has a threshold beside a bound', OTHER_RULE)
  const isThere = columnOf(data.frame, name) !== undefined
  if (!isThere) return outcomeOf([...extremes.map(() => unmeasured(missing(name))), NO_VALUE], 'false')
  const rows = filtered(rule, data, true)
  if ('passed' in rows) return rows
  const reason = notNumeric(data.frame, name)
  const [all, some, least, most] = aggregated(
    rows,
    'count(*)',
    `count(${column})`,
    ...(reason === undefined ? [`CAST(min(${column}) AS DOUBLE)`, `CAST(max(${column}) AS DOUBLE)`] : []),
  )
  const isEmpty = all === 0 && rule.where === undefined
  const complete: readonly Demand[] = all === some && !isEmpty ? [] : [NO_VALUE]
  if (reason !== undefined) return outcomeOf([...extremes.map(() => unmeasured(reason)), ...complete], 'false')
  const demands = extremes.map((extreme): Demand => {
    const value = extreme === 'Minimum' ? least : most
    if (typeof value !== 'number') return nothingIn(rule, `${extreme}(${name},None,None)`)
    return measured(`Column.${name}.${extreme}`, value, holds(condition, value, rule.text))
  })
  const bound = condition.operands[0]?.text
  return outcomeOf(
    [...demands, ...complete],
    within(rule.where, `coalesce(${column} ${condition.operator} ${bound}, false)`),
  )
}

const NO_VALUE = unmeasured('Value: NULL does not meet the constraint requirement!')

/** A number as AWS's evaluator writes it into SQL: as a double. */
const sqlNumber = ({ value }: NumberOperand): string => `${Number.isInteger(value) ? `${value}.0` : value}`

function numbersSql(column: string, { operator, operands }: Of<'number'>): string {
  const hasNull = operands.some(({ value }) => value === null)
  const [first = '', last = ''] = operands.map(sqlNumber)
  switch (operator) {
    case 'not between':
      return `${column} IS NOT NULL AND (${column} <= ${first} OR ${column} >= ${last})`
    case '=':
      return `${column} IS NULL`
    case '!=':
      return hasNull ? `${column} IS NOT NULL` : `${column} IS NULL OR ${column} != ${first}`
    default:
      return inSql(
        column,
        operator === 'not in',
        operands.filter(({ value }) => value !== null).map(sqlNumber),
        hasNull,
      )
  }
}

/** Whether a value is among others, of which null may be one. */
function inSql(value: string, isNegated: boolean, values: readonly string[], hasNull: boolean, column = value): string {
  const isNull = `${column} IS ${isNegated === hasNull ? 'NOT NULL' : 'NULL'}`
  if (values.length === 0) return isNull
  const among = `${value} ${isNegated ? 'NOT IN' : 'IN'} (${values.join(', ')})`
  if (isNegated) return hasNull ? `${among} AND ${isNull}` : `${column} IS NULL OR ${among}`
  return hasNull ? `${among} OR ${isNull}` : `${column} IS NOT NULL AND ${among}`
}

/** AWS's evaluator lets Java's error out, whatever the column is. */
function requirePattern({ text }: PlainRule, { frame }: RuleData, pattern: string): void {
  const one = new SparkSession(frame.session).createDataFrame([{ pattern }], 'pattern string')
  try {
    one.filter("rlike('', pattern)").rows()
  } catch (error) {
    if (!(error instanceof SparkError && /PATTERN/.test(error.message))) throw error
    const message = `java.util.regex.PatternSyntaxException: ${pattern} is no pattern, which the rule ${text} makes`
    throw new SparkError('Py4JJavaError', message)
  }
}

function ofStrings(rule: PlainRule, data: RuleData, condition: Of<'string'>): Outcome {
  const [name = ''] = rule.parameters
  const { operator, operands } = condition
  // AWS's evaluator doubles the quote, which is no escape in Spark's SQL.
  if (operands.some(({ value }) => value.includes("'")))
    throw notKnown(rule, 'it compares with a text that has a single quote')
  if (!operator.endsWith('matches')) return shared(rule, data, stringsSql(quoted(name), condition))
  const text = operands[0]?.value ?? ''
  const pattern = operator === 'matches' ? `^${text}$` : `^(?!\\b${text}\\b).*$`
  const sql = `coalesce(regexp_extract(${quoted(name)}, ${sqlString(pattern)}, 0), '') != ''`
  requirePattern(rule, data, pattern)
  const reason = notString(data.frame, name)
  if (reason !== undefined) return failed(reason, true)
  const analyzer = `PatternMatch(${name},${pattern},None,None)`
  return compliance(rule, data, { sql, metric: `Column.${name}.PatternMatch`, isMet: shareMet(rule), analyzer })
}

const KEYWORDS: Readonly<Record<string, readonly [is: string, isNot: string]>> = {
  NULL: ['# IS NULL', '# IS NOT NULL'],
  EMPTY: ["# = ''", "# != ''"],
  WHITESPACES_ONLY: ['(LENGTH(TRIM(#)) = 0 AND LENGTH(#) > 0)', '(LENGTH(TRIM(#)) > 0 OR LENGTH(#) = 0)'],
}

function stringsSql(column: string, { operator, operands }: Of<'string'>): string {
  const isNegated = operator === 'not in' || operator === '!='
  const words = Object.keys(KEYWORDS).filter((word) => operands.some(({ keyword }) => keyword === word))
  const conditions = words.map((word) => (KEYWORDS[word]?.[isNegated ? 1 : 0] ?? '').replaceAll('#', column))
  const texts = operands
    .filter(({ keyword }) => keyword === undefined)
    .map(({ value }: StringOperand) => sqlString(value))
  if (texts.length > 0)
    conditions.push(
      isNegated
        ? `(${column} IS NULL OR ${column} NOT IN (${texts.join(', ')}))`
        : `(${column} IS NOT NULL AND ${column} IN (${texts.join(', ')}))`,
    )
  return conditions.join(isNegated ? ' AND ' : ' OR ')
}

function dateSql({ value }: DateOperand): string {
  if (typeof value === 'string') return `'${value}'`
  // The parser of AWS asks the clock in UTC, to the minute.
  return `date_format(CAST(to_utc_timestamp(current_timestamp(), current_timezone()) + INTERVAL ${value?.minutesFromNow ?? 0} MINUTES AS DATE), 'yyyy-MM-dd')`
}

function datesSql(column: string, { operator, operands }: Of<'date'>): string {
  const hasNull = operands.some(({ value }) => value === null)
  const dates = operands.filter(({ value }) => value !== null).map(dateSql)
  const [first = '', last = ''] = dates
  const day = `to_date(${column})`
  switch (operator) {
    case 'between':
      return `${column} IS NOT NULL AND ${day} > ${first} AND ${day} < ${last}`
    case 'not between':
      return `${column} IS NULL OR ${day} <= ${first} OR ${day} >= ${last}`
    case 'in':
    case 'not in':
      return inSql(day, operator === 'not in', dates, hasNull, column)
    case '!=':
      return hasNull ? `${column} IS NOT NULL` : `${column} IS NULL OR ${day} != ${first}`
    default:
      return hasNull ? `${column} IS NULL` : `${column} IS NOT NULL AND ${day} ${operator} ${first}`
  }
}

/** Rules about the values of a column. */
export const VALUES: Readonly<Record<string, Evaluator>> = { ColumnValues: columnValues }
