import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { PythonHost, PythonModule } from '../../src/host.ts'
import { PythonObject } from '../../src/protocol/python-object.ts'
import { PythonDecimal } from '../../src/protocol/values.ts'
import { hosts } from './hosts.ts'
import { folderWith, toyGuest } from './toy.ts'

describe.each(hosts)('$name', ({ start }) => {
  let python: PythonHost
  let job: PythonModule

  beforeAll(async () => {
    python = await start({ guest: toyGuest() })
    job = python.load(
      join(
        folderWith({
          'job.py': `
import datetime, decimal, collections
from datetime import timezone, timedelta
import toyglue

def echo(x): return x
def kind(x): return type(x).__name__ + " " + repr(x)
def same(x): return x is KEPT
def made(text): return eval(text)
def call(f, *args, **kwargs): return f(*args, **kwargs)
class Thing:
    def __repr__(self): return "<a thing>"
KEPT = Thing()
loop = []; loop.append(loop)
table = {}; loop_of_tables = [1, {"a": (table,)}]; table["back"] = loop_of_tables
deep = deep_tables = deep_loop = []
for _ in range(100_000): deep = [deep]; deep_tables = {"a": deep_tables}
deep_and_twice = [[], deep, deep]
end = []; deep_loop = end
for _ in range(100_000): deep_loop = [deep_loop]
end.append(deep_loop)
FRAME = toyglue.Frame(7)
`,
        }),
        'job.py',
      ),
    )
  })

  describe('from Python', () => {
    test.each<[string, unknown]>([
      ['None', null],
      ['True', true],
      ['12', 12],
      ['-2**53 + 1', -(2 ** 53) + 1],
      ['2**53', 2n ** 53n],
      ['-2**70', -(2n ** 70n)],
      ['1.5', 1.5],
      ['-0.0', -0],
      ['float("nan")', Number.NaN],
      ['float("-inf")', Number.NEGATIVE_INFINITY],
      ['"a\\u00e9\\U0001F600\\n"', 'aé😀\n'],
      ['[1, [2], None]', [1, [2], null]],
      ['(1, "a")', [1, 'a']],
      ['{"a": {"b": 1}}', { a: { b: 1 } }],
      [
        '{1: "a", None: 2}',
        new Map<unknown, unknown>([
          [1, 'a'],
          [null, 2],
        ]),
      ],
      [
        '{"$": "int", "v": "x"}',
        new Map([
          ['$', 'int'],
          ['v', 'x'],
        ]),
      ],
      ['{1, 2}', new Set([1, 2])],
      ['b"\\x00\\xff"', new Uint8Array([0, 255])],
      ['datetime.datetime(2024, 1, 2, 3, 4, 5, 678901)', new Date('2024-01-02T03:04:05.678Z')],
      ['datetime.datetime(1969, 12, 31, 23, 59, 59, 999999)', new Date('1969-12-31T23:59:59.999Z')],
      ['datetime.datetime(2024, 1, 2, 3, tzinfo=timezone(timedelta(hours=2)))', new Date('2024-01-02T01:00:00Z')],
      ['datetime.date(2024, 2, 29)', new Date('2024-02-29T00:00:00Z')],
      ['decimal.Decimal("1.50")', new PythonDecimal('1.50')],
    ])('%s', (text, value) => {
      expect(job.call('made', [text])).toEqual(value)
    })

    test('an object without a form crosses by reference and comes back as itself', () => {
      const thing = job.get('KEPT')
      expect(thing).toBeInstanceOf(PythonObject)
      expect([(thing as PythonObject)['class'], String(thing)]).toEqual(['job.Thing', '<a thing>'])
      expect(job.call('same', [thing])).toBe(true)
    })

    test('a function or a class can be called', () => {
      const double = job.call('made', ['lambda x: x * 2']) as PythonObject
      expect(double.call(21)).toBe(42)
    })

    test('a list that contains itself is refused', () => {
      expect(() => job.get('loop')).toThrow("a value that contains itself can't leave Python")
    })

    test.each(['loop_of_tables', 'deep_loop'])('a value that contains itself further down is refused: %s', (name) => {
      expect(() => job.get(name)).toThrow("a value that contains itself can't leave Python")
    })

    test.each(['deep', 'deep_tables', 'deep_and_twice'])('a value that is nested too deep is called so: %s', (name) => {
      expect(() => job.get(name)).toThrow("a value that is nested too deep can't leave Python")
    })
  })

  describe('there and back', () => {
    test.each([
      '2**70',
      '1.5',
      'float("inf")',
      '-0.0',
      '(1, [2, (3,)])',
      '{1: {2: 3}}',
      '{"$": 1}',
      'frozenset({1})',
      '{1, 2}',
      'b"ab"',
      'bytearray(b"ab")',
      'datetime.datetime(2024, 1, 2, 3, 4, 5, 678901)',
      'datetime.datetime(2024, 1, 2, 3, 4, 5, 678901, tzinfo=timezone(timedelta(hours=-5)))',
      'datetime.datetime(1, 1, 1)',
      'datetime.datetime(9999, 12, 31, 23, 59, 59, 999999)',
      'datetime.date(1, 1, 1)',
      'decimal.Decimal("-1E+3")',
      '"\\ud800"',
      '{"__proto__": 1}',
      'datetime.timedelta(1)',
      'collections.OrderedDict(a=1)',
    ])('%s is what it was', (text) => {
      const expected = job.call('made', [`kind(${text})`])
      expect(job.call('kind', [job.call('made', [text])])).toBe(expected)
    })

    test('a float that is whole comes back as an int: JavaScript has one number', () => {
      expect(job.call('kind', [job.call('made', ['1.0'])])).toBe('int 1')
    })
  })

  describe('to Python', () => {
    test.each<[unknown, string]>([
      [undefined, 'NoneType None'],
      [1, 'int 1'],
      [1.5, 'float 1.5'],
      [1e300, 'float 1e+300'],
      [-0, 'float -0.0'],
      [5n, 'int 5'],
      [[1, undefined], 'list [1, None]'],
      [new Map([[1, 2]]), 'dict {1: 2}'],
      [new Date('2024-01-02T03:04:05.678Z'), 'datetime datetime.datetime(2024, 1, 2, 3, 4, 5, 678000)'],
      [new Uint8Array([1]), "bytes b'\\x01'"],
      [new PythonDecimal('1.10'), "Decimal Decimal('1.10')"],
    ])('%s becomes %s', (value, expected) => {
      expect(job.call('kind', [value])).toBe(expected)
    })

    test('a changed date loses what it was in Python', () => {
      const date = job.call('made', ['datetime.date(2024, 1, 2)']) as Date
      date.setUTCHours(5)
      expect(job.call('kind', [date])).toBe('datetime datetime.datetime(2024, 1, 2, 5, 0)')
    })

    test('a function is called with converted arguments; its error comes back as itself', () => {
      expect(job.call('call', [(a: number, b: object) => [a, b], 1], { x: 2 })).toEqual([1, { x: 2 }])
      const error = new Error('from the function')
      const run = () =>
        job.call('call', [
          () => {
            throw error
          },
        ])
      expect(run).toThrow(expect.objectContaining({ cause: error }))
    })

    test('what has no form in Python is refused with the next step', () => {
      expect(() => job.call('echo', [new URL('http://a.b')])).toThrowErrorMatchingInlineSnapshot(
        `[TypeError: Failed to pass a URL to Python: only plain values, functions, frames and contexts cross. Pass an object literal, or stub the function that needs it.]`,
      )
      expect(() => job.call('call', [async () => 1])).toThrow('a job waits for no promise')
    })
  })

  test('handles cross through the converter, and a living Python object is found again', () => {
    class TsFrame {
      readonly id: number
      constructor(id: number) {
        this.id = id
      }
    }
    const frames = new Map([
      [7, new TsFrame(7)],
      [8, new TsFrame(8)],
    ])
    python.setConverter({
      toPython: (value) => (value instanceof TsFrame ? { kind: 'frame', id: value.id } : undefined),
      toJs: ({ id }) => frames.get(id),
    })
    expect(job.get('FRAME')).toBe(frames.get(7))
    expect(job.call('made', ['call(lambda x: x is FRAME, FRAME)'])).toBe(true)
    expect(job.call('kind', [frames.get(8)])).toMatch(/^Frame <toyglue.Frame object/)
    expect(job.call('echo', [{ deep: [frames.get(7)] }])).toEqual({ deep: [frames.get(7)] })
  })

  test('an object of an earlier run is refused by name', () => {
    const thing = job.get('KEPT')
    const { file } = job
    python.reset()
    job = python.load(file)
    expect(() => job.call('same', [thing])).toThrow('it belongs to an earlier run. Get it again in this test.')
  })
})
