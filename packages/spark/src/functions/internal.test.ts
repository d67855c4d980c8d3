import { expect, test } from 'vitest'
import { findFunction } from './index.ts'
import { internalFunctions } from './internal.ts'

test('every internal function has a name of its own, which SQL does not find', () => {
  const names = internalFunctions.map((f) => f.name)
  expect(new Set(names).size).toBe(names.length)
  expect(names.filter((name) => findFunction(name) !== undefined)).toEqual([])
})
