import { analysisError, SparkError, sparkError } from '../../errors/spark-error.ts'
import {
  type DataType,
  type DecimalType,
  DoubleType,
  decimalType,
  IntegerType,
  isIntegral,
  LongType,
} from '../../types/data-type.ts'
import {
  boundedDecimal,
  fitsPrecision,
  formatDecimal,
  MAX_PRECISION,
  parseDecimal,
  type Rounding,
  rescale,
} from '../../types/decimal.ts'
import { formatDouble } from '../../types/float-text.ts'
import { fromBigInt, INT_MAX, INT_MIN, type Integer, LONG_MAX, LONG_MIN } from '../../types/integer.ts'
import { arithmeticOverflow } from '../arithmetic-error.ts'
import { type Argument, type Kernel, type KernelContext, type ScalarFunction, scalar } from '../define.ts'
import { argumentType } from '../operator/operand.ts'

const RANGES: Readonly<Record<string, readonly [Integer, Integer]>> = {
  byte: [-128, 127],
  short: [-32_768, 32_767],
  integer: [INT_MIN, INT_MAX],
  long: [LONG_MIN, LONG_MAX],
}
const WIDTHS: Readonly<Record<string, number>> = { byte: 8, short: 16, integer: 32, long: 64 }

/** The decimal that a rounded decimal needs: one digit more, since 9.9 rounds to 10. */
function roundedType(type: DecimalType, scale: number): DecimalType {
  const whole = type.precision - type.scale + 1
  if (scale < 0) return decimalType(Math.min(Math.max(whole, -scale + 1), MAX_PRECISION), 0)
  const kept = Math.min(type.scale, scale)
  return decimalType(Math.min(whole + kept, MAX_PRECISION), kept)
}

const scaleOf = (args: readonly Argument[]): number | undefined => {
  const value = args[1] === undefined ? 0 : args[1].value
  return typeof value === 'number' ? value : undefined
}

function resultType(args: readonly Argument[]): DataType {
  const type = argumentType(args)
  return type.kind === 'decimal' ? roundedType(type, scaleOf(args) ?? 0) : type
}

interface Digits {
  readonly scale: number
  readonly rounding: Rounding
}

/** Rounds to a scale that may be negative, giving the value at the scale `to`. */
function roundTo(value: Integer, from: number, to: number, { scale, rounding }: Digits): Integer {
  const kept = Math.min(scale, from)
  return rescale(rescale(value, from, kept, rounding), kept, to, rounding)
}

/** Powers of ten from here on are beyond what a BigInteger of Java holds. */
const TOO_MANY_PLACES = 646_456_993

/** Raises where Java cannot give a decimal another scale. */
function requireJavaScale(from: number, to: number, ansi = false): void {
  const problem =
    from - to > INT_MAX
      ? 'Underflow'
      : Math.abs(to - from) >= TOO_MANY_PLACES
        ? 'BigInteger would overflow supported range'
        : ''
  if (problem !== '') throw ansi ? arithmeticOverflow(problem) : new SparkError('ArithmeticException', problem)
}

/** A result beyond 38 digits raises in every mode: Spark does not come to weigh null here. */
function decimalRounding(from: DecimalType, to: DecimalType, digits: Digits): Kernel {
  return (value: Integer) => {
    if (value !== 0) requireJavaScale(from.scale, Math.min(from.scale, digits.scale))
    const rounded = roundTo(value, from.scale, to.scale, digits)
    if (fitsPrecision(rounded, to.precision)) return rounded
    throw sparkError('ArithmeticException', 'DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION', {
      precision: String(String(rounded).replace('-', '').length),
      maxPrecision: String(MAX_PRECISION),
    })
  }
}

function wholeRounding(type: DataType, digits: Digits, ansi: boolean): Kernel {
  const { scale } = digits
  if (scale >= 0 && scale < TOO_MANY_PLACES) return (value: Integer) => value
  const [min, max] = RANGES[type.kind] ?? [LONG_MIN, LONG_MAX]
  const width = WIDTHS[type.kind] ?? 64
  return (value: Integer) => {
    if (value !== 0) requireJavaScale(0, scale, ansi)
    if (scale >= 0) return value
    const rounded = roundTo(value, 0, 0, digits)
    if (rounded >= min && rounded <= max) return rounded
    if (ansi) throw arithmeticOverflow('Overflow')
    return fromBigInt(BigInt.asIntN(width, BigInt(rounded)))
  }
}

/** Spark rounds a double by the digits that Java prints of it: 2.675 to 2.68. */
function floatingRounding(type: DataType, scale: number, rounding: Rounding): Kernel {
  const narrow = type.kind === 'float' ? Math.fround : (x: number) => x
  return (value: number) => {
    if (!Number.isFinite(value)) return value
    const parsed = parseDecimal(formatDouble(value))
    if (parsed !== undefined && value !== 0) requireJavaScale(parsed.scale, scale)
    if (parsed === undefined || parsed.scale <= scale) return narrow(value + 0)
    return narrow(Number(formatDecimal(rescale(parsed.unscaled, parsed.scale, scale, rounding), scale)) + 0)
  }
}

function roundKernel(context: KernelContext, rounding: Rounding): Kernel {
  const { arguments: args, dataType, conf } = context
  const scale = scaleOf(args)
  if (scale === undefined) return () => null
  const type = argumentType(args)
  const digits = { scale, rounding }
  if (type.kind === 'decimal') return decimalRounding(type, dataType as DecimalType, digits)
  if (isIntegral(type)) return wholeRounding(type, digits, conf.ansi)
  return floatingRounding(type, scale, rounding)
}

function rounder(name: 'round' | 'bround', rounding: Rounding, summary: string): ScalarFunction {
  return scalar({
    name,
    summary,
    params: ['col', 'scale: int = 0'],
    arity: [2, 2],
    inputs: ['numeric', IntegerType],
    check: (args) => checkFoldable(name, args),
    returns: resultType,
    nullable: true,
    kernel: (context) => roundKernel(context, rounding),
  })
}

function checkFoldable(name: string, args: readonly Argument[]): void {
  const scale = args[1]
  if (scale === undefined || scale.foldable) return
  throw analysisError('DATATYPE_MISMATCH.NON_FOLDABLE_INPUT', {
    inputName: 'scale',
    inputType: '"INT"',
    inputExpr: `"${scale.sql}"`,
    sqlExpr: `"${name}(${args.map((a) => a.sql).join(', ')})"`,
  })
}

/** `round(x)` is `round(x, 0)`, and prints so. */
function withScale(target: ScalarFunction): ScalarFunction {
  return scalar({
    ...target,
    arity: [1, 2],
    becomes: (args) =>
      args.length === 1
        ? { call: target, arguments: [{ argument: 0 }, { literal: 0, dataType: IntegerType }] }
        : undefined,
  })
}

const saturate = (x: number): Integer => {
  if (Number.isNaN(x)) return 0
  if (Number.isSafeInteger(x)) return x + 0
  if (x >= 2 ** 63) return LONG_MAX
  if (x <= -(2 ** 63)) return LONG_MIN
  return fromBigInt(BigInt(x))
}

/** `ceil(x)` and `floor(x)` give a long, or a decimal without fraction; with a scale always a decimal. */
function toWhole(
  name: 'ceil' | 'floor',
  alias: readonly string[],
  rounding: 'ceiling' | 'floor',
  summary: string,
): ScalarFunction {
  const compute = name === 'ceil' ? Math.ceil : Math.floor
  const scaled = (spelled: string): ScalarFunction =>
    scalar({
      name: spelled,
      summary,
      params: ['col', 'scale: int'],
      inputs: ['decimal', IntegerType],
      returns: resultType,
      nullable: true,
      kernel: (context) => roundKernel(context, rounding),
    })
  return scalar({
    name,
    aliases: alias,
    summary,
    params: ['col', 'scale = None'],
    becomes: (args, context) => {
      if (args.length === 1) return undefined
      checkScaleArgument(args[1], context.name)
      return { call: scaled(context.name), arguments: [{ argument: 0 }, { argument: 1 }] }
    },
    inputs: [{ oneOf: [DoubleType, 'decimal', LongType] }],
    returns: (args) => {
      const type = argumentType(args)
      return type.kind === 'decimal' ? wholeType(type) : LongType
    },
    nullable: true,
    kernel: ({ arguments: args }): Kernel => {
      const type = argumentType(args)
      if (type.kind === 'long') return (x: Integer) => x
      if (type.kind === 'decimal') return (x: Integer) => rescale(x, type.scale, 0, rounding)
      return (x: number) => saturate(compute(x))
    },
    sql: ([x = ''], spelled) => `${spelled === name ? name.toUpperCase() : spelled}(${x})`,
  })
}

/** A whole decimal stays what it is; 9.9 becomes 10. */
const wholeType = (type: DecimalType): DecimalType =>
  type.scale === 0 ? type : boundedDecimal(type.precision - type.scale + 1, 0)

function checkScaleArgument(scale: Argument | undefined, name: string): void {
  if (scale?.foldable === true && scale.dataType.kind === 'integer' && scale.value !== null) return
  throw analysisError('_LEGACY_ERROR_TEMP_1100', { argName: 'scale', funcName: name, requiredType: 'int' })
}

export const roundingFunctions: readonly ScalarFunction[] = [
  withScale(rounder('round', 'half_up', 'Rounds to a number of digits, half away from zero.')),
  withScale(rounder('bround', 'half_even', 'Rounds to a number of digits, half to the even digit.')),
  toWhole(
    'ceil',
    ['ceiling'],
    'ceiling',
    'Returns the least whole number that is not smaller, or rounds up to a scale.',
  ),
  toWhole('floor', [], 'floor', 'Returns the greatest whole number that is not greater, or rounds down to a scale.'),
]
