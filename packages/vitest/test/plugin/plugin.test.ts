import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { declarationOf } from '../../src/plugin/declarations.ts'
import { moduleCode } from '../../src/plugin/module-code.ts'
import { dryfit } from '../../src/plugin.ts'
import { localImports } from '../../src/python-source/local-imports.ts'
import { scanPython } from '../../src/python-source/scan.ts'

function project(files: Record<string, string>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'dryfit-plugin-')))
  onTestFinished(() => rmSync(root, { recursive: true }))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), text)
  }
  return root
}

const JOB = `
def main(glue_context: GlueContext, day: str = "", *, retries: int = 3) -> None: ...
def load(paths: list[str], limit: Optional[int]) -> DataFrame: ...
def delete(): ...
`

test('a Python file becomes a module with an export for each function', () => {
  expect(moduleCode('/p/jobs/load.py', scanPython(JOB), '/p/runtime.js')).toMatchInlineSnapshot(`
    "import { importJob } from "/p/runtime.js"
    import * as itself from "/p/jobs/load.py"
    const job = importJob("/p/jobs/load.py", {"functions":["main","load","delete"],"classes":{},"constants":{},"imported":{}}, itself)
    const f0 = job["main"]
    const f1 = job["load"]
    const f2 = job["delete"]
    export { f0 as main, f1 as load, f2 as delete }
    export default job
    "
  `)
})

test('the declaration of a Python file has its parameters and simple hints', () => {
  expect(declarationOf(scanPython(JOB))).toMatchInlineSnapshot(`
    "// Written by dryfit/plugin from the Python file beside which it stands; changes are lost.
    import type * as dryfit from 'dryfit'
    export declare const main: dryfit.PythonFunction<[glue_context: dryfit.GlueContext, day?: string, ...rest: unknown[]], null>
    export declare const load: dryfit.PythonFunction<[paths: readonly any[], limit: number | bigint | null], dryfit.DataFrame>
    declare const delete_: dryfit.PythonFunction<[], any>
    export { delete_ as delete }
    declare const _default: dryfit.JobModule
    export default _default
    "
  `)
})

test('local imports are followed, others are not', () => {
  const root = project({
    'jobs/main.py': 'import json, rules\nfrom lib import dates\nfrom lib.text import clean\nfrom extra import x\n',
    'jobs/rules.py': 'import main\nfrom lib import nothing\n',
    'jobs/lib/__init__.py': 'from . import base\n',
    'jobs/lib/base.py': '',
    'jobs/lib/dates.py': 'from ..rules import y\n',
    'jobs/lib/text.py': '',
    'shared/extra.py': '',
  })
  const found = localImports(join(root, 'jobs/main.py'), [join(root, 'shared')]).map((f) => f.slice(root.length + 1))
  expect(found).toEqual([
    'jobs/lib/__init__.py',
    'jobs/lib/base.py',
    'jobs/lib/dates.py',
    'jobs/lib/text.py',
    'jobs/rules.py',
    'shared/extra.py',
  ])
})

test('loading a Python file watches what it imports and writes its types', async () => {
  const root = project({ 'jobs/main.py': 'import rules\ndef main(): ...\n', 'jobs/rules.py': '' })
  const plugin = dryfit()
  const watched: string[] = []
  const hook = (name: 'config' | 'load') => plugin[name] as unknown as (this: unknown, argument: unknown) => unknown
  expect(await hook('config').call(undefined, { root })).toMatchObject({
    test: { setupFiles: [expect.stringMatching(/setup\.ts$/)] },
  })
  const loaded = hook('load').call({ addWatchFile: (file: string) => watched.push(file) }, join(root, 'jobs/main.py'))
  expect(loaded).toMatchObject({ code: expect.stringContaining('f0 as main') })
  expect(loaded).toMatchObject({ code: expect.stringContaining(`import(${JSON.stringify(watched[0])})`) })
  expect(watched).toEqual([join(root, 'jobs/rules.py')])
  expect(readFileSync(join(root, '.dryfit/types/jobs/main.d.py.ts'), 'utf8')).toContain('export declare const main')
  expect(hook('load').call({}, join(root, 'jobs/main.ts'))).toBeNull()
})

test('what the tsconfig.json of a project extends is there before Vite reads it, if the project has Python', async () => {
  const configured = async (root: string, types?: boolean): Promise<boolean> => {
    const { config } = dryfit(types === undefined ? {} : { types })
    await (config as unknown as (given: object) => Promise<unknown>)({ root })
    return existsSync(join(root, '.dryfit/tsconfig.json'))
  }
  const root = project({ 'jobs/main.py': '' })
  expect(await configured(root, false)).toBe(false)
  expect(await configured(root)).toBe(true)
  expect(JSON.parse(readFileSync(join(root, '.dryfit/tsconfig.json'), 'utf8'))).toMatchObject({
    compilerOptions: { rootDirs: ['..', './types'] },
  })
  const unwritable = project({ 'jobs/main.py': '', '.dryfit': 'no folder' })
  expect(await configured(unwritable)).toBe(false)
})

test('a script that a test runs by its name is watched with what it imports', async () => {
  const root = project({ 'jobs/script.py': 'import rules\n', 'jobs/rules.py': '' })
  const plugin = dryfit()
  const watched: string[] = []
  const hook = (name: 'config' | 'transform') =>
    plugin[name] as unknown as (this: unknown, ...args: unknown[]) => unknown
  await hook('config').call(undefined, { root })
  const context = { addWatchFile: (file: string) => watched.push(file) }
  const code = "const JOB = 'jobs/script.py'; await glue.run(JOB); await glue.run(`jobs/none.py`)"
  expect(hook('transform').call(context, code, join(root, 'a.test.ts'))).toEqual({
    code: expect.stringMatching(/^const JOB.*\n;[^\n]*startPython\?\.\(\);\(\) => \[import\([^\n]*rules\.py"\)\]$/),
    map: null,
  })
  expect(watched).toEqual([join(root, 'jobs/script.py'), join(root, 'jobs/rules.py')])
  expect(hook('transform').call(context, 'export default ".py"', join(root, 'a.json'))).toBeNull()
  expect(hook('transform').call(context, 'const empty = ""', join(root, 'a.ts'))).toBeNull()
})
