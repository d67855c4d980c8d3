import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderWith, toyGuest } from './toy.ts'

test.each([
  ['a loop in C', 'sum(itertools.count())', 'it hangs where Python can not be interrupted'],
  ['a job that catches every interruption', 'run()', 'it catches every interruption and goes on'],
])('ends the process for %s, after saying which job and line', (_, line, reason) => {
  const folder = folderWith({
    'job.py': `
import itertools, toyglue
def run():
    def again():
        try:
            while True:
                try:
                    while True: pass
                except BaseException: pass
        except BaseException:
            pass
    while True:
        try:
            again()
        except BaseException:
            pass
        finally:
            run()
toyglue.read("x")
${line}
`,
  })
  const file = join(folder, 'job.py')
  const root = join(import.meta.dirname, '../../../..')
  const ended = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--conditions=@dryfit/source', join(import.meta.dirname, 'hang.ts'), file, toyGuest()],
    { cwd: root, encoding: 'utf8', timeout: 20_000 },
  )
  expect(ended.signal).toBe('SIGKILL')
  expect(ended.stderr).toContain(`[JOB_HANGS] Failed to end orders > never ends: ${reason}`)
  expect(ended.stderr).toContain(
    `The time limit was 200 ms; this process ends now.\n  job: ${file}\n  Its last call to the engine was at ${file}:19.`,
  )
})
