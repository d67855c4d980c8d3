import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { survive } from '../../src/plugin/surviving-pool.ts'

const BESIDE = `import { expect, test } from 'dryfit'
test('beside', () => { expect(1).toBe(1) })
`
const ENDS = {
  forks: `process.kill(process.pid, 'SIGKILL')\n  for (;;);`,
  threads: `process.reallyExit(7)`,
}

interface Told {
  readonly numTotalTests: number
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly assertionResults: readonly {
      readonly title: string
      readonly status: string
      readonly failureMessages: readonly string[]
    }[]
  }[]
}

test.each([
  ['forks', 'false', 'config'],
  ['forks', 'true', 'config'],
  ['threads', 'false', 'command'],
] as const)(
  'a process that ends fails the test that ended it by name, and no other: %s, isolate %s, by the %s',
  { timeout: 300_000 },
  (pool, isolate, from) => {
    const root = realpathSync(mkdtempSync(join(tmpdir(), 'dryfit-pool-')))
    onTestFinished(() => rmSync(root, { recursive: true, force: true }))
    symlinkSync(join(import.meta.dirname, '../../../../fixtures/jobs/books/node_modules'), join(root, 'node_modules'))
    writeFileSync(join(root, 'a.test.ts'), BESIDE)
    writeFileSync(
      join(root, 'b.test.ts'),
      `import { expect, test } from 'dryfit'
import { describe } from 'vitest'
test('before', () => {})
describe('a suite', () => {
  test('ends its process', () => {\n  ${ENDS[pool]}\n})
  test('after', () => { expect(2).toBe(2) })
})
`,
    )
    writeFileSync(join(root, 'c.test.ts'), BESIDE)

    const ran = spawnSync(
      process.execPath,
      [
        '--conditions=@dryfit/source',
        '--import',
        'tsx',
        join(import.meta.dirname, 'surviving.ts'),
        root,
        pool,
        isolate,
        from,
      ],
      {
        cwd: join(import.meta.dirname, '../../../..'),
        env: {
          ...process.env,
          VITEST: undefined,
          VITEST_WORKER_ID: undefined,
          VITEST_POOL_ID: undefined,
          NO_COLOR: '1',
          FORCE_COLOR: undefined,
        },
        encoding: 'utf8',
      },
    )

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
    expect(ran.stdout).toContain('1 failed | 4 passed (5)')
    expect(ran.status).toBe(1)
  },
)

test.each(['vmThreads', 'vmForks'])('the pool %s is refused with what to take', (pool) => {
  expect(() => survive({ pool })).toThrow(
    `[POOL_REFUSED] Failed to run tests in the pool ${pool}: a job that ends its process would take the tests of other files with it. Take pool: 'forks' or 'threads'.`,
  )
})
