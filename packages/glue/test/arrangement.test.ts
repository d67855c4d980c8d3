import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createGlue, type Glue } from '../src/index.ts'

const ORDERS = { schema: 'id int, day date, year int', partitionKeys: ['year'] }

function arranged(): Glue {
  const glue = createGlue()
  glue.args({ source: 'lake' })
  glue.connection('shop', { url: 'jdbc:mysql://shop', user: 'me' })
  glue.source('mysql', 'customers', [{ id: 1, since: '2024-01-01' }], 'id int, since date')
  glue.source('dynamodb', { 'dynamodb.input.tableName': 'carts' }, [{ id: 1n, at: new Date(0) }])
  glue.catalog.database('empty')
  glue.catalog.table('sales.orders', { ...ORDERS, rows: [{ id: 1, day: '2024-02-29', year: 2024 }] })
  glue.s3.put('s3://lake/books', [{ title: 't', pages: 3n, tags: new Map([['a', 1]]), x: -0, y: undefined }])
  glue.s3.put('s3://lake/typed', [{ amount: '9.50' }], { schema: 'amount decimal(10,2)' })
  glue.s3.put('s3://lake/in/a.csv', 'a,b\n1,2\n', { modified: '2025-12-31T00:00:00Z', storageClass: 'GLACIER' })
  glue.s3.put('s3://lake/in/b.bin', new Uint8Array([255, 254]))
  glue.clock.set('2026-02-01T00:00:00Z')
  glue.catalog.table('sales.orders', { ...ORDERS, rows: [{ id: 2, day: null, year: 2025 }] })
  return glue
}

/** What a job finds. */
function found(glue: Glue): object {
  return {
    argv: glue.argv,
    now: glue.clock.now(),
    files: glue.s3.list('s3://lake').map((uri) => [uri, glue.s3.get(uri)]),
    tables: glue.s3.list('s3://sales').map((uri) => [uri, glue.s3.get(uri)]),
    types: glue.spark.read.parquet('s3://lake/typed').dtypes,
    orders: glue.spark.table('sales.orders').orderBy('id').collect(),
    databases: glue.catalog.databases,
    url: glue.context.extract_jdbc_conf('shop'),
    customers: glue.context.create_dynamic_frame_from_options('mysql', { dbtable: 'customers' }).toDF().collect(),
    modified: glue.runtime.world.store.list('s3://').map((f) => [f.path, f.modified, f.storageClass]),
  }
}

describe('what a test arranged is a value', () => {
  test('as code that arranges it again', () => {
    const glue = arranged()
    const code = glue.world.toCode()

    expect(code).toMatchInlineSnapshot(`
      "glue.args({ source: 'lake' })
      glue.connection('shop', { url: 'jdbc:mysql://shop', user: 'me' })
      glue.source('mysql', 'customers', [{ id: 1, since: '2024-01-01' }], 'id int, since date')
      glue.source('dynamodb', { 'dynamodb.input.tableName': 'carts' }, [{ id: 1, at: '1970-01-01T00:00:00Z' }], 'id bigint, at timestamp')
      glue.catalog.database('empty')
      glue.catalog.table('sales.orders', { schema: 'id int, day date, year int', partitionKeys: ['year'], rows: [{ id: 1, day: '2024-02-29', year: 2024 }] })
      glue.clock.set('2026-02-01T00:00:00.000Z')
      glue.catalog.table('sales.orders', { schema: 'id int, day date, year int', partitionKeys: ['year'], rows: [{ id: 2, day: null, year: 2025 }] })
      glue.s3.put('s3://lake/books', [{ title: 't', pages: 3n, tags: new Map([['a', 1]]), x: -0, y: undefined }], { modified: '2026-01-01T00:00:00.000Z' })
      glue.s3.put('s3://lake/typed', [{ amount: '9.50' }], { schema: 'amount decimal(10,2)', modified: '2026-01-01T00:00:00.000Z' })
      glue.s3.put('s3://lake/in/a.csv', 'a,b\\n1,2\\n', { modified: '2025-12-31T00:00:00.000Z', storageClass: 'GLACIER' })
      glue.s3.put('s3://lake/in/b.bin', Uint8Array.of(255, 254), { modified: '2026-01-01T00:00:00.000Z' })"
    `)
    const again = createGlue()
    new Function('glue', code)(again)
    expect(again.world.toCode()).toBe(code)
    expect(found(again)).toEqual(found(glue))
  })

  test('as JSON that opens the same world', () => {
    const glue = arranged()
    const json = JSON.parse(JSON.stringify(glue.world)) as ReturnType<typeof glue.world.toJSON>

    expect(json.files?.[0]).toMatchInlineSnapshot(`
      {
        "modified": "2026-01-01T00:00:00.000Z",
        "rows": [
          {
            "pages": {
              "$bigint": "3",
            },
            "tags": {
              "$map": [
                [
                  "a",
                  1,
                ],
              ],
            },
            "title": "t",
            "x": {
              "$number": "-0",
            },
            "y": {
              "$undefined": true,
            },
          },
        ],
        "uri": "s3://lake/books",
      }
    `)
    const again = createGlue({ world: json })
    expect(found(again)).toEqual(found(glue))
    expect(JSON.parse(JSON.stringify(again.world))).toEqual(json)
  })

  test('that opens again as it is', () => {
    const glue = arranged()
    expect(found(createGlue({ world: glue.world.arrangement }))).toEqual(found(glue))
  })

  test('that nobody changes: neither the test through its rows, nor a later put', () => {
    const glue = createGlue()
    const row = { id: 1, tags: ['a'] }
    glue.s3.put('s3://lake/in', [row])
    const before = glue.world.arrangement
    row.tags.push('b')
    glue.s3.put('s3://lake/more', [row])

    expect(before.files).toHaveLength(1)
    expect(glue.s3.get('s3://lake/in')).toEqual([{ id: 1, tags: ['a'] }])
    expect(Object.isFrozen(before.files)).toBe(true)
  })
})

describe('any name is printed as it is', () => {
  const again = (glue: Glue): Glue => {
    const made = createGlue()
    new Function('glue', glue.world.toCode())(made)
    return made
  }

  test('one with quotes, a line end, a dollar and a brace, wherever it stands', () => {
    const odd = `o'x"y\n\\\`\${z}`
    const glue = createGlue()
    glue.args({ [odd]: odd })
    glue.connection(odd, { url: odd })
    glue.source(odd, odd, [{ [odd]: 1 }])
    glue.catalog.database(`d${odd}`)
    glue.catalog.table(`sales.${odd}`, { rows: [{ [odd]: 1, k: odd }], partitionKeys: ['k'], options: { [odd]: odd } })
    glue.s3.put(`s3://lake/${odd}`, [{ [odd]: { [odd]: odd } }])
    expect(again(glue).world.toCode()).toBe(glue.world.toCode())
    expect(createGlue({ world: JSON.parse(JSON.stringify(glue.world)) as never }).world.toCode()).toBe(
      glue.world.toCode(),
    )
  })

  test.each(['__proto__', 'constructor', 'prototype', 'toString'])(
    'a column, a field, an argument named %s',
    (name) => {
      const glue = createGlue()
      const object = JSON.parse(`{"${name}":"a"}`) as Record<string, string>
      const nested = JSON.parse(`{"${name}":{"${name}":3},"b":1}`) as Record<string, unknown>
      glue.args(object)
      glue.s3.put('s3://lake/in', [{ a: object }, { a: null }])
      glue.s3.put('s3://lake/typed', [nested, { b: 2 }])
      glue.catalog.table('sales.orders', { schema: `${name} string, b int`, rows: [object, { b: 1 }] })
      glue.connection('c', object)
      glue.source('mysql', 't', [nested, { b: 2 }])
      const json = JSON.stringify(glue.world)
      const copies = [again(glue), createGlue({ world: JSON.parse(json) as never })]
      const seen = (each: Glue): string =>
        JSON.stringify([
          each.spark.read.json('s3://lake/in').collect(),
          each.spark.read.parquet('s3://lake/typed').collect(),
          each.spark.table('sales.orders').collect(),
        ])
      expect(seen(glue)).toContain(`[{"${name}":{"${name}":3},"b":1},{"${name}":null,"b":2}]`)
      for (const copy of copies) {
        expect(JSON.stringify(copy.world)).toBe(json)
        expect(seen(copy)).toBe(seen(glue))
      }
    },
  )

  test('a date that is none is none again', () => {
    const glue = createGlue()
    glue.s3.put('s3://lake/in', [{ at: new Date(Number.NaN) }])
    const code = glue.world.toCode()
    expect(code).toContain('new Date(NaN)')
    expect(createGlue({ world: JSON.parse(JSON.stringify(glue.world)) as never }).world.toCode()).toBe(code)
  })
})

test.each(['year', 'year=2024/m=1', 'day=1'])('a table of years has no partition %s', (partition) => {
  expect(() => createGlue().catalog.table('sales.orders', { ...ORDERS, partitions: [partition] })).toThrow(
    `Failed to declare the table sales.orders: "${partition}" is none of its partitions. Write it as "year=…".`,
  )
})

describe('what a job does is none of it', () => {
  test('a job that overwrites its table', () => {
    const glue = createGlue()
    glue.catalog.table('sales.orders', { schema: 'id int', rows: [{ id: 1 }] })
    const rows = glue.spark.table('sales.orders').collect()
    glue
      .frame([...rows, { id: 2 }], 'id int')
      .write.mode('overwrite')
      .parquet('s3://sales/orders')

    expect(glue.world.toCode()).toBe("glue.catalog.table('sales.orders', { schema: 'id int', rows: [{ id: 1 }] })")
  })

  test('a job that purges its input', () => {
    const glue = createGlue()
    glue.s3.put('s3://lake/in', [{ id: 1 }])
    glue.catalog.table('sales.orders', { schema: 'id int', rows: [{ id: 1 }] })
    glue.context.purge_s3_path('s3://lake/in', { retentionPeriod: 0 })
    glue.context.purge_table('sales', 'orders', { retentionPeriod: 0 })

    expect(glue.world.toCode().split('\n')).toEqual([
      "glue.catalog.table('sales.orders', { schema: 'id int', rows: [{ id: 1 }] })",
      "glue.s3.put('s3://lake/in', [{ id: 1 }])",
    ])
  })

  test('a job that makes tables and files', () => {
    const glue = createGlue()
    glue.catalog.database('sales')
    glue.frame([{ id: 1 }]).write.parquet('s3://lake/out')
    glue.frame([{ id: 1 }]).write.saveAsTable('sales.made')
    expect(glue.world.toCode()).toBe("glue.catalog.database('sales')")
  })
})

describe('what a test takes away again', () => {
  test('is not printed: an object, a folder, a partition of a table, an object that it put twice', () => {
    const glue = createGlue()
    glue.catalog.table('sales.orders', {
      ...ORDERS,
      rows: [
        { id: 1, year: 2024 },
        { id: 2, year: 2025 },
      ],
    })
    glue.s3.put('s3://lake/a/1.csv', 'a')
    glue.s3.put('s3://lake/a/2.csv', 'b')
    glue.s3.put('s3://lake/b.csv', 'old')
    glue.s3.put('s3://lake/b.csv', 'new')
    glue.s3.remove('s3://lake/a')
    glue.s3.remove('s3://sales/orders/year=2024')

    expect(glue.world.toCode().split('\n')).toEqual([
      "glue.catalog.table('sales.orders', { schema: 'id int, day date, year int', partitionKeys: ['year'], partitions: ['year=2024'], rows: [{ id: 2, year: 2025 }] })",
      "glue.s3.put('s3://lake/b.csv', 'new')",
    ])
  })

  test('leaves the partition that the catalog knows: begun again, from code, from JSON', () => {
    const glue = createGlue()
    const rows = [2024, 2025].map((year) => ({ id: 1, year }))
    glue.catalog.table('sales.orders', { ...ORDERS, rows })
    glue.s3.remove('s3://sales/orders')
    const partitions = (each: Glue) => each.spark.sql('show partitions sales.orders').collect()
    const before = partitions(glue)
    const fromCode = createGlue()
    new Function('glue', glue.world.toCode())(fromCode)
    const fromJson = createGlue({ world: JSON.parse(JSON.stringify(glue.world)) as never })
    glue.world.restart()

    expect(before).toEqual([{ partition: 'year=2024' }, { partition: 'year=2025' }])
    for (const again of [glue, fromCode, fromJson]) {
      expect(partitions(again)).toEqual(before)
      expect(again.spark.table('sales.orders').collect()).toEqual([])
    }
  })
})

test('a world begins again as it was arranged, with an empty record', () => {
  const glue = createGlue()
  glue.s3.put('s3://lake/in', [{ id: 1 }])
  glue.context.purge_s3_path('s3://lake/in', { retentionPeriod: 0 })
  glue.frame([{ id: 1 }]).write.parquet('s3://lake/out')
  glue.world.restart()

  expect(glue.s3.get('s3://lake/in')).toEqual([{ id: 1 }])
  expect(glue.s3.list('s3://lake')).toEqual(['s3://lake/in/part-00000'])
  expect(glue.calls).toEqual([])
})

describe('JSON that is no world', () => {
  test.each([
    [{ tables: [{ name: 'sales.orders' }] }],
    [{ files: [{ uri: 's3://lake/in' }] }],
    [{ clock: 'tomorrow' }],
    [{ tabels: [] }],
  ])('%j says where', (json) => {
    expect(() => createGlue({ world: json as never })).toThrowErrorMatchingSnapshot()
  })

  test('is what a source that a function picks would be', () => {
    const glue = createGlue()
    glue.source('mysql', () => true, [{ id: 1 }])
    expect(() => glue.world.toJSON()).toThrowErrorMatchingInlineSnapshot(
      `[GlueError: [NOT_JSON] Failed to write the source mysql as JSON: a function picks its reads. Name the table, or give the options that it has to have.]`,
    )
  })
})

test('the schema that ships is the one that is checked', () => {
  const schema = JSON.parse(readFileSync(new URL('../world.schema.json', import.meta.url), 'utf8')) as {
    properties: object
    additionalProperties: boolean
  }
  expect(Object.keys(schema.properties)).toEqual(
    expect.arrayContaining(['args', 'clock', 'files', 'tables', 'sources']),
  )
  expect(schema.additionalProperties).toBe(false)
})
