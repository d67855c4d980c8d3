import { existsSync, lstatSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { PythonHost } from '../../src/host.ts'
import { startAnother } from '../../src/hosts/embedded/start.ts'
import { endsHangs, folderWith } from '../hosts/toy.ts'

let python: PythonHost & { stop(): Promise<void> }

beforeAll(async () => {
  python = (await startAnother({ timeLimit: endsHangs })).host
})
afterEach(() => python.restore())
afterAll(() => python.stop())

/** What a job prints, or the name of the exception that it ends with. */
function run(source: string, folder = folderWith({})): string {
  const printed: string[] = []
  const stdout = (line: string) => void printed.push(line)
  writeFileSync(join(folder, 'job.py'), source)
  try {
    python.runScript(join(folder, 'job.py'), { stdout, stderr: stdout })
  } catch (error) {
    printed.push(error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error))
  }
  return printed.join('\n')
}

describe('a job reaches no JavaScript', () => {
  const reach = 'constructor("globalThis.escaped = process")()\nprint("escaped")'

  test.each([
    ['the constructor of an array', `import pyodide.ffi\npyodide.ffi.to_js([1]).constructor.${reach}`],
    ['the constructor of a function of ours', `from _dryfit import bridge\nbridge._answer.${reach}`],
    ['a call of that constructor', `from _dryfit import bridge\nbridge._answer.${reach.replace('constructor', 'new')}`],
    [
      'the entries of an object',
      'from _dryfit import bridge\nfor value in bridge._answer.object_values(): print("escaped")',
    ],
    [
      'an object as a map',
      `import pyodide.ffi\npyodide.ffi.to_js([1]).as_object_map(hereditary=True)["constructor"].${reach}`,
    ],
    [
      'getattr',
      `from _dryfit import convert\ngetattr(getattr(convert._call_host, "constructor"), "${reach.split('(')[0]}")("1")`,
    ],
    ['the module js', 'import sys\ndel sys.modules["js"]\nimport js\njs.setTimeout\nprint("escaped")'],
    [
      'names of the module js',
      'import sys\ndel sys.modules["js"]\nfrom js import Object\nObject.constructor("return 1")\nprint("escaped")',
    ],
    [
      'the finder of JavaScript',
      'import gc\nfrom _pyodide._importhook import JsFinder\nfinder = next(o for o in gc.get_objects() if isinstance(o, JsFinder))\nfor module in finder.jsproxies.values():\n  module.constructor\n  print("escaped")',
    ],
    [
      'pyodide_js',
      'import sys\ndel sys.modules["pyodide_js"]\nimport pyodide_js\npyodide_js._module\nprint("escaped")',
    ],
    ['run_js', 'from pyodide.code import run_js\nrun_js("globalThis.escaped = 1")\nprint("escaped")'],
    [
      'C by the interpreter itself',
      'import ctypes\nctypes.CDLL(None).emscripten_run_script_string(b"1")\nprint("escaped")',
    ],
    [
      'C by its lower door',
      'import _ctypes\nhandle = _ctypes.dlopen(None, 0)\nprint("escaped", _ctypes.dlsym(handle, "emscripten_run_script_string"))',
    ],
    ["C's system", 'import ctypes, _ctypes\nprint("escaped", _ctypes.dlsym(_ctypes.dlopen(None, 0), "system"))'],
    [
      'what Pyodide was given',
      'import sys\nsys.modules.pop("js", None)\nfrom pyodide_js._api import config\nprint("escaped")',
    ],
  ])('by %s', (_, source) => {
    expect(run(source)).not.toContain('escaped')
    expect('escaped' in globalThis).toBe(false)
  })
})

describe('a job imports from the folders that it was given, and reads nothing else by importing', () => {
  test('of the disk', () => {
    const elsewhere = folderWith({ 'secret.py': 'value = 1' })
    expect(run(`import sys\nsys.path.insert(0, ${JSON.stringify(elsewhere)})\nimport secret`)).toMatch(
      /^ModuleNotFoundError: No module named 'secret'/,
    )
    expect(run('from _dryfit import loader\nprint(loader.read("/etc/passwd"))')).toMatch(
      /^FileNotFoundError: .*outside the folder of the job/,
    )
    expect(run('from _dryfit import loader\nprint(loader._names("/etc") + "|" + loader._probe("/etc"))')).toBe('|')
    expect(run('from _dryfit import loader\nprint(loader._read("<dryfit>/../package.json"))')).toMatch(
      /^-it lies outside/,
    )
  })

  test("of another test's job no more, once that test has ended", () => {
    const folder = folderWith({ 'helper.py': 'value = 1' })
    expect(run('import helper\nprint(helper.value)', folder)).toBe('1')
    python.restore()
    expect(run(`import sys\nsys.path.insert(0, ${JSON.stringify(folder)})\nimport helper`)).toMatch(
      /^ModuleNotFoundError/,
    )
  })

  test('of its project, when it puts the folder on its path: the nearest one above that is marked as one', () => {
    const project = folderWith({ 'package.json': '{}', 'shared/tools.py': 'value = "shared"', 'jobs/x.txt': '' })
    const source =
      'import os, sys\nsys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "shared"))\nimport tools\nprint(tools.value)'
    expect(run(source, join(project, 'jobs'))).toBe('shared')
  })
})

describe('no call changes a file of the disk', () => {
  test.each([
    ['os.fchmod', 'os.fchmod(os.open(path, os.O_RDONLY), 0o777)'],
    ['os.chmod', 'os.chmod(path, 0o777)'],
    ['os.truncate', 'os.truncate(path, 0)'],
    ['os.ftruncate', 'os.ftruncate(os.open(path, os.O_RDONLY), 0)'],
    ['os.utime', 'os.utime(path, (0, 0))'],
    ['os.utime of an open file', 'os.utime(os.open(path, os.O_RDONLY), (0, 0))'],
    ['os.open for writing', 'os.write(os.open(path, os.O_RDWR), b"x")'],
    ['os.rename', 'os.rename(path, path + "2")'],
    ['os.replace of it', 'open("/tmp/new", "w").write("x")\nos.replace("/tmp/new", path)'],
    ['os.link', 'os.link(path, path + "2")'],
    ['os.symlink', 'os.symlink("/etc", path + "2")'],
    ['os.mkdir', 'os.mkdir(path + "2")'],
    ['os.remove', 'os.remove(path)'],
    [
      'mmap',
      'import mmap\nm = mmap.mmap(os.open(path, os.O_RDONLY), 0, prot=mmap.PROT_READ | mmap.PROT_WRITE)\nm[0:1] = b"x"\nm.flush()',
    ],
    ['os.posix_fallocate', 'os.posix_fallocate(os.open(path, os.O_RDONLY), 0, 100)'],
  ])('by %s', (_, change) => {
    const folder = folderWith({ 'data.txt': 'kept' })
    const path = join(folder, 'data.txt')
    const { mode, mtimeMs } = statSync(path)
    run(`import os\npath = os.path.join(os.path.dirname(__file__), "data.txt")\n${change}`, folder)
    expect([readFileSync(path, 'utf8'), statSync(path).mode, statSync(path).mtimeMs]).toEqual(['kept', mode, mtimeMs])
    expect(existsSync(`${path}2`)).toBe(false)
  })

  test('and a file that is linked beside a job is read as what the link leads to', () => {
    const target = folderWith({ 'real.txt': 'linked', 'deep/more.txt': 'more' })
    const folder = folderWith({})
    symlinkSync(join(target, 'real.txt'), join(folder, 'link.txt'))
    symlinkSync(join(target, 'deep'), join(folder, 'deep'))
    symlinkSync(join(target, 'none'), join(folder, 'broken'))
    const source = `
import os
here = os.path.dirname(__file__)
print(open(here + "/link.txt").read(), os.path.getsize(here + "/link.txt"), open(here + "/deep/more.txt").read(), sorted(os.listdir(here)))
try: open(here + "/link.txt", "a")
except OSError as error: print(error.strerror)
try: open(here + "/broken")
except OSError as error: print(error.strerror)
`
    expect(run(source, folder)).toBe(
      "linked 6 more ['broken', 'deep', 'job.py', 'link.txt']\nRead-only file system\nNo such file or directory",
    )
    expect(lstatSync(join(folder, 'link.txt')).isSymbolicLink()).toBe(true)
  })
})

describe('what a job asks of its process', () => {
  test('a timer and a library of C are refused by name', () => {
    expect(run('import signal\nsignal.alarm(1)')).toMatch(/^\[NO_TIMERS\]/)
    expect(run('import ctypes\nctypes.CDLL("libc.so.6")')).toMatch(
      /^\[NO_LIBRARIES\] Failed to load the library 'libc.so.6'/,
    )
    expect(run('import ctypes\nprint(ctypes.c_int32(2**31).value)')).toBe('-2147483648')
  })

  test('asyncio runs to its end in the call that began it, and nothing of it later', async () => {
    const source = `
import asyncio
async def part(n):
    await asyncio.sleep(0.01 * n)
    return n
async def main():
    asyncio.ensure_future(part(1)).add_done_callback(lambda _: print("done"))
    return await asyncio.gather(part(2), part(1))
print(asyncio.run(main()))
async def later(): print("later")
loop = asyncio.new_event_loop()
loop.call_soon(print, "later")
loop.create_task(later())
`
    const printed = run(source)
    await new Promise((done) => setTimeout(done, 20))
    expect(printed).toBe('done\n[2, 1]')
    expect(
      run('import asyncio\nasync def main(): await asyncio.get_running_loop().create_future()\nasyncio.run(main())'),
    ).toMatch(/RuntimeError: asyncio waits for something that never comes/)
  })

  test('chance is the same in every test and on every machine', () => {
    expect(run('import random\nprint(random.random())')).toBe('0.8444218515250481')
    python.restore()
    expect(run('import random\nprint(random.random())')).toBe('0.8444218515250481')
  })

  test('standard output takes bytes', () => {
    expect(
      run(
        'import sys\nsys.stdout.buffer.write("wörter\\n".encode())\nsys.stdout.buffer.flush()\nprint("after", file=sys.stderr)',
      ),
    ).toBe('wörter\nafter')
  })

  test('standard output can be set up and wrapped, as a script does that fears an encoding', () => {
    expect(
      run(
        'import io, sys\nsys.stdout.reconfigure(encoding="utf-8", line_buffering=True)\nprint("ö", sys.stdout.line_buffering)\nsys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", write_through=True)\nprint("wrapped")',
      ),
    ).toBe('ö True\nwrapped')
    python.restore()
    expect(run('import sys\nsys.stdout.reconfigure(encodings="utf-8")')).toMatch(
      /^TypeError: reconfigure\(\) got an unexpected keyword argument 'encodings'/,
    )
  })

  test('what is printed without its end counts as a line beyond ten thousand too', () => {
    const printed = run(
      'import sys\nfor i in range(10_000): print(i)\nsys.stdout.write("a")\nsys.stdout.write("b\\nc\\nd")',
    )
    expect(printed.split('\n').at(-1)).toBe('… and 3 more lines, which dryfit left out.')
  })

  test('a hundred thousand lines are counted, and the first ten thousand are reported', () => {
    const printed = run('for i in range(100_000): print(i)').split('\n')
    expect(printed).toHaveLength(10_001)
    expect(printed.at(-1)).toBe('… and 90,000 more lines, which dryfit left out.')
  })
})
