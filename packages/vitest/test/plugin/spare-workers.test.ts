import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'

const TOP = join(import.meta.dirname, '../../../..')

const PRELOAD = `import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
writeFileSync(join(import.meta.dirname, 'spare-' + process.pid), '')
`

/** The first file ends once a process waits for the next one; each tells its process. */
const TEST = `import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
// job.py
const has = (start) => readdirSync(import.meta.dirname).some((name) => name.startsWith(start))
test('runs', { timeout: 600_000 }, async () => {
  expect(globalThis.isUsed).toBeUndefined()
  globalThis.isUsed = true
  writeFileSync(join(import.meta.dirname, 'ran-' + process.pid), '')
  while (!has('spare-')) await new Promise((resolve) => setTimeout(resolve, 20))
})
`

test('a process waits for the next file of a job, and each file has its own', () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'dryfit-spare-')))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  symlinkSync(join(TOP, 'fixtures/jobs/books/node_modules'), join(root, 'node_modules'))
  writeFileSync(join(root, 'preload.mjs'), PRELOAD)
  for (const name of ['a', 'b', 'c']) writeFileSync(join(root, `${name}.test.js`), TEST)

  const preload = pathToFileURL(join(root, 'preload.mjs')).href
  const program = join(import.meta.dirname, 'spare.ts')
  const ran = spawnSync(process.execPath, ['--conditions=@dryfit/source', '--import', 'tsx', program, root, preload], {
    cwd: TOP,
    env: { ...process.env, VITEST: undefined, VITEST_WORKER_ID: undefined, VITEST_POOL_ID: undefined, NO_COLOR: '1' },
    encoding: 'utf8',
  })

  expect(`${ran.stdout}${ran.stderr}`).toContain('3 passed (3)')
  const processes = (start: string) =>
    readdirSync(root).flatMap((name) => (name.startsWith(start) ? [name.slice(start.length)] : []))
  const used = processes('ran-')
  expect(used).toHaveLength(3)
  const spares = new Set(processes('spare-'))
  // Of three, all but the first waited; none was made that nobody needs.
  expect(used.filter((pid) => spares.has(pid))).toHaveLength(2)
  expect(spares.size).toBe(2)
})
