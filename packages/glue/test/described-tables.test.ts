import { expect, test } from 'vitest'
import { createGlue } from '../src/index.ts'

test('an arranged table tells when it was arranged, and that no Spark made it', () => {
  const glue = createGlue()
  glue.clock.set('2026-03-01T10:20:30Z')
  glue.catalog.table('sales.orders', { schema: 'id int' })
  const told = glue.spark.sql('DESCRIBE EXTENDED sales.orders').rows()
  expect(told).toContainEqual(['Created Time', 'Sun Mar 01 10:20:30 UTC 2026', ''])
  expect(told).toContainEqual(['Created By', 'Spark 2.2 or prior', ''])
})

test('documented: a database of the Glue catalog has no owner, and a table of it is not renamed', () => {
  const glue = createGlue()
  glue.catalog.table('sales.orders', { schema: 'id int' })
  expect(glue.spark.sql('DESCRIBE DATABASE sales').rows()).toContainEqual(['Owner', ''])
  expect(() => glue.spark.sql('ALTER TABLE sales.orders RENAME TO sales.old')).toThrow(
    /the Glue Data Catalog does not: its client says 'Table rename is not supported'/,
  )
})

test('an arranged table that is put elsewhere reads what lies there', () => {
  const glue = createGlue()
  glue.catalog.table('sales.orders', { schema: 'id int', rows: [{ id: 1 }] })
  glue.spark.sql('SELECT 7 AS id').write.parquet('s3://lake/other')
  glue.spark.sql("ALTER TABLE sales.orders SET LOCATION 's3://lake/other'")
  glue.spark.sql("ALTER TABLE sales.orders SET TBLPROPERTIES ('k'='v')")
  expect(glue.spark.table('sales.orders').rows()).toEqual([[7]])
  expect(glue.spark.sql('SHOW TBLPROPERTIES sales.orders').rows()).toEqual([['k', 'v']])
})
