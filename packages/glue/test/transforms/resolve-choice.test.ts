import { expect, test } from 'vitest'
import { createGlue } from '../../src/index.ts'
import { jsonFrame, shown } from './json-frame.ts'

const last = (text: string): readonly string[] => text.split('\n').filter((line) => line.startsWith('{'))

test('documented: a path with [] settles the elements of an array', () => {
  const frame = jsonFrame(['{"myList": [{"price": 100.0}, {"price": "$100"}]}'])

  const settled = frame.resolveChoice({ specs: [['myList[].price', 'project:double']] })

  expect(last(shown(settled))).toEqual(['{"myList":[{"price":100},{"price":null}]}'])
})

test('documented: match_catalog casts each choice to the type of the table', () => {
  const glue = createGlue()
  glue.catalog.table('db.t', { schema: 'id bigint, name string' })
  const frame = jsonFrame(['{"id": 1, "name": "a", "x": 1}', '{"id": "2", "name": "b", "x": 2}'], glue)

  const settled = frame.resolveChoice({ choice: 'match_catalog', database: 'db', table_name: 't' })

  expect(settled.toDF().dtypes).toEqual([
    ['id', 'bigint'],
    ['name', 'string'],
    ['x', 'int'],
  ])
})

test('a choice that the table does not have, and match_catalog without a table, are refused', () => {
  const glue = createGlue()
  glue.catalog.table('db.t', { schema: 'name string' })
  const frame = jsonFrame(['{"id": 1}', '{"id": "2"}'], glue)

  expect(() => frame.resolveChoice({ choice: 'match_catalog' })).toThrow(/NO_CATALOG_TABLE/)
  const matched = frame.resolveChoice({ choice: 'match_catalog', database: 'db', table_name: 't' })
  expect(() => matched.count()).toThrow(/GLUE_NOT_SUPPORTED.*the choice id by the type that db\.t declares/)
})

test('one action settles choices at every depth', () => {
  const frame = jsonFrame(['{"a": 1, "s": {"b": 1, "xs": [1, "2"]}}', '{"a": "1", "s": {"b": "x"}}'])

  expect(last(shown(frame.resolveChoice({ choice: 'cast:string' })))).toEqual([
    '{"a":"1","s":{"b":"1","xs":["1","2"]}}',
    '{"a":"1","s":{"b":"x"}}',
  ])
})

test('make_cols splits a column below the top in its place', () => {
  const frame = jsonFrame(['{"s": {"b": 1, "c": 0}}', '{"s": {"b": "x", "c": 0}}', '{"s": {"b": null, "c": 0}}'])

  expect(last(shown(frame.resolveChoice({ choice: 'make_cols' })))).toEqual([
    '{"s":{"b_int":1,"c":0}}',
    '{"s":{"b_string":"x","c":0}}',
    '{"s":{"c":0}}',
  ])
})

test('the elements of an array are no columns', () => {
  const frame = jsonFrame(['{"xs": [1, "2"]}'])

  expect(() => frame.resolveChoice({ choice: 'make_cols' }).count()).toThrow(/NO_COLUMNS_IN_ARRAY/)
})

test('recorded: project keeps the values of the type; what could be converted is refused, as the documents disagree', () => {
  const frame = jsonFrame(['{"id": 10001}', '{"id": "No Gloves"}'])

  expect(last(shown(frame.resolveChoice({ specs: [['id', 'project:int']] })))).toEqual(['{"id":10001}', '{"id":null}'])
  expect(() => frame.resolveChoice({ specs: [['id', 'project:string']] }).count()).toThrow(/PROJECT_NOT_KNOWN.*an int/)
})
