import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type TestContext, test } from 'vitest'

const TOP = join(import.meta.dirname, '../../../..')

const files = {
  'jobs/orders.py': `"""Totals of orders."""
import logging

from parts.rules import double


def main(amount: int, loud: bool = False) -> int:
    """Gives twice the amount, and more."""
    if amount < 0:
        raise ValueError("négatif: " + str(amount))
    if loud: logging.info("loud")
    kind = "small" if amount < 10 else "large"
    for i in range(amount):
        if i > 1_000:
            break
    bigger = lambda: amount * 10
    return double(amount) + (1 if kind == "small" else bigger())


class Cart:
    def __init__(self) -> None:
        self.items = []

    def add(self, item: str) -> None:
        self.items.append(
            item
        )
`,
  'jobs/parts/__init__.py': '',
  'jobs/parts/rules.py': 'def double(amount):\n    return amount * 2\n\n\ndef treble(amount):\n    return amount * 3\n',
  'jobs/script.py': 'import sys\n\nif len(sys.argv) > 100:\n    print("many")\nelse:\n    print("few")\n',
  'jobs/unseen.py':
    'def never():\n    match 1:\n        case 1:\n            return 1\n        case _:\n            return 2\n',
  'src/seen.ts': 'export const seen = (on: boolean): string => (on ? "on" : "off")\n',
  'orders.test.ts': `import { expect, test } from 'dryfit'
import * as job from './jobs/orders.py'
import { seen } from './src/seen'
test('adds', async () => { expect(await job.main(2)).toBe(5) })
test('adds again', async () => { expect(await job.main(3)).toBe(7); expect(seen(true)).toBe('on') })
`,
  'script.test.ts': `import { expect, test } from 'dryfit'
import * as job from './jobs/orders.py'
test('runs', async ({ glue }) => { await glue.run('jobs/script.py') })
test('refuses', async () => { await expect(job.main(-1)).rejects.toThrow('négatif') })
`,
}

/** Counts by line and by name: what both providers report of the files that ran. */
const RAN = {
  'jobs/orders.py': {
    branches: ['9: 1 2', '11: 0 2', '12: 2 0', '14: 0 2', '17: 2 0'],
    functions: ['main: 3', '(anonymous): 0', '__init__: 0', 'add: 0'],
    statements: [
      '2: 3',
      '4: 3',
      '7: 3',
      '9: 3',
      '10: 1',
      '11: 2',
      '11: 0',
      '12: 2',
      '13: 2',
      '14: 2',
      '15: 0',
      '16: 2',
      '17: 2',
      '20: 3',
      '21: 3',
      '22: 0',
      '24: 3',
      '25: 0',
    ],
  },
  'jobs/parts/rules.py': {
    branches: [],
    functions: ['double: 2', 'treble: 0'],
    statements: ['1: 3', '2: 2', '5: 3', '6: 0'],
  },
  'jobs/script.py': { branches: ['3: 0 1'], functions: [], statements: ['1: 1', '3: 1', '4: 0', '6: 1'] },
  'src/seen.ts': { branches: ['1: 1 0'], functions: ['(anonymous_0): 1'], statements: ['1: 1', '1: 1'] },
}

const UNSEEN = {
  'jobs/unseen.py': { branches: ['2: 0 0'], functions: ['never: 0'], statements: ['1: 0', '2: 0', '4: 0', '6: 0'] },
}

interface Covered {
  readonly statementMap: Readonly<Record<string, { readonly start: { readonly line: number } }>>
  readonly s: Readonly<Record<string, number>>
  readonly fnMap: Readonly<Record<string, { readonly name: string }>>
  readonly f: Readonly<Record<string, number>>
  readonly branchMap: Readonly<Record<string, { readonly loc: { readonly start: { readonly line: number } } }>>
  readonly b: Readonly<Record<string, readonly number[]>>
}

/** What vitest's own report of such a project says of each file below a folder: counts by line and by name. */
async function covered(
  { onTestFinished }: TestContext,
  coverage: Readonly<Record<string, unknown>>,
): Promise<{ readonly report: Readonly<Record<string, object>>; readonly table: string }> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'dryfit-coverage-')))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  mkdirSync(join(root, 'node_modules'))
  for (const name of ['vitest', '@vitest'])
    symlinkSync(join(TOP, 'packages/vitest/node_modules', name), join(root, 'node_modules', name))
  symlinkSync(join(TOP, 'packages/dryfit'), join(root, 'node_modules/dryfit'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), text)
  }
  const settings = {
    enabled: true,
    reporter: ['json', 'text', 'lcovonly', 'html'],
    reportsDirectory: 'report',
    ...coverage,
  }
  const args = ['--conditions=@dryfit/source', '--import', 'tsx', join(import.meta.dirname, 'run.ts')]
  const { VITEST: _, VITEST_WORKER_ID: __, VITEST_POOL_ID: ___, ...env } = process.env
  const child = spawn(process.execPath, [...args, root, JSON.stringify(settings)], {
    cwd: TOP,
    env: { ...env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let table = ''
  for await (const chunk of child.stdout) table += String(chunk)
  const report = JSON.parse(readFileSync(join(root, 'report/coverage-final.json'), 'utf8')) as Record<string, Covered>
  const short = Object.entries(report).map(([file, each]) => [file.slice(root.length + 1), counts(each)])
  return { report: Object.fromEntries(short), table }
}

const counts = ({ statementMap, s, fnMap, f, branchMap, b }: Covered): object => ({
  statements: Object.entries(statementMap).map(([id, { start }]) => `${start.line}: ${s[id]}`),
  functions: Object.entries(fnMap).map(([id, { name }]) => `${name}: ${f[id]}`),
  branches: Object.entries(branchMap).map(([id, { loc }]) => `${loc.start.line}: ${b[id]?.join(' ')}`),
})

test.concurrent('coverage by v8 shows what ran of Python files, in how many tests, and those that no test loads', async (context) => {
  const { report, table } = await covered(context, { provider: 'v8', include: ['jobs/**', 'src/**'] })
  context.expect(report).toEqual({ ...RAN, ...UNSEEN })
  context.expect(table.slice(table.indexOf('% Coverage'))).toMatchInlineSnapshot(`
    "% Coverage report from v8
    ------------|---------|----------|---------|---------|-------------------
    File        | % Stmts | % Branch | % Funcs | % Lines | Uncovered Line #s 
    ------------|---------|----------|---------|---------|-------------------
    All files   |   68.75 |       50 |    37.5 |      70 |                   
     jobs       |   65.38 |       50 |      20 |      68 |                   
      orders.py |   77.77 |       60 |      25 |   82.35 | 15,22,25          
      script.py |      75 |       50 |     100 |      75 | 4                 
      unseen.py |       0 |        0 |       0 |       0 | 1-6               
     jobs/parts |      75 |      100 |      50 |      75 |                   
      rules.py  |      75 |      100 |      50 |      75 | 6                 
     src        |     100 |       50 |     100 |     100 |                   
      seen.ts   |     100 |       50 |     100 |     100 | 1                 
    ------------|---------|----------|---------|---------|-------------------
    "
  `)
})

test.concurrent('coverage by istanbul shows the same of those that ran', async (context) => {
  const { report } = await covered(context, { provider: 'istanbul' })
  context.expect(report).toEqual(RAN)
})
