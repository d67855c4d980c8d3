import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PythonHost } from '../../src/host.ts'
import { type JobModule, jobModule, resetAll, standIns } from '../../src/job/stubs.ts'
import { hosts } from './hosts.ts'
import { folderWith, toyGuest } from './toy.ts'

const FILES = {
  'conf.py': 'TABLE = "t"\nLIST = ["a"]\nNAME = TABLE + "!"\ndef limit(n=TABLE): return n\n',
  'script.py': `
import conf
from conf import TABLE
COUNT = 3
COUNT += 1
print(TABLE, conf.NAME, conf.LIST, COUNT)
`,
}

describe.each(hosts)('$name', ({ start }) => {
  let python: PythonHost
  let folder: string
  let conf: JobModule & Record<string, unknown>
  let script: JobModule & Record<string, unknown>
  const run = (): string[] => {
    const printed: string[] = []
    const stdout = (line: string): void => void printed.push(line)
    python.runScript(join(folder, 'script.py'), { standIns: standIns(python), stdout })
    return printed
  }
  const known = { TABLE: { value: 't' }, LIST: { value: ['a'] }, NAME: null }

  beforeAll(async () => {
    folder = folderWith(FILES)
    python = await start({ guest: toyGuest() })
    conf = jobModule(join(folder, 'conf.py'), { host: () => python, names: { functions: ['limit'], constants: known } })
    script = jobModule(join(folder, 'script.py'), {
      host: () => python,
      names: { functions: [], constants: { COUNT: null } },
    })
  })
  beforeEach(() => {
    resetAll()
    python.reset()
  })

  describe('what a test gives a name of a file', () => {
    test('holds in a script that imports the file, and in the script of the file itself', () => {
      Object.assign(conf, { TABLE: 'zz' })
      Object.assign(script, { COUNT: 50 })
      expect(run()).toEqual(["zz zz! ['a'] 50"])
      expect([conf['TABLE'], script['COUNT']]).toEqual(['zz', 50])
    })

    test('holds from where the file gives it a value, and after it was loaded', async () => {
      Object.assign(conf, { TABLE: 'zz' })
      expect(await conf['limit']?.()).toBe('zz')
      Object.assign(conf, { LIST: ['b'] })
      expect([conf['NAME'], conf['LIST']]).toEqual(['zz!', ['b']])
      expect(run()).toEqual(["zz zz! ['b'] 4"])
    })

    test('is gone in the next test', () => {
      expect(run()).toEqual(["t t! ['a'] 4"])
      expect(conf['TABLE']).toBe('t')
    })

    test('is refused for a name that is nearly one of the file', () => {
      expect(() => Object.assign(conf, { TABEL: 1 })).toThrow('Did you mean TABLE?')
    })
  })
})
