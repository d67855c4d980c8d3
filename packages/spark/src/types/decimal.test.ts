import { describe, expect, test } from 'vitest'
import { decimalType, LongType, StringType } from './data-type.ts'
import {
  decimalForType,
  fitsPrecision,
  formatDecimal,
  formatDecimalScientific,
  parseDecimal,
  rescale,
} from './decimal.ts'

describe('decimals', () => {
  test.each([
    [0, 2, '0.00'],
    [-5, 2, '-0.05'],
    [12345, 2, '123.45'],
    [12345678901234567890123456789012345678n, 18, '12345678901234567890.123456789012345678'],
    [12, -3, '12000'],
  ])('%s at scale %i prints as %s', (unscaled, scale, text) => {
    expect(formatDecimal(unscaled, scale)).toBe(text)
  })

  test.each([
    [1, 6, '0.000001'],
    [1, 7, '1E-7'],
    [-123, 9, '-1.23E-7'],
    [0, 8, '0E-8'],
    [0, 2, '0.00'],
  ])('%s at scale %i prints as %s where Java uses an exponent', (unscaled, scale, text) => {
    expect(formatDecimalScientific(unscaled, scale)).toBe(text)
  })

  test.each([
    ['1', 1, 0],
    ['-1.50', -150, 2],
    ['+.5', 5, 1],
    ['5.', 5, 0],
    ['1e3', 1, -3],
    ['12345678901234567890', 12345678901234567890n, 0],
    ['-0', 0, 0],
    ['१२', 12, 0],
  ])('%s reads as %s at scale %i', (text, unscaled, scale) => {
    expect(parseDecimal(text)).toEqual({ unscaled, scale })
  })

  test.each(['', '.', '1 2', '1,000', '1e', 'NaN', '0x1', '1d', '1e99999999999', '1e2147483648'])(
    '%j is no decimal',
    (text) => {
      expect(parseDecimal(text)).toBeUndefined()
    },
  )

  test.each([
    ['half_up', 25, 3, -25, -3],
    ['half_even', 25, 2, -25, -2],
    ['floor', 21, 2, -21, -3],
    ['ceiling', 21, 3, -21, -2],
    ['down', 29, 2, -29, -2],
  ] as const)('%s rounds %i tenths to %i and %i to %i', (rounding, a, roundedA, b, roundedB) => {
    expect(rescale(a, 1, 0, rounding)).toBe(roundedA)
    expect(rescale(b, 1, 0, rounding)).toBe(roundedB)
  })

  test('rounding agrees between number and bigint', () => {
    for (const rounding of ['half_up', 'half_even', 'floor', 'ceiling', 'down'] as const) {
      for (const rest of [0, 1, 499, 500, 501, 999]) {
        const small = 3000 + rest
        const large = 3000n * 10n ** 20n + BigInt(rest) * 10n ** 20n
        expect(rescale(large, 23, 0, rounding), `${rounding} ${rest}`).toBe(rescale(small, 3, 0, rounding))
        expect(rescale(-large, 23, 0, rounding), `${rounding} -${rest}`).toBe(rescale(-small, 3, 0, rounding))
      }
    }
  })

  test('a value rounded far beyond its digits is zero', () => {
    expect(rescale(7, 400, 2, 'half_up')).toBe(0)
    expect(rescale(7n * 10n ** 40n, 100_000, 2, 'half_up')).toBe(0)
  })

  test('a precision counts digits', () => {
    expect(fitsPrecision(999, 3)).toBe(true)
    expect(fitsPrecision(-1000, 3)).toBe(false)
    expect(fitsPrecision(Number.MAX_SAFE_INTEGER, 16)).toBe(true)
    expect(fitsPrecision(10n ** 38n - 1n, 38)).toBe(true)
    expect(fitsPrecision(10n ** 38n, 38)).toBe(false)
  })

  test('numeric types have a decimal that holds them', () => {
    expect(decimalForType(LongType)).toEqual(decimalType(20, 0))
    expect(decimalForType(StringType)).toBeUndefined()
  })
})
