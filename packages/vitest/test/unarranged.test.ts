import { expect, test } from '../src/index.ts'
import * as job from './jobs/unarranged.py'

test("a path that nobody arranged is Spark's error, and the line that arranges it", async ({ glue }) => {
  glue.s3.put('s3://lake/books', [{ id: 1 }])
  await expect(job.read('s3://lake/bokks')).rejects.toThrow(
    /\[PATH_NOT_FOUND\] Path does not exist: s3:\/\/lake\/bokks[\s\S]*Did you mean s3:\/\/lake\/books\?[\s\S]*Arrange it with glue\.s3\.put\('s3:\/\/lake\/bokks'/,
  )
})

test('a table that nobody arranged too', async ({ glue }) => {
  expect(glue.calls).toEqual([])
  await expect(job.table('sales.orders')).rejects.toThrow(/Arrange it with glue\.catalog\.table\('sales\.orders'/)
})

test('and an argument', async ({ glue }) => {
  expect(glue.calls).toEqual([])
  await expect(job.argument()).rejects.toThrow(/arguments are required: --day[\s\S]*glue\.args\(\{ day: '…' \}\)/)
})

test('a job that catches the error sees none of it', async ({ glue }) => {
  expect(glue.calls).toEqual([])
  expect(await job.caught('s3://lake/none')).not.toContain('Arrange')
})

test('and a database that a table is saved to', async ({ glue }) => {
  glue.catalog.database('sales')
  await expect(job.save('salse.orders')).rejects.toThrow(
    /\[SCHEMA_NOT_FOUND\][\s\S]*Did you mean sales\?[\s\S]*Arrange it with glue\.catalog\.database\('salse'\), or correct the job\./,
  )
})

test('and a file of the disk', async ({ glue }) => {
  glue.disk.put('/tmp/lookup/codes.csv', 'a\n')
  await expect(job.local('/tmp/inn.csv')).rejects.toThrow(
    /\[PATH_NOT_FOUND\][\s\S]*Did you mean \/tmp\/in\.csv\?\n {2}The disk holds \/tmp\/in\.csv, \/tmp\/lookup\/codes\.csv\.\n {2}Arrange it with glue\.disk\.put\('\/tmp\/inn\.csv', '…'\), or correct the job\./,
  )
})

test('and a view that a query names, or a table of the current database', async ({ glue }) => {
  glue.catalog.table('sales.orders', { schema: 'id int' })
  await expect(job.view('total')).rejects.toThrow(
    /Did you mean totals\?\n {2}The temporary views are: totals\.\n {2}Arrange it with glue\.catalog\.table\('sales\.total', /,
  )
  await expect(job.view('order')).rejects.toThrow('Did you mean orders?')
})

test('an error of several lines is told once', async ({ glue }) => {
  expect(glue.calls).toEqual([])
  const failure = await job.syntax().catch((error: unknown) => String(error))
  expect(String(failure).match(/PARSE_SYNTAX_ERROR/g)).toHaveLength(1)
})
