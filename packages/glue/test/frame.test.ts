import { expect, test } from 'vitest'
import { createGlue } from '../src/index.ts'

test('a row with a column that the schema has not is a slip', () => {
  const glue = createGlue()
  expect(() => glue.frame([{ title: 't' }, { titel: 't' }], 'title string')).toThrowErrorMatchingInlineSnapshot(
    `[GlueError: [UNKNOWN_COLUMN] Failed to make a frame of row 1: the schema has no column titel. Did you mean title?]`,
  )
  expect(() => glue.frame([{ pages: 1, weight: 2 }], 'pages int, year int')).toThrowErrorMatchingInlineSnapshot(
    `[GlueError: [UNKNOWN_COLUMN] Failed to make a frame of row 0: the schema has no column weight. Its columns are pages, year.]`,
  )
})

test('a column that a row leaves out is null in it', () => {
  expect(
    createGlue()
      .frame([{ a: 1 }], 'a int, b int')
      .rows(),
  ).toEqual([[1, null]])
})
