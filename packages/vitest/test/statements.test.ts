import { fileURLToPath } from 'node:url'
import { expect, test } from '../src/index.ts'

const job = fileURLToPath(new URL('./jobs/statements.py', import.meta.url))
const rows = [
  { id: 1, item: 'pen' },
  { id: 2, item: 'ink' },
]

test('what the statements of a Python job read, write and delete is in the record, each with its line', async ({
  glue,
}) => {
  glue.catalog.table('shop.orders', { rows })

  await glue.run(job, { args: { JOB_NAME: 'statements' } })

  expect(glue).toHaveRead('shop.orders')
  expect(glue).toHaveWritten('s3://lake/out')
  const told = glue.calls
    .filter(({ direction }) => direction !== 'other')
    .map(({ direction, spelling, target, jobLine }) => [direction, spelling, target, jobLine?.split(':').at(-1)])
  expect(told).toEqual([
    ['read', 'spark.sql', 'shop.orders', '11'],
    ['write', 'spark.sql', 'shop.copy', '11'],
    ['read', 'spark.sql', 'shop.orders', '12'],
    ['write', 'spark.sql', 'shop.copy', '12'],
    ['read', 'spark.sql', 'shop.orders', '13'],
    ['write', 'spark.sql', 's3://lake/out', '13'],
    ['read', 'spark.sql', 'shop.orders', '14'],
    ['write', 'spark.sql', 'shop.copy', '14'],
    ['purge', 'spark.sql', 'shop.copy', '15'],
    ['purge', 'spark.sql', 'shop.copy', '16'],
  ])
})

test('the same of statements from TypeScript, with frames and values in them', ({ glue }) => {
  const orders = glue.spark.createDataFrame(rows)
  glue.spark.sql('CREATE TABLE kept (id BIGINT, item STRING) USING parquet')
  glue.spark.sql('INSERT INTO kept SELECT id, item FROM {orders} WHERE id = :id', { id: 2 }, { orders })

  expect(glue.spark.sql('SELECT item FROM kept WHERE id = ?', [2]).rows()).toEqual([['ink']])
  expect(glue).toHaveWritten('default.kept')
  glue.spark.sql('TRUNCATE TABLE kept')
  expect(glue.calls.at(-1)).toMatchObject({ direction: 'purge', target: 'default.kept', spelling: 'spark.sql' })
})
