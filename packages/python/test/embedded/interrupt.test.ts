import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { PythonHost, PythonModule } from '../../src/host.ts'
import { startEmbedded } from '../../src/hosts/embedded/start.ts'
import { JobTimeoutError } from '../../src/protocol/errors.ts'
import { endsHangs, folderWith, toyGuest } from '../hosts/toy.ts'
import { atItsLimit, type Ended } from './at-its-limit.ts'

let python: PythonHost

// However slow the machine is, what can be interrupted is not cut off.
beforeAll(async () => {
  python = await startEmbedded({ guest: toyGuest(), timeLimit: endsHangs, grace: endsHangs })
})

/** For what ends the same way wherever the limit finds it. */
const timeLimit = 200

function jobOf(text: string): string {
  return join(folderWith({ 'job.py': text }), 'job.py')
}

const limited = (text: string, call: (job: PythonModule, timeLimit: number) => unknown): Promise<Ended> =>
  atItsLimit(async () => python, jobOf(text), call)

const indented = (text: string): string =>
  text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n')

test('a loop is interrupted, its line named, and the next run goes on', async () => {
  const { error, timeLimit } = await limited(
    'from arrival import arrive\ndef wait():\n    arrive()\n    while True:\n        pass',
    (job, timeLimit) => job.call('wait', [], {}, { timeLimit, label: 'my test' }),
  )
  expect(error).toBeInstanceOf(JobTimeoutError)
  const { message } = error as JobTimeoutError
  expect(message.replace(/at \S+job.py:[345] in wait\.\n.*/, 'at LINE')).toBe(
    `Failed to finish my test within ${timeLimit} ms: it was at LINE\n Raise the time limit of the run, or look for a loop that does not end.`,
  )
  python.runScript(jobOf('x = 1'), { timeLimit: endsHangs })
})

test('an interruption does not reach into the runs after the one that it ended', () => {
  const job = python.load(jobOf('def short():\n    for i in range(1000): pass\ndef long():\n    while True: pass'))
  for (let i = 0; i < 5; i++) {
    expect(() => job.call('long', [], {}, { timeLimit: 20 })).toThrow(JobTimeoutError)
    for (let j = 0; j < 20; j++) job.call('short', [], {}, { timeLimit: endsHangs })
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

test('the time limit ends a job that sleeps on and on under a clock that moves for it', () => {
  let slept = 0
  const sleep = (milliseconds: number): boolean => {
    slept += milliseconds
    return true
  }
  python.setClock({ now: () => Date.now() + slept, sleep })
  const job = python.load(jobOf('import time\ndef f():\n    while True:\n        time.sleep(3600)'))
  try {
    expect(() => job.call('f', [], {}, { timeLimit })).toThrow(/time\.sleep\(3600\)/)
  } finally {
    python.setClock({ now: () => Date.now(), sleep: () => false })
  }
  expect(slept).toBeGreaterThanOrEqual(3_600_000)
  expect(python.alive).toBe(true)
})

test('an entry that is no run has the bounds of the test, and its name', async () => {
  const { error, timeLimit } = await limited(
    'from arrival import arrive\nclass Loop:\n    def __repr__(self):\n        arrive()\n        while True: pass\nloop = Loop()',
    (job, timeLimit) => {
      const loop = job.get('loop')
      python.setBounds(() => ({ label: 'my test', timeLimit }))
      try {
        return String(loop)
      } finally {
        python.setBounds(() => ({}))
      }
    },
  )
  expect(String(error)).toMatch(
    new RegExp(`Failed to finish my test within ${timeLimit} ms: it was at .*job\\.py:[45] in __repr__`),
  )
  expect(python.alive).toBe(true)
})

describe('a job that catches its interruption has failed all the same', () => {
  test.each([
    ['and returns', 'try:\n    arrive()\n    while True: pass\nexcept BaseException:\n    pass'],
    ['with a return in finally', 'try:\n    arrive()\n    while True: pass\nfinally:\n    return 1'],
    [
      'and raises something else',
      'try:\n    arrive()\n    while True: pass\nexcept KeyboardInterrupt:\n    raise ValueError("no")',
    ],
    ['and exits', 'try:\n    arrive()\n    while True: pass\nexcept BaseException:\n    sys.exit(0)'],
    ['after it ignored SIGINT', 'signal.signal(signal.SIGINT, signal.SIG_IGN)\narrive()\nwhile True: pass'],
    ['in a context manager', 'with contextlib.suppress(BaseException):\n    arrive()\n    while True: pass'],
    ['where Python itself does', 'class A:\n    def __del__(self):\n        arrive()\n        while True: pass\nA()'],
  ])('%s', async (_, text) => {
    const { error, timeLimit } = await limited(
      `import contextlib, signal, sys\nfrom arrival import arrive\ndef main():\n${indented(text)}`,
      (job, timeLimit) => job.call('main', [], {}, { label: 'my test', timeLimit }),
    )
    expect((error as Error).message).toMatch(
      new RegExp(
        `^Failed to finish my test within ${timeLimit} ms: it was at .*job\\.py:\\d in (main|__del__)\\.\\n {4}(while True: )?(pass|arrive)`,
      ),
    )
    expect(python.alive).toBe(true)
    python.reset()
    expect(python.load(jobOf('v = 1'), { timeLimit: endsHangs }).get('v')).toBe(1)
  })
})

test('the line that an interruption found is told where the exception has lost its frames', async () => {
  const { error } = await limited(
    'from arrival import arrive\ndef main():\n    try:\n        arrive()\n        while True: pass\n    except BaseException as e:\n        e.__traceback__ = None',
    (job, timeLimit) => job.call('main', [], {}, { label: 'my test', timeLimit }),
  )
  expect((error as Error).message).toMatch(/it was at .*job\.py:[45] in main\.\n {4}(while True: pass|arrive)/)
})
