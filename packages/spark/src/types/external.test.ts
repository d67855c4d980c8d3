import { describe, expect, test } from 'vitest'
import { parseDataType } from '../parser/data-type.ts'
import { fromExternal, inferSchema, toExternal } from './external.ts'
import { simpleString } from './print.ts'

const from = (input: unknown, ddl: string): unknown => fromExternal(input, parseDataType(ddl), 'row 0.x')

describe('plain values into the engine and back', () => {
  test.each<[string, unknown, unknown]>([
    ['int', 5, 5],
    ['bigint', 2n ** 60n, 2n ** 60n],
    ['bigint', 7n, 7],
    ['double', 1.5, 1.5],
    ['float', 0.1, Math.fround(0.1)],
    ['decimal(10,2)', '12.3', '12.30'],
    ['decimal(10,2)', 12.3, '12.30'],
    ['decimal(10,2)', '1e3', '1000.00'],
    ['string', 'x', 'x'],
    ['string', 'a\ud800b\udcffc😀', 'a\ufffdb\ufffdc😀'],
    ['binary', Uint8Array.of(1, 2), Uint8Array.of(1, 2)],
    ['date', '2024-02-29', '2024-02-29'],
    ['date', new Date('2024-02-29T00:00:00Z'), '2024-02-29'],
    ['timestamp', '2024-02-29T12:00:00Z', '2024-02-29T12:00:00Z'],
    ['timestamp', new Date('2024-02-29T12:00:00.5Z'), '2024-02-29T12:00:00.5Z'],
    ['timestamp', '2024-02-29 12:00:00.123456+02:00', '2024-02-29T10:00:00.123456Z'],
    ['timestamp_ntz', '2024-02-29T12:00:00', '2024-02-29T12:00:00'],
    ['interval day to second', 1_500_000, "INTERVAL '0 00:00:01.5' DAY TO SECOND"],
    ['interval year to month', "INTERVAL '1-2' YEAR TO MONTH", "INTERVAL '1-2' YEAR TO MONTH"],
    ['interval', { months: 1, days: 2 }, '1 months 2 days'],
    ['array<int>', [1, null], [1, null]],
    ['map<string,int>', { a: 1 }, new Map([['a', 1]])],
    ['map<int,string>', [[1, 'a']], new Map([[1, 'a']])],
    ['struct<a:int,b:string>', { b: 'x' }, { a: null, b: 'x' }],
    ['struct<a:int,b:string>', [1, 'x'], { a: 1, b: 'x' }],
    ['int', undefined, null],
  ])('%s takes %o', (ddl, input, output) => {
    const type = parseDataType(ddl)
    expect(toExternal(fromExternal(input, type, 'x'), type)).toEqual(output)
  })

  test('a value that does not fit is refused with its place', () => {
    expect(() => from('abc', 'bigint')).toThrowErrorMatchingInlineSnapshot(
      `[ValueError: [VALUE_DOES_NOT_FIT] Failed to read row 0.x: "abc" does not fit bigint. Give a whole number; beyond 2^53 a bigint.]`,
    )
    expect(() => from(2 ** 53, 'bigint')).toThrowErrorMatchingInlineSnapshot(
      `[ValueError: [VALUE_DOES_NOT_FIT] Failed to read row 0.x: 9007199254740992 does not fit bigint. Give a whole number; beyond 2^53 a bigint.]`,
    )
    expect(() => from({ a: 1, c: 2 }, 'struct<a:int,b:string>')).toThrowErrorMatchingInlineSnapshot(
      `[ValueError: [UNKNOWN_FIELD] Failed to read row 0.x: it has a field "c" that its type does not have. Its fields are a, b.]`,
    )
    expect(() => from([{ a: null }], 'array<struct<a:int not null>>')).toThrowErrorMatchingInlineSnapshot(
      `[ValueError: [NULL_NOT_ALLOWED] Failed to read row 0.x[0].a: it is null and its type is not nullable. Give a value.]`,
    )
    expect(() => from('1.005', 'decimal(10,2)')).toThrowErrorMatchingInlineSnapshot(
      `[ValueError: [VALUE_DOES_NOT_FIT] Failed to read row 0.x: "1.005" does not fit decimal(10,2). Give text such as '12.30', with no more digits than the type has.]`,
    )
    expect(() =>
      from(
        [
          ['a', 1],
          ['a', 2],
        ],
        'map<string,int>',
      ),
    ).toThrowErrorMatchingInlineSnapshot(
      `[ValueError: [DUPLICATE_MAP_KEY] Failed to read row 0.x: the key "a" stands in it twice. Keep one of them.]`,
    )
  })

  test.each([
    [300, 'tinyint'],
    [1.5, 'int'],
    ['1', 'int'],
    [1, 'string'],
    [1, 'boolean'],
    ['2024-02-30', 'date'],
    ['2024', 'date'],
    [new Date('2024-01-01T01:00:00Z'), 'date'],
    ['noon', 'timestamp'],
    [123456789.123, 'decimal(10,2)'],
    [1, 'void'],
  ])('%o does not fit %s', (input, ddl) => {
    expect(() => from(input, ddl)).toThrow('[VALUE_DOES_NOT_FIT]')
  })
})

describe('inferSchema', () => {
  test('finds the types of plain values', () => {
    const rows = [
      { id: 1, price: 1, tags: [], at: null },
      { id: 2, price: 1.5, tags: ['x'], at: new Date(0), extra: { a: 1 } },
      { id: 3n, price: 2, tags: [null], at: null, extra: { b: true } },
    ]
    expect(simpleString(inferSchema(rows))).toBe(
      'struct<id:bigint,price:double,tags:array<string>,at:timestamp,extra:struct<a:bigint,b:boolean>>',
    )
  })

  test('calls the cells of lists _1, _2', () => {
    expect(simpleString(inferSchema([['a', 1]]))).toBe('struct<_1:string,_2:bigint>')
  })

  test('leaves a column of nulls void', () => {
    expect(simpleString(inferSchema([{ a: null }]))).toBe('struct<a:void>')
  })

  test('refuses rows that disagree', () => {
    expect(() => inferSchema([{ a: 1 }, { a: 'x' }])).toThrowErrorMatchingInlineSnapshot(
      `[ValueError: [CANNOT_INFER_TYPE] Failed to infer the type of row 1.a: it is string, and bigint before. Give createDataFrame a schema.]`,
    )
  })
})
