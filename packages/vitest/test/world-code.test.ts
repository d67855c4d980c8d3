import { checkProperty } from '@dryfit/arbitraries'
import { createGlue, type Glue as FakeGlue } from '@dryfit/glue'
import fc from 'fast-check'
import { expect, test } from '../src/index.ts'
import { worldAsCode } from '../src/world-code.ts'

test('a world is told as code that arranges it again', ({ glue }) => {
  glue.args({ source: 'lake', offset: '-x' })
  glue.s3.put('s3://lake/books', [{ title: 't', pages: 3n }])
  glue.s3.put('s3://lake/in/a.csv', 'a,b\n1,2\n')
  glue.catalog.table('sales.orders', {
    schema: 'id int not null, price decimal(10,2), `to` struct<city:string>, day date, year int',
    partitionKeys: ['year'],
    rows: [{ id: 1, price: '9.50', to: { city: 'Bern' }, day: '2024-02-29', year: 2024 }],
  })
  glue.catalog.table('sales.empty', { schema: 'id int', format: 'json', location: 's3://lake/empty' })
  glue.frame([{ a: 1 }]).write.parquet('s3://lake/out')

  const code = worldAsCode(glue)

  expect(code).toMatchInlineSnapshot(`
    "glue.args({ source: 'lake', offset: '-x' })
    glue.catalog.table('sales.orders', { schema: 'id int, price decimal(10,2), to struct<city:string>, day date, year int', partitionKeys: ['year'], rows: [{ id: 1, price: '9.50', to: { city: 'Bern' }, day: '2024-02-29', year: 2024 }] })
    glue.catalog.table('sales.empty', { schema: 'id int', location: 's3://lake/empty/', format: 'json' })
    glue.s3.put('s3://lake/books', [{ title: 't', pages: 3n }])
    glue.s3.put('s3://lake/in/a.csv', 'a,b\\n1,2\\n')"
  `)
  const again = createGlue()
  new Function('glue', code)(again)
  expect(worldAsCode(Object.assign(again, { run: glue.run }))).toBe(code)
})

test.each([
  [
    'overwrites its input',
    (glue: FakeGlue): void => {
      const rows = glue.spark.table('sales.orders').collect()
      glue.frame(rows, 'id int').limit(0).write.mode('overwrite').parquet('s3://sales/orders')
    },
  ],
  [
    'purges its input',
    (glue: FakeGlue): unknown => glue.context.purge_table('sales', 'orders', { retentionPeriod: 0 }),
  ],
] as const)('a property that fails on a job that %s prints the rows of the input', async (_, job) => {
  let last = createGlue()
  const check = checkProperty(
    [fc.integer({ min: 1, max: 9 })],
    (id) => {
      last = createGlue()
      last.catalog.table('sales.orders', { schema: 'id int', rows: [{ id }] })
      job(last)
      if (last.spark.table('sales.orders').count() === 0) throw new Error('the table is empty')
    },
    { describeWorld: () => last.world.toCode(), seed: 1 },
  )
  await expect(check).rejects.toThrow("glue.catalog.table('sales.orders', { schema: 'id int', rows: [{ id: 1 }] })")
})
