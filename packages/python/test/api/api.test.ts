import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createGlue } from '@dryfit/glue'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { connectGlue } from '../../src/bridge/glue-ops.ts'
import type { PythonHost } from '../../src/host.ts'
import { startEmbedded } from '../../src/hosts/embedded/start.ts'
import { endsHangs, folderWith } from '../hosts/toy.ts'

const RECORDED = fileURLToPath(new URL('../../../../fixtures/pyspark/', import.meta.url))
const ANSWER = readFileSync(new URL('./answer.py', import.meta.url), 'utf8')
const ASKED = `
def asked(code):
    from pyspark.sql import SparkSession
    return answer(code, SparkSession.builder.getOrCreate())
`

interface Recorded {
  readonly cases: readonly { readonly code: string; readonly answer: string }[]
}

let python: PythonHost | undefined
const folder = folderWith({ 'asked.py': ANSWER + ASKED })

beforeAll(async () => {
  python = await startEmbedded({ timeLimit: endsHangs })
})
afterEach(() => python?.reset())

function answered(code: string): unknown {
  if (python === undefined) throw new Error('Python has not started')
  const glue = createGlue()
  glue.spark.conf.set('spark.sql.shuffle.partitions', '2')
  connectGlue(python, glue)
  return python.load(`${folder}/asked.py`).call('asked', [code], {})
}

describe.each(readdirSync(RECORDED))('%s', (file) => {
  const { cases } = JSON.parse(readFileSync(`${RECORDED}${file}`, 'utf8')) as Recorded
  test.each(cases)('$code', ({ code, answer }) => {
    expect(answered(code)).toBe(answer)
  })
})
