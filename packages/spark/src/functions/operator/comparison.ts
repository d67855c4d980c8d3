import { widerDecimal } from '../../types/coercion/decimal-precision.ts'
import { compileEquality, compileOrdering } from '../../types/compare.ts'
import { BooleanType, type DataType, isIntegral, isNumeric, LongType } from '../../types/data-type.ts'
import { rescale } from '../../types/decimal.ts'
import { type Integer, LONG_MAX, LONG_MIN } from '../../types/integer.ts'
import type { Value } from '../../types/value.ts'
import {
  type AnalysisContext,
  type Argument,
  type Kernel,
  type KernelContext,
  type Rewrite,
  type ScalarFunction,
  scalar,
} from '../define.ts'
import { checkOrderable } from '../orderable.ts'
import { argumentType, checkOperands, infix, infixOf, type OperatorRules, operandTypes, type Pair } from './operand.ts'

type Comparison = '=' | '<=>' | '<' | '<=' | '>' | '>='

const rules = (symbol: Comparison): OperatorRules => ({ symbol, accepts: 'any', family: 'comparison' })

/** Both operands' type; two decimals widen to one that holds both. Undefined: Spark compares nothing of the kind. */
export function comparisonOperands(
  args: readonly Argument[],
  context: AnalysisContext,
  symbol: Comparison = '=',
): Pair | undefined {
  const pair = operandTypes(rules(symbol), args, context)
  if (pair === undefined) return undefined
  const [a, b] = booleanOperands(pair, symbol, context)
  if (a.kind !== 'decimal' || b.kind !== 'decimal') return [a, b]
  const wider = widerDecimal(a, b)
  return [wider, wider]
}

/** Outside ANSI mode `flag = n` compares numbers: true is 1. */
function booleanOperands([a, b]: Pair, symbol: Comparison, context: AnalysisContext): Pair {
  if (context.conf.ansi || (symbol !== '=' && symbol !== '<=>')) return [a, b]
  if (a.kind === 'boolean' && isNumeric(b)) return [b, b]
  return b.kind === 'boolean' && isNumeric(a) ? [a, a] : [a, b]
}

export function checkComparable(symbol: Comparison, args: readonly Argument[]): void {
  const sql = infixOf(symbol, args)
  checkOperands(rules(symbol), args, sql)
  checkOrderable(argumentType(args), symbol, sql)
}

const isPlain = (t: DataType): boolean =>
  t.kind === 'byte' ||
  t.kind === 'short' ||
  t.kind === 'integer' ||
  t.kind === 'long' ||
  t.kind === 'date' ||
  t.kind === 'timestamp' ||
  t.kind === 'timestamp_ntz' ||
  t.kind === 'boolean' ||
  t.kind === 'decimal' ||
  t.kind === 'day-time interval' ||
  t.kind === 'year-month interval'

type Plain = number | bigint | boolean

const PLAIN: Readonly<Record<Exclude<Comparison, '<=>'>, (a: Plain, b: Plain) => boolean>> = {
  '=': (a, b) => a === b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
}

function comparisonKernel(symbol: Exclude<Comparison, '<=>'>, type: DataType): Kernel {
  if (isPlain(type)) return PLAIN[symbol] as Kernel
  if (symbol === '=') return compileEquality(type) as Kernel
  const order = compileOrdering(type)
  switch (symbol) {
    case '<':
      return ((a: Value, b: Value) => order(a, b) < 0) as Kernel
    case '<=':
      return ((a: Value, b: Value) => order(a, b) <= 0) as Kernel
    case '>':
      return ((a: Value, b: Value) => order(a, b) > 0) as Kernel
    case '>=':
      return ((a: Value, b: Value) => order(a, b) >= 0) as Kernel
  }
}

export const nullSafeEqual = ({ arguments: args }: Pick<KernelContext, 'arguments'>): Kernel => {
  const equal = compileEquality(argumentType(args))
  return ((a: Value, b: Value) => (a === null || b === null ? a === b : equal(a, b))) as Kernel
}

type ComparisonEntry = Pick<ScalarFunction, 'name' | 'aliases' | 'summary' | 'equality'>

function comparison(symbol: Exclude<Comparison, '<=>'>, entry: ComparisonEntry): ScalarFunction {
  return scalar({
    ...entry,
    params: ['left', 'right'],
    python: false,
    becomes: (args, context) => (symbol === '=' ? booleanLiteral(args, context, symbol) : integralBound(symbol, args)),
    coerce: (args, context) => comparisonOperands(args, context, symbol) ?? [],
    check: (args) => checkComparable(symbol, args),
    returns: BooleanType,
    nullIntolerant: true,
    kernel: ({ arguments: args }) => comparisonKernel(symbol, argumentType(args)),
    sql: infix(symbol),
  })
}

/** Which literal makes Spark drop the comparison: `flag = 1` is `flag`, `flag = 0` is `NOT flag`. */
function booleanLiteral(args: readonly Argument[], context: AnalysisContext, symbol: '=' | '<=>'): Rewrite | undefined {
  if (context.conf.ansi) return undefined
  const flag = args.findIndex((a) => a.dataType.kind === 'boolean')
  const truth = flag < 0 ? undefined : truthOf(args[1 - flag])
  if (truth === undefined) return undefined
  const held: Rewrite = truth ? { argument: flag } : { call: 'not', arguments: [{ argument: flag }] }
  if (symbol === '=') return held
  return { call: 'and', arguments: [{ call: 'isnotnull', arguments: [{ argument: flag }] }, held] }
}

function truthOf(arg: Argument | undefined): boolean | undefined {
  if (arg?.literal !== true || !isNumeric(arg.dataType)) return undefined
  const value = arg.value
  if (typeof value !== 'number') return undefined
  const scale = arg.dataType.kind === 'decimal' ? arg.dataType.scale : 0
  return value === 0 ? false : value === 10 ** scale ? true : undefined
}

/** How a bound with a fraction is rounded so that a whole number can be compared with it. */
const BOUND: Readonly<Record<string, readonly [right: 'floor' | 'ceiling', left: 'floor' | 'ceiling']>> = {
  '>': ['floor', 'ceiling'],
  '>=': ['ceiling', 'floor'],
  '<': ['ceiling', 'floor'],
  '<=': ['floor', 'ceiling'],
}

/** Spark compares whole numbers with a decimal literal as longs: `n > 1.5` is `n > 1`. */
function integralBound(symbol: Exclude<Comparison, '<=>'>, args: readonly Argument[]): Rewrite | undefined {
  const literalAt = args.findIndex((a) => a.literal === true && a.dataType.kind === 'decimal' && a.value !== null)
  const bound = args[literalAt]
  const other = args[1 - literalAt]
  if (bound === undefined || other === undefined || !isIntegral(other.dataType) || bound.dataType.kind !== 'decimal')
    return undefined
  const rounding = BOUND[symbol]?.[literalAt === 1 ? 0 : 1]
  if (rounding === undefined) return undefined
  const below = rescale(bound.value as Integer, bound.dataType.scale, 0, 'ceiling') < LONG_MIN
  const above = rescale(bound.value as Integer, bound.dataType.scale, 0, 'floor') > LONG_MAX
  if (below || above) {
    const wantsGreater = symbol.startsWith('>') === (literalAt === 1)
    return { literal: below === wantsGreater, dataType: BooleanType }
  }
  const value = rescale(bound.value as Integer, bound.dataType.scale, 0, rounding)
  const literal: Rewrite = { literal: value, dataType: LongType }
  const operand: Rewrite = { argument: 1 - literalAt }
  return { call: symbol, arguments: literalAt === 1 ? [operand, literal] : [literal, operand] }
}

export const comparisonFunctions: readonly ScalarFunction[] = [
  comparison('=', {
    name: '=',
    aliases: ['=='],
    summary: 'Returns whether two values are equal; null where one is null.',
    equality: 'nulls unknown',
  }),
  comparison('<', { name: '<', summary: 'Returns whether the left value is less than the right one.' }),
  comparison('<=', { name: '<=', summary: 'Returns whether the left value is at most the right one.' }),
  comparison('>', { name: '>', summary: 'Returns whether the left value is greater than the right one.' }),
  comparison('>=', { name: '>=', summary: 'Returns whether the left value is at least the right one.' }),
  scalar({
    name: '<=>',
    summary: 'Returns whether two values are equal, two nulls being equal.',
    equality: 'null safe',
    params: ['left', 'right'],
    python: false,
    becomes: (args, context) => booleanLiteral(args, context, '<=>'),
    coerce: (args, context) => comparisonOperands(args, context, '<=>') ?? [],
    check: (args) => checkComparable('<=>', args),
    returns: BooleanType,
    nullable: false,
    nulls: 'pass',
    kernel: nullSafeEqual,
    sql: infix('<=>'),
  }),
]
