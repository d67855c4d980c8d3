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

/** What a run told: what failed and passed, each after the name of its file. */
async function told(files: Readonly<Record<string, string>>, ...settings: readonly string[]) {
  const root = folder(files)
  try {
    const { stdout, code } = await vitestOf(root, ...settings)
    const { testResults } = JSON.parse(readFileSync(join(root, 'out.json'), 'utf8')) as Told
    const short = (name: string): string => name.slice(root.length + 1, -'.test.ts'.length)
    return {
      stdout,
      code,
      xml: readFileSync(join(root, 'out.xml'), 'utf8'),
      files: testResults.map(({ name, status }) => `${short(name)}: ${status}`).sort(),
      tests: testResults
        .flatMap((file) => file.assertionResults.map(({ title, status }) => `${short(file.name)} ${title}: ${status}`))
        .sort(),
      failures: testResults.flatMap((file) => file.assertionResults.flatMap((each) => each.failureMessages)),
      messages: testResults.map(({ message }) => message.replaceAll(`${root}/`, '')),
    }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

const endingBy = (how: keyof typeof ENDS): string => `import { expect, test } from 'dryfit'
import { describe } from 'vitest'
test('before', () => {})
describe('a suite', () => {
  test('ends its process', { timeout: 1000 }, () => {\n  ${ENDS[how]}\n})
  test('after', () => { expect(2).toBe(2) })
})
`

// Each hang takes 22 s of waiting, each vitest some seconds of the processor: ends share one, as many as they are alike.
test.concurrent.for([
  [['a signal', 'a regular expression of the test without end'], 'forks', 'config'],
  [['an exit', 'a loop of the test'], 'threads', 'command'],
] as const)(
  'a process that ends fails the test that ended it by name, and no other: %s in %s, by the %s',
  async ([[first, second], pool, from], { expect }) => {
    const files = {
      'a.test.ts': BESIDE,
      'b.test.ts': endingBy(first),
      'c.test.ts': BESIDE,
      'd.test.ts': endingBy(second),
      'e.test.ts': BESIDE,
    }
    const { tests, failures, xml, stdout, code } = await told(files, pool, 'false', from)
    const ofEnding = (file: string): string[] => [
      `${file} after: passed`,
      `${file} before: passed`,
      `${file} ends its process: failed`,
    ]
    expect(tests).toEqual([
      'a beside: passed',
      ...ofEnding('b'),
      'c beside: passed',
      ...ofEnding('d'),
      'e beside: passed',
    ])
    expect(failures).toHaveLength(2)
    for (const failure of failures)
      expect(failure).toContain('[PROCESS_ENDED] Failed to finish "ends its process": the process that ran it ended:')
    expect(xml).toMatch(/<testsuites [^>]*tests="9" failures="2" errors="0"/)
    expect(stdout).toContain('2 failed | 7 passed (9)')
    expect(code).toBe(1)
  },
)

test.concurrent('a module and a hook after all tests that loop fail their files by name, and no other', async ({
  expect,
}) => {
  // For the pool as a loop, and no load for the machine.
  const loop = 'for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)'
  const looping = (text: string): string =>
    `import { afterAll } from 'vitest'\nimport { test } from 'dryfit'\ntest('own', () => {})\n${text}\n`
  const { files, messages, code } = await told(
    {
      'a.test.ts': BESIDE,
      'b.test.ts': looping(loop),
      'c.test.ts': BESIDE,
      'd.test.ts': looping(`afterAll(() => {\n  ${loop}\n})`),
    },
    'forks',
    'false',
    'config',
    '2',
  )
  expect(files).toEqual(['a: passed', 'b: failed', 'c: passed', 'd: failed'])
  for (const file of ['b', 'd']) {
    const said = messages.find((each) => each.includes(`${file}.test.ts`)) ?? ''
    expect(said).toContain(
      `[PROCESS_ENDED] Failed to finish ${file}.test.ts: the process that ran it ended: its thread gave no`,
    )
    expect(said).toContain('sign of life for 22000 ms while it loaded modules or ran hooks')
    expect(said).toContain('Other files ran in a new one.')
  }
  expect(code).toBe(1)
})

// A process that the next file shares may end while that one loads: whose end it was nobody knows.
const LATE = `import { afterAll } from 'vitest'
import { test } from 'dryfit'
afterAll(() => { setTimeout(() => process.reallyExit(5), 3) })
test('own', () => {})
`

test.concurrent('an end in a process of its own takes no other file with it, when its tests are over neither', async ({
  expect,
}) => {
  const files = { 'a.test.ts': LATE, 'b.test.ts': BESIDE, 'c.test.ts': endingBy('a signal'), 'd.test.ts': BESIDE }
  const { files: ended, tests } = await told(files, 'forks', 'true', 'config')
  expect(ended.slice(1)).toEqual(['b: passed', 'c: failed', 'd: passed'])
  expect(tests.filter((each) => each.startsWith('c'))).toEqual([
    'c after: passed',
    'c before: passed',
    'c ends its process: failed',
  ])
})

test.concurrent('a thread that ends its process when its tests are over takes no other file with it', async ({
  expect,
}) => {
  const files = { 'a.test.ts': LATE, 'b.test.ts': BESIDE, 'c.test.ts': BESIDE }
  const { files: ended } = await told(files, 'threads', 'true', 'config')
  expect(ended.slice(1)).toEqual(['b: passed', 'c: passed'])
})

test.each(['vmThreads', 'vmForks'])('the pool %s is refused with what to take', (pool) => {
  expect(() => survive({ pool })).toThrow(
    `[POOL_REFUSED] Failed to run tests in the pool ${pool}: a job that ends its process would take the tests of other files with it. Take pool: 'forks' or 'threads'.`,
  )
})
