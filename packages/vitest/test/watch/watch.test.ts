import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished, test } from 'vitest'

const JOBS = join(import.meta.dirname, '../../../../fixtures/jobs')

const files = {
  'jobs/total.py': 'from parts.rules import double\n\n\ndef main(amount: int) -> int:\n    return double(amount) + 1\n',
  'jobs/parts/__init__.py': '',
  'jobs/parts/rules.py': 'def double(amount):\n    return amount * 2\n',
  'jobs/script.py': 'from parts.rules import double\nassert double(1) == 2, f"double(1) is {double(1)}"\n',
  'total.test.ts': `import { expect, test } from 'dryfit'
import * as job from './jobs/total.py'
test('adds', async () => { expect(await job.main(2)).toBe(5) })
`,
  'script.test.ts': `import { test } from 'dryfit'
test('runs', async ({ glue }) => { await glue.run('jobs/script.py') })
`,
}

test('watch mode reruns on a change of the .py, and of a Python file that it imports', async () => {
  const root = project()
  const write = (name: keyof typeof files, text: string): void => writeFileSync(join(root, name), text)
  for (const [name, text] of Object.entries(files)) write(name as keyof typeof files, text)
  const runWith = watch(root)

  await runWith([])

  write('jobs/total.py', files['jobs/total.py'].replace('+ 1', '+ 2'))
  await runWith(['expected 6 to be 5'])

  write('jobs/total.py', files['jobs/total.py'])
  await runWith([])

  write('jobs/parts/rules.py', files['jobs/parts/rules.py'].replace('* 2', '* 3'))
  await runWith(['AssertionError: double(1) is 3', 'expected 7 to be 5'])
})

/** A folder outside the workspace whose `dryfit` is that of an example job. */
function project(): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'dryfit-watch-')))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  mkdirSync(join(root, 'jobs/parts'), { recursive: true })
  symlinkSync(join(JOBS, 'books/node_modules'), join(root, 'node_modules'))
  return root
}

/** Starts vitest there; the function that it gives waits for a run that ends with these errors, in any order. */
function watch(root: string): (errors: readonly string[]) => Promise<void> {
  const program = join(import.meta.dirname, 'watch.ts')
  const child = spawn(process.execPath, ['--conditions=@dryfit/source', '--import', 'tsx', program, root], {
    cwd: join(import.meta.dirname, '../../../..'),
    env: { ...process.env, VITEST: undefined, VITEST_WORKER_ID: undefined, VITEST_POOL_ID: undefined },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const runs = errorsOf(child)
  return async (wanted) => {
    // A slow machine may see one change as two: the runs before the wanted one do not matter.
    for (;;) {
      const { value: errors, done } = await runs.next()
      if (done === true) throw new Error('vitest has ended')
      const isWanted =
        errors.length === wanted.length && wanted.every((text) => errors.some((error) => error.includes(text)))
      if (isWanted) return
    }
  }
}

/** The errors of each run, as watch.ts prints them. */
async function* errorsOf({ stdout }: ChildProcess): AsyncGenerator<readonly string[], void> {
  let text = ''
  for await (const chunk of stdout ?? []) {
    text += String(chunk)
    const lines = text.split('\n')
    text = lines.pop() ?? ''
    for (const line of lines) if (line.startsWith('RUN ')) yield JSON.parse(line.slice(4))
  }
}
