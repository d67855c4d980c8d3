import { dirname, join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PythonHost } from '../../src/host.ts'
import { JobExitError, PythonError } from '../../src/protocol/errors.ts'
import { hosts } from './hosts.ts'
import { folderWith, toyGuest } from './toy.ts'

describe.each(hosts)('$name', ({ start }) => {
  let python: PythonHost
  let printed: string[]

  beforeAll(async () => {
    python = await start({ guest: toyGuest() })
  })
  beforeEach(() => {
    printed = []
  })
  afterEach(() => python.reset())

  const stdout = (line: string) => void printed.push(line)

  function caught(run: () => unknown): unknown {
    try {
      run()
    } catch (error) {
      return error
    }
    throw new Error('nothing was thrown')
  }

  function script(text: string, options: Parameters<PythonHost['runScript']>[1] = {}): string[] {
    const file = join(folderWith({ 'job.py': text }), 'job.py')
    python.runScript(file, { stdout, ...options })
    return printed
  }

  describe('load', () => {
    test('imports a file under its name and lists its functions in order', () => {
      const folder = folderWith({
        'load_books.py': `
import json
from functools import wraps
from os.path import join

def decorate(f):
    @wraps(f)
    def inner(*args):
        return f(*args)
    return inner

@decorate
def main(a, b=2):
    return [__name__, a, b]

class Loader: pass
alias = json.dumps
if __name__ == "__main__":
    raise SystemExit("never as an import")
`,
      })
      const job = python.load(join(folder, 'load_books.py'))
      expect(job.functions).toEqual(['decorate', 'main'])
      expect(job.call('main', [1])).toEqual(['load_books', 1, 2])
    })

    test('gives each load its own modules, though they have the same names', () => {
      const one = folderWith({
        'job.py': 'import lib\ndef get():\n  import lazy\n  return [lib.v, lazy.v]',
        'lib.py': 'v = 1',
        'lazy.py': 'v = 1',
      })
      const two = folderWith({
        'job.py': 'import lib\ndef get():\n  import lazy\n  return [lib.v, lazy.v]',
        'lib.py': 'v = 2',
        'lazy.py': 'v = 2',
      })
      const a = python.load(join(one, 'job.py'))
      const b = python.load(join(two, 'job.py'))
      expect([a.call('get', []), b.call('get', []), a.call('get', [])]).toEqual([
        [1, 1],
        [2, 2],
        [1, 1],
      ])
    })

    test('runs a changed helper at the next load', async () => {
      const { writeFileSync } = await import('node:fs')
      const folder = folderWith({ 'job.py': 'import helper\ndef get(): return helper.v', 'helper.py': 'v = 1' })
      expect(python.load(join(folder, 'job.py')).call('get', [])).toBe(1)
      writeFileSync(join(folder, 'helper.py'), 'v = 2')
      expect(python.load(join(folder, 'job.py')).call('get', [])).toBe(2)
    })

    test('imports packages, namespace folders, extra paths and paths that the job adds', () => {
      const folder = folderWith({
        'jobs/job.py': `
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "added"))
import pack.inner, space.inner, extra, added_module
from pack import sibling
v = [pack.inner.v, space.inner.v, extra.v, added_module.v, sibling.v]
`,
        'jobs/pack/__init__.py': 'from . import sibling',
        'jobs/pack/inner.py': 'from .sibling import v as w\nv = "inner" + w',
        'jobs/pack/sibling.py': 'v = "sibling"',
        'jobs/space/inner.py': 'v = "space"',
        'extra/extra.py': 'v = "extra"',
        'added/added_module.py': 'v = "added"',
      })
      const job = python.load(join(folder, 'jobs/job.py'), { path: [join(folder, 'extra')], root: folder })
      expect(job.get('v')).toEqual(['innersibling', 'space', 'extra', 'added', 'sibling'])
    })

    test("lets a user's module stand before a standard one, for that job only", () => {
      const mine = folderWith({ 'job.py': 'import statistics\nv = statistics.mine', 'statistics.py': 'mine = True' })
      expect(python.load(join(mine, 'job.py')).get('v')).toBe(true)
      expect(script('import statistics\nprint(statistics.mean([1, 3]))')).toEqual(['2'])
    })

    test('imports from a zip of extra-py-files, with its lines in tracebacks, fresh for each load', () => {
      const zipper = python.load(
        join(
          folderWith({
            'zip.py':
              'import io, zipfile\nbuffer = io.BytesIO()\nwith zipfile.ZipFile(buffer, "w") as z: z.writestr("zipped.py", "def fail():\\n    raise ValueError(\'zip\')\\n")\nbytes_ = buffer.getvalue()',
          }),
          'zip.py',
        ),
      )
      const folder = folderWith({
        'job.py': 'import zipped\ndef get(): return zipped.fail()',
        'lib.zip': zipper.get('bytes_') as Uint8Array,
      })
      const job = python.load(join(folder, 'job.py'), { path: [join(folder, 'lib.zip')] })
      expect(() => job.call('get', [])).toThrow(
        `File "${folder}/lib.zip/zipped.py", line 2, in fail\n    raise ValueError('zip')`,
      )
      expect(script('import sys\nprint("zipped" in sys.modules)')).toEqual(['False'])
    })

    test("gives back a module of Python's that a job or its name replaced", () => {
      const folder = folderWith({ 'job.py': 'import sys\nsys.modules["time"] = None\nname = __name__' })
      expect(python.load(join(folder, 'job.py'), { name: 'json' }).get('name')).toBe('json')
      expect(
        script('import json, time, __main__\nprint(json.dumps([1]), time.time() > 0, __main__.__file__ == __file__)'),
      ).toEqual(['[1] True True'])
    })

    test('imports a guest module that the snapshot does not hold', () => {
      expect(script('import toyglue.late\nprint(toyglue.late.value)')).toEqual(['imported after the restore'])
    })

    test('names the attributes that exist when one is missing', () => {
      const job = python.load(join(folderWith({ 'job.py': 'def main(): pass\ndef save(): pass' }), 'job.py'))
      expect(() => job.call('man', [])).toThrow("module 'job' has no attribute 'man'. It has: main, save")
    })
  })

  describe('runScript', () => {
    test('runs a file as __main__ with its arguments', () => {
      expect(
        script('import sys\nif __name__ == "__main__":\n  print(sys.argv[1:])', { argv: ['--JOB_NAME', 'x'] }),
      ).toEqual(["['--JOB_NAME', 'x']"])
    })

    test('forgets what the run before left: modules, environment, logging, globals, random, files', () => {
      const dirty = `
import os, sys, logging, types, random, warnings
os.environ["LEFT"] = "1"; del os.environ["TZ"]
sys.modules["left_over"] = types.ModuleType("left_over")
sys.path.append("/left"); sys.argv.append("left")
logging.basicConfig(level=logging.DEBUG); logging.disable(logging.ERROR)
warnings.simplefilter("error")
for name in ("left.txt", "/tmp/left.txt"):
    with open(name, "w") as file: file.write("x")
os.mkdir("/tmp/deeper"); os.chdir("/tmp/deeper")
random.random()
`
      const clean = `
import os, sys, logging, random, warnings
print(os.environ.get("LEFT"), os.environ["TZ"], "left_over" in sys.modules, "/left" in sys.path, sys.argv[1:])
print(len(logging.root.handlers), logging.root.level, logging.root.manager.disable, os.getcwd(), os.listdir("."), os.path.exists("/tmp/left.txt"))
print(random.random()); warnings.warn("fine")
`
      const fresh = script(clean, { stderr: () => {} }).slice()
      python.reset()
      printed = []
      script(dirty)
      python.reset()
      printed = []
      expect(script(clean, { stderr: () => {} })).toEqual(fresh)
      expect(fresh.slice(0, 2)).toEqual(['None UTC False False []', '0 30 0 /home/dryfit [] False'])
    })

    test('adds variables to an environment that is not that of the test', () => {
      process.env['DRYFIT_TEST_SECRET'] = 'secret'
      expect(
        script('import os\nprint(os.environ.get("DRYFIT_TEST_SECRET"), os.environ["MINE"])', { env: { MINE: 'yes' } }),
      ).toEqual(['None yes'])
    })

    test('hands over printed lines whole, the last without its end too', () => {
      const errors: string[] = []
      script('import sys\nprint("a", end="")\nprint("b\\nc")\nsys.stderr.write("oops")\nsys.stdout.write("last")', {
        stderr: (line) => void errors.push(line),
      })
      expect([printed, errors]).toEqual([['ab', 'c', 'last'], ['oops']])
    })

    test('hands over what a job writes past sys.stdout', () => {
      expect(
        script('import os, sys\nos.write(1, b"raw\\n")\nprint("original", file=sys.__stdout__, flush=True)'),
      ).toEqual(['raw', 'original'])
    })

    test.each(['sys.exit()', 'sys.exit(0)', 'exit(0)', 'sys.exit(None)'])('takes %s for a success', (text) => {
      expect(script(`import sys\nprint("before")\n${text}\nprint("after")`)).toEqual(['before'])
    })

    test('fails for sys.exit with a code or a text', () => {
      const exit = caught(() => script('import sys\nsys.exit(3)'))
      expect(exit).toBeInstanceOf(JobExitError)
      expect((exit as JobExitError).exitCode).toBe(3)
      expect((exit as JobExitError).message.replace(/\S*job\.py/, 'job.py')).toMatchInlineSnapshot(
        `"Failed to finish the job: it exited with code 3 at job.py:2. Glue marks such a run as failed."`,
      )
      expect((caught(() => script('import os\nos._exit(4)')) as JobExitError).exitCode).toBe(4)
      expect((caught(() => script('raise SystemExit("why")')) as JobExitError).exitCode).toBe('why')
    })

    test('runs the next job after one that failed in any way', () => {
      for (const text of [
        '1/0',
        'def f(: pass',
        'raise SystemExit(1)',
        'def f(): f()\nf()',
        'raise KeyboardInterrupt',
      ]) {
        expect(() => script(text)).toThrow()
        printed = []
        expect(script('print("fine")')).toEqual(['fine'])
      }
    })

    test('lets a job read the files beside it and write none of them', () => {
      const folder = folderWith({
        'job.py': `
import os
here = os.path.dirname(__file__)
print(open(os.path.join(here, "sql", "query.sql")).read(), sorted(os.listdir(here)))
for change in (lambda: open(os.path.join(here, "new.txt"), "w"), lambda: os.remove(__file__), lambda: os.rename(__file__, here + "/x.py")):
    try:
        change()
    except OSError as error:
        print(error.strerror)
`,
        'sql/query.sql': 'select 1',
      })
      python.runScript(join(folder, 'job.py'), { stdout })
      expect(printed).toEqual(["select 1 ['job.py', 'sql']", ...Array(3).fill('Read-only file system')])
    })

    test.each([
      ['import urllib.request\nurllib.request.urlopen("https://example.com/x")', 'https://example.com/x'],
      ['import socket\nsocket.create_connection(("db.internal", 5432))', 'db.internal:5432'],
      ['import socket\nsocket.socket().connect(("10.0.0.1", 80))', '10.0.0.1:80'],
      ['import http.client\nhttp.client.HTTPConnection("example.com").request("GET", "/")', 'example.com:80'],
    ])('refuses the network and says what to do: %s', (text, target) => {
      expect(() => script(text)).toThrow(
        `[NETWORK_REFUSED] Failed to reach ${target}: a job under test has no network. Stub the function that makes the call`,
      )
    })

    test.each(['js', 'pyodide_js'])('has no module %s', (name) => {
      expect(() => script(`import ${name}`)).toThrow(PythonError)
    })

    test('reads a file with a declared encoding and refuses one without', () => {
      const declared = folderWith({ 'job.py': Buffer.from('# -*- coding: latin-1 -*-\nprint(len("\xe9"))', 'latin1') })
      python.runScript(join(declared, 'job.py'), { stdout })
      expect(printed).toEqual(['1'])
      const undeclared = folderWith({ 'job.py': Buffer.from('print("\xe9")', 'latin1') })
      expect(() => python.runScript(join(undeclared, 'job.py'))).toThrow('SyntaxError: the file is not UTF-8 text')
    })

    test('names a file that does not exist', () => {
      expect(() => python.runScript('/nowhere/job.py')).toThrow("No such file or directory: '/nowhere/job.py'")
    })
  })

  describe('bridge', () => {
    test('answers a guest call synchronously and knows the job line that made it', () => {
      const seen: unknown[] = []
      python.connect((op, payload) => {
        seen.push(op, payload, python.where())
        return '{"ok":{"rows":[1]}}'
      })
      const folder = folderWith({
        'job.py': 'import toyglue\n\ndef main():\n    return toyglue.read("a"), toyglue.where()',
      })
      const file = join(folder, 'job.py')
      expect(python.load(file).call('main', [])).toEqual(['{"rows":[1]}', `${file}:4`])
      expect(seen).toEqual(['read', '"a"', `${file}:4`])
    })

    test('raises the Python error that an answer names, at the line that caused it', () => {
      python.connect(() => JSON.stringify({ error: { python: 'toyglue.ToyError', message: 'bad', errorClass: 'TOY' } }))
      script('import toyglue\ntry:\n  toyglue.read("a")\nexcept toyglue.ToyError as e:\n  print(e, e.error_class)')
      expect(printed).toEqual(['bad TOY'])
      python.connect(() => JSON.stringify({ error: { python: 'ValueError', message: 'plain' } }))
      script('import toyglue\ntry:\n  toyglue.read("a")\nexcept ValueError as e:\n  print(e)')
      expect(printed[1]).toBe('plain')
    })

    test('brings back what the answer threw as the cause, the same object', () => {
      const thrown = new RangeError('from the engine')
      python.connect(() => {
        throw thrown
      })
      const error = caught(() => script('import toyglue\ntoyglue.read("a")')) as PythonError
      expect(error.cause).toBe(thrown)
      const raisable = Object.assign(new Error('x'), { pythonError: { python: 'toyglue.ToyError', message: 'told' } })
      python.connect(() => {
        throw raisable
      })
      const typed = caught(() =>
        script('import toyglue\ntry:\n  toyglue.read("a")\nexcept Exception as e:\n  raise KeyError("k") from e'),
      ) as PythonError
      expect([typed.pythonType, typed.cause]).toEqual(['KeyError', raisable])
      expect(typed.message).toContain('toyglue.ToyError: told')
    })

    test('calls back into Python, whose exception goes through the engine as the same object', () => {
      python.connect((_, payload) => `{"ok":${python.invoke(Number(payload), '20')}}`)
      expect(script('import toyglue\nprint(toyglue.apply(lambda p: str(int(p) + 1)))')).toEqual(['21'])
      script(`
import toyglue
error = ValueError("mine")
def fail(payload): raise error
try:
    toyglue.apply(fail)
except ValueError as caught:
    print(caught is error)
`)
      expect(printed[1]).toBe('True')
    })

    test('resets the guest at each run', () => {
      expect(script('import toyglue\ntoyglue.state["contexts"] += 1\nprint(toyglue.state)')).toEqual([
        "{'contexts': 1}",
      ])
      expect(script('import toyglue\nprint(toyglue.state)')).toEqual(["{'contexts': 1}", "{'contexts': 0}"])
    })
  })

  test('keeps the real folder of a job in what Python shows', () => {
    const folder = folderWith({ 'job.py': 'import sys\nprint(__file__, sys.path[0], sys.argv[0])' })
    python.runScript(join(folder, 'job.py'), { stdout })
    const file = join(folder, 'job.py')
    expect(printed).toEqual([`${file} ${dirname(file)} ${file}`])
  })
})
