import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PythonHost } from '../../src/host.ts'
import { type JobModule, jobModule, resetAll, standIns } from '../../src/job/stubs.ts'
import { hosts } from './hosts.ts'
import { folderWith, toyGuest } from './toy.ts'

const FILES = {
  'lib/__init__.py': '',
  'lib/helpers.py': `
state = {"x": 1}
class Token: pass
def load(path, limit=3): return ["real", path, limit]
def set_x(value): state["x"] = value
def token(): return Token()
`,
  'job.py': `
import sys
from lib import helpers
from lib.helpers import load, Token
def main(): return load("a")
def by_attribute(): return helpers.load("b", limit=1)
def x(): return helpers.state["x"]
def takes(token): return isinstance(token, Token)
def save(rows): print("saved", rows)
def leave(): sys.exit(0)
if __name__ == "__main__":
    save(main())
    leave()
    print("never")
`,
  'other.py': 'from lib.helpers import state\ndef x(): return state["x"]\n',
}

describe.each(hosts)('$name', ({ start }) => {
  let python: PythonHost
  let folder: string
  let job: JobModule
  let other: JobModule
  let helpers: JobModule

  const module = (file: string): JobModule => jobModule(join(folder, file), { host: () => python })
  const run = (): string[] => {
    const printed: string[] = []
    python.runScript(join(folder, 'job.py'), { standIns: standIns(python), stdout: (line) => printed.push(line) })
    return printed
  }

  beforeAll(async () => {
    folder = folderWith(FILES)
    python = await start({ guest: toyGuest() })
    job = module('job.py')
    other = module('other.py')
    helpers = module('lib/helpers.py')
  })
  beforeEach(() => {
    resetAll()
    python.reset()
  })

  describe('a stub of a module that jobs import', () => {
    test('holds in each of them, however it imports the function', async () => {
      helpers['load']?.returns(['stub'])
      expect(await job['main']?.()).toEqual(['stub'])
      expect(await job['by_attribute']?.()).toEqual(['stub'])
      expect(helpers['load']?.args).toEqual([['a'], ['b', 1]])
    })

    test('runs the function itself where the job called it, also with other arguments', async () => {
      expect(await job['main']?.()).toEqual(['real', 'a', 3])
      expect(helpers['load']?.callCount).toBe(1)
      helpers['load']?.callsFake((path) => helpers['load']?.wrappedMethod(`${path}!`, 9) as unknown)
      expect(await job['main']?.()).toEqual(['real', 'a!', 9])
    })

    test('holds in a script, as those of the script do', () => {
      helpers['load']?.returns(['stub'])
      expect(run()).toEqual(["saved ['stub']"])
      expect(job['leave']?.callCount).toBe(1)
      job['save']?.returns(null)
      expect(run()).toEqual([])
      expect(job['save']?.args).toEqual([[['stub']], [['stub']]])
      job['main']?.throws(new Error('no'))
      expect(run).toThrow('no')
    })

    test('holds where its folder is a link', async () => {
      const linking = folderWith({ 'linking.py': 'from linked.helpers import load\ndef main(): return load(1)' })
      symlinkSync(join(folder, 'lib'), join(linking, 'linked'))
      helpers['load']?.returns('stub')
      expect(await jobModule(join(linking, 'linking.py'), { host: () => python })['main']?.()).toBe('stub')
    })
  })

  describe('a file that a test imports is one module', () => {
    test('for the test and a job, whichever comes first', async () => {
      await helpers['set_x']?.(7)
      expect(await job['x']?.()).toBe(7)
      resetAll()
      python.reset()
      expect(await job['x']?.()).toBe(1)
      await helpers['set_x']?.(8)
      expect([await job['x']?.(), await other['x']?.()]).toEqual([8, 8])
      expect(await job['takes']?.(await helpers['token']?.())).toBe(true)
    })

    test('but a script has modules of its own, as its process has', async () => {
      await helpers['set_x']?.(7)
      expect(run()).toEqual(["saved ['real', 'a', 3]"])
      expect(await job['x']?.()).toBe(7)
    })
  })
})
