import { F } from '@dryfit/spark'
import { expect, test } from 'vitest'
import { frame } from './world.ts'

const ORDERS = 'order_id string, amount double, day date'

const orders = () =>
  frame(
    [
      { order_id: 'A-17', amount: 12.5, day: '2022-02-04' },
      { order_id: 'A-31', amount: 3, day: '2022-02-05' },
    ],
    ORDERS,
  )

test('expected rows are read in the types of the frame', () => {
  expect(orders()).toEqualFrame([
    { order_id: 'A-31', amount: 3, day: '2022-02-05' },
    { order_id: 'A-17', amount: 12.5, day: new Date('2022-02-04') },
  ])
})

test('a frame equals a frame', () => {
  expect(orders()).toEqualFrame(orders())
  expect(orders()).not.toEqualFrame(orders().limit(1))
})

test('an empty list is no rows', () => {
  expect(orders().limit(0)).toEqualFrame([])
  expect(orders()).not.toEqualFrame([])
})

test('a column that a row leaves out is null in it', () => {
  expect(frame([{ id: 1, name: 'a' }, { id: 2 }], 'id int, name string')).toEqualFrame([
    { id: 1, name: 'a' },
    { id: 2 },
  ])
  expect(orders()).not.toEqualFrame([{ order_id: 'A-17', amount: 12.5, day: '2022-02-04' }, { order_id: 'A-31' }])
})

test('a wrong cell is shown by key, with the input row that it came from', () => {
  const source = frame(
    [
      { id: 1, price: 4 },
      { id: 2, price: 5 },
    ],
    'id int, price double',
    's3://lake/prices',
  )
  const doubled = source.filter('id > 1').withColumn('price', F.col('price').multiply(F.lit(2)))
  expect(() =>
    expect(doubled).toEqualFrame([{ id: 2, price: 11 }], { key: ['id'] }),
  ).toThrowErrorMatchingInlineSnapshot(`
    [Error: expect(frame).toEqualFrame(rows)   // rows in any order, matched by id

    Rows differ in 1 of 1.

      id │ column │ expected │ received
      2  │ price  │ 11       │ 10

    id 2 came from
      s3://lake/prices row 1   { id: 2, price: 5 }]
  `)
})

test('without a key a row is named by its place in the list', () => {
  expect(() =>
    expect(orders()).toEqualFrame([
      { order_id: 'A-31', amount: 3, day: '2022-02-05' },
      { order_id: 'A-17', amount: 12, day: '2022-02-04' },
      { order_id: 'B-1', amount: 7, day: '2023-01-01' },
    ]),
  ).toThrowErrorMatchingInlineSnapshot(`
    [Error: expect(frame).toEqualFrame(rows)   // rows in any order

    Rows differ in 2 of 3. Expected 3 rows, received 2.

      row     │ column │ expected                                          │ received
      rows[1] │ amount │ 12                                                │ 12.5
      rows[2] │ (row)  │ { order_id: 'B-1', amount: 7, day: '2023-01-01' } │ missing]
  `)
})

test('an extra row is shown whole', () => {
  expect(() =>
    expect(orders()).toEqualFrame([{ order_id: 'A-31', amount: 3, day: '2022-02-05' }]),
  ).toThrowErrorMatchingInlineSnapshot(`
    [Error: expect(frame).toEqualFrame(rows)   // rows in any order

    Rows differ in 1 of 2. Expected 1 row, received 2.

      row     │ column │ expected │ received
      (extra) │ (row)  │ none     │ { order_id: 'A-17', amount: 12.5, day: '2022-02-04' }

    Hint  Every expected row is there: a join whose key stands more than once gives rows too many.]
  `)
})

test('schemas are read before rows', () => {
  const expected = frame(
    [
      { order_id: 'A-18', amount: '12.50', shop: null },
      { order_id: 'A-31', amount: '3', shop: null },
    ],
    'order_id string, amount decimal(10,2), shop string',
  )
  expect(() => expect(orders()).toEqualFrame(expected)).toThrowErrorMatchingInlineSnapshot(`
    [Error: expect(frame).toEqualFrame(expected)   // rows in any order

    Schema differs in 3 of 4 columns, rows differ in 1 of 2.

      amount: expected decimal(10,2), received double
      shop: expected string, received no such column
      day: not expected, received date

      row     │ column   │ expected │ received
      rows[0] │ order_id │ 'A-18'   │ 'A-17'

    Hint  A sum or a product over a double is a double: cast before it.]
  `)
})

test('a column of nearly the same name is offered', () => {
  expect(() =>
    expect(orders().limit(1)).toEqualFrame([{ orderId: 'A-17', amount: 12.5, day: '2022-02-04' }]),
  ).toThrowErrorMatchingInlineSnapshot(`
    [Error: expect(frame).toEqualFrame(rows)   // rows in any order

    Schema differs in 2 of 4 columns.

      orderId: expected string, received no such column
      order_id: not expected, received string

    Hint  orderId was expected, and the frame has order_id.]
  `)
})

test('a value that its column cannot hold is a difference of schemas', () => {
  expect(() =>
    expect(orders()).toEqualFrame(
      [
        { order_id: 'A-17', amount: '12,50' },
        { order_id: 'A-31', amount: 3 },
      ],
      { columns: 'subset' },
    ),
  ).toThrowErrorMatchingInlineSnapshot(`
    [Error: expect(frame).toEqualFrame(rows)   // rows in any order, only the columns given

    Schema differs in 1 of 3 columns.

      amount: expected '12,50' (in rows[0]), which does not fit the received double]
  `)
})

test('columns that the test does not name are counted, and the hint says how to leave them out', () => {
  expect(() =>
    expect(orders()).toEqualFrame([{ order_id: 'A-17' }, { order_id: 'A-31' }]),
  ).toThrowErrorMatchingInlineSnapshot(`
    [Error: expect(frame).toEqualFrame(rows)   // rows in any order

    Schema differs in 2 of 3 columns.

      amount: not expected, received double
      day: not expected, received date

    Hint  Compare with { columns: 'subset' } to look only at the columns that the test names.]
  `)
})

test('rows in another order are told as such', () => {
  expect(() =>
    expect(orders()).toEqualFrame(
      [
        { order_id: 'A-31', amount: 3, day: '2022-02-05' },
        { order_id: 'A-17', amount: 12.5, day: '2022-02-04' },
      ],
      { order: true },
    ),
  ).toThrowErrorMatchingInlineSnapshot(`
    [Error: expect(frame).toEqualFrame(rows)   // rows in order

    The same rows stand in another order.

      row     │ column   │ expected     │ received
      rows[0] │ order_id │ 'A-31'       │ 'A-17'
      rows[0] │ amount   │ 3            │ 12.5
      rows[0] │ day      │ '2022-02-05' │ '2022-02-04'
      rows[1] │ order_id │ 'A-17'       │ 'A-31'
      rows[1] │ amount   │ 12.5         │ 3
      rows[1] │ day      │ '2022-02-04' │ '2022-02-05'

    Hint  Leave { order: true } out when the order does not matter, or sort in the job.]
  `)
})

test('nested places, missing elements and invisible characters are written out', () => {
  const ddl = 'id bigint, addr struct<city:string>, tags array<string>, m map<string,int>, b binary, t timestamp'
  const row = {
    id: 1,
    addr: { city: 'Rome' },
    tags: ['a', 'b'],
    m: { k: 1 },
    b: Uint8Array.of(1),
    t: '2024-01-01T00:00:00Z',
  }
  const other = {
    id: 2n ** 60n,
    addr: { city: 'Rome\u00a0' },
    tags: ['a'],
    m: { k: 2, l: null },
    b: null,
    t: '2024-01-01T00:00:00.000001Z',
  }
  expect(() => expect(frame([other], ddl)).toEqualFrame([row])).toThrowErrorMatchingInlineSnapshot(`
    [Error: expect(frame).toEqualFrame(rows)   // rows in any order

    Rows differ in 1 of 1.

      row     │ column    │ expected               │ received
      rows[0] │ id        │ 1                      │ 1152921504606846976n
      rows[0] │ addr.city │ 'Rome'                 │ 'Rome\\u00a0'
      rows[0] │ tags[1]   │ 'b'                    │ (nothing there)
      rows[0] │ m["k"]    │ 1                      │ 2
      rows[0] │ m["l"]    │ (nothing there)        │ null
      rows[0] │ b         │ Uint8Array.of(1)       │ null
      rows[0] │ t         │ '2024-01-01T00:00:00Z' │ '2024-01-01T00:00:00.000001Z']
  `)
})

test('long texts are cut around their first difference', () => {
  const text = 'the same words again and again, '.repeat(6)
  expect(() =>
    expect(frame([{ s: `${text}end` }])).toEqualFrame([{ s: `${text}END` }]),
  ).toThrowErrorMatchingInlineSnapshot(`
    [Error: expect(frame).toEqualFrame(rows)   // rows in any order

    Rows differ in 1 of 1.

      row     │ column │ expected                               │ received
      rows[0] │ s      │ … the same words again and again, END' │ … the same words again and again, end'

    Hint  The texts differ only in blanks at their ends or in upper and lower case.]
  `)
})

test('twenty lines are shown and the rest is counted', () => {
  const rows = Array.from({ length: 1204 }, (_, id) => ({ id, v: 0 }))
  const wrong = rows.map((row) => ({ ...row, v: row.id % 40 === 0 ? 1 : 0 }))
  expect(() => expect(frame(rows)).toEqualFrame(wrong, { key: ['id'] })).toThrowErrorMatchingInlineSnapshot(`
    [Error: expect(frame).toEqualFrame(rows)   // rows in any order, matched by id

    Rows differ in 31 of 1,204.

      id  │ column │ expected │ received
      0   │ v      │ 1        │ 0
      40  │ v      │ 1        │ 0
      80  │ v      │ 1        │ 0
      120 │ v      │ 1        │ 0
      160 │ v      │ 1        │ 0
      200 │ v      │ 1        │ 0
      240 │ v      │ 1        │ 0
      280 │ v      │ 1        │ 0
      320 │ v      │ 1        │ 0
      360 │ v      │ 1        │ 0
      400 │ v      │ 1        │ 0
      440 │ v      │ 1        │ 0
      480 │ v      │ 1        │ 0
      520 │ v      │ 1        │ 0
      560 │ v      │ 1        │ 0
      600 │ v      │ 1        │ 0
      640 │ v      │ 1        │ 0
      680 │ v      │ 1        │ 0
      720 │ v      │ 1        │ 0
      760 │ v      │ 1        │ 0
      … and 11 more lines]
  `)
})

test('numbers that differ by rounding are offered a tolerance', () => {
  const sum = frame([{ v: 0.1 + 0.2 }])
  expect(() => expect(sum).toEqualFrame([{ v: 0.3 }])).toThrowErrorMatchingInlineSnapshot(`
    [Error: expect(frame).toEqualFrame(rows)   // rows in any order

    Rows differ in 1 of 1.

      row     │ column │ expected │ received
      rows[0] │ v      │ 0.3      │ 0.30000000000000004

    Hint  The numbers differ by rounding: compare with { tolerance: { relative: 1e-9 } }.]
  `)
  expect(sum).toEqualFrame([{ v: 0.3 }], { tolerance: 1e-9 })
})

test('a frame without rows says what may have emptied it', () => {
  expect(() =>
    expect(orders().limit(0)).toEqualFrame([{ order_id: 'A-17' }], { columns: 'subset' }),
  ).toThrowErrorMatchingInlineSnapshot(`
    [Error: expect(frame).toEqualFrame(rows)   // rows in any order, only the columns given

    Rows differ in 1 of 1. Expected 1 row, received 0.

      row     │ column │ expected             │ received
      rows[0] │ (row)  │ { order_id: 'A-17' } │ missing

    Hint  The frame has no rows: a filter or an inner join that nothing passes does that.]
  `)
})

test('nullable flags and the order of columns differ only when they are asked for', () => {
  const strict = frame([{ id: 1, name: 'a' }], 'id int NOT NULL, name string')
  const loose = frame([{ id: 1, name: 'a' }], 'name string, id int')
  expect(loose).toEqualFrame(strict)
  expect(() =>
    expect(loose).toEqualFrame(strict, { nullability: true, columnOrder: true }),
  ).toThrowErrorMatchingInlineSnapshot(`
    [Error: expect(frame).toEqualFrame(expected)   // rows in any order, columns in order, nullable flags too

    Schema differs in 1 of 2 columns.

      id: expected not nullable, received nullable
      order: expected id, name; received name, id]
  `)
})

test('the other direction says what is equal', () => {
  expect(() => expect(orders()).not.toEqualFrame(orders())).toThrowErrorMatchingInlineSnapshot(`
    [Error: expect(frame).not.toEqualFrame(expected)   // rows in any order

    They are equal: 2 rows of 3 columns (order_id, amount, day).]
  `)
})

test('what is no frame is refused', () => {
  expect(() => expect(5).toEqualFrame([])).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: [NOT_A_FRAME] Failed to compare frames: expect() was given number, which is no frame. Give it what a function of the job returns, or glue.written(…).]`,
  )
  expect(() => expect(Promise.resolve()).toEqualFrame([])).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: [NOT_A_FRAME] Failed to compare frames: expect() was given Promise, which is no frame. Await it first.]`,
  )
  expect(() => expect(new (class Later extends Promise<void> {})(() => {})).toEqualFrame([])).toThrow('Await it first.')
  expect(() => expect(orders()).toEqualFrame(['A-17'] as never)).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: [EXPECTED_NOT_ROWS] Failed to read the expected rows: string is no row. Give a list of objects by column name, such as [{ id: 1, name: 'a' }], or a frame.]`,
  )
})
