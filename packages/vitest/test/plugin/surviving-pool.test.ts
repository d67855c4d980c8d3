import { type SpawnOptions, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { survive } from '../../src/plugin/surviving-pool.ts'

const BESIDE = `import { expect, test } from 'dryfit'
test('beside', () => { expect(1).toBe(1) })
`
const ENDS = {
  'a signal': `process.kill(process.pid, 'SIGKILL')\n  for (;;);`,
  'an exit': `process.reallyExit(7)`,
  'a regular expression of the test without end': `/^(a+)+$/.test('a'.repeat(60) + 'b')`,
  'a loop of the test': `for (;;) [2, 1].sort()`,
}

interface Told {
  readonly numTotalTests: number
  readonly testResults: readonly {
    readonly name: string
    readonly message: string
    readonly status: string
    readonly assertionResults: readonly {
      readonly title: string
      readonly status: string
      readonly failureMessages: readonly string[]
    }[]
  }[]
}

async function output(
  program: string,
  args: readonly string[],
  options: SpawnOptions,
): Promise<{ stdout: string; code: unknown }> {
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'inherit'] })
  const kill = (): void => void child.kill('SIGKILL')
  process.once('exit', kill)
  const ended = new Promise((resolve) => child.on('close', resolve))
  let stdout = ''
  for await (const chunk of child.stdout ?? []) stdout += String(chunk)
  const code = await ended
  process.off('exit', kill)
  return { stdout, code }
}

/** Runs the tests of a folder in a vitest of its own. */
const vitestOf = (root: string, ...settings: readonly string[]): Promise<{ stdout: string; code: unknown }> =>
  output(
    process.execPath,
    ['--conditions=@dryfit/source', '--import', 'tsx', join(import.meta.dirname, 'surviving.ts'), root, ...settings],
    {
      cwd: join(import.meta.dirname, '../../../..'),
      env: {
        ...process.env,
        VITEST: undefined,
        VITEST_WORKER_ID: undefined,
        VITEST_POOL_ID: undefined,
        DRYFIT_UNHEARD: '1000',
        NO_COLOR: '1',
        FORCE_COLOR: undefined,
      },
    },
  )

function folder(files: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'dryfit-pool-')))
  symlinkSync(join(import.meta.dirname, '../../../../fixtures/jobs/books/node_modules'), join(root, 'node_modules'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text)
  return root
}

test.concurrent.for([
  ['a signal', 'forks', 'false', 'config'],
  ['a signal', 'forks', 'true', 'config'],
  ['an exit', 'threads', 'false', 'command'],
  ['a regular expression of the test without end', 'forks', 'false', 'config'],
  ['a loop of the test', 'threads', 'false', 'config'],
] as const)(
  'a process that ends fails the test that ended it by name, and no other: %s in %s, isolate %s, by the %s',
  async ([how, pool, isolate, from], { expect, onTestFinished }) => {
    const root = folder({
      'a.test.ts': BESIDE,
      'b.test.ts': `import { expect, test } from 'dryfit'
import { describe } from 'vitest'
test('before', () => {})
describe('a suite', () => {
  test('ends its process', { timeout: 1000 }, () => {\n  ${ENDS[how]}\n})
  test('after', () => { expect(2).toBe(2) })
})
`,
      'c.test.ts': BESIDE,
    })
    onTestFinished(() => rmSync(root, { recursive: true, force: true }))

    const { stdout, code } = await vitestOf(root, pool, isolate, from)
    const told = JSON.parse(readFileSync(join(root, 'out.json'), 'utf8')) as Told
    const states = told.testResults.flatMap((file) =>
      file.assertionResults.map(({ title, status }) => `${file.name.slice(-9)} ${title}: ${status}`),
    )
    expect(states.sort()).toEqual([
      'a.test.ts beside: passed',
      'b.test.ts after: passed',
      'b.test.ts before: passed',
      'b.test.ts ends its process: failed',
      'c.test.ts beside: passed',
    ])
    const failures = told.testResults.flatMap((file) => file.assertionResults.flatMap((each) => each.failureMessages))
    expect(failures.join('\n')).toContain(
      '[PROCESS_ENDED] Failed to finish "ends its process": the process that ran it ended:',
    )
    expect(readFileSync(join(root, 'out.xml'), 'utf8')).toMatch(/<testsuites [^>]*tests="5" failures="1" errors="0"/)
    expect(stdout).toContain('1 failed | 4 passed (5)')
    expect(code).toBe(1)
  },
)

test.concurrent.for([
  ['a module', 'for (;;) [2, 1].sort()'],
  ['a hook after all tests', 'afterAll(() => {\n  for (;;) [2, 1].sort()\n})'],
] as const)('%s that loops fails its file by name, and no other', async ([, loop], { expect, onTestFinished }) => {
  const own = `import { afterAll } from 'vitest'\nimport { test } from 'dryfit'\ntest('own', () => {})\n${loop}\n`
  const root = folder({ 'a.test.ts': BESIDE, 'b.test.ts': own, 'c.test.ts': BESIDE })
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))

  const { code } = await vitestOf(root, 'forks', 'false', 'config')

  const told = JSON.parse(readFileSync(join(root, 'out.json'), 'utf8')) as Told
  expect(told.testResults.map((file) => `${file.name.slice(-9)} ${file.status}`).sort()).toEqual([
    'a.test.ts passed',
    'b.test.ts failed',
    'c.test.ts passed',
  ])
  const said = told.testResults.map(({ message }) => message).join('')
  expect(said).toContain(
    `[PROCESS_ENDED] Failed to finish ${root}/b.test.ts: the process that ran it ended: its thread gave no`,
  )
  expect(said).toContain('sign of life for 22000 ms while it loaded modules or ran hooks')
  expect(said).toContain('Other files ran in a new one.')
  expect(code).toBe(1)
})

// A process that the next file shares may end while that one loads: whose end it was nobody knows.
test.concurrent.for([
  ['forks', 'true'],
  ['threads', 'true'],
] as const)(
  'a process that ends when its tests are over takes no other file with it: %s, isolate %s',
  async ([pool, isolate], { expect, onTestFinished }) => {
    const ends = `import { afterAll } from 'vitest'
import { test } from 'dryfit'
afterAll(() => { setTimeout(() => process.reallyExit(5), 3) })
test('own', () => {})
`
    const root = folder({ 'a.test.ts': ends, 'b.test.ts': BESIDE, 'c.test.ts': BESIDE })
    onTestFinished(() => rmSync(root, { recursive: true, force: true }))

    await vitestOf(root, pool, isolate, 'config')

    const told = JSON.parse(readFileSync(join(root, 'out.json'), 'utf8')) as Told
    const others = told.testResults
      .map((file) => `${file.name.slice(-9)} ${file.status}`)
      .filter((each) => !each.startsWith('a'))
    expect(others.sort()).toEqual(['b.test.ts passed', 'c.test.ts passed'])
  },
)

test.each(['vmThreads', 'vmForks'])('the pool %s is refused with what to take', (pool) => {
  expect(() => survive({ pool })).toThrow(
    `[POOL_REFUSED] Failed to run tests in the pool ${pool}: a job that ends its process would take the tests of other files with it. Take pool: 'forks' or 'threads'.`,
  )
})
