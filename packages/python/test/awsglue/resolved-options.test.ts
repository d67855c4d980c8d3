import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { glueJob } from './glue-job.ts'

interface Case {
  readonly argv: readonly string[]
  readonly options: readonly string[]
  readonly found?: Readonly<Record<string, string>>
  readonly raises?: readonly [kind: string, message: string]
}

const { cases } = JSON.parse(
  readFileSync(new URL('../../../../fixtures/glue/resolved-options.json', import.meta.url), 'utf8'),
) as { readonly cases: readonly Case[] }
const job = glueJob()

/** What Python makes of all cases: the arguments that are there, or what it raises. */
function resolved(): readonly unknown[] {
  const asked = cases.map(({ argv, options }) => [argv, options])
  const printed = job.run(`
import json
def attempt(argv, options):
    try:
        found = getResolvedOptions(["job.py", *argv], options)
        return {k: v for k, v in found.items() if v is not None and v != "job-bookmark-disable"}
    except BaseException as error:
        return [type(error).__name__, str(error)]
for argv, options in json.loads(${JSON.stringify(JSON.stringify(asked))}):
    print("=" + json.dumps(attempt(argv, options)))
`)
  return printed.filter((line) => line.startsWith('=')).map((line) => JSON.parse(line.slice(1)))
}

test('arguments are resolved as argparse resolves them', () => {
  expect(resolved()).toEqual(cases.map(({ found, raises }) => found ?? raises))
})

test('a text given as options asks for each of its characters', () => {
  expect(job.run('print(getResolvedOptions(sys.argv, "a")["a"])', ['--a', '1'])).toEqual(['1'])
})

test('what a job resolved is forgotten in the next run', () => {
  const text = 'from awsglue.utils import _global_args\nprint(len(_global_args))\ngetResolvedOptions(sys.argv, [])'

  expect([job.run(text), job.run(text)]).toEqual([['0'], ['0']])
})
