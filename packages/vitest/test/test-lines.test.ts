import { beforeAll, expect, test } from 'vitest'
import { type Told, tell } from './told.ts'

const FILES = {
  'job.py': 'def f(a, b): return a\n',
  'udf.py': `from pyspark.sql import functions as F
@F.udf("int")
def share(n, of):
    return of // n
def shares(spark):
    return spark.createDataFrame([(2, 10), (0, 7)], "n int, of int").select(share("n", "of").alias("share"))
`,
  'a.test.ts': `import { expect, test } from 'dryfit'
import * as j from './job.py'
test('a bad type in the third table', ({ glue }) => {
  glue.catalog.table('a.b', { schema: 'id int' })
  glue.catalog.table('a.c', { schema: 'id int, x integre' })
})
test('a bad value', ({ glue }) => {
  glue.catalog.table('a.c', { schema: 'id int', rows: [{ id: 'x' }] })
})
test('an error of the engine', ({ glue }) => {
  glue.frame([{ a: 1 }]).selectExpr('b')
})
test('a missing argument', async () => {
  await j.f(1, 2)
  await (j as any).f(1)
})
test('a call that is not awaited', () => {
  const kept = j.f(1, 2)
})
test('a comparison', ({ glue }) => {
  expect(glue.frame([{ a: 1 }])).toEqualFrame([{ a: 2 }], { ordred: true } as object)
})
test('a function over columns', async ({ glue }) => {
  const { shares } = await import('./udf.py')
  expect(await shares(glue.spark)).toEqualFrame([])
})
`,
}

let told: ReadonlyMap<string, Told>
beforeAll(async () => {
  told = await tell(FILES)
}, 300_000)

test.each([
  [
    'a bad type in the third table',
    5,
    'GlueError: [SCHEMA_NOT_READ] Failed to declare the table a.c: Spark can not read its schema. ',
  ],
  ['a bad value', 8, 'ValueError: [VALUE_DOES_NOT_FIT] Failed to read row 0 of a.c, column id'],
  ['an error of the engine', 11, '[UNRESOLVED_COLUMN'],
  ['a missing argument', 15, "PythonError: TypeError: f() missing 1 required positional argument: 'b'"],
  ['a call that is not awaited', 18, '[FORGOTTEN_AWAIT]'],
  ['a comparison', 21, '[UNKNOWN_OPTION]'],
])('%s is shown at its line of the test, and no line of ours', (name, line, says) => {
  const { at, says: text } = told.get(name) ?? { at: [], says: '' }
  expect(text).toContain(says)
  expect(at[0]).toBe(`a.test.ts:${line}`)
  expect(at.filter((frame) => /packages\/(?:spark|glue|python|vitest)\//.test(frame))).toEqual([])
})

test('what Python says of a call is said once', () => {
  expect(told.get('a missing argument')?.says.match(/missing 1 required/g)).toHaveLength(1)
})

test('a function over columns that fails is shown at its line, then at that of the test, with the row and its traceback once', () => {
  const { at, says } = told.get('a function over columns') ?? { at: [], says: '' }
  expect(at).toEqual(['udf.py:4', 'a.test.ts:25'])
  expect(says).toContain('(dryfit: the function was called with 0, 7)')
  expect(says.match(/ZeroDivisionError/g)).toHaveLength(1)
})
