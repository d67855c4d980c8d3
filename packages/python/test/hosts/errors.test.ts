import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PythonHost } from '../../src/host.ts'
import { startEmbedded } from '../../src/hosts/embedded/start.ts'
import { PythonError } from '../../src/protocol/errors.ts'
import { endsHangs, folderWith, toyGuest } from './toy.ts'

let python: PythonHost

beforeAll(async () => {
  python = await startEmbedded({ guest: toyGuest(), timeLimit: endsHangs })
})
beforeEach(() => python.reset())

/** The error that a script ends with, its folder taken out of the text. */
function failure(
  text: string,
  options: Parameters<PythonHost['runScript']>[1] = {},
  more = {},
): { error: PythonError; message: string; stack: string } {
  const folder = folderWith({ 'job.py': text, ...more })
  try {
    python.runScript(join(folder, 'job.py'), options)
  } catch (error) {
    if (!(error instanceof PythonError)) throw error
    return { error, message: error.message.replaceAll(folder, ''), stack: (error.stack ?? '').replaceAll(folder, '') }
  }
  throw new Error('nothing was thrown')
}

describe('an exception', () => {
  test('shows its type and text, the traceback of the user, and points at the line', () => {
    const { error, message, stack } = failure(
      'import helper\ndef main():\n    helper.work({"a": 1})\nmain()\n',
      {},
      { 'helper.py': 'def work(row):\n    return row["b"] + 1\n' },
    )
    expect(message).toMatchInlineSnapshot(`
      "KeyError: 'b'

      Traceback (most recent call last):
        File "/job.py", line 4, in <module>
          main()
          ~~~~^^
        File "/job.py", line 3, in main
          helper.work({"a": 1})
          ~~~~~~~~~~~^^^^^^^^^^
        File "/helper.py", line 2, in work
          return row["b"] + 1
                 ~~~^^^^^
      KeyError: 'b'"
    `)
    const frames = stack.split('\n').filter((line) => line.startsWith('    at '))
    expect(frames.slice(0, 3)).toEqual([
      '    at work (/helper.py:2:12)',
      '    at main (/job.py:3:5)',
      '    at <module> (/job.py:4:1)',
    ])
    expect(frames.slice(3).join('\n')).not.toMatch(/src\/(hosts|protocol|limits|job)|pyodide|wasm/)
    expect(frames[3]).toContain('errors.test.ts')
    expect(error.pythonType).toBe('KeyError')
    expect(error.pythonFrames[0]).toMatchObject({ line: 2, function: 'work', source: 'return row["b"] + 1' })
  })

  test('shows no frame of the guest, of the standard library or of ours', () => {
    python.connect(() => JSON.stringify({ error: { python: 'toyglue.ToyError', message: 'bad' } }))
    const { message } = failure('import toyglue, json\ndef read():\n    return toyglue.read("x")\nread()')
    expect(message).toMatchInlineSnapshot(`
      "toyglue.ToyError: bad

      Traceback (most recent call last):
        File "/job.py", line 4, in <module>
          read()
          ~~~~^^
        File "/job.py", line 3, in read
          return toyglue.read("x")
                 ~~~~~~~~~~~~^^^^^
      toyglue.ToyError: bad"
    `)
    expect(
      failure('import json\njson.loads("{")')
        .message.split('\n')
        .filter((line) => line.includes('File')),
    ).toEqual(['  File "/job.py", line 2, in <module>'])
  })

  test('shows what it came from', () => {
    const { message } = failure('try:\n    1/0\nexcept ZeroDivisionError as e:\n    raise RuntimeError("outer") from e')
    expect(message).toMatch(/^RuntimeError: outer\n[\s\S]*ZeroDivisionError: division by zero[\s\S]*direct cause/)
  })

  test('is raised for an async function, which would do nothing', () => {
    const folder = folderWith({ 'job.py': 'async def main():\n    raise ValueError("never seen")\n' })
    const job = python.load(join(folder, 'job.py'))
    expect(() => job.call('main', [])).toThrow(/it is an async function, and nothing in a job awaits it/)
  })

  test('in the syntax names file and line', () => {
    const { message, error } = failure('x = 1\ndef f(:\n    pass\n')
    expect(message).toMatchInlineSnapshot(`
      "SyntaxError: invalid syntax

        File "/job.py", line 2
          def f(:
                ^
      SyntaxError: invalid syntax"
    `)
    expect(error.pythonFrames[0]).toMatchObject({ line: 2, column: 7 })
    expect(failure('import broken', {}, { 'broken.py': 'return 1' }).error.pythonFrames[0]?.file).toMatch(/broken\.py$/)
  })

  test('of a module that is not there says how to go on', () => {
    expect(failure('import requests').message).toMatchInlineSnapshot(`
      "ModuleNotFoundError: No module named 'requests'
      requests is not part of the Python that runs inside the test. Give it a stand-in: a file requests.py, empty or with the names that the job imports from it, in a folder such as test/stand-ins that vitest.config.mts names: dryfit({ path: ['test/stand-ins'] }). The job stays as it is; in the test, stub its function that calls requests.

      Traceback (most recent call last):
        File "/job.py", line 1, in <module>
          import requests
      ModuleNotFoundError: No module named 'requests'"
    `)
    expect(failure('import pandas as pd').message).toMatch(
      /^ModuleNotFoundError: No module named 'pandas'\npandas is not part of/,
    )
    expect(failure('import sqlite3').message).toMatch(/'sqlite3'\nsqlite3 is not part of/)
    expect(failure('from lib.etl import x').message.split('\n')[1]).toMatchInlineSnapshot(
      `"Modules are looked for in the folder of the job and in \`path\` (Glue's --extra-py-files). If lib is a file of yours, add its folder to \`path\`; if it is a pure Python package, add where it is installed."`,
    )
  })

  test('whose text can not be made still surfaces', () => {
    const { message } = failure('class E(Exception):\n    def __str__(self): raise RuntimeError("no")\nraise E()')
    expect(message).toMatch(/^E: <E whose text can't be made: RuntimeError>/)
  })

  test('of megabytes shows its beginning and its end, and says what it leaves out', () => {
    const { message } = failure('raise ValueError("begin" + "x" * 50_000_000 + "end")\n')
    expect(message).toMatch(/^ValueError: beginx/)
    expect(message).toContain('49960008 characters are left out here')
    expect(message).toContain('xend')
    expect(message.length).toBeLessThan(100_000)
  })

  test('is told apart from a recursion without end, which leaves Python usable', () => {
    const { error } = failure('def f(n): return f(n + 1)\nf(0)')
    expect(error.pythonType).toBe('RecursionError')
    expect(error.pythonFrames.length).toBeLessThanOrEqual(50)
    expect(python.alive).toBe(true)
  })
})

test('a Python that a job exhausts ends with that job and is as new after a restore', () => {
  const endless = 'class K:\n    def __lt__(self, other): return sorted([K(), K()])\nsorted([K(), K()])'
  const file = join(folderWith({ 'job.py': endless }), 'job.py')
  expect(() => python.runScript(file)).toThrow(
    /RecursionError|its Python ended, because its stack was exhausted \(.*\): look for a recursion without end\.(.|\n)*The next/,
  )
  python.restore()
  expect(python.load(join(folderWith({ 'job.py': 'v = 1' }), 'job.py')).get('v')).toBe(1)
})
