import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { hasPython } from '../../src/plugin/python-files.ts'

/** A repository with these files; gives its folder. */
function repository(...files: readonly string[]): string {
  const top = realpathSync(mkdtempSync(join(tmpdir(), 'dryfit-files-')))
  onTestFinished(() => rmSync(top, { recursive: true, force: true }))
  for (const file of files) {
    mkdirSync(dirname(join(top, file)), { recursive: true })
    writeFileSync(join(top, file), '')
  }
  return top
}

test.each([
  ['below the project', ['packages/app/jobs/a.py'], true],
  ['beside the project, in its repository', ['.git/HEAD', 'jobs/a.py', 'packages/app/a.ts'], true],
  ['beside the project, in its workspace', ['pnpm-workspace.yaml', 'etl/jobs/a.py', 'packages/app/a.ts'], true],
  ['nowhere in the repository', ['.git/HEAD', 'packages/app/a.ts'], false],
  ['in what is installed alone', ['.git/HEAD', 'node_modules/x/a.py', 'packages/app/node_modules/y/b.py'], false],
])('Python %s', (_, files, found) => {
  expect(hasPython(join(repository('packages/app/package.json', ...files), 'packages/app'))).toBe(found)
})
