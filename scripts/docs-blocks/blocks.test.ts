import { blocks, problems } from 'virtual:docs-blocks'
import { describe, expect, test } from 'vitest'

test('every block in the documents is well formed', () => {
  expect(problems).toEqual([])
})

for (const { title, skip, hasTests, load } of blocks) {
  if (skip !== undefined) test.skip(`${title} (${skip})`, load)
  else if (hasTests) describe(title, load)
  else test(title, load)
}
