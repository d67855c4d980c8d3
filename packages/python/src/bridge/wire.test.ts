import { parseJson, SparkSession } from '@dryfit/spark'
import { describe, expect, test } from 'vitest'
import { FrameHandles } from './frame-handles.ts'
import { WireReader } from './wire.ts'

const frames = new FrameHandles()
const wire = new WireReader(frames, { user: () => () => null, table: () => () => ({ each: [], last: [] }) })

describe('a value in wire form', () => {
  test.each<[string, unknown, unknown]>([
    ['"long"', '9223372036854775807', 9223372036854775807n],
    ['"long"', '7', 7],
    ['"double"', '"NaN"', Number.NaN],
    ['"double"', '"-0.0"', -0],
    ['"decimal(38,2)"', '"123456789012345678901234567890.12"', 12345678901234567890123456789012n],
    ['"timestamp"', '"2020-01-02T03:04:05.000006Z"', 1577934245000006],
    ['"binary"', '"00FF"', new Uint8Array([0, 255])],
    ['"interval day to second"', '{"us":5}', 5],
    ['{"type":"map","keyType":"string","valueType":"long","valueContainsNull":true}', '[["a",1]]', [['a', 1]]],
  ])('of type %s keeps %s', (type, cell, value) => {
    const literal = wire.expression(parseJson(`{"kind":"Literal","dataType":${type},"value":${cell}}`))
    expect(literal).toMatchObject({ kind: 'Literal', value })
  })
})

describe('a plan in wire form', () => {
  test('reads frames and their columns by handle, and freezes its nodes', () => {
    const frame = new SparkSession().createDataFrame([{ a: 1 }])
    const handle = frames.add(frame)
    const column = { kind: 'UnresolvedAttribute', unparsedIdentifier: 'a', planId: handle }
    const plan = wire.relation({ kind: 'Project', input: { frame: handle }, expressions: [column] })
    expect(plan).toMatchObject({
      kind: 'Project',
      input: frame.relation,
      expressions: [{ unparsedIdentifier: 'a', planId: frame.relation.planId }],
    })
    expect(Object.isFrozen(plan)).toBe(true)
  })

  test('refuses a kind that it does not know', () => {
    expect(() => wire.relation({ kind: 'Teleport' })).toThrowErrorMatchingInlineSnapshot(
      `[Error: Failed to read a plan from Python: unknown relation Teleport. The guest and the bridge do not fit together.]`,
    )
  })
})

describe('a handle', () => {
  test('of an earlier run is refused', () => {
    const handle = frames.add(new SparkSession().createDataFrame([{ a: 1 }]))
    frames.clear()
    expect(() => frames.get(handle)).toThrowErrorMatchingInlineSnapshot(
      `[Error: Failed to use a DataFrame: it belongs to an earlier run. Make it again in this test.]`,
    )
  })

  test('of a released frame is gone, and the frame gets another', () => {
    const frame = new SparkSession().createDataFrame([{ a: 1 }])
    const handle = frames.handleOf(frame)
    frames.release([handle])
    expect(frames.size).toBe(0)
    expect(() => frames.planId(handle)).toThrow('it belongs to an earlier run')
    expect(frames.handleOf(frame)).not.toBe(handle)
  })
})
