import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { PythonHost } from '../../src/host.ts'
import { startEmbedded } from '../../src/hosts/embedded/start.ts'
import { JobTimeoutError } from '../../src/protocol/errors.ts'
import { folderWith, toyGuest } from '../hosts/toy.ts'

const guest = toyGuest()

beforeAll(() => startEmbedded({ guest }), 120_000)

function jobOf(text: string): string {
  return join(folderWith({ 'job.py': text }), 'job.py')
}

/** What a job that runs too long fails with, where its Python ends with it; the next one is there afterwards. */
async function ends(python: PythonHost, work: () => void): Promise<string> {
  let message = ''
  try {
    work()
  } catch (error) {
    if (!(error instanceof JobTimeoutError)) throw error
    message = error.message
  }
  expect(python.alive).toBe(false)
  const next = await startEmbedded({ guest })
  expect(next.load(jobOf('v = 1')).get('v')).toBe(1)
  return message
}

describe('what never looks at its time limit', () => {
  const catching = `
    try:
        work()
    except BaseException:
        work()
    finally:
        work()`

  test.each([
    ['a loop in C', 'sum(itertools.count())', '    sum(itertools.count())'],
    ['a chain of C functions', 'max(map(len, itertools.repeat("")))', '    max(map(len, itertools.repeat("")))'],
    [
      'a job that catches every interruption',
      'while True:\n        try:\n            while True: pass\n        except BaseException: pass',
      '',
    ],
    ['a job that begins again in its handlers', `def work():${catching.replaceAll('\n', '\n    ')}\n    work()`, ''],
  ])('ends with its Python, and names the line: %s', async (_, body, source) => {
    const file = jobOf(`import itertools\ndef main():\n    ${body}\nmain()\n`)
    const python = await startEmbedded({ guest })
    const message = await ends(python, () => python.runScript(file, { label: 'orders > never ends', timeLimit: 100 }))
    expect(message).toMatch(/^Failed to finish orders > never ends within 100 ms: it was at .*job\.py:\d+ in \w+\.\n/)
    expect(message).toContain(source)
    expect(message).toContain('It could not be interrupted there: its Python was ended, the next test gets a new one.')
  })

  test('is a function of the test that a job calls', async () => {
    const python = await startEmbedded({ guest })
    const job = python.load(jobOf('def wait(): pass\ndef main():\n    wait()'))
    const endless = (): void => {
      for (;;);
    }
    job.replace(new Map([['wait', endless]]))
    const message = await ends(python, () => job.call('main', [], {}, { timeLimit: 100 }))
    expect(message).toMatch(/it was at .*job\.py:3 in main\.\n {4}wait\(\)/)
  })
})

test('an entry that is no run has the bounds of the test, and its name', async () => {
  const python = await startEmbedded({ guest })
  python.setBounds(() => ({ label: 'my test', timeLimit: 100 }))
  const job = python.load(
    jobOf(
      'class Loop:\n    def __repr__(self):\n        while True: pass\nclass Late:\n    def __del__(self):\n        while True: pass\nloop = Loop()\nlate = Late()',
    ),
  )
  expect(() => String(job.get('loop'))).toThrow(
    /^Failed to finish my test within 100 ms: it was at .*job\.py:3 in __repr__/,
  )
  expect(python.alive).toBe(true)
  python.setBounds(() => ({}))
})

describe('a job that catches its interruption has failed all the same', () => {
  test.each([
    ['and returns', 'try:\n    while True: pass\nexcept BaseException:\n    pass'],
    ['with a return in finally', 'def f():\n    try:\n        while True: pass\n    finally:\n        return 1\nf()'],
    ['and raises something else', 'try:\n    while True: pass\nexcept KeyboardInterrupt:\n    raise ValueError("no")'],
    ['and exits', 'import sys\ntry:\n    while True: pass\nexcept BaseException:\n    sys.exit(0)'],
    ['after it ignored SIGINT', 'import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass'],
    ['in a context manager', 'import contextlib\nwith contextlib.suppress(BaseException):\n    while True: pass'],
  ])('%s', async (_, text) => {
    const python = await startEmbedded({ guest })
    const file = jobOf(text)
    expect(() => python.runScript(file, { label: 'my test', timeLimit: 60 })).toThrow(
      /^Failed to finish my test within 60 ms: it was at .*job\.py:\d in (<module>|f)\.\n {4}while True: pass/,
    )
    expect(python.alive).toBe(true)
    python.reset()
    expect(python.load(jobOf('v = 1'), { timeLimit: 5000 }).get('v')).toBe(1)
  })
})

test('a job can not handle the signal of its time limit', async () => {
  const python = await startEmbedded({ guest })
  for (const module of ['signal', '_signal'])
    expect(() => python.runScript(jobOf(`import ${module}\n${module}.signal(24, lambda *_: None)`))).toThrow(
      /\[SIGNAL_REFUSED\] Failed to handle SIGXCPU/,
    )
})
