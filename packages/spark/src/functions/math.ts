import { analysisError } from '../errors/spark-error.ts'
import {
  type DataType,
  type DecimalType,
  DoubleType,
  dayTimeIntervalType,
  IntegerType,
  LongType,
  yearMonthIntervalType,
} from '../types/data-type.ts'
import { fitsPrecision, rescale } from '../types/decimal.ts'
import type { InputType } from '../types/input-type.ts'
import { add, fromBigInt, type Integer, remainder as integerRemainder, LONG_MAX, wrapLong } from '../types/integer.ts'
import type { Value } from '../types/value.ts'
import { decimalOutOfRange, divideByZero } from './arithmetic-error.ts'
import { checkSameType } from './conditional.ts'
import {
  type Argument,
  type Kernel,
  type KernelContext,
  type ScalarFunction,
  type SparkFunction,
  scalar,
} from './define.ts'
import { doubleFunctions } from './math/double.ts'
import { XorShiftRandom } from './math/random.ts'
import { roundingFunctions } from './math/rounding.ts'
import { textFunctions } from './math/text.ts'
import { arithmetic, arithmeticNullable, NUMERIC_AND_ANSI_INTERVAL, RULES } from './operator/arithmetic.ts'
import { type EvalMode, floatingKernel, wholeDivisionKernel } from './operator/kernel.ts'
import { negateKernel, numericOperand } from './operator/negate.ts'
import { argumentType, checkOperands } from './operator/operand.ts'

const DAY_TIME = dayTimeIntervalType()
const YEAR_MONTH = yearMonthIntervalType()

function absKernel(context: KernelContext): Kernel {
  const opposite = negateKernel(context) as (x: Integer) => Value
  const kind = argumentType(context.arguments).kind
  if (kind === 'double' || kind === 'float') return Math.abs
  return (x: Integer) => (x < 0 ? opposite(x) : x)
}

/** Java's sum of two numbers of a size, before it takes the remainder again. */
function wrappedSum(type: DataType): (a: Integer, b: Integer) => Integer {
  if (type.kind === 'long') return (a, b) => wrapLong(add(a, b))
  if (type.kind === 'integer') return (a, b) => Number(add(a, b)) | 0
  return add
}

function floatingPmod(type: DataType, mode: EvalMode): Kernel {
  const rest = floatingKernel('%', type, mode) as (a: number, b: number) => number | null
  const round = type.kind === 'float' ? Math.fround : (x: number) => x
  return (a: number, b: number) => {
    const r = rest(a, b)
    return r === null || r >= 0 || Number.isNaN(r) ? r : round(round(r + b) % b)
  }
}

function decimalPmod(context: KernelContext, mode: EvalMode): Kernel {
  const [a, b] = context.arguments.map((x) => x.dataType as DecimalType)
  if (a === undefined || b === undefined) throw new Error('pmod of decimals needs two')
  const result = context.dataType as DecimalType
  const scale = Math.max(a.scale, b.scale)
  return (x: Integer, y: Integer) => {
    if (y === 0) {
      if (mode === 'ansi') throw divideByZero()
      return null
    }
    const divisor = rescale(y, b.scale, scale, 'half_up')
    const r = integerRemainder(rescale(x, a.scale, scale, 'half_up'), divisor)
    const positive = r < 0 ? integerRemainder(add(r, divisor), divisor) : r
    const rounded = rescale(positive, scale, result.scale, 'half_up')
    if (fitsPrecision(rounded, result.precision)) return rounded
    if (mode === 'ansi') throw decimalOutOfRange(positive, scale, result)
    return null
  }
}

/** `pmod`: a remainder below zero is moved up by the divisor. */
function pmodKernel(context: KernelContext): Kernel {
  const mode = context.conf.ansi ? 'ansi' : 'legacy'
  const type = argumentType(context.arguments)
  if (type.kind === 'float' || type.kind === 'double') return floatingPmod(type, mode)
  if (type.kind === 'decimal') return decimalPmod(context, mode)
  const rest = wholeDivisionKernel('%', mode) as (a: Integer, b: Integer) => Integer | null
  const sum = wrappedSum(type)
  return (a: Integer, b: Integer) => {
    const r = rest(a, b)
    return r === null || r >= 0 ? r : integerRemainder(sum(r, b), b)
  }
}

const remainder = arithmetic('%')
const pmod = scalar({
  name: 'pmod',
  summary: 'Returns the remainder of a division that is not negative where the divisor is not.',
  params: ['dividend', 'divisor'],
  coerce: (args, context) => remainder.coerce?.(args, context) ?? [],
  check: (args) => checkOperands(RULES['%'], args, () => `pmod(${args.map((a) => a.sql).join(', ')})`),
  returns: (args, context) =>
    typeof remainder.returns === 'function' ? remainder.returns(args, context) : remainder.returns,
  nullable: (args) => arithmeticNullable('%', args, 'legacy'),
  kernel: pmodKernel,
})

const FACTORIALS: readonly Integer[] = Array.from({ length: 21 }, (_, n) => {
  let product = 1n
  for (let i = 2n; i <= BigInt(n); i++) product *= i
  return product <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(product) : product
})

const BUCKET_INPUT: InputType = { oneOf: [DoubleType, YEAR_MONTH, DAY_TIME] }

function bucket(value: number, min: number, max: number, count: Integer): Value {
  if (
    count <= 0 ||
    count === LONG_MAX ||
    Number.isNaN(value) ||
    min === max ||
    !Number.isFinite(min) ||
    !Number.isFinite(max)
  )
    return null
  const [lower, upper] = [Math.min(min, max), Math.max(min, max)]
  const ascending = min < max
  if (ascending ? value < lower : value > upper) return 0
  if (ascending ? value >= upper : value <= lower) return add(count, 1)
  const distance = ascending ? value - lower : upper - value
  return add(fromBigInt(BigInt(Math.trunc((Number(count) * distance) / (upper - lower)))), 1)
}

const widthBucket = scalar({
  name: 'width_bucket',
  summary: 'Returns the number of the equally wide bucket that a value falls in.',
  params: ['v', 'min', 'max', 'numBucket: col|int'],
  inputs: [BUCKET_INPUT, BUCKET_INPUT, BUCKET_INPUT, LongType],
  check: (args) => {
    const [value, min, max] = args
    if (value === undefined || min === undefined || max === undefined) return
    if (value.dataType.kind === min.dataType.kind && min.dataType.kind === max.dataType.kind) return
    checkSameType([value, min, max], 'width_bucket', () => `width_bucket(${args.map((a) => a.sql).join(', ')})`, 'or')
  },
  returns: LongType,
  nullable: true,
  kernel: () => (value: Integer, min: Integer, max: Integer, count: Integer) =>
    bucket(Number(value), Number(min), Number(max), count),
})

function random(
  name: string,
  aliases: readonly string[],
  summary: string,
  draw: (r: XorShiftRandom) => number,
): ScalarFunction {
  return scalar({
    name,
    aliases,
    summary,
    params: ['seed: seed = None'],
    inputs: [{ oneOf: [IntegerType, LongType] }],
    coercion: 'expects',
    check: (args) => checkSeed(name, args),
    returns: DoubleType,
    nullable: false,
    nulls: 'pass',
    deterministic: false,
    seeded: true,
    kernel: ({ arguments: args, seed: drawn = 0n, partition }) => {
      const seed = args[0]
      const generator = new XorShiftRandom(
        (seed === undefined ? drawn : BigInt((seed.value ?? 0) as Integer)) + BigInt(partition),
      )
      return () => draw(generator)
    },
    sql: (args) => `${name}(${args.join(', ')})`,
  })
}

function checkSeed(name: string, args: readonly Argument[]): void {
  const seed = args[0]
  if (seed === undefined || seed.foldable) return
  throw analysisError('SEED_EXPRESSION_IS_UNFOLDABLE', {
    seedExpr: `"${seed.sql}"`,
    exprWithSeed: `"${name}(${seed.sql})"`,
  })
}

export const mathFunctions: readonly SparkFunction[] = [
  scalar({
    name: 'abs',
    summary: 'Returns the absolute value.',
    params: ['col'],
    inputs: [NUMERIC_AND_ANSI_INTERVAL],
    coerce: numericOperand,
    returns: (args) => argumentType(args),
    kernel: absKernel,
  }),
  scalar({
    name: 'signum',
    aliases: ['sign'],
    summary: 'Returns -1, 0 or 1 by the sign of a number or interval.',
    params: ['col'],
    inputs: [{ oneOf: [DoubleType, YEAR_MONTH, DAY_TIME] }],
    returns: DoubleType,
    nullable: true,
    kernel: () => (x: Integer) => (typeof x === 'number' ? Math.sign(x) : x < 0 ? -1 : 1),
    sql: ([x = ''], name) => `${name === 'signum' ? 'SIGNUM' : name}(${x})`,
  }),
  ...doubleFunctions,
  ...roundingFunctions,
  ...textFunctions,
  pmod,
  scalar({
    name: 'factorial',
    summary: 'Returns the product of the whole numbers up to one; null beyond 20.',
    params: ['col'],
    inputs: [IntegerType],
    returns: LongType,
    nullable: true,
    kernel: () => (n: number) => FACTORIALS[n] ?? null,
  }),
  widthBucket,
  random('rand', ['random'], 'Returns a random number from 0 to 1.', (r) => r.nextDouble()),
  random('randn', [], 'Returns a random number of the standard normal distribution.', (r) => r.nextGaussian()),
]
