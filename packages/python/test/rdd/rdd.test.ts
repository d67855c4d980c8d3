import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createGlue } from '@dryfit/glue'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectGlue } from '../../src/bridge/glue-ops.ts'
import type { PythonHost } from '../../src/host.ts'
import { startEmbedded } from '../../src/hosts/embedded/start.ts'
import { endsHangs, folderWith } from '../hosts/toy.ts'

const script = fileURLToPath(new URL('./rdd_steps.py', import.meta.url))
const recorded = JSON.parse(
  readFileSync(new URL('../../../../fixtures/rdd/answers.json', import.meta.url), 'utf8'),
) as { readonly answers: Readonly<Record<string, string>> }

let python: PythonHost | undefined
let answers: Readonly<Record<string, string>> = {}

beforeAll(async () => {
  python = await startEmbedded({ timeLimit: endsHangs })
  connectGlue(python, createGlue())
  const printed: string[] = []
  python.runScript(script, { argv: [], stdout: (line) => printed.push(line) })
  answers = JSON.parse(printed.join('').split('answers: ')[1] ?? '{}')
})
afterAll(() => python?.reset())

test.each(Object.keys(recorded.answers))('%s answers as on real Spark', (program) => {
  expect(answers[program]).toBe(recorded.answers[program])
})

test('keys whose hash is not that of another process are refused where it would be seen', () => {
  const printed: string[] = []
  const text = `
from pyspark.context import SparkContext
class Odd:
    pass
sc = SparkContext.getOrCreate()
pairs = sc.parallelize([(Odd(), 1), (Odd(), 2)], 2)
print(len(pairs.groupByKey(1).collect()))
for keys in (Odd(), float("nan")):
    try:
        sc.parallelize([(keys, 1)], 2).groupByKey().collect()
    except BaseException as error:
        print(str(error).splitlines()[-1])
`
  const file = join(folderWith({ 'job.py': text }), 'job.py')
  python?.runScript(file, { stdout: (line) => printed.push(line) })
  expect(printed).toMatchInlineSnapshot(`
    [
      "2",
      "[KEY_NOT_PORTABLE] Failed to spread Odd keys over partitions: their hash is another one in each Python process. Use keys that are numbers, texts, dates or tuples of them, or one partition.",
      "[KEY_NOT_PORTABLE] Failed to spread float keys over partitions: Python hashes each NaN by where it lies in memory. Use keys that are numbers, texts, dates or tuples of them, or one partition.",
    ]
  `)
})
