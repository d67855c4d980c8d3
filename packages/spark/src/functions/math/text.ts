import { BinaryType, IntegerType, LongType, StringType } from '../../types/data-type.ts'
import type { Integer } from '../../types/integer.ts'
import { encodeUtf8 } from '../../types/utf8.ts'
import type { Value } from '../../types/value.ts'
import { arithmeticOverflow } from '../arithmetic-error.ts'
import { type Kernel, type ScalarFunction, scalar } from '../define.ts'
import { argumentType } from '../operator/operand.ts'

const unsigned = (x: Integer): bigint => BigInt.asUintN(64, BigInt(x))

const HEX = Array.from({ length: 256 }, (_, i) => i.toString(16).toUpperCase().padStart(2, '0'))
const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (b) => HEX[b]).join('')

function unhex(text: string): Value {
  if (!/^[0-9a-fA-F]*$/.test(text)) return null
  const even = text.length % 2 === 0 ? text : `0${text}`
  return Uint8Array.from({ length: even.length / 2 }, (_, i) => Number.parseInt(even.slice(2 * i, 2 * i + 2), 16))
}

const digitOf = (char: string): number => {
  const code = char.charCodeAt(0)
  if (code >= 48 && code <= 57) return code - 48
  if (code >= 65 && code <= 90) return code - 55
  return code >= 97 && code <= 122 ? code - 87 : -1
}

/** The digits at the start of a text as an unsigned number of 64 bits; all bits set where it does not fit. */
function readDigits(digits: string, base: number, ansi: boolean): bigint {
  let value = 0n
  for (const char of digits) {
    const digit = digitOf(char)
    if (digit < 0 || digit >= base) break
    value = value * BigInt(base) + BigInt(digit)
    if (value >= 1n << 64n) {
      if (ansi) throw arithmeticOverflow('Overflow in function conv()')
      return (1n << 64n) - 1n
    }
  }
  return value
}

const isBase = (base: number): boolean => base >= 2 && base <= 36

/** Between bases, through 64 bits as Hive does: a negative target base means signed. */
function convert(text: string, from: number, to: number, ansi: boolean): Value {
  const trimmed = text.replace(/^ +| +$/g, '')
  if (!isBase(from) || !isBase(Math.abs(to)) || trimmed === '') return null
  let negative = trimmed.startsWith('-')
  let value = BigInt.asIntN(64, readDigits(negative ? trimmed.slice(1) : trimmed, from, ansi))
  if (negative && to > 0) value = value < 0n ? -1n : -value
  if (to < 0 && value < 0n) {
    value = BigInt.asIntN(64, -value)
    negative = true
  }
  const digits = BigInt.asUintN(64, value).toString(Math.abs(to)).toUpperCase()
  return negative && to < 0 ? `-${digits}` : digits
}

export const textFunctions: readonly ScalarFunction[] = [
  scalar({
    name: 'hex',
    summary: 'Returns a number, a text or bytes in hexadecimal digits.',
    params: ['col'],
    inputs: [{ oneOf: [LongType, BinaryType, StringType] }],
    returns: StringType,
    kernel: ({ arguments: args }): Kernel => {
      const { kind } = argumentType(args)
      if (kind === 'long') return (x: Integer) => unsigned(x).toString(16).toUpperCase()
      return kind === 'binary' ? hexOf : (text: string) => hexOf(encodeUtf8(text))
    },
  }),
  scalar({
    name: 'unhex',
    summary: 'Returns the bytes of hexadecimal digits; null where there are others.',
    params: ['col'],
    inputs: [StringType],
    returns: BinaryType,
    nullable: true,
    kernel: () => unhex,
  }),
  scalar({
    name: 'bin',
    summary: 'Returns a number in binary digits.',
    params: ['col'],
    inputs: [LongType],
    returns: StringType,
    kernel: () => (x: Integer) => unsigned(x).toString(2),
  }),
  scalar({
    name: 'conv',
    summary: 'Turns digits of one base into digits of another.',
    params: ['col', 'fromBase: int', 'toBase: int'],
    inputs: [StringType, IntegerType, IntegerType],
    returns: StringType,
    nullable: true,
    kernel:
      ({ conf }) =>
      (text: string, from: number, to: number) =>
        convert(text, from, to, conf.ansi),
  }),
]
