import { inspect } from 'node:util'
import { createGlue } from '@dryfit/glue'
import { beforeAll, test } from 'vitest'
import { expect } from '../src/expect.ts'
import { type Told, tell } from './told.ts'

const glue = createGlue()

const FILES = {
  'jobs/load_books.py': 'from readers import read\nclass Order: pass\ndef load_books(gc): return read()\n',
  'jobs/readers.py': 'def read(): return 1\n',
  'other/orders.py': 'print("x")\n',
  'a.test.ts': `import { expect, test } from 'dryfit'
import { test as foreign } from 'vitest'
import job, * as all from './jobs/load_books.py'
import { lod_books } from './jobs/load_books.py'
import * as readers from './jobs/readers.py'
test('a slip in a function', () => { (job as any).lod_books.returns(1) })
test('a slip in a name of all', async () => { await (all as any).lod_books() })
test('a slip in a name that is imported', async () => { await (lod_books as any)() })
test('a function of another file', () => { (all as any).read.returns(1) })
test('a slip in a class', () => { new (all as any).Odrer() })
test('a name of nobody', () => { expect((all as any).zebra).toBeUndefined() })
test('a stub of another file', async () => {
  readers.read.returns(5)
  expect(await all.load_books(null)).toBe(5)
})
foreign("vitest's own test", ({ glue }: any) => { glue.s3.put('s3://a/b', []) })
test('a job in another folder', async ({ glue }) => { await glue.run('jobs/orders.py') })
test('a job with a slip in another folder', async ({ glue }) => { await glue.run('jobs/order.py') })
test('a partition', ({ glue }) => {
  glue.frame([{ id: 1, day: 'x' }]).write.partitionBy('day').parquet('s3://lake/o')
  expect(glue).toHaveWritten('s3://lake/o/day=x')
})
`,
}

let told: ReadonlyMap<string, Told>
beforeAll(async () => {
  told = await tell(FILES)
}, 300_000)

test.each([
  [
    'a slip in a function',
    '[NO_SUCH_FUNCTION] Failed to find lod_books in jobs/load_books.py',
    'Did you mean load_books?',
  ],
  ['a slip in a name of all', '[NO_SUCH_FUNCTION] Failed to find lod_books', 'Did you mean load_books?'],
  ['a slip in a name that is imported', '[NO_SUCH_FUNCTION] Failed to find lod_books', 'Did you mean load_books?'],
  [
    'a function of another file',
    'Failed to find read in jobs/load_books.py: it has it from readers.py',
    'readers.read.returns',
  ],
  ['a slip in a class', '[NO_SUCH_FUNCTION] Failed to find Odrer', 'Did you mean Order?'],
  ["vitest's own test", '[NOT_DRYFITS_TEST]', "import { expect, test } from 'dryfit'"],
  ['a job in another folder', '[JOB_NOT_FOUND]', 'Did you mean other/orders.py?'],
  ['a job with a slip in another folder', '[JOB_NOT_FOUND]', 'Did you mean other/orders.py?'],
  ['a partition', 'Nothing was written there', '"s3://lake/o" lies above it'],
])('%s: the failure says what was meant', (name, says, next) => {
  expect(told.get(name)?.says).toContain(says)
  expect(told.get(name)?.says).toContain(next)
})

test.each(['a name of nobody', 'a stub of another file'])('%s is none', (name) => {
  expect(told.get(name)).toMatchObject({ state: 'passed', says: '' })
})

test('a frame that is printed tells its columns', () => {
  const frame = glue.frame([{ id: 1 }], 'id int, name string')
  expect(inspect(frame)).toBe('DataFrame[id: int, name: string]')
  expect(inspect([glue.dynamicFrame([{ id: 1 }])])).toBe('[ DynamicFrame ]')
})

test("a frame is not compared by its properties, as vitest's own toEqual would", () => {
  const frame = glue.frame([{ id: 1 }])
  expect(frame).toEqual(frame)
  expect([frame]).toEqual([expect.anything()])
  for (const other of [[{ id: 1 }], glue.frame([{ id: 1 }])]) {
    expect(() => expect(frame).toEqual(other)).toThrow('[FRAME_AS_A_VALUE]')
    expect(() => expect(frame).not.toEqual(other)).toThrow('toEqualFrame')
  }
})

test('what is no list of rows, and a schema that is an object, are refused with what to write', () => {
  const make = glue.frame.bind(glue) as (...args: unknown[]) => unknown
  expect(() => make({})).toThrow('[NOT_ROWS] Failed to make a frame: what it is made of is no list of rows.')
  expect(() => make([{ a: 1 }], { a: 'int' })).toThrow("Write it as 'a int'.")
})
