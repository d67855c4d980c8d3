import { analysisError, type SparkError } from '../../errors/spark-error.ts'
import { describeInput, implicitCast, matchesInput } from '../../types/coercion.ts'
import {
  arrayType,
  type DataType,
  DoubleType,
  dayTimeIntervalType,
  isNumeric,
  yearMonthIntervalType,
} from '../../types/data-type.ts'
import type { InputType } from '../../types/input-type.ts'
import { fromBigInt, type Integer } from '../../types/integer.ts'
import { sqlType } from '../../types/print.ts'
import type { Value } from '../../types/value.ts'
import { type AnalysisContext, type Argument, aggregate, type KernelContext, type SparkFunction } from '../define.ts'
import { checkPercentage, requireConstantPercentage } from './percentage.ts'
import { countValue, type Frequencies, type Places, percentileAt } from './percentile.ts'

// The exact percentiles: of numbers, and of intervals, which Spark reckons with as doubles and cuts off at the end.

const COLUMN: InputType = { oneOf: ['numeric', dayTimeIntervalType(), yearMonthIntervalType()] }

const isInterval = (type: DataType | undefined): boolean =>
  type?.kind === 'day-time interval' || type?.kind === 'year-month interval'

const percentageInput = (percentage: Argument | undefined): DataType =>
  percentage?.dataType.kind === 'array' ? arrayType(DoubleType, false) : DoubleType

/** The types that the arguments are cast to; the numbers of the column are counted as doubles. */
function coerce(
  [column, percentage, frequency]: readonly Argument[],
  { conf }: AnalysisContext,
): readonly (DataType | undefined)[] {
  const number = column === undefined ? undefined : implicitCast(column.dataType, COLUMN, conf.ansi)
  return [
    number !== undefined && isNumeric(number) ? DoubleType : number,
    percentage === undefined ? undefined : implicitCast(percentage.dataType, percentageInput(percentage), conf.ansi),
    frequency === undefined ? undefined : implicitCast(frequency.dataType, 'integral', conf.ansi),
  ]
}

/** @throws SparkError UNEXPECTED_INPUT_TYPE for the first argument that is of no type that is wanted */
function checkTypes(args: readonly Argument[], sqlExpr: string): void {
  const wanted: readonly InputType[] = [COLUMN, percentageInput(args[1]), 'integral']
  const refuse = (i: number, input: InputType): SparkError =>
    analysisError('DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE', {
      sqlExpr: `"${sqlExpr}"`,
      paramIndex: String(i + 1),
      requiredType: describeInput(input),
      inputSql: `"${args[i]?.sql ?? ''}"`,
      inputType: `"${sqlType(args[i]?.dataType ?? DoubleType)}"`,
    })
  wanted.forEach((input, i) => {
    const arg = args[i]
    if (arg !== undefined && !matchesInput(arg.dataType, input)) throw refuse(i, input)
  })
}

function resultType(column: Argument | undefined): DataType {
  if (column?.dataType.kind === 'day-time interval') return dayTimeIntervalType()
  return column?.dataType.kind === 'year-month interval' ? yearMonthIntervalType() : DoubleType
}

const returns = ([column, percentage]: readonly Argument[]): DataType =>
  percentage?.dataType.kind === 'array' ? arrayType(resultType(column), false) : resultType(column)

/** An interval is what is left of a double without its fraction. */
function fromDouble(type: DataType | undefined): (x: Value) => Value {
  if (!isInterval(type)) return (x) => x
  const cut = (x: Value): Value => (x === null ? null : fromBigInt(BigInt(Math.trunc(Number(x)))))
  return (x) => (Array.isArray(x) ? x.map(cut) : cut(x))
}

interface Form {
  readonly percentages: Value
  readonly places?: Places
}

const percentileAccumulator = (context: KernelContext, { percentages, places = 'between' }: Form) => {
  const made = fromDouble(context.arguments[0]?.dataType)
  const descending = context.arguments[2]?.dataType.kind === 'boolean' && context.arguments[2].value === true
  return {
    create: (): Frequencies => new Map(),
    update: (s: Frequencies, value: Integer, _percentage?: Value, frequency: Integer | boolean = 1) =>
      countValue(s, Number(value), Number(frequency === false ? 1 : frequency), context.arguments[2]?.sql ?? '1'),
    result: (s: Frequencies): Value => made(percentileAt(s, percentages, { places, descending })),
  }
}

const asSet = (places: Places, { conf }: KernelContext): Places =>
  places === 'at a value' && conf.flag('spark.sql.legacy.percentileDiscCalculation') ? 'at a value, as it was' : places

/** `name(share) WITHIN GROUP (ORDER BY column)`: the parser gives the column, the share and whether the order is turned. */
const withinGroup = (name: string, summary: string, places: Places): SparkFunction =>
  aggregate<Frequencies>({
    name,
    python: false,
    withinGroup: true,
    wholePartition: true,
    inPivot: 'refused',
    summary,
    params: ['col', 'percentage: any', 'descending: bool'],
    coerce: (args, context) => coerce(args.slice(0, 2), context),
    sql: ([column = '', percentage = '', descending = 'false']) =>
      `${name}(${percentage}) WITHIN GROUP (ORDER BY ${column}${descending === 'true' ? ' DESC' : ''})`,
    check: (args) => {
      const two = args.slice(0, 2)
      const sqlExpr = `${name}(${two.map((a) => a.sql).join(', ')})`
      checkTypes(two, sqlExpr)
      requireConstantPercentage(args[1], sqlExpr)
      checkPercentage(args[1], sqlExpr)
    },
    returns,
    nullable: true,
    accumulator: (context) =>
      percentileAccumulator(context, {
        percentages: context.arguments[1]?.value ?? null,
        places: asSet(places, context),
      }),
  })

export const exactPercentiles: readonly SparkFunction[] = [
  aggregate<Frequencies>({
    name: 'percentile',
    inPivot: 'refused',
    summary: 'Returns the exact percentile of a group, interpolated between values.',
    params: ['col', 'percentage: any', 'frequency: any = 1'],
    coerce,
    sql: ([column = '', percentage = '', frequency = '1'], name) => `${name}(${column}, ${percentage}, ${frequency})`,
    check: (args, { name }) => {
      const sqlExpr = `${name}(${[...args.map((a) => a.sql), '1'].slice(0, 3).join(', ')})`
      checkTypes(args, sqlExpr)
      requireConstantPercentage(args[1], sqlExpr)
      checkPercentage(args[1], sqlExpr)
    },
    returns,
    nullable: true,
    accumulator: (context) => percentileAccumulator(context, { percentages: context.arguments[1]?.value ?? null }),
  }),
  aggregate<Frequencies>({
    name: 'median',
    wholePartition: true,
    summary: 'Returns the median of a group, interpolated between values.',
    params: ['col'],
    coerce: (args, context) => coerce(args, context),
    check: (args, { name }) => checkTypes(args, `${name}(${args[0]?.sql ?? ''})`),
    returns,
    nullable: true,
    accumulator: (context) => percentileAccumulator(context, { percentages: 0.5 }),
  }),
  withinGroup(
    'percentile_cont',
    'Returns the exact percentile of the values in their order, interpolated between them.',
    'between',
  ),
  withinGroup(
    'percentile_disc',
    'Returns the first of the values in their order that at least the given share is not behind.',
    'at a value',
  ),
]
