import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { FileCoverage, PythonHost } from '../../src/host.ts'
import { hosts } from './hosts.ts'
import { folderWith, toyGuest } from './toy.ts'

describe.each(hosts)('$name measures what runs', ({ start }) => {
  let python: PythonHost
  let ran: Record<string, Record<string, number>>

  beforeAll(async () => {
    python = await start({ guest: toyGuest() })
  })
  beforeEach(() => {
    ran = {}
    python.measure((file, keys) => {
      ran[file] ??= {}
      for (const key of keys) ran[file][key] = (ran[file][key] ?? 0) + 1
    })
  })
  afterEach(() => {
    python.restore()
    python.measure(undefined)
  })

  /** The counts of a file after these calls of its function `f`, each a test of its own. */
  function measured(text: string, ...calls: readonly (readonly unknown[])[]): Record<string, readonly string[]> {
    const file = join(folderWith({ 'job.py': text }), 'job.py')
    for (const args of calls) {
      python.load(file).call('f', args)
      python.restore()
    }
    return counts(python.coverageOf(file, ran[file] ?? {}))
  }

  interface Placed {
    readonly loc: { readonly start: { readonly line: number } }
  }

  function counts({ statementMap, s, fnMap, f, branchMap, b }: FileCoverage): Record<string, readonly string[]> {
    const statements = statementMap as Record<string, Placed['loc']>
    const branches = branchMap as Record<string, Placed>
    const functions = fnMap as Record<string, { readonly name: string }>
    return {
      statements: Object.entries(statements).map(([id, { start }]) => `${start.line}: ${s[id]}`),
      functions: Object.entries(functions).map(([id, { name }]) => `${name}: ${f[id]}`),
      branches: Object.entries(branches).map(([id, { loc }]) => `${loc.start.line}: ${b[id]?.join(' ')}`),
    }
  }

  test('a statement on the line of its condition counts where the condition was true', () => {
    const text = 'def f(xs):\n    for x in xs:\n        if x: continue\n        if not x: pass\n    if xs: return 1\n'
    expect(measured(text, [[0, 0]], [[1]])).toEqual({
      statements: ['1: 2', '2: 2', '3: 2', '3: 1', '4: 1', '4: 1', '5: 2', '5: 2'],
      functions: ['f: 2'],
      branches: ['3: 1 1', '4: 1 0', '5: 2 0'],
    })
  })

  test('a way not taken is marked at the condition, and at what else there is', () => {
    const text =
      'def f(a):\n    if a:\n        a = 0\n    elif a is None:\n        a = 1\n    else:\n        a = 2\n    return a\n'
    const { branchMap } = python.coverageOf(join(folderWith({ 'job.py': text }), 'job.py'), {})
    const at = (branch: unknown) =>
      (branch as { locations: { start: { line?: number } }[] }).locations.map((each) => each.start.line)
    expect(Object.values(branchMap).map(at)).toEqual([
      [2, 4],
      [4, 7],
    ])
  })

  test('a condition of several parts has two ways, whatever part decides', () => {
    const text = 'def f(a, b):\n    if a and (b or not a) and 0 < b < 5:\n        return "in"\n    return "out"\n'
    expect(measured(text, [0, 1], [0, 2])['branches']).toEqual(['2: 0 2'])
    expect(measured(text, [0, 1], [1, 0])['branches']).toEqual(['2: 0 1'])
    expect(measured(text, [1, 3])['branches']).toEqual(['2: 1 0'])
    expect(measured(text, [1, 9], [1, 2])['branches']).toEqual(['2: 1 1'])
  })

  test('conditional expressions count for themselves, within each other and within a condition', () => {
    const text = 'def f(a, b):\n    if (a if b else not a):\n        return (1 if a else 2) if b else 3\n    return 0\n'
    expect(measured(text, [1, 1], [0, 0])['branches']).toEqual(['2: 1 0', '2: 1 1', '3: 1 1', '3: 1 0'])
  })

  test('functions and lambdas of one line count when they are called, not where they are made', () => {
    const text = 'def g(): return 1\ndef f(a):\n    p, q = lambda: a, lambda: (lambda: a)\n    return q()\n'
    expect(measured(`${text}`, [1])).toEqual({
      statements: ['1: 1', '1: 0', '2: 1', '3: 1', '4: 1'],
      functions: ['g: 0', 'f: 1', '(anonymous): 0', '(anonymous): 1', '(anonymous): 0'],
      branches: [],
    })
  })

  test('what a decorator wraps, a generator yields and an exception leaves out is told line by line', () => {
    const text = `from functools import cache

@cache
def g(a):
    try:
        return 1 // a
    except ZeroDivisionError:
        return None
    finally:
        a = 2

def h():
    yield 1
    yield 2

def f(a):
    """Words are no statement."""
    global made
    other: int
    return [g(a), next(h())]
`
    expect(measured(text, [0])).toEqual({
      statements: ['1: 1', '4: 1', '5: 1', '6: 1', '8: 1', '10: 1', '12: 1', '13: 1', '14: 0', '16: 1', '20: 1'],
      functions: ['g: 1', 'h: 1', 'f: 1'],
      branches: [],
    })
  })

  test('cases of a match count by what follows them', () => {
    const text =
      'def f(a):\n    match a:\n        case [x, *_]:\n            return x\n        case str() if a:\n            return a\n        case _:\n            return 0\n'
    expect(measured(text, ['é'], [3])['branches']).toEqual(['2: 0 1 1'])
  })

  test('a line counts once for a test, however often its runs reach it', () => {
    const file = join(folderWith({ 'job.py': 'def f(n):\n    for _ in range(n):\n        pass\n' }), 'job.py')
    python.load(file).call('f', [1000])
    python.load(file).call('f', [1000])
    python.restore()
    expect(counts(python.coverageOf(file, ran[file] ?? {}))['statements']).toEqual(['1: 1', '2: 1', '3: 1'])
  })

  test('code that never ran has counts of nothing, and what is no Python is an error', () => {
    const folder = folderWith({ 'idle.py': 'def f():\n    return 1\n', 'broken.py': 'def f(:\n' })
    const { statements } = counts(python.coverageOf(join(folder, 'idle.py'), {}))
    expect(statements).toEqual(['1: 0', '2: 0'])
    expect(() => python.coverageOf(join(folder, 'broken.py'), {})).toThrow('SyntaxError')
  })

  test('a run that ends in an exception has told what it reached', () => {
    const text = 'def f(a):\n    b = a\n    c = 1 / b\n    return c\n'
    const file = join(folderWith({ 'job.py': text }), 'job.py')
    expect(() => python.load(file).call('f', [0])).toThrow('ZeroDivisionError')
    python.restore()
    expect(counts(python.coverageOf(file, ran[file] ?? {}))['statements']).toEqual(['1: 1', '2: 1', '3: 1', '4: 0'])
  })
})
