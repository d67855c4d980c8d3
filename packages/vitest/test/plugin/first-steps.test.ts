import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { refuseWithoutPlugin } from '../../src/missing-plugin.ts'
import { PROJECT_VARIABLE } from '../../src/project.ts'
import { refusePythonRequire } from '../../src/python-require.ts'

function fileWith(name: string, text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'dryfit-first-')), name)
  onTestFinished(() => rmSync(dirname(file), { recursive: true }))
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  return file
}

test('a Python file that is required says that it is for import', () => {
  refusePythonRequire()
  const file = fileWith('job.py', 'import datetime\n')
  expect(() => createRequire(import.meta.url)(file)).toThrow(
    "job.py: a Python file is a module for import only. Write: import * as job from './job.py'",
  )
})

/** What a test file with such a text hears. */
function heard(text: string, helper = ''): unknown {
  const { testPath } = expect.getState()
  const file = fileWith('a.test.ts', text)
  writeFileSync(join(dirname(file), 'helper.ts'), helper)
  try {
    expect.setState({ testPath: file })
    refuseWithoutPlugin()
    return undefined
  } catch (error) {
    return (error as Error).message
  } finally {
    expect.setState({ testPath: testPath ?? '' })
  }
}

test('a test that imports Python hears that the plugin is missing, another does not', () => {
  vi.stubEnv(PROJECT_VARIABLE, undefined)
  onTestFinished(() => void vi.unstubAllEnvs())
  expect(heard("import { test } from 'dryfit'\nimport * as job from '../jobs/x.py'\n")).toMatchInlineSnapshot(
    `"[PLUGIN_MISSING] Failed to import ../jobs/x.py: vitest runs without dryfit's plugin. Let vitest.config.mts have: import { dryfit } from 'dryfit/plugin', and in defineConfig: plugins: [dryfit()]."`,
  )
  expect(heard("import {\n  main,\n} from './x.py'\n")).toContain('Failed to import ./x.py')
  expect(heard("test('x', async () => { const job = await import('./y.py') })\n")).toContain('Failed to import ./y.py')
  const indirect = "import { main } from './helper'\n"
  expect(heard(indirect, "import './a.test'\nexport { main } from './z.py'\n")).toContain('Failed to import ./z.py')
  expect(heard(indirect, 'export const main = 1')).toBeUndefined()
  expect(heard("import text from './x.py?raw'\n// './x.py'\n")).toBeUndefined()
  vi.stubEnv(PROJECT_VARIABLE, '{"root":"/","path":[]}')
  expect(heard("import * as job from '../jobs/x.py'\n")).toBeUndefined()
})
