import { decimalResult } from '../../types/coercion/decimal-precision.ts'
import { type DataType, DoubleType, isIntegral, LongType } from '../../types/data-type.ts'
import { decimalForType } from '../../types/decimal.ts'
import type { InputType } from '../../types/input-type.ts'
import {
  type AnalysisContext,
  type Argument,
  type Kernel,
  type KernelContext,
  type Rewrite,
  type ScalarFunction,
  scalar,
} from '../define.ts'
import { calendarKernel } from './calendar-interval.ts'
import { intervalKernel } from './interval-kernel.ts'
import {
  type Arithmetic,
  decimalKernel,
  type EvalMode,
  floatingKernel,
  wholeDivisionKernel,
  wholeKernel,
} from './kernel.ts'
import { argumentType, checkOperands, infix, infixOf, type OperatorRules, operandTypes } from './operand.ts'

const DAY_TIME: InputType = { kind: 'day-time interval', startField: 0, endField: 3 }
const YEAR_MONTH: InputType = { kind: 'year-month interval', startField: 0, endField: 1 }
/** Numbers and intervals, in the order in which Spark lists them. */
export const NUMERIC_AND_INTERVAL: InputType = { oneOf: ['numeric', DAY_TIME, YEAR_MONTH, { kind: 'interval' }] }

/** What `abs` takes: the legacy interval has no absolute value. */
export const NUMERIC_AND_ANSI_INTERVAL: InputType = { oneOf: ['numeric', DAY_TIME, YEAR_MONTH] }

export const RULES: Readonly<Record<Arithmetic, OperatorRules>> = {
  '+': { symbol: '+', accepts: NUMERIC_AND_INTERVAL, family: 'arithmetic' },
  '-': { symbol: '-', accepts: NUMERIC_AND_INTERVAL, family: 'arithmetic' },
  '*': { symbol: '*', accepts: 'numeric', family: 'arithmetic' },
  '/': { symbol: '/', accepts: { oneOf: [DoubleType, 'decimal'] }, family: 'arithmetic', division: 'fractional' },
  '%': { symbol: '%', accepts: 'numeric', family: 'arithmetic' },
  div: {
    symbol: 'div',
    accepts: { oneOf: [LongType, 'decimal', DAY_TIME, YEAR_MONTH] },
    family: 'arithmetic',
    division: 'integral',
  },
}

const SUMMARIES: Readonly<Record<Arithmetic, string>> = {
  '+': 'Adds two numbers or intervals, or an interval or days to a date or timestamp.',
  '-': 'Subtracts numbers, intervals, dates or timestamps.',
  '*': 'Multiplies two numbers, or an interval by a number.',
  '/': 'Divides; the result is a double, or a decimal where an operand is one.',
  '%': 'Returns the remainder of a division, with the sign of the dividend.',
  div: 'Divides and drops the fraction.',
}

function arithmeticType(op: Arithmetic, args: readonly Argument[], context: AnalysisContext): DataType {
  if (op === 'div') return LongType
  const [a, b] = [argumentType(args), argumentType(args, 1)]
  if (a.kind !== 'decimal') return a
  const other = decimalForType(b)
  return other === undefined ? a : decimalResult(op, a, other, context.conf.allowPrecisionLoss)
}

/** The kernel of an operator for the types its operands were brought to. */
function arithmeticKernel(
  op: Arithmetic,
  context: Pick<KernelContext, 'arguments' | 'dataType'>,
  mode: EvalMode,
): Kernel {
  const type = argumentType(context.arguments)
  if (type.kind === 'decimal') {
    return decimalKernel(
      op,
      context.arguments.map((a) => a.dataType),
      context.dataType,
      mode,
    )
  }
  if (isIntegral(type))
    return op === '%' || op === 'div' || op === '/'
      ? wholeDivisionKernel(op === '%' ? '%' : 'div', mode)
      : wholeKernel(op, type, mode)
  if (type.kind === 'day-time interval' || type.kind === 'year-month interval') return intervalKernel(op, type)
  if (type.kind === 'interval' && (op === '+' || op === '-')) return calendarKernel(op, mode !== 'legacy')
  return floatingKernel(op, type, mode)
}

export function arithmeticNullable(op: Arithmetic, args: readonly Argument[], mode: EvalMode): boolean {
  if (op === '/' || op === '%' || op === 'div' || mode === 'try') return true
  return args.some((a) => a.nullable) || (argumentType(args).kind === 'decimal' && mode === 'legacy')
}

export interface ArithmeticOptions {
  readonly name?: string
  readonly aliases?: readonly string[]
  readonly params?: readonly string[]
  readonly python?: false | 'manual' | readonly string[]
  readonly arity?: readonly [number, number]
  readonly summary?: string
  /** Absent: as `spark.sql.ansi.enabled` says. */
  readonly mode?: EvalMode
  becomes?(args: readonly Argument[], context: AnalysisContext): Rewrite | undefined
  sql?(args: readonly string[], name: string): string
}

/** One arithmetic operator as an entry. */
export function arithmetic(op: Arithmetic, options: ArithmeticOptions = {}): ScalarFunction {
  const { mode: fixed, ...rest } = options
  const modeOf = (conf: { readonly ansi: boolean }): EvalMode => fixed ?? (conf.ansi ? 'ansi' : 'legacy')
  return scalar({
    name: op,
    summary: SUMMARIES[op],
    params: ['left', 'right'],
    python: false,
    coerce: (args, context) => operandTypes(RULES[op], args, context) ?? [],
    check: (args) => checkOperands(RULES[op], args, infixOf(op, args)),
    returns: (args, context) => arithmeticType(op, args, context),
    nullable: (args, context) => arithmeticNullable(op, args, modeOf(context.conf)),
    kernel: (context) => arithmeticKernel(op, context, modeOf(context.conf)),
    sql: infix(op),
    nullIntolerant: true,
    ...rest,
  })
}
