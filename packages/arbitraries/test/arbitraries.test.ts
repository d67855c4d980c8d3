import { fromExternal, parseDataType, parseSchema, SparkSession, toExternal } from '@dryfit/spark'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkProperty, PropertyError, rowsOf, table, tablesOf, valuesOf } from '../src/index.ts'

const TYPES = [
  ...[
    'boolean',
    'tinyint',
    'smallint',
    'int',
    'bigint',
    'float',
    'double',
    'string',
    'binary',
    'date',
    'timestamp',
    'timestamp_ntz',
  ],
  ...[
    'decimal(10,2)',
    'decimal(38,18)',
    'decimal(3,3)',
    'array<int>',
    'map<string,bigint>',
    'struct<a:int,b:array<string>>',
  ],
]

describe('valuesOf', () => {
  test.each(TYPES)('gives values that a column of %s takes, and gives them back', (text) => {
    const type = parseDataType(text)
    fc.assert(
      fc.property(valuesOf(type), (value) => {
        const engine = fromExternal(value, type, 'value')
        expect(fromExternal(toExternal(engine, type), type, 'value')).toEqual(engine)
      }),
    )
  })
})

describe('rowsOf', () => {
  test('leaves null to nullable columns', () => {
    fc.assert(
      fc.property(rowsOf('id int not null, name string'), (rows) => {
        for (const row of rows) expect(row['id']).not.toBeNull()
      }),
    )
  })

  test('keeps unique columns different', () => {
    const people = table('id int, name string', { unique: ['id'] })
    fc.assert(
      fc.property(rowsOf(people, { maxRows: 10 }), (rows) => {
        expect(new Set(rows.map((r) => String(r['id']))).size).toBe(rows.length)
      }),
    )
  })

  test('names the columns there are when an option asks for another', () => {
    expect(() => table('id int', { unique: ['ident'] })).toThrowErrorMatchingInlineSnapshot(
      `[Error: Failed to describe a table: it has no column ident. Its columns are id.]`,
    )
  })

  test('makes frames of any schema', () => {
    const schema = parseSchema('a bigint, b decimal(20,3), c struct<d: date, e: array<timestamp>>')
    const session = new SparkSession()
    fc.assert(
      fc.property(rowsOf(schema), (rows) => {
        expect(session.createDataFrame(rows, schema).count()).toBe(rows.length)
      }),
    )
  })
})

describe('tablesOf', () => {
  const authors = table('name string not null')
  const books = table('author string', { references: { author: authors.key('name') } })

  test('mostly refers to rows that are there', () => {
    const samples = fc.sample(tablesOf({ books, authors }, { minRows: 1 }), { numRuns: 200, seed: 1 })
    const known = samples.filter(({ books: b, authors: a }) =>
      b.every((row) => a.some((author) => author['name'] === row['author'])),
    )
    expect(known.length).toBeGreaterThan(80)
    expect(known.length).toBeLessThan(200)
  })

  test('refuses tables that are not asked for', () => {
    expect(() => tablesOf({ books })).toThrowErrorMatchingInlineSnapshot(
      `[Error: Failed to generate tables: books.author refers to a table that is not asked for. Add it to tablesOf({ … }).]`,
    )
  })
})

describe('checkProperty', () => {
  test('reports the smallest counterexample and how to replay it', async () => {
    const run = checkProperty(
      [rowsOf('id int not null')],
      (rows) => {
        if (rows.length > 1) throw new Error('more than one row')
      },
      { seed: 7, names: ['rows'], describeWorld: () => "glue.s3.put('s3://lake/x', [])" },
    )
    await expect(run).rejects.toThrow(PropertyError)
    await expect(run).rejects.toThrowErrorMatchingInlineSnapshot(`
      [PropertyError: Property does not hold: found after 2 runs, made smaller 5 times.

      more than one row

      Counterexample
        const rows = [{"id":0},{"id":0}]

      World
        glue.s3.put('s3://lake/x', [])

      Replay   { seed: 7, path: "1:1:0:1:2:2" }]
    `)
  })

  test('passes when the property holds', async () => {
    await expect(checkProperty([rowsOf('id int')], () => undefined, { numRuns: 5 })).resolves.toBeUndefined()
  })
})
