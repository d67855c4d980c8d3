import { describe, expect, test } from 'vitest'
import { literalOf } from '../../src/python-source/literal.ts'
import { scanPython } from '../../src/python-source/scan.ts'

test('classes are found with their bases and methods, nested ones are not', () => {
  const [job, ...others] = scanPython(`
class Job(Base, abc.ABC, metaclass=Meta):
    """def no(self): a docstring"""
    table = "t"

    def __init__(self, context, *, limit: int = 3): ...

    @staticmethod
    def double(n: int) -> int: return n * 2
    @retry(times=3)
    @classmethod
    def of(cls, path): ...
    @property
    def half(self): ...
    @half.setter
    def half(self, value): ...
    async def run(self, path: str) -> DataFrame:
        def inner(): ...
    class Nested:
        def no(self): ...
    if True:
        def deeper(self): ...

class Empty: pass
`).classes
  expect(job).toMatchObject({ name: 'Job', bases: ['Base', 'abc.ABC'] })
  expect(job?.methods.map(({ name, binding, parameters }) => [name, binding, parameters.map((p) => p.name)])).toEqual([
    ['__init__', 'method', ['context', 'limit']],
    ['double', 'static', ['n']],
    ['of', 'class', ['path']],
    ['half', 'property', ['value']],
    ['run', 'method', ['path']],
  ])
  expect(others).toEqual([{ name: 'Empty', bases: [], methods: [] }])
})

test('constants are found, and the values that the source alone tells', () => {
  const { constants } = scanPython(`
"""LIMIT = 1"""
import os as OS
LIMIT: int = 10
NAME = 'a'  # x = 2
BOTH = LIMIT + 1
AGAIN = 1
AGAIN = 2
GROWN = 1
GROWN += 1
LOCAL = 1
ITEMS = [1, 2]
KEPT = [1]
FILLED = []
FILLED.append(1)
TABLE = {
    "a": [1, -2.5, None],  # the first
    'b': True,
}
__all__ = ["x"]
x.y = 1
a, b = 1, 2
C = D = 3
E = 1; F = 2
f(x=1)
g = h == 1
if DEV:
    DEPTH = "dev"
def f(NAME=3):
    global LOCAL
    for name in ITEMS: pass
    return {"NAME": NAME == 'a'}
`)
  expect(Object.fromEntries(constants.map(({ name, literal }) => [name, literal?.value ?? '?']))).toEqual({
    LIMIT: 10,
    NAME: '?',
    BOTH: '?',
    AGAIN: '?',
    GROWN: '?',
    LOCAL: '?',
    ITEMS: '?',
    KEPT: [1],
    FILLED: '?',
    TABLE: { a: [1, -2.5, null], b: true },
    DEPTH: '?',
    __all__: ['x'],
    a: '?',
    b: '?',
    C: '?',
    D: '?',
    E: '?',
    F: '?',
    g: '?',
  })
})

test('a constant under a condition is what Python says when another branch gives it too', () => {
  const { constants } = scanPython('if A:\n    X = 1\nelse:\n    X = 2\n')
  expect(constants).toEqual([{ name: 'X' }])
})

describe('a literal', () => {
  test.each<[string, unknown]>([
    ['1_000', 1000],
    ['-1.5e3', -1500],
    ['"a\\n\\"b"', 'a\n"b'],
    ['"""a\n"b" """', 'a\n"b" '],
    ["''", ''],
    ['[ ]', []],
    ['["a", "b",]', ['a', 'b']],
    ['{}', {}],
    ['None', null],
  ])('%s is read', (text, value) => {
    expect(literalOf(text)).toEqual({ value })
  })

  test.each([
    '1 + 1',
    '"a" "b"',
    'f"a"',
    'r"a"',
    'b"a"',
    '"\\x41"',
    '(1, 2)',
    '{1}',
    '{1: 2}',
    '{"$": 1}',
    '0x10',
    '9007199254740993',
    '1e999',
    '1j',
    '[1',
    'Nones',
    'x',
    '',
    '[1 2]',
    '1; y = 2',
  ])('%s is left to Python', (text) => {
    expect(literalOf(text)).toBeUndefined()
  })
})
