import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createGlue } from '@dryfit/glue'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectGlue } from '../../src/bridge/glue-ops.ts'
import type { PythonHost } from '../../src/host.ts'
import { startEmbedded } from '../../src/hosts/embedded/start.ts'
import { endsHangs } from '../hosts/toy.ts'

type Answers = Readonly<Record<string, unknown>>

const recorded = JSON.parse(readFileSync(new URL('../../../../fixtures/rdd/hadoop.json', import.meta.url), 'utf8')) as {
  readonly answers: Answers
}

let python: PythonHost | undefined
let answers: Answers = {}

beforeAll(async () => {
  python = await startEmbedded({ timeLimit: endsHangs })
  connectGlue(python, createGlue())
  const printed: string[] = []
  const script = fileURLToPath(new URL('./hadoop_steps.py', import.meta.url))
  python.runScript(script, { argv: [], stdout: (line) => printed.push(line) })
  answers = JSON.parse(printed.join('').split('answers: ')[1] ?? '{}')
})
afterAll(() => python?.reset())

test.each(Object.keys(recorded.answers))('%s answers as Hadoop does', (step) => {
  expect(answers[step]).toEqual(recorded.answers[step])
})
