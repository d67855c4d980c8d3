import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createGlue } from '@dryfit/glue'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectGlue } from '../../src/bridge/glue-ops.ts'
import type { PythonHost } from '../../src/host.ts'
import { startEmbedded } from '../../src/hosts/embedded/start.ts'
import { endsHangs } from '../hosts/toy.ts'

const script = fileURLToPath(new URL('./catalog_steps.py', import.meta.url))
const recorded = readFileSync(new URL('../../../../fixtures/catalog/steps.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => JSON.parse(line) as { readonly step: string })

let python: PythonHost | undefined
let answers: readonly (readonly [step: string, answer: object])[] = []

beforeAll(async () => {
  python = await startEmbedded({ timeLimit: endsHangs })
  const glue = createGlue()
  glue.catalog.database('sales')
  connectGlue(python, glue)
  const printed: string[] = []
  python.runScript(script, { argv: [], stdout: (line) => printed.push(line) })
  answers = JSON.parse(printed.join('').split('answers: ')[1] ?? '[]')
})
afterAll(() => python?.reset())

test.each(recorded.map((one, i) => [one.step, one, i] as const))(
  '%s: dryfit answers as real Spark does',
  (_, one, i) => {
    const [step, answer] = answers[i] ?? ['', {}]
    expect({ step, ...answer }).toEqual(one)
  },
)
