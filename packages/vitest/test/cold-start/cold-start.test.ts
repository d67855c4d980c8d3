import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, type TestContext, test } from 'vitest'

const TOP = join(import.meta.dirname, '../../../..')

// Each file runs in a process of its own, where its first test would pay for the start of Python.
const files = {
  'jobs/total.py': 'def main(amount: int) -> int:\n    return amount + 1\n',
  'jobs/script.py': 'assert 1 + 1 == 2\n',
  'src/job.ts': "export { main } from '../jobs/total.py'\n",
  'src/load.ts': 'export const load = (name: string) => import(`../jobs/${name}.py`)\n',
  'indirect.test.ts': `import { expect, test } from 'vitest'
import { main } from './src/job'
test('imports a module that imports it', async () => { expect(await main(2)).toBe(3) })
`,
  'later.test.ts': `import { expect, test } from 'vitest'
import { load } from './src/load'
test('imports it when it runs', async () => { expect(await (await load('total')).main(2)).toBe(3) })
`,
  'script.test.ts': `import { test } from 'dryfit'
const name = ['jobs', 'script' + '.p' + 'y'].join('/')
test('runs it by a name that is made', async ({ glue }) => { await glue.run(name) })
`,
  'hook.test.ts': `import { beforeAll, expect, test } from 'vitest'
import { main } from './src/job'
let sum: number
beforeAll(async () => { sum = await main(1) })
test('runs it in a hook', () => { expect(sum).toBe(2) })
test('is another', () => {})
`,
}

interface Project {
  /** In place of those above. */
  readonly files?: Readonly<Record<string, string>>
  /** That vitest runs in. */
  readonly folder?: string
}

/** The outcomes of each run of vitest in that project, where Python's start takes longer than its tests may. */
async function outcomes(
  { onTestFinished }: TestContext,
  { files: own = files, folder = '.', ...options }: Project & Record<string, unknown>,
  ...filters: string[]
): Promise<string[][]> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'dryfit-cold-')))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  symlinkSync(join(TOP, 'fixtures/jobs/books/node_modules'), join(root, 'node_modules'))
  for (const [name, text] of Object.entries(own)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), text)
  }
  const program = join(import.meta.dirname, 'run.ts')
  const args = [
    '--conditions=@dryfit/source',
    '--import',
    'tsx',
    program,
    join(root, folder),
    JSON.stringify(options),
    ...filters,
  ]
  const { VITEST: _, VITEST_WORKER_ID: __, VITEST_POOL_ID: ___, ...env } = process.env
  const child = spawn(process.execPath, args, {
    cwd: TOP,
    env: { ...env, DRYFIT_START_DELAY: '6000' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let text = ''
  for await (const chunk of child.stdout) text += String(chunk)
  return text.split('\n').flatMap((line) => (line.startsWith('RUN ') ? [JSON.parse(line.slice(4)).sort()] : []))
}

test.concurrent('a start of Python that takes longer than a test may counts against no test of a run', async (context) => {
  expect(await outcomes(context, {}, 'indirect', 'later', 'script')).toEqual([
    [
      'imports a module that imports it: passed',
      'imports it when it runs: passed',
      'runs it by a name that is made: passed',
    ],
  ])
})

test.concurrent('nor in watch mode', async (context) => {
  const passed = ['is another: passed', 'runs it in a hook: passed']
  expect(await outcomes(context, { change: 'src/job.ts' }, 'hook')).toEqual([passed, passed])
})

test.concurrent('nor in vitest related', async (context) => {
  expect(await outcomes(context, { related: ['src/load.ts'] })).toEqual([['imports it when it runs: passed']])
})

test.concurrent('nor where one test is asked for', async (context) => {
  expect(await outcomes(context, { testNamePattern: 'by a name', isolate: false }, 'script')).toEqual([
    ['runs it by a name that is made: passed'],
  ])
})

test.concurrent('nor in the test runner of an editor, which asks for a test of one file, and then of another', async (context) => {
  const editor = { testNamePattern: 'by a name|in a hook' }
  expect(await outcomes(context, { editor }, 'script', 'hook', 'script')).toEqual([
    ['runs it by a name that is made: passed'],
    ['runs it in a hook: passed'],
    ['runs it by a name that is made: passed'],
  ])
})

test.concurrent('nor for a script outside of the project that no module names, in its repository', async (context) => {
  const outside = {
    '.git/HEAD': '',
    'etl/outer.py': 'assert 1 + 1 == 2\n',
    'packages/app/outer.test.ts': `import { test } from 'dryfit'
const name = ['..', '..', 'etl', 'outer' + '.p' + 'y'].join('/')
test('runs it', async ({ glue }) => { await glue.run(name) })
`,
  }
  expect(await outcomes(context, { folder: 'packages/app', files: outside })).toEqual([['runs it: passed']])
})
