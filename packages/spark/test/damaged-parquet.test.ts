import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { boundEngine, decodeParquet, UnsupportedError } from '@dryfit/spark'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'

const FOLDER = join(import.meta.dirname, '../../../fixtures/golden/formats')
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.parquet'))

// DRYFIT_FUZZ_RUNS and DRYFIT_FUZZ_SEED look further than every run of the tests does.
const numRuns = Math.ceil(Number(process.env['DRYFIT_FUZZ_RUNS'] ?? 1000) / files.length)
const seed = Number(process.env['DRYFIT_FUZZ_SEED'] ?? 7)

/** One damage: it gives the bytes after it. */
type Damage = (bytes: Uint8Array) => Uint8Array

const byte = fc.oneof(fc.constantFrom(0, 1, 0x7f, 0x80, 0xff), fc.nat(255))
/** Where: the footer, which is the last of the file, as often as the rest. */
const place = fc.oneof(
  fc.nat(9999).map((n) => (length: number) => Math.floor((n / 10_000) * length)),
  fc.nat(600).map((n) => (length: number) => Math.max(0, length - 1 - n)),
)
const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.tuple(place, byte).map(
    ([at, value]): Damage =>
      (bytes) =>
        bytes.with(at(bytes.length), value),
  ),
  fc.tuple(place, fc.nat(7)).map(
    ([at, bit]): Damage =>
      (bytes) =>
        bytes.with(at(bytes.length), (bytes[at(bytes.length)] ?? 0) ^ (1 << bit)),
  ),
  // The greatest number of 32 bits, as Thrift and runs write it.
  place.map(
    (at): Damage =>
      (bytes) =>
        overwritten(bytes, at(bytes.length), [0xff, 0xff, 0xff, 0xff, 0x0f]),
  ),
  fc.tuple(place, place, fc.integer({ min: 1, max: 8 })).map(
    ([at, from, length]): Damage =>
      (bytes) =>
        overwritten(bytes, at(bytes.length), [...bytes.slice(from(bytes.length), from(bytes.length) + length)]),
  ),
  fc.tuple(place, fc.integer({ min: 1, max: 4 })).map(
    ([at, length]): Damage =>
      (bytes) =>
        spliced(bytes, at(bytes.length), length),
  ),
  fc.tuple(place, fc.integer({ min: 1, max: 4 })).map(
    ([at, length]): Damage =>
      (bytes) => {
        const begin = at(bytes.length)
        return new Uint8Array([...bytes.slice(0, begin + length), ...bytes.slice(begin)])
      },
  ),
)

const overwritten = (bytes: Uint8Array, at: number, by: readonly number[]): Uint8Array => {
  const changed = bytes.slice()
  changed.set(by.slice(0, bytes.length - at), at)
  return changed
}
const spliced = (bytes: Uint8Array, at: number, length: number): Uint8Array =>
  new Uint8Array([...bytes.slice(0, at), ...bytes.slice(at + length)])

/** No file here has a hundredth of it: what looks at the clock so often would not end. */
const mostLooks = 10_000

afterEach(() => boundEngine(undefined))

describe('a damaged file is read or refused by its name, and never loops', () => {
  test.each(files)('%s', (name) => {
    const whole = new Uint8Array(readFileSync(join(FOLDER, name)))
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), (damages) => {
        const bytes = damages.reduce<Uint8Array>((damaged, each) => each(damaged), whole)
        expect(failureOf(bytes)).toBeUndefined()
      }),
      { numRuns, seed },
    )
  })
})

test('an empty run of packed values, beside which the decoder would read on for ever, is damage', () => {
  const bytes = new Uint8Array(readFileSync(join(FOLDER, 'flat-snappy.parquet')))
  expect(() => decodeParquet(bytes.with(268, 1), 'a.parquet')).toThrow(
    '[PARQUET_INVALID] Failed to decode a.parquet: a run of packed values is empty.',
  )
})

function failureOf(bytes: Uint8Array): unknown {
  let looks = 0
  boundEngine({
    run: (_, work) => work(),
    check(what) {
      looks += 1
      if (looks > mostLooks) throw Object.assign(new Error(`${what} does not end`), { pythonError: {} })
    },
  })
  try {
    decodeParquet(bytes, 'damaged.parquet')
    return undefined
  } catch (error) {
    return error instanceof UnsupportedError && error.message.includes('damaged.parquet') ? undefined : error
  }
}
