import { expect } from 'vitest'
import { test } from '../src/index.ts'

let earlier: { readonly context: object } | undefined

test('a test has its world in its context', ({ glue, task }) => {
  expect(task.context).toHaveProperty('glue', glue)
  earlier = task
})

test('and the next one finds it let go: vitest keeps the contexts of all tests of a file', ({ glue }) => {
  expect(glue.calls).toEqual([])
  expect(earlier?.context).not.toHaveProperty('glue')
})
