import { expect, test } from 'vitest'
import { parseSchema } from '../parser/data-type.ts'
import { fromExternal } from '../types/external.ts'
import type { Row } from '../types/value.ts'
import { compareFrames } from './compare-frames.ts'
import type { CompareOptions, FrameData } from './difference.ts'

function frame(ddl: string, rows: readonly (readonly unknown[])[]): FrameData {
  const schema = parseSchema(ddl)
  return { schema, rows: rows.map((row): Row => schema.fields.map((f, i) => fromExternal(row[i], f.dataType, f.name))) }
}

const summary = (expected: FrameData, received: FrameData, options: CompareOptions = {}) => {
  const { schema, rows, onlyOrder } = compareFrames(expected, received, options)
  const places = rows.map((row) =>
    row.kind === 'changed'
      ? row.cells.map((c) => [c.path, c.expected, c.received])
      : row.kind === 'missing'
        ? `-${row.expected}`
        : `+${row.received}`,
  )
  return { schema, rows: places, ...(onlyOrder ? { onlyOrder } : {}) }
}

test('rows in another order are equal unless the order counts', () => {
  const a = frame('id int, name string', [
    [1, 'a'],
    [2, 'b'],
    [2, 'b'],
  ])
  const b = frame('id int, name string', [
    [2, 'b'],
    [1, 'a'],
    [2, 'b'],
  ])
  expect(compareFrames(a, b).equal).toBe(true)
  expect(summary(a, b, { order: true })).toMatchObject({
    onlyOrder: true,
    rows: [
      [
        ['id', 1, 2],
        ['name', 'a', 'b'],
      ],
      [
        ['id', 2, 1],
        ['name', 'b', 'a'],
      ],
    ],
  })
})

test('a row that stands once too often is extra', () => {
  const a = frame('id int', [[1], [2]])
  expect(summary(a, frame('id int', [[1], [2], [2]])).rows).toEqual(['+2'])
  expect(summary(frame('id int', [[1], [1]]), frame('id int', [[1]])).rows).toEqual(['-1'])
})

test('NaN equals NaN, negative zero equals zero, null equals null only', () => {
  expect(compareFrames(frame('d double', [[NaN], [-0], [null]]), frame('d double', [[null], [0], [NaN]])).equal).toBe(
    true,
  )
  expect(compareFrames(frame('d double', [[null]]), frame('d double', [[0]])).equal).toBe(false)
  expect(compareFrames(frame('s string', [['null']]), frame('s string', [[null]])).equal).toBe(false)
})

test('columns pair by name, the second of a name with the second', () => {
  const a = frame('id int, name string', [[1, 'a']])
  const b = frame('name string, id int', [['a', 1]])
  expect(compareFrames(a, b).equal).toBe(true)
  expect(summary(a, b, { columnOrder: true }).schema).toEqual([
    { kind: 'order', expected: ['id', 'name'], received: ['name', 'id'] },
  ])
  expect(summary(frame('id int', [[1]]), frame('id int, id int', [[1, 2]])).schema).toMatchObject([
    { kind: 'extra', path: 'id' },
  ])
})

test('schemas differ by missing, extra and typed columns; cells of the others are still compared', () => {
  const a = frame('id int, amount decimal(10,2), gone string', [[1, '12.50', 'x']])
  const b = frame('id int, amount double, more date', [[2, 12.5, null]])
  const { schema, rows } = summary(a, b)
  expect(schema.map((d) => [d.kind, 'path' in d ? d.path : ''])).toEqual([
    ['type', 'amount'],
    ['missing', 'gone'],
    ['extra', 'more'],
  ])
  expect(rows).toEqual([[['id', 1, 2]]])
  expect(summary(a, b, { columns: 'subset' }).schema.map((d) => d.kind)).toEqual(['type', 'missing'])
})

test('types differ at the place inside a struct, an array or a map', () => {
  const a = frame('c struct<x:int,y:string>, t array<int>, m map<string,int>', [])
  const b = frame('c struct<x:bigint,z:string>, t array<string>, m map<string,double>', [])
  expect(compareFrames(a, b).schema.map((d) => [d.kind, 'path' in d ? d.path : ''])).toEqual([
    ['type', 'c.x'],
    ['missing', 'c.y'],
    ['extra', 'c.z'],
    ['type', 't[]'],
    ['type', 'm[value]'],
  ])
})

test('fields of a struct in another order are another type', () => {
  const a = frame('c struct<x:int,y:int>', [])
  expect(compareFrames(a, frame('c struct<y:int,x:int>', [])).schema).toMatchObject([{ kind: 'type', path: 'c' }])
})

test('nullable flags count only when asked for', () => {
  const a = frame('id int NOT NULL', [[1]])
  const b = frame('id int', [[1]])
  expect(compareFrames(a, b).equal).toBe(true)
  expect(summary(a, b, { nullability: true }).schema).toEqual([
    { kind: 'nullability', path: 'id', expected: false, received: true },
  ])
})

test('a nested value differs at its innermost place', () => {
  const ddl = 'addr struct<city:string,geo:struct<lat:double>>, tags array<string>, m map<string,int>'
  const a = frame(ddl, [[{ city: 'Rome', geo: { lat: 1 } }, ['a', 'b', 'c'], { k: 1, l: 2 }]])
  const b = frame(ddl, [[{ city: 'Roma', geo: { lat: 2 } }, ['a', 'x'], { l: 2, k: 5, n: 1 }]])
  expect(summary(a, b).rows).toEqual([
    [
      ['addr.city', 'Rome', 'Roma'],
      ['addr.geo.lat', 1, 2],
      ['tags[1]', 'b', 'x'],
      ['tags[2]', 'c', undefined],
      ['m["k"]', 1, 5],
      ['m["n"]', undefined, 1],
    ],
  ])
})

test('maps are equal whatever the order of their entries', () => {
  const a = frame('m map<string,int>', [[{ k: 1, l: 2 }]])
  expect(compareFrames(a, frame('m map<string,int>', [[{ l: 2, k: 1 }]])).equal).toBe(true)
})

test('with a key, rows pair by it, however different they are', () => {
  const ddl = 'id int, a string, b string, c string'
  const a = frame(ddl, [
    [1, 'x', 'y', 'z'],
    [2, 'x', 'y', 'z'],
  ])
  const b = frame(ddl, [
    [1, 'p', 'q', 'r'],
    [3, 'x', 'y', 'z'],
  ])
  expect(summary(a, b, { key: ['id'] }).rows).toEqual([
    [
      ['a', 'x', 'p'],
      ['b', 'y', 'q'],
      ['c', 'z', 'r'],
    ],
    '-1',
    '+1',
  ])
  expect(summary(a, b).rows).toEqual([[['id', 1, 3]], '-1', '+0'])
})

test('rows that share no cell are one missing and one too many, also where only they are left', () => {
  const ddl = 'id int, name string'
  const a = frame(ddl, [
    [1, 'a'],
    [3, 'c'],
  ])
  const b = frame(ddl, [
    [4, 'd'],
    [1, 'a'],
  ])
  expect(summary(a, b).rows).toEqual(['-1', '+0'])
  const changed = frame(ddl, [
    [3, 'd'],
    [1, 'a'],
  ])
  expect(summary(a, changed).rows).toEqual([[['name', 'c', 'd']]])
  const [one, other] = [frame(ddl, [[1, 'a']]), frame(ddl, [[2, 'b']])]
  expect(summary(one, other).rows).toHaveLength(1)
  expect(summary(frame('n int', [[1], [2]]), frame('n int', [[3], [1]])).rows).toEqual([[['n', 2, 3]]])
})

test('a key that stands twice pairs the rows that are most alike', () => {
  const a = frame('id int, v string, w string', [
    [1, 'a', 'p'],
    [1, 'b', 'q'],
  ])
  const b = frame('id int, v string, w string', [
    [1, 'b', 'z'],
    [1, 'a', 'p'],
  ])
  expect(summary(a, b, { key: ['id'] }).rows).toEqual([[['w', 'q', 'z']]])
})

test('an unknown key column is refused with the ones that exist', () => {
  const a = frame('id int, v string', [[1, 'a']])
  const b = frame('id int, v string', [[1, 'b']])
  expect(() => compareFrames(a, b, { key: ['nr'] })).toThrowErrorMatchingInlineSnapshot(
    `[ValueError: [UNKNOWN_KEY] Failed to compare rows by "nr": the frames have no such column in common. They share: id, v.]`,
  )
})

test('a tolerance covers floats, doubles, decimals and their nested places', () => {
  const ddl = 'id int, d double, x decimal(10,2), s struct<v:float>'
  const a = frame(ddl, [
    [1, 1, '2.00', { v: 3 }],
    [2, 5, '1.00', { v: 1 }],
  ])
  const b = frame(ddl, [
    [2, 5.2, '1.00', { v: 1 }],
    [1, 1.05, '2.04', { v: 3.05 }],
  ])
  expect(summary(a, b, { tolerance: 0.1 }).rows).toEqual([[['d', 5, 5.2]]])
  expect(compareFrames(a, b, { tolerance: { relative: 0.05 } }).equal).toBe(true)
})

test('a tolerance pairs as many rows as can be paired', () => {
  const a = frame('d double', [[1], [1.1], [null]])
  const b = frame('d double', [[1.15], [null], [1.1]])
  expect(compareFrames(a, b, { tolerance: 0.1000001 }).equal).toBe(true)
})
