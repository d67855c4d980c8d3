import { expect, test } from 'vitest'
import { createGlue } from '../src/index.ts'

// What a test in JavaScript, or behind a cast, can write.
type Loose = Record<string, (...args: unknown[]) => unknown>
const loose = (value: object): Loose => value as Loose
const glue = createGlue()

test.each([
  [
    'an option of s3.put that is the schema itself',
    () => loose(glue.s3).put?.('s3://a/b', [{ d: '2024-01-01' }], 'd date'),
    '[NOT_OPTIONS] Failed to put s3://a/b: "d date" stands where options are given. Give an object: its options are modified, storageClass, schema.',
  ],
  [
    'a slip in an option of a table',
    () => loose(glue.catalog).table?.('a.b', { schema: 'id int, y int', partitionKey: ['y'] }),
    '[UNKNOWN_OPTION] Failed to declare the table a.b: there is no option partitionKey. Did you mean partitionKeys? Its options are schema, columns, rows, location, format, partitionKeys, partitions, options.',
  ],
  [
    'the singular',
    () => loose(glue.catalog).table?.('a.b', { schema: 'id int', row: [] }),
    '[UNKNOWN_OPTION] Failed to declare the table a.b: there is no option row. Did you mean rows? Its options are schema, columns, rows, location, format, partitionKeys, partitions, options.',
  ],
  [
    'a value of another kind',
    () => loose(glue.catalog).table?.('a.b', { schema: 'id int', partitionKeys: 'id' }),
    '[OPTION_VALUE] Failed to declare the table a.b: the option partitionKeys is "id". It takes a list of texts.',
  ],
  [
    'a step of the clock that there is none of',
    () => loose(glue.clock).advance?.({ day: 1 }),
    '[UNKNOWN_OPTION] Failed to move the clock on: there is no option day. Did you mean days? Its options are days, hours, minutes, seconds, milliseconds.',
  ],
  [
    'a connection type with a slip',
    () => glue.source('msyql', { dbtable: 'x' }, [{ a: 1 }]),
    '[NOT_A_CONNECTION_TYPE] Failed to supply a source of type "msyql": Glue has no such type of connection. Did you mean mysql?',
  ],
  [
    'a source of files',
    () => glue.source('s3', { path: 's3://a/b' }, [{ a: 1 }]),
    '[NOT_A_CONNECTION_TYPE] Failed to supply a source of type "s3": it reads files. Put them there: glue.s3.put(\'s3://…\', [{ … }]).',
  ],
  [
    'an argument that is no text',
    () => loose(glue).args?.({ a: { b: 1 } }),
    '[NOT_AN_ARGUMENT_VALUE] Failed to set the argument a: Glue passes text to a job, and a value of type object is none. Give a text, number or boolean; for what a job reads as JSON, JSON.stringify(…).',
  ],
])('%s is refused', (_, slip, message) => {
  expect(slip).toThrow(expect.objectContaining({ message }))
})

test('options that are there are taken, and those that are undefined are none', () => {
  glue.catalog.table('a.c', { schema: 'id int', format: undefined as unknown as string, rows: [{ id: 1 }] })
  glue.source('custom.mine', 'x', [{ a: 1 }])
  glue.source('marketplace.spark', 'x', [{ a: 1 }])
  glue.clock.advance({ days: 1 })
  expect(glue.spark.table('a.c').count()).toBe(1)
})
