import { formatDouble } from '../../types/float-text.ts'
import type { Integer } from '../../types/integer.ts'

/** A number as decimal digits: 0.DIGITS times ten to the exponent, `exact` the double behind rounded digits. */
export interface DecimalText {
  readonly negative: boolean
  readonly digits: string
  readonly exponent: number
  readonly exact?: number
}

export function decimalText(unscaled: Integer, scale: number): DecimalText {
  const text = unscaled < 0 ? String(unscaled).slice(1) : String(unscaled)
  return trimmed(unscaled < 0, text, text.length - scale)
}

/** The shortest digits of a finite double, as Java prints it. */
export function doubleText(x: number): DecimalText {
  const [mantissa = '', power = '0'] = formatDouble(Math.abs(x)).split('E')
  const [whole = '', fraction = ''] = mantissa.split('.')
  const text = trimmed(x < 0 || Object.is(x, -0), whole + fraction, whole.length + Number(power))
  return { ...text, exact: Math.abs(x) }
}

function trimmed(negative: boolean, text: string, exponent: number): DecimalText {
  const zeros = /^0*/.exec(text)?.[0].length ?? 0
  const digits = text.slice(zeros).replace(/0+$/, '')
  return { negative, digits, exponent: digits === '' ? 0 : exponent - zeros }
}

/** Shifted by a power of ten, for percent signs. */
export const shifted = (text: DecimalText, places: number): DecimalText =>
  places === 0 || text.digits === ''
    ? text
    : { negative: text.negative, digits: text.digits, exponent: text.exponent + places }

/** Whole part and fraction, rounded to a number of fraction digits; the fraction is without trailing zeros. */
export function roundText(
  text: DecimalText,
  places: number,
  halfUp = false,
): { readonly whole: string; readonly fraction: string } {
  const { digits, exponent } = text
  const keep = exponent + places
  const kept = keep <= 0 ? '' : digits.slice(0, keep)
  const rest = keep < 0 ? '0'.repeat(-keep) + digits : digits.slice(keep)
  const up = rest !== '' && roundsUp(text, kept, rest, halfUp)
  const padded = kept.padEnd(Math.max(keep, 0), '0')
  const value = String(BigInt(padded === '' ? '0' : padded) + (up ? 1n : 0n)).padStart(places + 1, '0')
  const point = value.length - places
  return { whole: value.slice(0, point).replace(/^0+/, ''), fraction: value.slice(point).replace(/0+$/, '') }
}

function roundsUp(text: DecimalText, kept: string, rest: string, halfUp: boolean): boolean {
  const first = rest.charAt(0)
  if (first !== '5' || /[1-9]/.test(rest.slice(1))) return first >= '5'
  if (halfUp) return true
  if (text.exact !== undefined) {
    const side = compareToExact(text, text.exact)
    if (side !== 0) return side < 0
  }
  return Number(kept.at(-1) ?? '0') % 2 === 1
}

/** Whether the digits are below (-1), at (0) or above (1) the double that they stand for. */
function compareToExact({ digits, exponent }: DecimalText, exact: number): number {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, exact)
  const bits = view.getBigUint64(0)
  const biased = Number((bits >> 52n) & 0x7ffn)
  let value = (bits & 0xfffffffffffffn) | (biased === 0 ? 0n : 1n << 52n)
  let decimal = BigInt(digits)
  const binary = (biased === 0 ? 1 : biased) - 1075
  const ten = exponent - digits.length
  if (binary >= 0) value <<= BigInt(binary)
  else decimal <<= BigInt(-binary)
  if (ten >= 0) decimal *= 10n ** BigInt(ten)
  else value *= 10n ** BigInt(-ten)
  return decimal < value ? -1 : decimal > value ? 1 : 0
}
