import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sinon from 'sinon'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PythonHost } from '../../src/host.ts'
import { type JobModule, jobModule, resetAll } from '../../src/job/stubs.ts'
import { PythonError } from '../../src/protocol/errors.ts'
import { keywords } from '../../src/protocol/values.ts'
import { hosts } from './hosts.ts'
import { folderWith, toyGuest } from './toy.ts'

describe.each(hosts)('$name', ({ start }) => {
  const text = `
calls = []
CONST = object()

class Token: pass

def load_books(context, year=2024, *, mode="all"):
    return [context, year, mode]

def load_authors(context):
    raise ValueError("no authors for " + str(context))

def save(rows, target="t"):
    return len(rows)

def identity(value):
    return value

def main(context):
    books = load_books(context, mode="new")
    return save(rows=books)

def guarded(context):
    try:
        load_authors(context)
    except ValueError as error:
        return "caught " + str(error)

def passes_objects():
    token = (Token(), 1.0, {"k": (1,)})
    return identity(token) is token

def raises_same():
    error = KeyError("mine")
    def fail(_): raise error
    try:
        apply(fail, 1)
    except KeyError as caught:
        return caught is error

def apply(function, value):
    return function(value)

def survives(function):
    try:
        return apply(function, 1)
    except Exception:
        return "caught"

def recursive(n):
    return 0 if n == 0 else 1 + recursive(n - 1)
`

  let python: PythonHost
  let job: JobModule
  let file: string
  let guest: string

  beforeAll(async () => {
    guest = toyGuest()
    python = await start({ guest })
    file = join(folderWith({ 'job.py': text }), 'job.py')
    job = jobModule(file, { host: () => python })
  })
  beforeEach(() => {
    resetAll()
    python.reset()
  })
  afterEach(() => sinon.restore())

  const context = { name: 'ctx' }

  describe('a job function', () => {
    test('runs Python until it is told otherwise, and records the calls that Python makes', async () => {
      expect(await job['main']?.(context)).toBe(3)
      sinon.assert.calledOnceWithExactly(job['load_books'] as sinon.SinonStub, context, keywords({ mode: 'new' }))
      sinon.assert.calledOnceWithExactly(job['save'] as sinon.SinonStub, [context, 2024, 'new'])
      expect(job['save']?.firstCall.returnValue).toBe(3)
      sinon.assert.callOrder(
        job['main'] as sinon.SinonStub,
        job['load_books'] as sinon.SinonStub,
        job['save'] as sinon.SinonStub,
      )
    })

    test('that is first looked at while it runs has that call too, and its result when it has ended', async () => {
      const counts: unknown[] = []
      job['save']?.callsFake(() => {
        counts.push(job['main']?.callCount, job['main']?.firstCall.returnValue, job['load_books']?.callCount)
        return 7
      })
      const result = job['main']?.(context)
      expect(counts).toEqual([1, undefined, 1])
      expect(job['main']?.firstCall.returnValue).toBe(result)
      expect(job['main']?.lastCall.args).toEqual([context])
      expect(await result).toBe(7)
      sinon.assert.callOrder(job['main'] as sinon.SinonStub, job['load_books'] as sinon.SinonStub)
      expect(job['load_books']?.jobLines.get(0)).toMatch(/job\.py:\d+$/)
    })

    test('that fails after it was first looked at has its error', async () => {
      const look = () => {
        expect(job['apply']?.callCount).toBe(1)
        throw new Error('from the test')
      }
      expect(await job['survives']?.(look)).toBe('caught')
      expect(job['apply']?.firstCall.exception).toBeInstanceOf(PythonError)
      expect(await job['survives']?.(() => 5)).toBe(5)
      expect(job['apply']?.returnValues).toEqual([undefined, 5])
    })

    test('answers what the test says, to Python and to the test', async () => {
      job['load_books']?.returns([1, 2, 3, 4])
      expect(await job['main']?.(context)).toBe(4)
      job['save']?.callsFake((rows) => (rows as unknown[]).length * 10)
      expect(await job['main']?.(context)).toBe(40)
      job['save']?.callsFake(() => job['save']?.wrappedMethod(['a']) as unknown)
      expect(await job['main']?.(context)).toBe(1)
      job['load_books']?.onFirstCall().returns([]).onSecondCall().returns([1])
      expect(job['load_books']?.callCount).toBe(3)
    })

    test('takes keyword arguments from the test', async () => {
      expect(await job['load_books']?.(1, keywords({ year: 1999, mode: 'x' }))).toEqual([1, 1999, 'x'])
      expect(await job['identity']?.({ mode: 'x' })).toEqual({ mode: 'x' })
    })

    test('passes Python objects through untouched, arguments, results and exceptions', async () => {
      expect(await job['passes_objects']?.()).toBe(true)
      expect(await job['raises_same']?.()).toBe(true)
      expect(await job['guarded']?.('x')).toBe('caught no authors for x')
      expect(job['load_authors']?.firstCall.exception).toBeInstanceOf(PythonError)
    })

    test('records recursion once per call', async () => {
      expect(await job['recursive']?.(3)).toBe(3)
      sinon.assert.callCount(job['recursive'] as sinon.SinonStub, 4)
    })

    test('throws in Python what the test says; Python may catch it, and the test gets it as the cause', async () => {
      const error = new TypeError('from the stub')
      job['load_books']?.throws(error)
      const failed: unknown = await job['main']?.(context).then(undefined, (reason: unknown) => reason)
      expect(failed).toBeInstanceOf(PythonError)
      expect((failed as PythonError).cause).toBe(error)
      expect((failed as PythonError).pythonFrames[0]).toMatchObject({
        file,
        function: 'main',
        source: 'books = load_books(context, mode="new")',
      })
    })

    test('calls through again after each reset, sinon’s own included', async () => {
      job['save']?.returns('stubbed')
      expect(await job['main']?.(context)).toBe('stubbed')
      job['save']?.reset()
      expect(await job['main']?.(context)).toBe(3)
      job['save']?.returns('stubbed')
      job['save']?.resetBehavior()
      expect(await job['main']?.(context)).toBe(3)
      job['save']?.returns('stubbed').callThrough()
      expect(await job['main']?.(context)).toBe(3)
      job['save']?.returns('stubbed')
      sinon.restore()
      expect(await job['main']?.(context)).toBe('stubbed')
      resetAll()
      expect(job['save']?.called).toBe(false)
      expect(await job['main']?.(context)).toBe(3)
    })

    test('is loaded anew after a reset, with what the file says now', async () => {
      const changing = join(
        folderWith({ 'job.py': 'seen = []\ndef f():\n  seen.append(1)\n  return len(seen)' }),
        'job.py',
      )
      const module = jobModule(changing, { host: () => python })
      expect([await module['f']?.(), await module['f']?.()]).toEqual([1, 2])
      resetAll()
      expect(await module['f']?.()).toBe(1)
      writeFileSync(changing, 'def f(): return "changed"')
      resetAll()
      expect(await module['f']?.()).toBe('changed')
    })

    test('refuses a promise where a job waits for a value', async () => {
      job['load_books']?.callsFake(() => Promise.resolve([]))
      await expect(job['main']?.(context)).rejects.toThrow('a job waits for no promise')
    })

    test('that resolves or rejects in the words of a test answers a job at once', async () => {
      job['load_books']?.resolves([])
      expect(await job['main']?.(context)).toBe(0)
      job['load_books']?.rejects(new Error('AccessDenied'))
      await expect(job['main']?.(context)).rejects.toThrow('AccessDenied')
    })

    test('rejects a call of the test too, when the test has it throw', async () => {
      job['load_books']?.throws(new Error('AccessDenied'))
      const call = job['load_books']?.(context)
      await expect(call).rejects.toThrow('AccessDenied')
    })

    test("is read by vitest's own matchers", async () => {
      job['load_books']?.returns([])
      await job['main']?.(context)
      expect(job['load_books']).toHaveBeenCalledOnce()
      expect(job['load_books']).toHaveBeenCalledWith(context, { mode: 'new' })
      expect(job['load_books']).toHaveReturnedWith([])
      expect(job['main']).toHaveBeenCalledBefore(job['load_books'] as never)
      expect(() => expect(job['load_books']).not.toHaveBeenCalled()).toThrow('load_books')
    })

    test('that the file does not define fails with the ones that it does', async () => {
      await expect(job['load_book']?.()).rejects.toThrow(
        "module 'job' has no attribute 'load_book'. It has: load_books, load_authors",
      )
    })

    test('rejects, and never throws, for a file that can not be loaded', async () => {
      const broken = jobModule(join(folderWith({ 'job.py': 'def f(:\n  pass' }), 'job.py'), {
        host: () => python,
        names: { functions: ['f'] },
      })
      await expect(broken['f']?.()).rejects.toMatchObject({ pythonType: 'SyntaxError' })
      const missing = jobModule('/nowhere/job.py', { host: () => python, names: { functions: ['f'] } })
      await expect(missing['f']?.()).rejects.toThrow('No such file')
    })
  })

  test('a recursion without end through stubs is an error that Python survives', async () => {
    const endless = jobModule(
      join(folderWith({ 'job.py': 'def f(n): return g(n)\ndef g(n): return f(n + 1)' }), 'job.py'),
      {
        host: () => python,
        names: { functions: ['f', 'g'] },
      },
    )
    await expect(endless['f']?.(0)).rejects.toThrow('RecursionError: stubs of this job called each other 60 deep')
    expect(await job['main']?.(context)).toBe(3)
  })

  test('a run that is too long tells which stub Python called very often', async () => {
    const busy = jobModule(
      join(
        folderWith({
          'job.py': 'def f(): pass\ndef many():\n  for _ in range(5000): f()\ndef spin():\n  while True: pass',
        }),
        'job.py',
      ),
      { host: () => python, names: { functions: ['f', 'many', 'spin'] } },
    )
    await busy['many']?.()
    python.setBounds(() => ({ timeLimit: 100 }))
    try {
      await expect(busy['spin']?.()).rejects.toThrow('Python had called f 5000 times through its stub')
    } finally {
      python.setBounds(() => ({}))
    }
  })

  test('waits for a Python that is still starting', async () => {
    const waiting = jobModule(file, {
      host: () => Promise.resolve(python),
      names: { functions: ['main', 'load_books'] },
    })
    waiting['load_books']?.returns([1])
    const result = waiting['main']?.(context)
    expect(result).toBeInstanceOf(Promise)
    expect(await result).toBe(1)
    expect(Object.keys(waiting)).toEqual(['main', 'load_books'])
  })
})
