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

function printedBy(text: string): readonly string[] {
  const printed: string[] = []
  const file = join(folderWith({ 'job.py': text }), 'job.py')
  python?.runScript(file, { stdout: (line) => printed.push(line) })
  return printed
}

test.each(Object.keys(recorded.answers))('%s answers as on real Spark', (program) => {
  expect(answers[program]).toBe(recorded.answers[program])
})

test('keys whose hash is not that of another process are refused where it would be seen', () => {
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
  const printed = printedBy(text)
  expect(printed).toMatchInlineSnapshot(`
    [
      "2",
      "[KEY_NOT_PORTABLE] Failed to spread Odd keys over partitions: their hash is another one in each Python process. Use keys that are numbers, texts, dates or tuples of them, or one partition.",
      "[KEY_NOT_PORTABLE] Failed to spread float keys over partitions: Python hashes each NaN by where it lies in memory. Use keys that are numbers, texts, dates or tuples of them, or one partition.",
    ]
  `)
})

test('a shuffle whose task failed is computed anew by the next action', () => {
  const text = `
from pyspark.context import SparkContext
rdd = SparkContext.getOrCreate().parallelize([1, 0], 1).map(lambda x: 1 // x).repartition(2)
for _ in range(2):
    try:
        print(rdd.collect())
    except Exception as error:
        print(type(error).__name__)
`
  const printed = printedBy(text)
  expect(printed).toEqual(['Py4JJavaError', 'Py4JJavaError'])
})

test.each([
  'datetime.datetime(2024, 1, 2, tzinfo=datetime.timezone.utc)',
  'datetime.time(1, tzinfo=datetime.timezone.utc)',
])('a key with a time zone is refused, in UTC too: %s', (key) => {
  const text = `
import datetime
from pyspark.rdd import portable_hash
try:
    print(portable_hash(${key}))
except Exception as error:
    print(str(error).split(":")[0])
`
  const printed = printedBy(text)
  expect(printed).toEqual([expect.stringContaining('[KEY_NOT_PORTABLE]')])
})
