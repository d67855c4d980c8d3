import { SparkError } from '../errors/spark-error.ts'
import { BooleanType, ByteType, type DataType, IntegerType, LongType } from '../types/data-type.ts'
import { fromBigInt, INT_MAX, INT_MIN, type Integer, wrapLong } from '../types/integer.ts'
import { type Kernel, type ScalarFunction, type SparkFunction, scalar } from './define.ts'
import { argumentType, checkOperands, infix, infixOf, type OperatorRules, operandTypes } from './operator/operand.ts'

const isInt = (x: Integer): x is number => typeof x === 'number' && x >= INT_MIN && x <= INT_MAX

type Bits = '&' | '|' | '^'

const SMALL: Readonly<Record<Bits, (a: number, b: number) => number>> = {
  '&': (a, b) => a & b,
  '|': (a, b) => a | b,
  '^': (a, b) => a ^ b,
}
const BIG: Readonly<Record<Bits, (a: bigint, b: bigint) => bigint>> = {
  '&': (a, b) => a & b,
  '|': (a, b) => a | b,
  '^': (a, b) => a ^ b,
}

function bitwise(symbol: Bits, summary: string): ScalarFunction {
  const rules: OperatorRules = { symbol, accepts: 'integral', family: 'arithmetic' }
  const [small, big] = [SMALL[symbol], BIG[symbol]]
  return scalar({
    name: symbol,
    summary,
    params: ['left', 'right'],
    python: false,
    coerce: (args, context) => operandTypes(rules, args, context) ?? [],
    check: (args) => checkOperands(rules, args, infixOf(symbol, args)),
    returns: (args) => argumentType(args),
    kernel: ({ dataType }): Kernel =>
      dataType.kind === 'long'
        ? (a: Integer, b: Integer) => (isInt(a) && isInt(b) ? small(a, b) : fromBigInt(big(BigInt(a), BigInt(b))))
        : small,
    sql: infix(symbol),
  })
}

/** Java takes a shift's distance modulo the width. */
function shift(
  name: string,
  summary: string,
  kernels: { int: (x: number, by: number) => number; long: (x: bigint, by: bigint) => bigint },
): ScalarFunction {
  return scalar({
    name,
    summary,
    params: ['col', 'numBits: int'],
    python: SHIFT_NAMES[name] ?? [name],
    inputs: [{ oneOf: [IntegerType, LongType] }, IntegerType],
    returns: (args) => argumentType(args),
    kernel: ({ dataType }): Kernel =>
      dataType.kind === 'long'
        ? (x: Integer, by: number) => wrapLong(fromBigInt(kernels.long(BigInt(x), BigInt(by & 63))))
        : kernels.int,
  })
}

const SHIFT_NAMES: Readonly<Record<string, readonly string[]>> = {
  shiftleft: ['shiftleft', 'shiftLeft'],
  shiftright: ['shiftright', 'shiftRight'],
  shiftrightunsigned: ['shiftrightunsigned', 'shiftRightUnsigned'],
}

const WIDTHS: Readonly<Record<string, number>> = { byte: 8, short: 16, integer: 32, long: 64 }

function bitGet(type: DataType): Kernel {
  const width = WIDTHS[type.kind] ?? 64
  return (x: Integer, position: number) => {
    if (position < 0) throw invalidPosition(`${position} is less than zero`)
    if (position >= width) throw invalidPosition(`${position} exceeds the bit upper limit`)
    return Number((BigInt(x) >> BigInt(position)) & 1n)
  }
}

const invalidPosition = (reason: string): SparkError =>
  new SparkError('IllegalArgumentException', `Invalid bit position: ${reason}`)

function countBits(x: Integer): number {
  let bits = BigInt.asUintN(64, BigInt(x))
  let count = 0
  for (; bits !== 0n; bits &= bits - 1n) count++
  return count
}

export const bitwiseFunctions: readonly SparkFunction[] = [
  bitwise('&', 'Returns the bits set in both numbers.'),
  bitwise('|', 'Returns the bits set in one of the numbers.'),
  bitwise('^', 'Returns the bits set in exactly one of the numbers.'),
  scalar({
    name: '~',
    summary: 'Returns the number with every bit flipped.',
    params: ['col'],
    python: ['bitwise_not', 'bitwiseNOT'],
    inputs: ['integral'],
    coercion: 'expects',
    returns: (args) => argumentType(args),
    kernel: () => (x: Integer) => (typeof x === 'number' ? -x - 1 : fromBigInt(-x - 1n)),
    sql: ([x = '']) => `~${x}`,
  }),
  shift('shiftleft', 'Shifts the bits to the left.', { int: (x, by) => x << by, long: (x, by) => x << by }),
  shift('shiftright', 'Shifts the bits to the right, keeping the sign.', {
    int: (x, by) => x >> by,
    long: (x, by) => x >> by,
  }),
  shift('shiftrightunsigned', 'Shifts the bits to the right, filling with zeros.', {
    int: (x, by) => (x >>> by) | 0,
    long: (x, by) => BigInt.asUintN(64, x) >> by,
  }),
  scalar({
    name: 'bit_count',
    summary: 'Counts the bits set in a number.',
    params: ['col'],
    inputs: [{ oneOf: ['integral', BooleanType] }],
    coercion: 'expects',
    returns: IntegerType,
    kernel: ({ arguments: args }): Kernel =>
      argumentType(args).kind === 'boolean' ? (x: boolean) => (x ? 1 : 0) : countBits,
  }),
  scalar({
    name: 'bit_get',
    aliases: ['getbit'],
    summary: 'Returns one bit of a number, counted from the right.',
    params: ['col', 'pos'],
    inputs: ['integral', IntegerType],
    returns: ByteType,
    kernel: ({ arguments: args }) => bitGet(argumentType(args)),
  }),
]
