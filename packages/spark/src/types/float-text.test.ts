import { expect, test } from 'vitest'
import { formatDouble, formatFloat } from './float-text.ts'

// Recorded on Java 17: some are longer than the shortest text that reads back.
test.each([
  [0, '0.0'],
  [-0, '-0.0'],
  [100, '100.0'],
  [9999999, '9999999.0'],
  [1e7, '1.0E7'],
  [12345678.9, '1.23456789E7'],
  [0.001, '0.001'],
  [9.999e-4, '9.999E-4'],
  [1 / 3, '0.3333333333333333'],
  [5e-324, '4.9E-324'],
  [2e23, '1.9999999999999998E23'],
  [8.41e21, '8.409999999999999E21'],
  [1.7976931348623157e308, '1.7976931348623157E308'],
  [2 ** 63, '9.223372036854776E18'],
  [2 ** 60, '1.15292150460684698E18'],
  [-Infinity, '-Infinity'],
  [Number.NaN, 'NaN'],
])('the double %d prints as %s', (x, text) => {
  expect(formatDouble(x)).toBe(text)
})

test.each([
  [0.1, '0.1'],
  [-0, '-0.0'],
  [1e10, '1.0E10'],
  [16777216, '1.6777216E7'],
  [3.4028235e38, '3.4028235E38'],
  [1.4e-45, '1.4E-45'],
  [123456.789, '123456.79'],
  [3519208.25, '3519208.2'],
  [267899.125, '267899.12'],
  [1.1754943508222875e-38, '1.17549435E-38'],
  [Number.NaN, 'NaN'],
])('the float %d prints as %s', (x, text) => {
  expect(formatFloat(Math.fround(x))).toBe(text)
})

test('what prints reads back', () => {
  let seed = 1
  const bytes = new DataView(new ArrayBuffer(8))
  for (let i = 0; i < 3000; i++) {
    for (let at = 0; at < 8; at += 4) {
      seed = (Math.imul(seed, 1664525) + 1013904223) | 0
      bytes.setInt32(at, seed)
    }
    const [double, float] = [bytes.getFloat64(0), bytes.getFloat32(0)]
    if (Number.isFinite(double)) expect(Number(formatDouble(double))).toBe(double)
    if (Number.isFinite(float)) expect(Math.fround(Number(formatFloat(float)))).toBe(float)
  }
})
