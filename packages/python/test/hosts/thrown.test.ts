import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PythonHost } from '../../src/host.ts'
import { type JobModule, jobModule, resetAll } from '../../src/job/stubs.ts'
import { hosts } from './hosts.ts'
import { folderWith, toyGuest } from './toy.ts'

const text = `
class MyError(Exception):
    def __init__(self, code, msg="m"):
        super().__init__(msg)
        self.code = code
class Retryable(MyError): pass
kept = []
def call(): return 1
def run():
    try: return call()
    except Retryable as e: return f"retry {e.code} {e in kept}"
    except MyError as e: return f"my {e.code}"
    except ValueError as e: return f"value {e}"
    except Exception as e: return f"other {type(e).__name__} {e}"
def boom():
    kept.append(Retryable(7, "sad"))
    raise kept[-1]
def give():
    kept.append(Retryable(8))
    return kept[-1]
def lets_go(): return call()
class Token: pass
def token(): return Token()
`

describe.each(hosts)('$name', ({ start }) => {
  let python: PythonHost
  let job: JobModule

  beforeAll(async () => {
    python = await start({ guest: toyGuest() })
    const classes = { MyError: {}, Retryable: {}, Token: {} }
    const functions = ['call', 'run', 'boom', 'give', 'token', 'lets_go']
    job = jobModule(join(folderWith({ 'job.py': text }), 'job.py'), {
      host: () => python,
      names: { functions, classes },
    })
  })
  beforeEach(() => {
    resetAll()
    python.reset()
  })

  const made = (name: string, ...args: unknown[]): Error => {
    const Made = job[name] as unknown as new (...args: unknown[]) => Error
    return new Made(...args)
  }

  /** sinon's own types know one argument alone. */
  const throws = (name: string, text: string): unknown =>
    (job['call'] as unknown as { throws(name: string, text: string): unknown }).throws(name, text)

  describe('an exception that a stub throws', () => {
    test('is that which the test caught', async () => {
      const caught = await job['boom']?.().then(undefined, (error: Error) => error)
      job['call']?.throws(caught)
      expect(await job['run']?.()).toBe('retry 7 True')
    })

    test('is an object of an exception class of the job', async () => {
      job['call']?.throws(made('MyError', 5))
      expect(await job['run']?.()).toBe('my 5')
      job['call']?.callsFake(() => {
        throw made('Retryable', 6)
      })
      expect(await job['run']?.()).toBe('retry 6 False')
      job['call']?.throws(await job['give']?.())
      expect(await job['run']?.()).toBe('retry 8 True')
    })

    test('leaves the job as what it is, where nothing catches it', async () => {
      job['call']?.throws(made('MyError', 5))
      await expect(job['lets_go']?.()).rejects.toMatchObject({ pythonType: 'job.MyError', pythonMessage: 'm' })
    })

    test('is the exception of Python that its name says', async () => {
      throws('ValueError', 'bad')
      expect(await job['run']?.()).toBe('value bad')
      job['call']?.throws(Object.assign(new Error('bad'), { name: 'KeyError' }))
      expect(await job['run']?.()).toBe("other KeyError 'bad'")
      job['call']?.reset()
      throws('NoSuchError', 'bad')
      expect(await job['run']?.()).toBe('other HostError NoSuchError: bad')
    })

    test('is none of Python’s for a slip of JavaScript’s', async () => {
      job['call']?.throws(new TypeError('x is not a function'))
      expect(await job['run']?.()).toBe('other HostError TypeError: x is not a function')
    })

    test('is refused where it is no exception', async () => {
      job['call']?.throws(await job['token']?.())
      expect(await job['run']?.()).toMatch(/^other HostError Failed to raise what a stub threw: Token is no exception/)
    })
  })
})
