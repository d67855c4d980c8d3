import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createVitest } from 'vitest/node'
import { dryfit } from '../../src/plugin.ts'

const FILES = {
  'jobs/j.py': 'from lib.h import f\ndef main(): return f()\n',
  'jobs/lib/__init__.py': '',
  'jobs/lib/h.py': 'from .deep import g\ndef f(): return g()\n',
  'jobs/lib/deep.py': 'def g(): return 1\n',
  'jobs/script.py': 'import only_script\n',
  'jobs/only_script.py': '',
  'jobs/plain.py': '',
  'jobs/by_name.py': '',
  'imports.test.ts': "import { test } from 'dryfit'\nimport * as j from './jobs/j.py'\ntest('a', () => j.main())\n",
  'runs.test.ts': "import { test } from 'dryfit'\ntest('b', ({ glue }) => glue.run('jobs/script.py'))\n",
  'makes.test.ts': "import { test } from 'dryfit'\ntest('c', ({ glue }) => glue.run(`jobs/${'plain'}.py`))\n",
  'none.test.ts': "import { test } from 'vitest'\ntest('d', () => {})\n",
}

/** The test files that `vitest related <file>` runs. */
async function relatedTo(root: string, file: string): Promise<readonly string[]> {
  const vitest = await createVitest(
    'test',
    { root, config: false, watch: false, related: [join(root, file)], reporters: [] },
    // As it lies when it is installed: below node_modules.
    { plugins: [dryfit({ types: false })], resolve: { preserveSymlinks: true } },
  )
  try {
    const found = await vitest.getRelevantTestSpecifications()
    return found.map(({ moduleId }) => basename(moduleId, '.test.ts')).sort()
  } finally {
    await vitest.close()
  }
}

function project(): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'dryfit-related-')))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  symlinkSync(join(import.meta.dirname, '../../../../fixtures/jobs/books/node_modules'), join(root, 'node_modules'))
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), text)
  }
  return root
}

test('a changed Python file finds the tests of the jobs that use it, however deep, and those that name the script', async () => {
  const root = project()
  // A test that makes the name of its job may be about any.
  expect(await relatedTo(root, 'jobs/j.py')).toEqual(['imports', 'makes'])
  expect(await relatedTo(root, 'jobs/lib/deep.py')).toEqual(['imports', 'makes'])
  expect(await relatedTo(root, 'jobs/lib/__init__.py')).toEqual(['imports', 'makes'])
  expect(await relatedTo(root, 'jobs/only_script.py')).toEqual(['makes', 'runs'])
  expect(await relatedTo(root, 'none.test.ts')).toEqual(['none'])
})

test('a changed Python file that no module names finds every test', async () => {
  expect(await relatedTo(project(), 'jobs/by_name.py')).toEqual(['imports', 'makes', 'none', 'runs'])
})
