import { describe, expect, test } from 'vitest'
import { SparkError } from '../errors/spark-error.ts'
import { simpleString } from '../types/print.ts'
import { parseDataType, parseSchema, parseTableSchema } from './data-type.ts'

const failure = (parse: () => unknown): string => {
  try {
    parse()
  } catch (error) {
    if (error instanceof SparkError) return `${error.errorClass}: ${error.message}`
    throw error
  }
  return 'no error'
}

describe('types in DDL', () => {
  test.each([
    ['INTEGER', 'int'],
    ['Long', 'bigint'],
    ['real', 'float'],
    ['dec', 'decimal(10,0)'],
    ['numeric(5)', 'decimal(5,0)'],
    ['decimal( 38 , 18 )', 'decimal(38,18)'],
    ['char(3)', 'string'],
    ['timestamp_ltz', 'timestamp'],
    ['array < map<string, array<int>> >', 'array<map<string,array<int>>>'],
    ["struct<a: int not null comment 'x', `b c` string>", 'struct<a:int,b c:string>'],
    ['struct<>', 'struct<>'],
    ['interval day to second', 'interval day to second'],
    ['interval month', 'interval month'],
    ['interval', 'interval'],
    ['int -- comment', 'int'],
    ['int /* a /* b */ c */', 'int'],
  ])('%s is %s', (text, simple) => {
    expect(simpleString(parseDataType(text))).toBe(simple)
  })

  test('fields keep nullability, comment and odd names', () => {
    const { fields } = parseTableSchema('select int not null comment "say \\"hi\\"", `a``b` string, 1a date')
    expect(fields.map((f) => [f.name, f.nullable, f.metadata])).toEqual([
      ['select', false, { comment: 'say "hi"' }],
      ['a`b', true, {}],
      ['1a', true, {}],
    ])
  })

  test('a schema is written in three ways', () => {
    const expected = parseTableSchema('a int, b string')
    expect(parseSchema('a: int, b: string')).toEqual(expected)
    expect(parseSchema('struct<a: int, b: string>')).toEqual(expected)
    expect(parseSchema('int')).toEqual(parseTableSchema('value int'))
  })

  test('the error of a schema is the one of its first reading', () => {
    expect(failure(() => parseSchema('a: int, b'))).toContain("Syntax error at or near ':'.(line 1, pos 1)")
  })
})

test.each([
  ['foo'],
  ['array<>'],
  ['struct<a int'],
  ['struct<a int b int>'],
  ['int\nfoo'],
  ['decimal(10 2)'],
  ['decimal(39,2)'],
  ['decimal(2,3)'],
  ['varchar'],
  ['map'],
  ['interval hour to hour'],
  [''],
])('%j is refused as Spark refuses it', (text) => {
  expect(failure(() => parseDataType(text))).toMatchSnapshot()
})

test('a dash in a name is told as such', () => {
  expect(failure(() => parseTableSchema('a-b int'))).toMatchInlineSnapshot(`
    "INVALID_IDENTIFIER: 
    [INVALID_IDENTIFIER] The identifier a-b is invalid. Please, consider quoting it with back-quotes as \`a-b\`.(line 1, pos 1)

    == SQL ==
    a-b int
    -^^^
    "
  `)
})
