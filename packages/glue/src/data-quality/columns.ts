import { type DataFrame, SparkError, type StructField, scalaName } from '@dryfit/spark'
import { failed, type Outcome, type RuleData } from './outcome.ts'
import type { PlainRule } from './syntax.ts'

/** A column of the frame; Spark does not tell capitals from small letters. */
export const columnOf = (frame: DataFrame, name: string): StructField | undefined =>
  frame.schema.fields.find((field) => field.name.toLowerCase() === name.toLowerCase())

/** What a rule says of a column that is not there. */
export const missing = (column: string): string => `Input data does not include column ${column}!`

const NUMBERS: ReadonlySet<string> = new Set(['byte', 'short', 'integer', 'long', 'float', 'double', 'decimal'])

/** Whether a column holds numbers. */
export const isNumeric = ({ dataType }: StructField): boolean => NUMBERS.has(dataType.kind)

/** Why a column can't be measured as numbers; undefined where it can. */
export function notNumeric(frame: DataFrame, name: string): string | undefined {
  const column = columnOf(frame, name)
  if (column === undefined) return missing(name)
  if (isNumeric(column)) return undefined
  const types = 'DecimalType,LongType,IntegerType,DoubleType,ByteType,FloatType,ShortType'
  return `Expected type of column ${name} to be one of (${types}), but found ${scalaName(column.dataType)} instead!`
}

/** Why a column can't be measured as texts; undefined where it can. */
export function notString(frame: DataFrame, name: string): string | undefined {
  const column = columnOf(frame, name)
  if (column === undefined) return missing(name)
  if (column.dataType.kind === 'string') return undefined
  return `Expected type of column ${name} to be StringType, but found ${scalaName(column.dataType)} instead!`
}

/** The rows that a rule looks at; an outcome where its `where` can't be worked out. */
export function filtered({ where }: PlainRule, { frame }: RuleData, isPerRow: boolean): DataFrame | Outcome {
  if (where === undefined) return frame
  try {
    return frame.filter(where)
  } catch (error) {
    const isNoSql = error instanceof SparkError && error.kind === 'ParseException'
    return failed(isNoSql ? `${PARSE_ERROR}${error.message}` : sparkReason(error), isPerRow)
  }
}

const PARSE_ERROR = 'org.apache.spark.sql.catalyst.parser.ParseException: '
const ANALYSIS_ERROR = 'org.apache.spark.sql.AnalysisException: '

/**
 * Why an outcome is Spark's error of a condition, where AWS's evaluator says more than that of the rule, or of others: rules are
 * measured together, and each of them fails by it.
 */
export function spoiling({ reason = '' }: Outcome, isAlone: boolean): string | undefined {
  const [, text] = reason.split(
    isAlone ? PARSE_ERROR : /org\.apache\.spark\.sql\.(?:catalyst\.parser\.Parse|Analysis)Exception: /,
  )
  return text?.trim().split('\n', 1)[0]
}

/**
 * Why Spark can't read a condition, without the place in a text that the job has not written.
 *
 * @throws what is no analysis error of Spark
 */
export function sparkReason(error: unknown): string {
  if (!(error instanceof SparkError && error.kind === 'AnalysisException')) throw error
  return `${ANALYSIS_ERROR}${error.message.replace(/; line \d+ pos \d+[\s\S]*$/, '')}`
}

/** Rows that a rule does not look at pass it. */
export const within = (where: string | undefined, condition: string): string =>
  where === undefined ? condition : `CASE WHEN NOT (${where}) THEN true ELSE ${condition} END`
