import { createGlue } from '@dryfit/glue'
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
    "glue.args({"source":"lake","offset":"-x"})
    glue.catalog.table('sales.empty', { schema: "id int", location: "s3://lake/empty/", format: "json" })
    glue.catalog.table('sales.orders', { schema: "id int, price decimal(10,2), to struct<city:string>, day date, year int", partitionKeys: ["year"], rows: [{"id":1,"price":"9.50","to":{"city":"Bern"},"day":"2024-02-29","year":2024n}] })
    glue.s3.put("s3://lake/books", [{"title":"t","pages":3n}])
    glue.s3.put("s3://lake/in/a.csv", "a,b\\n1,2\\n")"
  `)
  const again = createGlue()
  new Function('glue', code)(again)
  expect(worldAsCode(Object.assign(again, { run: glue.run }))).toBe(code)
})
