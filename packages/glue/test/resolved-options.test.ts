import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { getResolvedOptions, JobError } from '../src/index.ts'

interface Case {
  readonly argv: readonly string[]
  readonly options: readonly string[]
  readonly found?: Readonly<Record<string, string>>
  readonly raises?: readonly [kind: string, message: string]
}

const { cases } = JSON.parse(
  readFileSync(new URL('../../../fixtures/glue/resolved-options.json', import.meta.url), 'utf8'),
) as { readonly cases: readonly Case[] }

function resolved({ argv, options }: Case): unknown {
  try {
    const found = getResolvedOptions(['job', ...argv], options)
    return Object.fromEntries(Object.entries(found).filter(([, v]) => v !== null && v !== 'job-bookmark-disable'))
  } catch (error) {
    if (!(error instanceof JobError)) throw error
    return [error.name.split('.').at(-1), error.message]
  }
}

test.each(cases)('$argv asked for $options', (given) => {
  expect(resolved(given)).toEqual(given.found ?? given.raises)
})
