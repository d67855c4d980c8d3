import { describe, expect, test } from 'vitest'
import { createGlue } from '../../src/index.ts'
import { jsonFrame, shown } from './json-frame.ts'

describe('unnest', () => {
  test('recorded: structs become dotted fields in their place, arrays of plain values stay', () => {
    const frame = jsonFrame(['{"id": 1, "address": {"city": "x", "geo": {"lat": 1.5}, "tags": ["a"]}, "z": 2}'])

    expect(shown(frame.unnest())).toMatchInlineSnapshot(`
      "root
      |-- id: int
      |-- address.city: string
      |-- address.geo.lat: double
      |-- address.tags: array
      |    |-- element: string
      |-- z: int
      {"id":1,"address.city":"x","address.geo.lat":1.5,"address.tags":["a"],"z":2}"
    `)
  })

  test('documented: structs inside an array are named after it and "val"', () => {
    const frame = jsonFrame(['{"friends": [{"name": "f", "home": {"city": "x"}, "pets": [{"kind": "cat"}]}]}'])

    expect(shown(frame.unnest())).toMatchInlineSnapshot(`
      "root
      |-- friends: array
      |    |-- element: struct
      |    |    |-- friends.val.name: string
      |    |    |-- friends.val.home.city: string
      |    |    |-- friends.val.pets: array
      |    |    |    |-- element: struct
      |    |    |    |    |-- friends.val.pets.val.kind: string
      {"friends":[{"friends.val.name":"f","friends.val.home.city":"x","friends.val.pets":[{"friends.val.pets.val.kind":"cat"}]}]}"
    `)
  })

  test.each([
    [['{"a": {"b": 1}}', '{"a": null}'], /NULL_STRUCT.*record 1, a/],
    [['{"a": {"b": 1}}', '{"a": "x"}'], /GLUE_NOT_SUPPORTED.*a choice of struct and string/],
    [['{"a": [[1]]}'], /GLUE_NOT_SUPPORTED.*array of arrays/],
    [['{"a": {"b": 1}, "a.b": 2}'], /FIELD_TWICE.*a\.b/],
  ])('what is not known for sure is refused: %j', (lines, message) => {
    expect(() => jsonFrame(lines).unnest().count()).toThrow(message)
  })
})

describe('relationalize', () => {
  const people = [
    '{"name": "n", "at": {"city": "x"}, "friends": ["f", "g"], "phones": [{"kind": "home", "calls": [{"min": 1}, {"min": 2}]}]}',
    '{"name": "o", "friends": [], "phones": [{"kind": "work", "calls": [{"min": 3}]}, {"kind": "none"}]}',
    '{"name": "p", "friends": ["h"]}',
  ]

  test('recorded: the root has keys, each array a table with id, index and values', () => {
    const tables = jsonFrame(people).relationalize('root', 's3://tmp')

    expect(tables.keys()).toEqual(['root', 'root_friends', 'root_phones', 'root_phones.val.calls'])
    expect(
      tables
        .values()
        .map((frame) => `${frame.name}\n${shown(frame)}`)
        .join('\n\n'),
    ).toMatchInlineSnapshot(`
      "root
      root
      |-- name: string
      |-- at.city: string
      |-- friends: long
      |-- phones: long
      {"name":"n","at.city":"x","friends":1,"phones":1}
      {"name":"o","friends":null,"phones":2}
      {"name":"p","friends":2}

      root_friends
      root
      |-- id: long
      |-- index: int
      |-- friends.val: string
      {"id":1,"index":0,"friends.val":"f"}
      {"id":1,"index":1,"friends.val":"g"}
      {"id":2,"index":0,"friends.val":"h"}

      root_phones
      root
      |-- id: long
      |-- index: int
      |-- phones.val.kind: string
      |-- phones.val.calls: long
      {"id":1,"index":0,"phones.val.kind":"home","phones.val.calls":1}
      {"id":2,"index":0,"phones.val.kind":"work","phones.val.calls":2}
      {"id":2,"index":1,"phones.val.kind":"none"}

      root_phones.val.calls
      root
      |-- id: long
      |-- index: int
      |-- phones.val.calls.val.min: int
      {"id":1,"index":0,"phones.val.calls.val.min":1}
      {"id":1,"index":1,"phones.val.calls.val.min":2}
      {"id":2,"index":0,"phones.val.calls.val.min":3}"
    `)
  })

  test('the tables join again by key and id', () => {
    const tables = jsonFrame(people).relationalize('root')
    const joined = tables.get('root').join('friends', 'id', tables.get('root_friends'))

    expect(joined.toDF().select('name', '`friends.val`').collect()).toEqual([
      { name: 'n', 'friends.val': 'f' },
      { name: 'n', 'friends.val': 'g' },
      { name: 'p', 'friends.val': 'h' },
    ])
  })

  test('a table that is not there is empty by select, and a KeyError by get', () => {
    const tables = jsonFrame(people).relationalize('root')

    expect(tables.select('root_none').count()).toBe(0)
    expect(() => tables.get('root_none')).toThrow(expect.objectContaining({ name: 'builtins.KeyError' }))
  })

  test('a map of Spark is refused', () => {
    const glue = createGlue()
    const frame = glue.dynamicFrame([{ m: { a: 1 } }], 'm map<string,int>')

    expect(() => frame.relationalize('root').get('root').count()).toThrow(/GLUE_NOT_SUPPORTED.*the map m/)
  })
})

describe('ddb json', () => {
  const item =
    '{"Item": {"id": {"S": "a"}, "n": {"N": "1.50"}, "on": {"BOOL": true}, "tags": {"SS": ["x"]}, "xs": {"L": [{"S": "p"}, {"S": "q"}]}, "mixed": {"L": [{"S": "p"}, {"N": "1"}]}'

  test('documented: simplify_ddb_json takes the type names away, numbers stay text, mixed lists stay', () => {
    const frame = jsonFrame([`${item}, "none": {"NULL": true}, "m": {"M": {"k": {"M": {"v": {"S": "w"}}}}}}}`])

    expect(shown(frame.simplify_ddb_json()).split('\n').at(-1)).toBe(
      '{"id":"a","n":"1.50","on":true,"tags":["x"],"xs":["p","q"],"mixed":[{"S":"p"},{"N":"1"}],"none":null,"m":{"k":{"v":"w"}}}',
    )
  })

  test('documented: unnest_ddb_json leaves the elements of lists alone', () => {
    expect(
      shown(jsonFrame([`${item}}}`]).unnest_ddb_json())
        .split('\n')
        .at(-1),
    ).toBe('{"id":"a","n":"1.50","on":true,"tags":["x"],"xs":[{"S":"p"},{"S":"q"}],"mixed":[{"S":"p"},{"N":"1"}]}')
  })

  test('what is no JSON of DynamoDB is refused', () => {
    expect(() => jsonFrame(['{"id": {"S": "a"}}']).simplify_ddb_json().count()).toThrow(/NOT_DYNAMODB_JSON.*Item/)
    expect(() => jsonFrame(['{"Item": {"id": "a"}}']).simplify_ddb_json().count()).toThrow(/NOT_DYNAMODB_JSON.*id/)
    expect(() => jsonFrame(['{"Item": {"m": {"M": {}}}}']).unnest_ddb_json().count()).toThrow(/simplify_ddb_json/)
  })
})
