/**
 * A test that was written with vitest's own `test` has no glue: asking for it says so. One that has a fixture of this name, dryfit's
 * or its own, takes the place.
 */
export function refuseGlueOf(context: object): void {
  if ('glue' in context) return
  Object.defineProperty(context, 'glue', {
    configurable: true,
    enumerable: false,
    get: () => {
      throw new Error(
        "[NOT_DRYFITS_TEST] Failed to give the test a glue: its `test` is vitest's own. Import it from dryfit: import { expect, test } from 'dryfit'.",
      )
    },
    set: (value: unknown) => {
      Object.defineProperty(context, 'glue', { value, configurable: true, enumerable: true, writable: true })
    },
  })
}
