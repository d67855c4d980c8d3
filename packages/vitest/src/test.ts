import { test as base, type TestAPI } from 'vitest'
import { type Glue, openGlue } from './glue.ts'
import { prop } from './prop.ts'
import { worker } from './worker.ts'

/** What a test of dryfit is given. */
export interface DryfitFixtures {
  /** A world of its own: nothing in it, nothing recorded. */
  readonly glue: Glue
}

worker().runsFiles = true

const withGlue: TestAPI<DryfitFixtures> = base.extend<DryfitFixtures>({
  glue: async ({ task }, use) => {
    const { glue, close } = openGlue(task.name)
    try {
      await use(glue)
    } finally {
      close()
    }
  },
})

/**
 * vitest's `test` with a fresh `glue`.
 *
 * @example
 * ```ts
 * import { expect, test } from 'dryfit'
 *
 * test('what is put can be read', async ({ glue }) => {
 *   glue.s3.put('s3://lake/books', [{ title: 't' }])
 *   expect(glue.context.create_dynamic_frame_from_options('s3', { paths: ['s3://lake/books'] }, 'json')).toEqualFrame([{ title: 't' }])
 * })
 * ```
 */
export const test: TestAPI<DryfitFixtures> & { readonly prop: typeof prop } = Object.assign(withGlue, { prop })
