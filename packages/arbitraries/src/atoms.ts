import fc from 'fast-check'

// Edge-biased values of Spark's atomic types. Small pools come first: they make keys meet, and shrinking ends in them.

const edges = <T>(values: readonly T[], others: fc.Arbitrary<T>, weight = 1): fc.Arbitrary<T> =>
  fc.oneof({ arbitrary: fc.constantFrom(...values), weight }, { arbitrary: others, weight: 1 })

export const integers = (min: number, max: number): fc.Arbitrary<number> =>
  edges([0, 1, 2, 3, -1, min, max], fc.integer({ min, max }), 2)

/** Whole numbers of 64 bits: a number while it is safe, a bigint beyond. */
export const longs = (): fc.Arbitrary<number | bigint> =>
  edges<number | bigint>(
    [0, 1, 2, 3, -1, 2 ** 31, -(2n ** 63n), 2n ** 63n - 1n],
    fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }),
    2,
  )

export const doubles = (): fc.Arbitrary<number> =>
  edges(
    [0, 1, 0.1, -0, -1.5, 1e308, 5e-324, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    fc.double(),
  )

export const floats = (): fc.Arbitrary<number> => doubles().map(Math.fround)

/** Text of a decimal with all its fraction digits: `'-12.50'`. */
export function decimals(precision: number, scale: number): fc.Arbitrary<string> {
  const max = 10n ** BigInt(precision) - 1n
  return edges(
    [0n, 1n, 10n ** BigInt(scale), -1n, max, -max].filter((v) => v <= max && v >= -max),
    fc.bigInt({ min: -max, max }),
  ).map((unscaled) => decimalText(unscaled, scale))
}

function decimalText(unscaled: bigint, scale: number): string {
  const sign = unscaled < 0n ? '-' : ''
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0')
  return scale === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

/** Mostly short words that meet each other, now and then anything that Unicode has. */
export const strings = (): fc.Arbitrary<string> =>
  fc.oneof(
    { arbitrary: fc.constantFrom('a', 'b', 'c', 'A', '', ' ', 'null', "o'b", 'é', '😀'), weight: 3 },
    { arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }), weight: 1 },
  )

export const binary = (): fc.Arbitrary<Uint8Array> => fc.uint8Array({ maxLength: 6 })

const DAY = 86_400_000
const FIRST = Date.UTC(1900, 0, 1)
const LAST = Date.UTC(2100, 0, 1)

/** `'2022-02-04'`: leap days, the epoch, the ends of what Python holds, and days of our time. */
export const dates = (): fc.Arbitrary<string> =>
  edges(
    ['2022-02-04', '1970-01-01', '2020-02-29', '1969-12-31', '0001-01-01', '9999-12-31'],
    fc.integer({ min: FIRST / DAY, max: LAST / DAY }).map((day) => new Date(day * DAY).toISOString().slice(0, 10)),
  )

/** `'2022-02-04T10:20:30.000123'`, without a zone. */
export const timestamps = (): fc.Arbitrary<string> =>
  edges(
    ['2022-02-04T00:00:00', '1970-01-01T00:00:00', '1969-12-31T23:59:59.999999', '2020-02-29T12:00:00.5'],
    fc
      .tuple(fc.integer({ min: FIRST, max: LAST }), fc.integer({ min: 0, max: 999 }))
      .map(([ms, micros]) => `${new Date(ms).toISOString().slice(0, -1)}${String(micros).padStart(3, '0')}`),
  )
