import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createGlue, type Glue } from '../src/index.ts'

function template(text: string): () => Glue {
  const file = join(mkdtempSync(join(tmpdir(), 'dryfit-template-')), 'template.yml')
  writeFileSync(file, text)
  return () => {
    const glue = createGlue()
    glue.catalog.root = tmpdir()
    try {
      glue.catalog.fromTemplate(file)
    } catch (error) {
      throw new Error(
        String(error)
          .replaceAll(file, 'template.yml')
          .replace(/, relative to .*$/, ''),
      )
    }
    return glue
  }
}

const CRAWLED = `
Resources:
  Orders:
    Type: AWS::Glue::Table
    Properties:
      DatabaseName: sales
      TableInput:
        Name: orders
        Parameters: { classification: csv, skip.header.line.count: '1', delimiter: ';' }
        StorageDescriptor:
          Columns: [{ Name: id, Type: int }, { Name: total, Type: double }]
`

describe('a crawled CSV table', () => {
  test('keeps its separator and its skipped header from the template, and is read by place', () => {
    const glue = template(CRAWLED)()
    glue.s3.put('s3://sales/orders/1.csv', 'ID;Order total\n1;2.5\n')
    const frame = glue.context.create_dynamic_frame.from_catalog('sales', 'orders')
    expect(frame.toDF().collect()).toEqual([{ id: 1, total: 2.5 }])
  })

  test('is refused where header and table have a column in different places', () => {
    const glue = template(CRAWLED)()
    glue.s3.put('s3://sales/orders/1.csv', 'total;id\n1;2.5\n')
    expect(() =>
      glue.context.create_dynamic_frame.from_catalog('sales', 'orders').count(),
    ).toThrowErrorMatchingInlineSnapshot(
      `[GlueError: [GLUE_NOT_SUPPORTED] Failed to read s3://sales/orders/1.csv, whose header has total in another place than the table sales.orders: dryfit does not support it yet. Bring the columns into one order.]`,
    )
  })
})

test.each([
  ['empty', ''],
  ['without resources', 'Parameters: {}'],
  ['cyclic', 'Resources: &all\n  Orders: *all\n'],
  ['without tables', 'Resources:\n  Bucket: { Type: AWS::S3::Bucket }\n'],
  ['without the name of a table', CRAWLED.replace('Name: orders', 'Description: orders')],
  ['without the name of a column', CRAWLED.replace('Name: id', 'Comment: id')],
  ['named by a parameter without a default', CRAWLED.replace('Name: orders', 'Name: !Sub "${Stage}_orders"')],
  [
    'with a choice of columns',
    CRAWLED.replace('Columns: [', 'Columns: { Fn::If: [Wide, [').replace('}]\n', '}], []] }\n'),
  ],
])('a template that is %s says so', (_, text) => {
  expect(template(text)).toThrowErrorMatchingSnapshot()
})

test('parameters of a template stand for their defaults', () => {
  const named = CRAWLED.replace('Name: orders', 'Name: !Sub "${Stage}_orders"').replace(
    'DatabaseName: sales',
    'DatabaseName: { Ref: Database }',
  )
  const glue = template(`Parameters:\n  Stage: { Default: test }\n  Database: { Default: shop }\n${named}`)()
  expect(glue.catalog.names).toEqual(['shop.test_orders'])
})

test('a table that a sink brings up to date was written by its name too', () => {
  const glue = createGlue()
  const sink = glue.context.getSink({ connection_type: 's3', path: 's3://lake/out/', enableUpdateCatalog: true })
  sink.setFormat('parquet')
  sink.setCatalogInfo('sales', 'made')
  sink.writeFrame(glue.dynamicFrame([{ id: 1 }], 'id int'))
  expect(glue.writes.at(-1)).toMatchObject({ target: 's3://lake/out', table: 'sales.made' })
  expect(glue.written('sales.made').collect()).toEqual([{ id: 1 }])
})
