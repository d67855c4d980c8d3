import { createRequire } from 'node:module'
import sinon from 'sinon'
import { expect, test } from 'vitest'
import { createGlue } from '../src/index.ts'

// A stub that is made late is given the places of its earlier calls through `callIds`, which sinon does not document.
// When this fails after an update of sinon, see SpiedMethod: its range is pinned to what is known to work.

test('the version of sinon is one whose call order is known', () => {
  const { version } = createRequire(import.meta.url)('sinon/package.json')
  expect(version).toMatch(/^21\.1\./)
})

test('a stub that is made after its calls stands in their order among all of sinon', () => {
  const glue = createGlue()
  const before = sinon.stub()
  const between = sinon.stub()
  const after = sinon.stub()
  before()
  glue.context.purge_s3_path('s3://lake/a')
  between()
  glue.context.purge_s3_path('s3://lake/b')
  after()

  const spy = glue.context.purge_s3_path
  expect(spy.callCount).toBe(2)
  sinon.assert.callOrder(before, spy, between, spy, after)
  expect(spy.calledBefore(between)).toBe(true)
  expect(spy.calledImmediatelyAfter(between)).toBe(true)
  expect(spy.firstCall.calledBefore(spy.secondCall)).toBe(true)
  expect(between.calledImmediatelyBefore(spy)).toBe(true)
  expect(() => sinon.assert.callOrder(after, spy)).toThrow()
})
