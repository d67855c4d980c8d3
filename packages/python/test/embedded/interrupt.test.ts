import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { PythonHost } from '../../src/host.ts'
import { startEmbedded } from '../../src/hosts/embedded/start.ts'
import { JobTimeoutError } from '../../src/protocol/errors.ts'
import { folderWith, toyGuest } from '../hosts/toy.ts'

let python: PythonHost

// However slow the machine is, what can be interrupted is not cut off.
beforeAll(async () => {
  python = await startEmbedded({ guest: toyGuest(), grace: 60_000 })
})

/** Long enough to come to a line that takes no time, on any machine; the job is loaded before. */
const timeLimit = 200

function jobOf(text: string): string {
  return join(folderWith({ 'job.py': text }), 'job.py')
}

const indented = (text: string): string =>
  text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n')

test('a loop is interrupted, its line named, and the next run goes on', () => {
  const job = python.load(jobOf('def wait():\n    while True:\n        pass'))
  let message = ''
  try {
    job.call('wait', [], {}, { timeLimit, label: 'my test' })
  } catch (error) {
    expect(error).toBeInstanceOf(JobTimeoutError)
    message = (error as Error).message
  }
  expect(message.replace(/at \S+job.py:[23] in wait\.\n.*/, 'at LINE')).toMatchInlineSnapshot(`
    "Failed to finish my test within 200 ms: it was at LINE
     Raise the time limit of the run, or look for a loop that does not end."
  `)
  python.runScript(jobOf('x = 1'), { timeLimit: 60_000 })
})

test('an interruption does not reach into the runs after the one that it ended', () => {
  const job = python.load(jobOf('def short():\n    for i in range(1000): pass\ndef long():\n    while True: pass'))
  for (let i = 0; i < 5; i++) {
    expect(() => job.call('long', [], {}, { timeLimit: 20 })).toThrow(JobTimeoutError)
    for (let j = 0; j < 20; j++) job.call('short', [], {}, { timeLimit: 60_000 })
  }
})

test('a job that catches its interruption is interrupted again', () => {
  const job = python.load(
    jobOf(
      'def main():\n    caught = 0\n    while True:\n        try:\n            while True: pass\n        except BaseException:\n            caught += 1\n            if caught > 5: raise',
    ),
  )
  expect(() => job.call('main', [], {}, { timeLimit })).toThrow(JobTimeoutError)
  expect(python.alive).toBe(true)
})

test.each(['time.sleep(30)', 're.match(r"(a+)+$", "a" * 50 + "b")'])(
  'the time limit holds in functions that a test calls: %s',
  (line) => {
    const job = python.load(jobOf(`import time, re\ndef f():\n    ${line}`))
    expect(() => job.call('f', [], {}, { timeLimit })).toThrow(JobTimeoutError)
    python.restore()
  },
)

test('an entry that is no run has the bounds of the test, and its name', () => {
  const job = python.load(
    jobOf(
      'class Loop:\n    def __repr__(self):\n        while True: pass\nclass Late:\n    def __del__(self):\n        while True: pass\nloop = Loop()\nlate = Late()',
    ),
  )
  python.setBounds(() => ({ label: 'my test', timeLimit }))
  expect(() => String(job.get('loop'))).toThrow(
    /^Failed to finish my test within 200 ms: it was at .*job\.py:3 in __repr__/,
  )
  expect(python.alive).toBe(true)
  python.setBounds(() => ({}))
})

describe('a job that catches its interruption has failed all the same', () => {
  test.each([
    ['and returns', 'try:\n    while True: pass\nexcept BaseException:\n    pass'],
    ['with a return in finally', 'try:\n    while True: pass\nfinally:\n    return 1'],
    ['and raises something else', 'try:\n    while True: pass\nexcept KeyboardInterrupt:\n    raise ValueError("no")'],
    ['and exits', 'try:\n    while True: pass\nexcept BaseException:\n    sys.exit(0)'],
    ['after it ignored SIGINT', 'signal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass'],
    ['in a context manager', 'with contextlib.suppress(BaseException):\n    while True: pass'],
    ['where Python itself does', 'class A:\n    def __del__(self):\n        while True: pass\nA()'],
  ])('%s', (_, text) => {
    const job = python.load(jobOf(`import contextlib, signal, sys\ndef main():\n${indented(text)}`))
    expect(() => job.call('main', [], {}, { label: 'my test', timeLimit })).toThrow(
      /^Failed to finish my test within 200 ms: it was at .*job\.py:\d in (main|__del__)\.\n {4}while True: pass/,
    )
    expect(python.alive).toBe(true)
    python.reset()
    expect(python.load(jobOf('v = 1'), { timeLimit: 60_000 }).get('v')).toBe(1)
  })
})

test('the line that an interruption found is told where the exception has lost its frames', () => {
  const job = python.load(
    jobOf(
      'def main():\n    try:\n        while True: pass\n    except BaseException as e:\n        e.__traceback__ = None',
    ),
  )
  expect(() => job.call('main', [], {}, { label: 'my test', timeLimit })).toThrow(
    /it was at .*job\.py:3 in main\.\n {4}while True: pass/,
  )
})
