import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createGlue } from '@dryfit/glue'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectGlue } from '../../src/bridge/glue-ops.ts'
import type { PythonHost } from '../../src/host.ts'
import { startEmbedded } from '../../src/hosts/embedded/start.ts'
import { endsHangs } from '../hosts/toy.ts'

type Answer = Readonly<Record<string, unknown>>
type Answers = Readonly<Record<string, Answer>>

const recorded = JSON.parse(
  readFileSync(new URL('../../../../fixtures/rdd/partitions.json', import.meta.url), 'utf8'),
) as { readonly answers: Answers }

let python: PythonHost | undefined
let answers: Answers = {}

beforeAll(async () => {
  python = await startEmbedded({ timeLimit: endsHangs })
  connectGlue(python, createGlue())
  const printed: string[] = []
  const script = fileURLToPath(new URL('./partition_steps.py', import.meta.url))
  python.runScript(script, { argv: [], stdout: (line) => printed.push(line) })
  answers = JSON.parse(printed.join('').split('answers: ')[1] ?? '{}')
})
afterAll(() => python?.reset())

const isRefused = (answer: Answer | undefined): boolean => Object.values(answer ?? {}).includes('refused')

test.each(Object.keys(recorded.answers))(
  '%s lies in the partitions of real Spark, or it is refused to tell',
  (step) => {
    const [told, real] = [answers[step] ?? {}, recorded.answers[step] ?? {}]
    const known = Object.entries(told).filter(([, value]) => value !== 'refused')
    expect(Object.fromEntries(known)).toEqual(Object.fromEntries(known.map(([name]) => [name, real[name]])))
  },
)

test('few frames are refused', () => {
  const refused = Object.keys(recorded.answers).filter((step) => isRefused(answers[step]))
  expect(refused.length).toBeLessThan(Object.keys(recorded.answers).length / 4)
})
