import { expect, test } from 'vitest'
import { scanPython } from '../../src/python-source/scan.ts'

const names = (source: string) => scanPython(source).functions.map((f) => f.name)

test('functions of the module are found, decorated, async, and under conditions', () => {
  const source = `
"""def not_this(): a docstring"""
import os

@decorated(
    "x",
)
def first(a): pass

async def second(): ...

try:
    import fast
    def third(): pass
except ImportError:
    def third(): pass
    def fourth(): pass

if os.name == "posix":
    def fifth(): pass

with open("x") as f:
    def sixth(): pass

class Loader:
    def method(self): pass

def outer():
    def inner(): pass
    if True:
        def deeper(): pass

def last[T](x: T) -> T: return x
`
  expect(names(source)).toEqual(['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'outer', 'last'])
})

test('functions that only a script defines are no names of the module', () => {
  expect(names('def a(): pass\nif __name__ == "__main__":\n    def b(): pass\n    a()\ndef c(): pass\n')).toEqual([
    'a',
    'c',
  ])
})

test('text that looks like code is none', () => {
  const source = [
    'x = """',
    'def no(): pass',
    '"""',
    "y = 'def no(): \\' '",
    '# def no(): pass',
    'z = [',
    'def_ ,',
    ']',
    'def yes(): pass',
  ].join('\r\n')
  expect(names(source)).toEqual(['yes'])
})

test('parameters carry their kind, hint and whether they have a default', () => {
  const [found] = scanPython(`
def f(
    ctx: "GlueContext",  # the context
    name: str = "a, b",
    options: dict[str, int] = {"a": 1},
    *rest,
    flag=False,
    **more: int,
) -> Optional[DataFrame]:
    pass
`).functions
  expect(found?.returns).toBe('Optional[DataFrame]')
  expect(found?.parameters).toEqual([
    { name: 'ctx', kind: 'positional', annotation: 'GlueContext', hasDefault: false },
    { name: 'name', kind: 'positional', annotation: 'str', hasDefault: true },
    { name: 'options', kind: 'positional', annotation: 'dict[str, int]', hasDefault: true },
    { name: 'rest', kind: 'rest', annotation: undefined, hasDefault: false },
    { name: 'flag', kind: 'keyword', annotation: undefined, hasDefault: true },
    { name: 'more', kind: 'keywords', annotation: 'int', hasDefault: false },
  ])
})

test('imports are found wherever they stand', () => {
  expect(
    scanPython(
      'import a.b as c, d\nfrom .e import f as g, h\nfrom .. import i\nfrom j import (\n  k,\n  l,\n)\nfrom m import *\ndef x():\n  import n; import o\n',
    ).imports,
  ).toEqual([
    { dots: 0, module: 'a.b', names: [] },
    { dots: 0, module: 'd', names: [] },
    { dots: 1, module: 'e', names: ['f', 'h'] },
    { dots: 2, module: '', names: ['i'] },
    { dots: 0, module: 'j', names: ['k', 'l'] },
    { dots: 0, module: 'm', names: [] },
    { dots: 0, module: 'n', names: [] },
    { dots: 0, module: 'o', names: [] },
  ])
})

test('what is no Python gives what can be read of it', () => {
  expect(names('def broken(:\n  pass\n"unclosed\ndef after(): pass')).toEqual(['broken'])
  expect(names('')).toEqual([])
})
