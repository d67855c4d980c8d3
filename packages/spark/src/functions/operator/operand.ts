import { analysisError } from '../../errors/spark-error.ts'
import {
  describeInput,
  findTightestCommonType,
  findWiderTypeForString,
  implicitCast,
  matchesInput,
} from '../../types/coercion.ts'
import {
  type DataType,
  type DecimalType,
  DoubleType,
  decimalType,
  equalTypes,
  isIntegral,
  isNumeric,
  LongType,
} from '../../types/data-type.ts'
import { decimalForType } from '../../types/decimal.ts'
import type { InputType } from '../../types/input-type.ts'
import { sqlType } from '../../types/print.ts'
import type { AnalysisContext, Argument } from '../define.ts'

/** What tells operators apart while their operands are brought to one type. */
export interface OperatorRules {
  /** As Spark prints it: `+`, `=`, `AND`. */
  readonly symbol: string
  readonly accepts: InputType
  readonly family: 'arithmetic' | 'comparison' | 'logic'
  readonly division?: 'fractional' | 'integral'
}

export type Pair = readonly [DataType, DataType]

const isInterval = (t: DataType): boolean =>
  t.kind === 'interval' || t.kind === 'day-time interval' || t.kind === 'year-month interval'
const isInexact = (t: DataType): boolean => t.kind === 'float' || t.kind === 'double'
const isNumericOrNull = (t: DataType): boolean => isNumeric(t) || t.kind === 'void'

/** The types that Spark casts both operands to, rule after rule. They stay apart where no rule applies. */
export function operandTypes(
  rules: OperatorRules,
  args: readonly Argument[],
  context: AnalysisContext,
): Pair | undefined {
  const [left, right] = args
  if (left === undefined || right === undefined) return undefined
  let pair: Pair = [left.dataType, right.dataType]
  pair = context.conf.ansi ? promoteAnsi(pair) : promoteLegacy(pair, rules)
  pair = decimalOperands(pair, left, right, context)
  if (rules.division === 'fractional') pair = fractionalOperands(pair)
  if (rules.division === 'integral') pair = [integralOperand(pair[0]), integralOperand(pair[1])]
  return tightest(pair, rules, context)
}

function promoteAnsi([a, b]: Pair): Pair {
  const common = findWiderTypeForString(a, b)
  return common === undefined ? [a, b] : [common, common]
}

function promoteLegacy([a, b]: Pair, rules: OperatorRules): Pair {
  if (rules.family === 'arithmetic') {
    return [
      a.kind === 'string' && b.kind !== 'interval' ? DoubleType : a,
      b.kind === 'string' && a.kind !== 'interval' ? DoubleType : b,
    ]
  }
  const common = rules.family === 'comparison' ? comparedAs(a, b) : undefined
  return common === undefined ? [a, b] : [common, common]
}

/** What a string is compared as: the other side's type, double beside a decimal. */
function comparedAs(a: DataType, b: DataType): DataType | undefined {
  if (a.kind !== 'string') return b.kind === 'string' ? comparedAs(b, a) : undefined
  if (b.kind === 'void') return a
  if (b.kind === 'decimal') return DoubleType
  if (b.kind === 'string' || isInterval(b) || b.kind === 'array' || b.kind === 'map' || b.kind === 'struct')
    return undefined
  return b
}

/** The smallest decimal that holds a whole literal, as Spark picks it beside another decimal. */
function literalDecimal(arg: Argument): DecimalType | undefined {
  const { value, dataType } = arg
  if (arg.literal !== true || dataType.kind === 'byte' || !isIntegral(dataType)) return undefined
  if (typeof value !== 'number' && typeof value !== 'bigint') return undefined
  return decimalType(String(value).replace('-', '').length, 0)
}

function decimalOperands([a, b]: Pair, left: Argument, right: Argument, { conf }: AnalysisContext): Pair {
  const smallest = (arg: Argument): DecimalType | undefined =>
    conf.flag('spark.sql.legacy.literal.pickMinimumPrecision') ? literalDecimal(arg) : undefined
  if (a.kind === 'decimal' && b.kind !== 'decimal') {
    if (isInexact(b)) return [DoubleType, b]
    return [a, isIntegral(b) ? (smallest(right) ?? decimalForType(b) ?? b) : b]
  }
  if (b.kind === 'decimal' && a.kind !== 'decimal') {
    if (isInexact(a)) return [a, DoubleType]
    return [isIntegral(a) ? (smallest(left) ?? decimalForType(a) ?? a) : a, b]
  }
  return [a, b]
}

function fractionalOperands([a, b]: Pair): Pair {
  if (a.kind === 'double' || (a.kind === 'decimal' && (b.kind === 'decimal' || b.kind === 'void'))) return [a, b]
  return isNumericOrNull(a) && isNumericOrNull(b) ? [DoubleType, DoubleType] : [a, b]
}

const integralOperand = (t: DataType): DataType =>
  t.kind === 'byte' || t.kind === 'short' || t.kind === 'integer' ? LongType : t

function tightest([a, b]: Pair, rules: OperatorRules, context: AnalysisContext): Pair {
  const oneDecimal = (a.kind === 'decimal') !== (b.kind === 'decimal')
  const coercible = oneDecimal ? a.kind === 'void' || b.kind === 'void' : a.kind !== 'decimal' && !equalTypes(a, b)
  if (coercible) {
    const common = findTightestCommonType(a, b, context.conf)
    return common !== undefined && matchesInput(common, rules.accepts) ? [common, common] : [a, b]
  }
  return [fillNull(a, rules.accepts), fillNull(b, rules.accepts)]
}

/** A null literal beside another becomes what the operator works on. */
const fillNull = (t: DataType, accepts: InputType): DataType =>
  t.kind === 'void' ? (implicitCast(t, accepts, false) ?? t) : t

/** @throws SparkError BINARY_OP_DIFF_TYPES, BINARY_OP_WRONG_TYPE */
export function checkOperands(rules: OperatorRules, args: readonly Argument[], sql: () => string): void {
  const [left, right] = args
  if (left === undefined || right === undefined) return
  const [a, b] = [left.dataType, right.dataType]
  const decimals =
    rules.family === 'arithmetic' && a.kind === 'decimal' && b.kind === 'decimal' && matchesInput(a, rules.accepts)
  if (decimals) return
  if (!equalTypes(a, b, false)) {
    throw analysisError('DATATYPE_MISMATCH.BINARY_OP_DIFF_TYPES', {
      sqlExpr: `"${sql()}"`,
      left: `"${sqlType(a)}"`,
      right: `"${sqlType(b)}"`,
    })
  }
  if (matchesInput(a, rules.accepts)) return
  throw analysisError('DATATYPE_MISMATCH.BINARY_OP_WRONG_TYPE', {
    sqlExpr: `"${sql()}"`,
    inputType: describeInput(rules.accepts),
    actualDataType: `"${sqlType(a)}"`,
  })
}

export const argumentType = (args: readonly { readonly dataType: DataType }[], i = 0): DataType =>
  args[i]?.dataType ?? DoubleType

/** `(a + b)` */
export const infix =
  (symbol: string) =>
  (args: readonly string[]): string =>
    `(${args[0]} ${symbol} ${args[1]})`

/** The text of a call costs its whole tree: it is made when an error needs it. */
export const infixOf = (symbol: string, args: readonly Argument[]) => (): string =>
  infix(symbol)(args.map((a) => a.sql))
