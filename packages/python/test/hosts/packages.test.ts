import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { PythonHost } from '../../src/host.ts'
import { hosts } from './hosts.ts'
import { folderWith, toyGuest } from './toy.ts'

describe.each(hosts)('$name', ({ start }) => {
  let python: PythonHost
  beforeAll(async () => {
    python = await start({ guest: toyGuest() })
  })
  afterEach(() => python.reset())

  const files = {
    'src/mypkg/__init__.py': 'ran = True\n',
    'src/mypkg/util.py': 'def h(): return 1\n',
    'src/mypkg/json.py': 'mine = True\n',
    'src/mypkg/deep/__init__.py': '',
    'src/mypkg/deep/er.py':
      'from .. import util\nfrom ..util import h\ndef main(): return [__name__, __package__, util.h()]\n',
    'src/mypkg/tr.py': `
import json, sys
from .util import h
from mypkg import util
import beside
def main():
    import mypkg, mypkg.tr
    return [__name__, __spec__.name, mypkg.ran, mypkg.tr is sys.modules[__name__], mypkg.tr.main is main, util.h is h, json.dumps(1)]
`,
    'src/mypkg/beside.py': '',
  }

  test.each([
    ['the folders with __init__.py tell', {}],
    ['a folder of path stands above', { path: ['src'] }],
  ])('a file of a package is imported under its name there: %s', (_, { path = [] }: { path?: string[] }) => {
    const folder = folderWith(files)
    const options = { path: path.map((each) => join(folder, each)) }
    const module = python.load(join(folder, 'src/mypkg/tr.py'), options)
    expect(module.functions).toEqual(['main'])
    expect(module.call('main', [])).toEqual(['mypkg.tr', 'mypkg.tr', true, true, true, true, '1'])
    const deeper = python.load(join(folder, 'src/mypkg/deep/er.py'), options)
    expect(deeper.call('main', [])).toEqual(['mypkg.deep.er', 'mypkg.deep', 1])
  })

  test('below a folder of path every folder is a package', () => {
    const folder = folderWith({
      'src/etl/common/dates.py': 'def day(): return "d"\n',
      'src/etl/load/orders.py': 'from ..common.dates import day\ndef main(): return [__name__, day()]\n',
      'src/no-name/job.py': 'def main(): return __name__\n',
    })
    const path = [join(folder, 'src/')]
    expect(python.load(join(folder, 'src/etl/load/orders.py'), { path }).call('main', [])).toEqual([
      'etl.load.orders',
      'd',
    ])
    expect(python.load(join(folder, 'src/no-name/job.py'), { path }).call('main', [])).toBe('job')
    expect(python.load(join(folder, 'src/no-name/job.py')).call('main', [])).toBe('job')
  })

  test('a module that its package imports is one object with it, and the package itself is one', () => {
    const folder = folderWith({
      'pack/__init__.py':
        'from . import part\nfrom .part import f as g\ndef own(): return [__name__, __path__ == [__file__[:-12]], g()]\n',
      'pack/part.py': 'runs = []\nruns.append(1)\ndef f(): return len(runs)\n',
    })
    const part = python.load(join(folder, 'pack/part.py'))
    expect([part.functions, part.call('f', [])]).toEqual([['f'], 1])
    expect(python.load(join(folder, 'pack/__init__.py')).call('own', [])).toEqual(['pack', true, 1])
  })

  test('an error of a package is told with its line', () => {
    const folder = folderWith({ 'pack/__init__.py': 'raise ValueError("no")\n', 'pack/part.py': '' })
    expect(() => python.load(join(folder, 'pack/part.py'))).toThrow(
      `File "${folder}/pack/__init__.py", line 1, in <module>`,
    )
  })
})
