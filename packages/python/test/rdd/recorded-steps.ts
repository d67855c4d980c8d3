import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createGlue } from '@dryfit/glue'
import { afterAll, beforeAll } from 'vitest'
import { connectGlue } from '../../src/bridge/glue-ops.ts'
import type { PythonHost } from '../../src/host.ts'
import { startEmbedded } from '../../src/hosts/embedded/start.ts'
import { endsHangs } from '../hosts/toy.ts'

/** What a script of steps answers here, beside what real Spark answered: `fixtures/rdd/<facts>.json`. */
export interface RecordedSteps<Answer> {
  readonly steps: readonly string[]
  recorded(step: string): Answer | undefined
  /** Known once the tests run. */
  answered(step: string): Answer | undefined
}

export function recordedSteps<Answer = unknown>(facts: string, script: string): RecordedSteps<Answer> {
  type Answers = Readonly<Record<string, Answer>>
  const file = new URL(`../../../../fixtures/rdd/${facts}.json`, import.meta.url)
  const recorded = (JSON.parse(readFileSync(file, 'utf8')) as { readonly answers: Answers }).answers
  let python: PythonHost | undefined
  let answers: Answers = {}
  beforeAll(async () => {
    python = await startEmbedded({ timeLimit: endsHangs })
    connectGlue(python, createGlue())
    const printed: string[] = []
    const path = fileURLToPath(new URL(`./${script}`, import.meta.url))
    python.runScript(path, { argv: [], stdout: (line) => printed.push(line) })
    answers = JSON.parse(printed.join('').split('answers: ')[1] ?? '{}')
  })
  afterAll(() => python?.reset())
  return { steps: Object.keys(recorded), recorded: (step) => recorded[step], answered: (step) => answers[step] }
}
