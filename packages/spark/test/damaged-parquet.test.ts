import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeParquet, UnsupportedError } from '@dryfit/spark'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const FOLDER = join(import.meta.dirname, '../../../fixtures/golden/formats')
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.parquet'))

// DRYFIT_FUZZ_RUNS and DRYFIT_FUZZ_SEED look further than every run of the tests does.
const numRuns = Math.ceil(Number(process.env['DRYFIT_FUZZ_RUNS'] ?? 1000) / files.length)
const seed = Number(process.env['DRYFIT_FUZZ_SEED'] ?? 7)

const byte = fc.oneof(fc.constantFrom(0, 0x7f, 0x80, 0xff), fc.nat(255))

describe('a damaged file is read or refused, and never loops', () => {
  test.each(files)('%s', { timeout: 60_000 }, (name) => {
    const whole = new Uint8Array(readFileSync(join(FOLDER, name)))
    const changes = fc.array(fc.tuple(fc.nat(whole.length - 1), byte), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(changes, (changed) => {
        const bytes = whole.slice()
        for (const [at, value] of changed) bytes[at] = value
        expect(failureOf(bytes)).toBeUndefined()
      }),
      { numRuns, seed },
    )
  })
})

function failureOf(bytes: Uint8Array): unknown {
  try {
    decodeParquet(bytes)
    return undefined
  } catch (error) {
    return error instanceof UnsupportedError ? undefined : error
  }
}
