import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

const TOP = join(import.meta.dirname, '../../../..')

const TEST = `import { expect, test } from 'dryfit'
import * as job from './total.py'
test('adds', async () => { expect(await job.main(2)).toBe(3) })
`

test('a start of Python that takes longer than a test may still gives a passing first test', {
  timeout: 300_000,
}, () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'dryfit-cold-')))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  symlinkSync(join(TOP, 'fixtures/jobs/books/node_modules'), join(root, 'node_modules'))
  mkdirSync(join(root, 'empty-cache'))
  writeFileSync(join(root, 'total.py'), 'def main(amount: int) -> int:\n    return amount + 1\n')
  writeFileSync(join(root, 'total.test.ts'), TEST)

  const program = join(import.meta.dirname, 'run.ts')
  const ended = spawnSync(process.execPath, ['--conditions=@dryfit/source', '--import', 'tsx', program, root], {
    cwd: TOP,
    encoding: 'utf8',
    env: {
      ...process.env,
      DRYFIT_CACHE_DIR: join(root, 'empty-cache'),
      VITEST: undefined,
      VITEST_WORKER_ID: undefined,
      VITEST_POOL_ID: undefined,
    },
  })

  expect(`${ended.stdout}${ended.stderr}`).toMatch(/1 passed/)
  expect(ended.status).toBe(0)
})
