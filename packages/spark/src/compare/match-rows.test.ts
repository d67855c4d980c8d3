import { expect, test } from 'vitest'
import { matchRows } from './match-rows.ts'

const rows = (count: number, group: number): unknown[][] =>
  Array.from({ length: count }, (_, i) => [i, `name ${i}`, i % group, i / 3, `2024-01-${(i % 28) + 1}`])

test('rows of which each differs in one cell pair by likeness, each held against few others', () => {
  const count = 10_000
  const [expected, received] = [rows(count, 7), rows(count, 5).reverse()]
  let held = 0
  const numbers = expected.map((_, i) => i)
  const matched = matchRows(numbers, numbers, {
    expected,
    received,
    columns: 5,
    distance(e, r) {
      held += 1
      return expected[e]?.filter((cell, column) => cell !== received[r]?.[column]).length ?? 5
    },
  })
  expect([...matched].every(([e, r]) => e === count - 1 - r)).toBe(true)
  expect(matched.size).toBe(count)
  expect(held).toBeLessThanOrEqual(2 * count)
})
