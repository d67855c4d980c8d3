import type { DataType, DecimalType } from '../../types/data-type.ts'
import { decimalForType, fitsPrecision, powerOfTen, rescale } from '../../types/decimal.ts'
import {
  add,
  divide,
  fromBigInt,
  INT_MAX,
  INT_MIN,
  type Integer,
  isLong,
  LONG_MIN,
  multiply,
  remainder,
  subtract,
  wrapLong,
} from '../../types/integer.ts'
import type { Value } from '../../types/value.ts'
import { arithmeticOverflow, decimalOutOfRange, divideByZero, smallOverflow } from '../arithmetic-error.ts'
import type { Kernel } from '../define.ts'

/** How an operation that has no answer ends: wrapped or null, raised, or null always. */
export type EvalMode = 'legacy' | 'ansi' | 'try'
export type Arithmetic = '+' | '-' | '*' | '/' | '%' | 'div'

type Operation = (a: Integer, b: Integer) => Integer

const EXACT: Readonly<Record<'+' | '-' | '*', Operation>> = { '+': add, '-': subtract, '*': multiply }
const HINTS: Readonly<Record<string, string>> = {
  '+': 'try_add',
  '-': 'try_subtract',
  '*': 'try_multiply',
  div: 'try_divide',
}

/** `+ - *` on whole numbers of a size. */
export function wholeKernel(op: '+' | '-' | '*', type: DataType, mode: EvalMode): Kernel {
  if (type.kind === 'long') return longKernel(op, mode)
  const bits = type.kind === 'byte' ? 24 : type.kind === 'short' ? 16 : 0
  const wrap = op === '*' ? wrappedProduct(bits) : (x: number) => (x << bits) >> bits
  const [min, max] = bits === 0 ? [INT_MIN, INT_MAX] : [-(2 ** (31 - bits)), 2 ** (31 - bits) - 1]
  const exact =
    op === '+'
      ? (a: number, b: number) => a + b
      : op === '-'
        ? (a: number, b: number) => a - b
        : (a: number, b: number) => a * b
  return (a: number, b: number): Value => {
    const result = exact(a, b) + 0
    if (result >= min && result <= max) return result
    if (mode === 'try') return null
    if (mode === 'legacy') return wrap(result, a, b)
    throw bits === 0 ? arithmeticOverflow('integer overflow', HINTS[op]) : smallOverflow(a, op, b)
  }
}

/** A product of two ints may pass 2^53: Math.imul keeps its low bits. */
const wrappedProduct =
  (bits: number) =>
  (_: number, a: number, b: number): number =>
    (Math.imul(a, b) << bits) >> bits

function longKernel(op: '+' | '-' | '*', mode: EvalMode): Kernel {
  const exact = EXACT[op]
  return (a: Integer, b: Integer): Value => {
    const result = exact(a, b)
    if (typeof result === 'number' || isLong(result)) return result
    if (mode === 'try') return null
    if (mode === 'legacy') return wrapLong(result)
    throw arithmeticOverflow('long overflow', HINTS[op])
  }
}

const FLOATING: Readonly<Record<Arithmetic, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  div: (a, b) => Math.trunc(a / b),
}

export function floatingKernel(op: Arithmetic, type: DataType, mode: EvalMode): Kernel {
  const compute = FLOATING[op]
  const round = type.kind === 'float' ? Math.fround : (x: number) => x
  if (op !== '/' && op !== '%') return (a: number, b: number) => round(compute(a, b))
  return (a: number, b: number) => {
    if (b !== 0) return round(compute(a, b))
    if (mode === 'ansi') throw divideByZero()
    return null
  }
}

/** `%` and `div` on whole numbers: by zero is null, or raises. */
export function wholeDivisionKernel(op: '%' | 'div', mode: EvalMode): Kernel {
  const compute = op === '%' ? remainder : divide
  return (a: Integer, b: Integer) => {
    if (b === 0) {
      if (mode === 'ansi') throw divideByZero()
      return null
    }
    if (op === 'div' && b === -1 && a === LONG_MIN) {
      if (mode === 'ansi') throw arithmeticOverflow('Overflow in integral divide', HINTS['div'])
      return mode === 'try' ? null : LONG_MIN
    }
    return compute(a, b)
  }
}

/** Digits a product keeps, and digits after the point a quotient gets, before it is rounded to its type: Spark cuts. */
const WORKING_DIGITS = 39

function roundToDigits(unscaled: Integer, scale: number): { value: Integer; scale: number } {
  const digits = String(unscaled).length - (unscaled < 0 ? 1 : 0)
  const excess = digits - WORKING_DIGITS
  if (excess <= 0 || typeof unscaled === 'number') return { value: unscaled, scale }
  return { value: rescale(unscaled, scale, scale - excess, 'down'), scale: scale - excess }
}

interface Scaled {
  readonly value: Integer
  readonly scale: number
}

function decimalOperation(op: Arithmetic, a: DecimalType, b: DecimalType): (x: Integer, y: Integer) => Scaled {
  const scale = Math.max(a.scale, b.scale)
  const aligned =
    (f: Operation) =>
    (x: Integer, y: Integer): Scaled => ({
      value: f(rescale(x, a.scale, scale, 'half_up'), rescale(y, b.scale, scale, 'half_up')),
      scale,
    })
  switch (op) {
    case '+':
      return aligned(add)
    case '-':
      return aligned(subtract)
    case '%':
      return aligned(remainder)
    case 'div':
      return (x, y) => ({ value: aligned(divide)(x, y).value, scale: 0 })
    case '*':
      return (x, y) => roundToDigits(multiply(x, y), a.scale + b.scale)
    case '/':
      return (x, y) => ({ value: quotient(x, y, WORKING_DIGITS + b.scale - a.scale), scale: WORKING_DIGITS })
  }
}

/** x·10^shift / y; what is cut off cannot make a half where the result is rounded. */
const quotient = (x: Integer, y: Integer, shift: number): Integer =>
  fromBigInt((BigInt(x) * powerOfTen(shift)) / BigInt(y))

export function decimalKernel(op: Arithmetic, args: readonly DataType[], type: DataType, mode: EvalMode): Kernel {
  const [a, b] = args.map((t) => decimalForType(t))
  if (a === undefined || b === undefined) throw new Error(`Operator ${op} has operands that are not decimals`)
  const compute = decimalOperation(op, a, b)
  const divides = op === '/' || op === '%' || op === 'div'
  const finish =
    op === 'div' ? ({ value }: Scaled): Value => wrapLong(value) : decimalResultOf(type as DecimalType, mode)
  return (x: Integer, y: Integer) => {
    if (divides && y === 0) {
      if (mode === 'ansi') throw divideByZero()
      return null
    }
    return finish(compute(x, y))
  }
}

function decimalResultOf(type: DecimalType, mode: EvalMode): (result: Scaled) => Value {
  return ({ value, scale }) => {
    const rounded = rescale(value, scale, type.scale, 'half_up')
    if (fitsPrecision(rounded, type.precision)) return rounded
    if (mode === 'ansi') throw decimalOutOfRange(value, scale, type)
    return null
  }
}
