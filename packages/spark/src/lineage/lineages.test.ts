import { expect, test } from 'vitest'
import { NO_LINEAGE, origin, rowsOf } from './lineage.ts'
import { GroupedLineages, listed, pickLineages, sliceLineages, wholeInput } from './lineages.ts'

test('all rows of an input, a part of them and picked ones name the rows of the input', () => {
  const whole = wholeInput(2, 5)
  expect(listed(whole)).toEqual([0, 1, 2, 3, 4].map((row) => origin(2, row)))
  expect(listed(sliceLineages(whole, 1, 3))).toEqual([origin(2, 1), origin(2, 2)])
  expect(listed(sliceLineages(whole, 4, 9))).toEqual([origin(2, 4)])
  expect(listed(sliceLineages(whole, 7, 9))).toEqual([])
  expect(listed(pickLineages(whole, [3, 3, 0]))).toEqual([3, 3, 0].map((row) => origin(2, row)))
})

test('picking and slicing what was picked stays one step from the input', () => {
  const picked = pickLineages(pickLineages(wholeInput(0, 9), [8, 6, 4, 2]), [3, 1])
  expect(picked).toHaveProperty('places', [2, 6])
  expect(listed(sliceLineages(picked, 1, 2))).toEqual([6])
})

test('a place that is none has no lineage', () => {
  expect(wholeInput(0, 2).at(2)).toBeUndefined()
  expect(pickLineages([1, 2], [1]).at(1)).toBeUndefined()
  expect(pickLineages([1, 2], [5]).at(0)).toBe(NO_LINEAGE)
})

test('a group came from all its rows, and is the same lineage whenever it is asked for', () => {
  const groups = new GroupedLineages(wholeInput(0, 4), Uint32Array.from([1, 0, 1, 1]), 3)
  expect([0, 1, 2].map((group) => rowsOf(groups.at(group) ?? NO_LINEAGE))).toEqual([[1], [0, 2, 3], []])
  expect(groups.at(1)).toBe(groups.at(1))
})
