import { describe, expect, test } from 'vitest'
import { createGlue } from '../../src/index.ts'
import { jsonFrame, shown } from './json-frame.ts'

describe('split_rows', () => {
  const lines = ['{"id": 1, "age": 15}', '{"id": 2, "age": 30}', '{"id": 3}', '{"id": 4, "age": null}']

  test('documented: all comparisons hold for the first frame, every other record is in the second', () => {
    const split = jsonFrame(lines).split_rows({ age: { '>': 10, '<': 20 } }, 'young', 'rest')

    expect(split.keys()).toEqual(['young', 'rest'])
    expect(
      split.values().map((f) =>
        f
          .toDF()
          .select('id')
          .collect()
          .map((r) => r['id']),
      ),
    ).toEqual([[1], [2, 3, 4]])
  })

  test.each([
    [{ age: { '>': 'x' } }, /SPLIT_TYPES.*a record has an int there and the value is string/],
    [{ age: { '!=': 15 } }, /SPLIT_TYPES.*no value there/],
    [{ age: { '==': 15 } }, /== is no operator/],
  ])('%j is refused', (comparisons, message) => {
    expect(() => jsonFrame(lines).split_rows(comparisons, 'a', 'b').get('a').count()).toThrow(message)
  })
})

describe('split_fields', () => {
  test('documented: the listed paths are one frame, what is left the other', () => {
    const split = jsonFrame(['{"id": 1, "at": {"city": "x", "zip": "z"}, "n": 2}']).split_fields(
      ['n', 'at.zip'],
      'listed',
      'rest',
    )

    expect(split.values().map((f) => shown(f).split('\n').at(-1))).toEqual([
      '{"at":{"zip":"z"},"n":2}',
      '{"id":1,"at":{"city":"x"}}',
    ])
  })
})

describe('mergeDynamicFrame', () => {
  test('documented: staged records replace those of their key, duplicates stay on both sides', () => {
    const glue = createGlue()
    const source = jsonFrame(
      ['{"id": 1, "v": "a"}', '{"id": 1, "v": "b"}', '{"id": 2, "v": "c"}', '{"id": 2, "v": "d"}'],
      glue,
    )
    const staged = jsonFrame(['{"id": 1, "w": "x"}', '{"id": 1, "w": "y"}', '{"id": 3, "w": "z"}'], glue, 'staged')

    expect(source.mergeDynamicFrame(staged, ['id']).toDF().collect()).toEqual([
      { id: 2, v: 'c', w: null },
      { id: 2, v: 'd', w: null },
      { id: 1, v: null, w: 'x' },
      { id: 1, v: null, w: 'y' },
      { id: 3, v: null, w: 'z' },
    ])
  })

  test('keys of two types are refused', () => {
    const glue = createGlue()
    const merged = jsonFrame(['{"id": 1}'], glue).mergeDynamicFrame(jsonFrame(['{"id": "1"}'], glue, 'staged'), ['id'])

    expect(() => merged.count()).toThrow(/KEY_TYPES.*string on the staging frame and int on the source/)
  })
})

describe('spigot', () => {
  test('documented: an action writes the first records as JSON lines, and all go on', () => {
    const glue = createGlue()
    const frame = jsonFrame(['{"id": 1}', '{"id": 2}', '{"id": 3}'], glue).spigot('s3://lake/sample', { topk: 2 })
    expect(glue.s3.list('s3://lake/sample')).toEqual([])

    expect([frame.count(), frame.count()]).toEqual([3, 3])

    expect(glue.s3.get('s3://lake/sample')).toEqual([{ id: 1 }, { id: 2 }])
    expect(glue.writes.map((c) => [c.method, c.target])).toEqual([['DynamicFrame.spigot', 's3://lake/sample']])
  })

  test('a draw by chance is refused', () => {
    expect(() => jsonFrame(['{"id": 1}']).spigot('s3://x', { prob: 0.5 })).toThrow(/by chance/)
  })
})

describe('errors', () => {
  const lines = ['{"id": 1, "j": "{\\"a\\": 1}"}', '{"id": 2, "j": "{broken"}', '{"id": 3}']

  test('recorded: a record that unbox can not parse leaves the frame and is told by errorsAsDynamicFrame', () => {
    const frame = jsonFrame(lines).unbox('j', 'json', {}, { info: 'parse j' })

    expect(frame.toDF().collect()).toEqual([
      { id: 1, j: { a: 1 } },
      { id: 3, j: null },
    ])
    const [error] = frame.errorsAsDynamicFrame().toDF().collect()
    expect(error?.['error']).toMatchObject({
      callsite: { info: 'parse j' },
      msg: expect.stringMatching(/^unbox failed /),
      dynamicRecord: { id: 2, j: '{broken' },
    })
  })

  test('errors of both frames are behind a join, and thresholds count them', () => {
    const glue = createGlue()
    const left = jsonFrame(lines, glue).unbox('j', 'json')
    const right = jsonFrame(lines, glue, 'right').map((r) => (r['id'] === 3 ? null : { key: r['id'] }))
    const joined = left.join('id', 'key', right)

    expect([joined.count(), joined.errorsCount(), joined.stageErrorsCount()]).toEqual([1, 2, 0])
    const failing = (totalThreshold: number) => joined.map(() => null, { totalThreshold })
    expect(() => failing(3).assertErrorThreshold()).not.toThrow()
    expect(() => failing(2).assertErrorThreshold()).toThrow(
      expect.objectContaining({ name: 'py4j.protocol.Py4JJavaError' }),
    )
  })

  test('documented: a total threshold counts the errors before a step that makes none', () => {
    const failing = jsonFrame([...lines, '{"id": 4, "j": "{"}']).unbox('j', 'json')
    const steps: readonly ((frame: typeof failing) => { toDF(): { collect(): unknown } })[] = [
      (frame) => frame.map((r) => r, { totalThreshold: 1 }),
      (frame) => frame.filter(() => true, { totalThreshold: 1 }),
      (frame) => frame.select_fields(['id'], { totalThreshold: 1 }),
    ]
    for (const step of steps)
      expect(() => step(failing).toDF().collect()).toThrow(/0 records failed in this stage and 2 in all/)
    expect(() =>
      failing
        .map((r) => r, { stageThreshold: 1 })
        .toDF()
        .collect(),
    ).not.toThrow()
  })

  test.each([
    ['"[1]"', /UNBOX_NOT_KNOWN.*an array, no object/],
    ['"{\\"a\\":1} x"', /UNBOX_NOT_KNOWN.*more text follows/],
    ['"{\\"a\\":1,\\"a\\":2}"', /UNBOX_NOT_KNOWN.*stands twice/],
    ['""', /UNBOX_NOT_KNOWN/],
    ['1', /UNBOX_NOT_KNOWN.*it holds an int, no text/],
  ])('unbox refuses %s', (text, message) => {
    expect(() =>
      jsonFrame([`{"j": ${text}}`])
        .unbox('j', 'json')
        .count(),
    ).toThrow(message)
  })

  test('documented: unbox parses csv too', () => {
    const frame = jsonFrame(['{"j": "a|b"}']).unbox('j', 'csv', { separator: '|' })

    expect(frame.toDF().collect()).toEqual([{ j: { col0: 'a', col1: 'b' } }])
  })
})
