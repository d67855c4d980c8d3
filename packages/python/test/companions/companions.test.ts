import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createGlue, type Glue } from '@dryfit/glue'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectGlue } from '../../src/bridge/glue-ops.ts'
import type { PythonHost } from '../../src/host.ts'
import { startEmbedded } from '../../src/hosts/embedded/start.ts'
import { endsHangs } from '../hosts/toy.ts'

const script = fileURLToPath(new URL('./companions.py', import.meta.url))
const recorded = JSON.parse(
  readFileSync(new URL('../../../../fixtures/glue/companions.json', import.meta.url), 'utf8'),
) as { readonly answers: Readonly<Record<string, unknown>> }

/** The world that record.py stands in for. */
function arranged(): Glue {
  const glue = createGlue()
  glue.catalog.table('lib.authors', {
    schema: 'id int, name string, alive boolean',
    rows: [
      { id: 1, name: 'a', alive: true },
      { id: 2, name: null, alive: false },
    ],
  })
  glue.catalog.table('lib.out', { schema: 'id bigint, name string' })
  return glue
}

let python: PythonHost | undefined
let answers: Readonly<Record<string, unknown>> = {}

beforeAll(async () => {
  python = await startEmbedded({ timeLimit: endsHangs })
  connectGlue(python, arranged())
  const printed: string[] = []
  python.runScript(script, { argv: [], stdout: (line) => printed.push(line) })
  answers = JSON.parse(printed.join('').split('answers: ')[1] ?? '{}')
})
afterAll(() => python?.reset())

test.each(Object.keys(recorded.answers))('%s: dryfit answers as real Spark does', (name) => {
  expect(answers[name]).toEqual(recorded.answers[name])
})
