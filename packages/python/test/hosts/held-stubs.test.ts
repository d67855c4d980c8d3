import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PythonHost } from '../../src/host.ts'
import { type JobModule, jobModule, resetAll, standIns } from '../../src/job/stubs.ts'
import { hosts } from './hosts.ts'
import { folderWith, toyGuest } from './toy.ts'

const FILES = {
  'decorators.py': `
import functools
def timed(f):
    @functools.wraps(f)
    def inner(*a, **k): return f(*a, **k)
    return inner
def bare(f):
    def inner(*a): return f(*a)
    return inner
`,
  'job.py': `
import functools, inspect
from decorators import bare, timed
steps = []
def step(f):
    steps.append(f)
    return f
def read(p): return "real " + p
def build(): return "built"
readers = {"csv": read}
made_of = build()
def by_table(p): return readers["csv"](p)
def by_default(p, reader=read): return reader(p)
@step
def clean(x): return "real"
def by_steps(): return [f(1) for f in steps]
also = read
def by_alias(): return also("a")
first = functools.partial(read, "b")
def by_partial(): return first()
@step
@timed
def told(x): return "real"
@bare
def hidden(x): return "real"
def by_name(): return [told(1), hidden(1)]
def late(x): return "real"
late = timed(late)
def by_late(): return late(1)
@functools.lru_cache
def cached(): return "real"
def by_cached(): return [cached(), cached.cache_info().hits]
def numbers(n):
    for i in range(n): yield i
def factory(word):
    def made(x, *, end="!"): return word + x + end
    return made
made = factory("hello ")
def facts(): return [made_of, str(inspect.signature(made)), inspect.isgeneratorfunction(numbers), list(numbers(3)), made("you", end="?"), read.__name__]
class Reader:
    def csv(self, p): return "real"
    table = {"csv": csv}
    def by_table(self): return self.table["csv"](self, 1)
if __name__ == "__main__":
    print(by_table("x"), by_steps(), by_default("y"), made_of)
`,
}
const names = 'read build clean told hidden late cached numbers made factory facts step'
const ways = 'by_table by_default by_steps by_alias by_partial by_name by_late by_cached'

describe.each(hosts)('$name', ({ start }) => {
  let python: PythonHost
  let folder: string
  let job: JobModule

  beforeAll(async () => {
    folder = folderWith(FILES)
    python = await start({ guest: toyGuest() })
    job = jobModule(join(folder, 'job.py'), {
      host: () => python,
      names: { functions: `${names} ${ways}`.split(' '), classes: { Reader: { csv: ['Reader', 'method'] } } },
    })
  })
  beforeEach(() => {
    resetAll()
    python.reset()
  })

  describe('a stub of a function holds wherever its file took the function', () => {
    test.each([
      ['read', 'by_table', ['p'], 'stub', 1],
      ['read', 'by_default', ['p'], 'stub', 1],
      ['clean', 'by_steps', [], ['stub', 'real'], 1],
      ['told', 'by_steps', [], ['real', 'stub'], 1],
      ['read', 'by_alias', [], 'stub', 1],
      ['read', 'by_partial', [], 'stub', 1],
      ['told', 'by_name', [], ['stub', 'real'], 1],
      ['hidden', 'by_name', [], ['real', 'stub'], 1],
      ['late', 'by_late', [], 'stub', 1],
      ['cached', 'by_cached', [], ['stub', 0], 1],
    ])('%s, called %s', async (name, way, args, expected, calls) => {
      job[name]?.returns('stub')
      expect(await job[way]?.(...args)).toEqual(expected)
      expect(job[name]?.callCount).toBe(calls)
    })

    test('also while the file runs, as a module and as a script', async () => {
      job['build']?.returns('stub')
      expect(await job['facts']?.()).toEqual(['stub', "(x, *, end='!')", true, [0, 1, 2], 'hello you?', 'read'])
      job['read']?.returns('stub')
      job['clean']?.returns('stub')
      const printed: string[] = []
      const stdout = (line: string): void => void printed.push(line)
      python.runScript(join(folder, 'job.py'), { standIns: standIns(python), stdout })
      expect(printed).toEqual(["stub ['stub', 'real'] stub stub"])
    })

    test('and calls the function itself once where it calls through', async () => {
      expect(await job['by_late']?.()).toBe('real')
      expect(await job['by_name']?.()).toEqual(['real', 'real'])
      expect(await job['by_partial']?.()).toBe('real b')
      expect(['late', 'told', 'hidden', 'read'].map((name) => job[name]?.callCount)).toEqual([1, 1, 1, 1])
      expect(job['read']?.args).toEqual([['b']])
    })
  })
})
