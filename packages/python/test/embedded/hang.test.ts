import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { PythonModule } from '../../src/host.ts'
import { startEmbedded } from '../../src/hosts/embedded/start.ts'
import { JobTimeoutError } from '../../src/protocol/errors.ts'
import { folderWith, toyGuest } from '../hosts/toy.ts'
import { atItsLimit } from './at-its-limit.ts'

const guest = toyGuest()

beforeAll(() => startEmbedded({ guest }))

function jobOf(text: string): string {
  return join(folderWith({ 'job.py': text }), 'job.py')
}

/** What a job that runs too long fails with, where its Python ends with it; the next one is there afterwards. */
async function ends(text: string, call: (job: PythonModule, timeLimit: number) => unknown): Promise<string> {
  const { error, timeLimit, python } = await atItsLimit(() => startEmbedded({ guest }), jobOf(text), call)
  if (!(error instanceof JobTimeoutError)) throw error
  expect(python.alive).toBe(false)
  const next = await startEmbedded({ guest })
  expect(next.load(jobOf('v = 1')).get('v')).toBe(1)
  return error.message.replace(`within ${timeLimit} ms`, 'in time')
}

describe('what never looks at its time limit ends with its Python, and names the line', () => {
  test.each([
    ['a loop in C', '    sum(itertools.count())'],
    ['a chain of C functions', '    max(map(len, itertools.repeat("")))'],
    [
      'a job that catches every interruption',
      '    while True:\n        try:\n            while True: pass\n        except BaseException: pass',
    ],
    ['a handler without end', '    try:\n        1/0\n    except ZeroDivisionError:\n        sum(itertools.count())'],
    [
      'where nothing more can be called',
      '    try:\n        main()\n    except RecursionError:\n        sum(itertools.count())',
    ],
    [
      'where builtins are broken',
      '    builtins.len = builtins.isinstance = builtins.open = None\n    sum(itertools.count())',
    ],
    [
      'where json and traceback are broken',
      '    json.dumps = json.loads = traceback.StackSummary = None\n    sum(itertools.count())',
    ],
    [
      'where no frame can be looked at',
      '    sys._getframe = sys.settrace(lambda *_: sum(itertools.count()))\n    work()',
    ],
    [
      'a job that begins again in its handlers',
      '    try:\n        main()\n    except BaseException:\n        main()\n    finally:\n        main()',
    ],
  ])('%s', async (_, body) => {
    const text = `import builtins, itertools, json, sys, traceback\nfrom arrival import arrive\ndef work(): pass\ndef main():\n${body}\ndef run():\n    arrive()\n    main()\n`
    const message = await ends(text, (job, timeLimit) =>
      job.call('run', [], {}, { label: 'orders > never ends', timeLimit }),
    )
    const [head = '', source = '', tail] = message.split('\n')
    expect(head).toMatch(/^Failed to finish orders > never ends in time: it was at .*job\.py:\d+ in \S+\.$/)
    const line = Number(/job\.py:(\d+)/.exec(head)?.[1])
    expect(source.trim()).toBe(text.split('\n')[line - 1]?.trim())
    expect(tail).toContain('It could not be interrupted there: its Python was ended, the next test gets a new one.')
  })

  test('a function of the test that a job calls', async () => {
    const message = await ends(
      'from arrival import arrive, wait\ndef main():\n    arrive()\n    wait()',
      (job, timeLimit) => job.call('main', [], {}, { timeLimit }),
    )
    expect(message).toMatch(/it was at .*job\.py:[45] in main\.\n {4}(wait|arrive)\(\)/)
  })
})

test('a job can not handle the signal of its time limit', async () => {
  const python = await startEmbedded({ guest })
  for (const module of ['signal', '_signal'])
    expect(() => python.runScript(jobOf(`import ${module}\n${module}.signal(24, lambda *_: None)`))).toThrow(
      /\[SIGNAL_REFUSED\] Failed to handle SIGXCPU/,
    )
})
