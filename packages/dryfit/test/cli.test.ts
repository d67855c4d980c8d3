import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import { describe, expect, onTestFinished, test } from 'vitest'
import { cacheOf } from '../src/cli/cache.ts'
import { ofProject } from '../src/cli/config.ts'
import { nodeFinding, vitestFinding } from '../src/cli/versions.ts'
import { main } from '../src/cli.ts'

function folderWith(files: Record<string, string>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'dryfit-cli-')))
  onTestFinished(() => rmSync(root, { recursive: true }))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), text)
  }
  return root
}

async function dryfit(...args: string[]): Promise<{ readonly code: number; readonly text: string }> {
  const lines: string[] = []
  const code = await main(args, (line) => lines.push(line))
  return { code, text: lines.join('\n') }
}

/** Where TypeScript finds a module under the settings that `dryfit types` wrote. */
function resolved(root: string, module: string, names: string): string | undefined {
  const file = join(root, '.dryfit/tsconfig.json')
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(file, ts.sys.readFile).config,
    ts.sys,
    dirname(file),
  )
  return ts.resolveModuleName(names, join(root, module), options, ts.sys).resolvedModule?.resolvedFileName
}

test('--help and no command say what there is', async () => {
  const { code, text } = await dryfit('--help')
  expect(code).toBe(0)
  expect(text).toContain('dryfit doctor')
  expect(await dryfit()).toEqual({ code, text })
})

test('--version says which it is', async () => {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'))
  expect(await dryfit('--version')).toEqual({ code: 0, text: version })
})

test('a folder that is not there, a file and a second folder are refused', async () => {
  const root = folderWith({ 'job.py': '' })
  for (const command of ['doctor', 'types']) {
    expect(await dryfit(command, join(root, 'nope'))).toMatchObject({
      code: 1,
      text: expect.stringContaining('there is no such folder.'),
    })
    expect(await dryfit(command, join(root, 'job.py'))).toMatchObject({
      code: 1,
      text: expect.stringContaining('it is a file. Give the folder of the project.'),
    })
  }
  expect(await dryfit('doctor', root, root)).toMatchObject({
    code: 1,
    text: expect.stringContaining('it looks at one folder at a time'),
  })
})

test('what is no command is refused with the help', async () => {
  expect((await dryfit('typs')).code).toBe(1)
  expect((await dryfit('types', '--nothing')).text).toContain("Unknown option '--nothing'")
})

describe('dryfit types', () => {
  const JOB = 'def main(day: str) -> None: ...\n'

  test('writes the settings and the types of all Python of a project', async () => {
    const root = folderWith({ 'jobs/load.py': JOB, 'node_modules/x/y.py': JOB, '.venv/z.py': JOB })
    expect((await dryfit('types', root)).text).toContain('types of 1 Python file')
    expect(resolved(root, 'test/load.test.ts', '../jobs/load.py')).toBe(join(root, '.dryfit/types/jobs/load.d.py.ts'))
  })

  test('writes those of Python that lies elsewhere in a monorepo', async () => {
    const top = folderWith({
      'etl/jobs/load.py': JOB,
      'shared/more.py': JOB,
      'packages/tests/own.py': JOB,
      'packages/tests/src/a.test.js':
        "import * as job from '../../../etl/jobs/load.py'\nimport more from '../../../shared/more.py'",
    })
    const root = join(top, 'packages/tests')
    expect(await dryfit('types', root)).toMatchObject({ code: 0 })
    expect(resolved(root, 'src/a.test.js', '../../../etl/jobs/load.py')).toBe(
      join(root, '.dryfit/types-2-up/etl/jobs/load.d.py.ts'),
    )
    expect(resolved(root, 'src/a.test.js', '../own.py')).toBe(join(root, '.dryfit/types/own.d.py.ts'))
    expect(readFileSync(join(root, '.dryfit/types-2-up/shared/more.d.py.ts'), 'utf8')).toContain(
      'export declare const main',
    )
  })

  test('removes those of Python that is gone, and nothing that somebody else wrote', async () => {
    const top = folderWith({ 'far.py': JOB, 'own/jobs/old/a.py': JOB, 'own/jobs/b.py': JOB })
    const root = join(top, 'own')
    writeFileSync(join(root, 'a.test.ts'), "import * as job from '../far.py'")
    await dryfit('types', root)
    const types = join(root, '.dryfit/types/jobs')
    writeFileSync(join(types, 'mine.d.py.ts'), 'export declare const mine: 1\n')
    for (const gone of ['jobs/old/a.py', '../far.py', 'a.test.ts']) rmSync(join(root, gone))
    expect((await dryfit('types', root)).text).toMatch(
      /removed those of jobs\/old\/a\.py[\s\S]*removed those of \.\.\/far\.py/,
    )
    expect(readdirSync(types).sort()).toEqual(['b.d.py.ts', 'mine.d.py.ts'])
    expect(readdirSync(join(root, '.dryfit')).sort()).toEqual(['tsconfig.json', 'types'])
  })

  test('names an import of a file that is not there', async () => {
    const root = folderWith({ 'a.test.ts': "import * as job from './lod.py'" })
    expect(await dryfit('types', root)).toMatchObject({
      code: 1,
      text: expect.stringContaining('a.test.ts imports ./lod.py'),
    })
    expect(await dryfit('types', join(root, 'nowhere'))).toMatchObject({ code: 1 })
  })
})

describe('dryfit doctor', () => {
  test('finds all in order in a project that is', async () => {
    const root = folderWith({
      'vitest.config.mjs': "export default { plugins: [{ name: 'dryfit' }], test: { isolate: false } }",
    })
    symlinkSync(join(import.meta.dirname, '../node_modules'), join(root, 'node_modules'))
    const { code, text } = await dryfit('doctor', root)
    expect(text).not.toContain('✗')
    expect(text).toMatch(/✓ vitest 4\.1\.\d+\n✓ the plugin is in .*vitest\.config\.mjs\n/)
    expect(text).toMatch(/✓ Python started in \d+\.\d s/)
    expect(code).toBe(0)
  })

  test('finds what is missing, and ends with 1', async () => {
    const root = folderWith({ 'tsconfig.json': '{ "extends": "./.dryfit/tsconfig.json" }' })
    const { code, text } = await dryfit('doctor', root)
    expect(text).toContain('✗ vitest is not installed here\n  Run: npm i -D vitest')
    expect(text).toContain(
      '✗ types: tsconfig.json extends .dryfit/tsconfig.json, which is not there\n  Run: npx dryfit types',
    )
    expect(code).toBe(1)
  })

  test.each([
    ['4.0.9', '20.19.0', 'vitest 4.0.9 is too old'],
    ['6.0.0', '24.0.0', 'vitest 6.0.0 is newer than this dryfit'],
    ['5.1.0', '20.19.0', 'vitest 5.1.0 needs Node 22.12 or later'],
    ['5.1.0', '22.12.0', 'vitest 5.1.0'],
    ['4.1.0', '20.19.0', 'vitest 4.1.0'],
  ])('judges vitest %s on Node %s', (vitest, node, text) => {
    expect(vitestFinding(vitest, node).text).toBe(text)
  })

  test('judges Node, the configuration and the cache', () => {
    expect(nodeFinding('20.18.3').isFine).toBe(false)
    expect(nodeFinding('22.0.0').isFine).toBe(true)
    const project = { name: 'a', file: '/a/vitest.config.ts', plugins: ['vite:x'], isolate: true }
    expect(ofProject(project).map(({ text }) => text)).toEqual(['the plugin is missing in /a/vitest.config.ts'])
    expect(ofProject({ ...project, file: undefined })[0]?.isFine).toBe(false)
    expect(ofProject({ ...project, plugins: ['dryfit'] })[0]?.next).toContain('test: { isolate: false }')
    const root = folderWith({ 'package.json': '{ "type": "commonjs" }', 'esm/package.json': '{ "type": "module" }' })
    const nextOf = (file: string) =>
      ofProject({ ...project, plugins: ['dryfit'], isolate: false, file: join(root, file) }).at(-1)?.next
    expect(nextOf('vitest.config.ts')).toContain('Call it vitest.config.mts')
    expect([nextOf('vitest.config.mts'), nextOf('esm/vitest.config.ts')]).toEqual([undefined, undefined])
    const file = join(folderWith({ file: '' }), 'file')
    expect(cacheOf(true, join(file, 'below'))).toMatchObject({ isFine: false })
    expect(cacheOf(false, join(file, 'below'))).toMatchObject({
      isFine: true,
      text: expect.stringContaining("can't be written"),
    })
    expect(existsSync(file)).toBe(true)
  })
})
