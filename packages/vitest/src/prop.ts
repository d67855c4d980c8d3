import { checkProperty, type PropertyOptions } from '@dryfit/arbitraries'
import { type OptionTable, optionKinds, requireOptions } from '@dryfit/glue'
import type { GlueVersion } from '@dryfit/spark'
import type fc from 'fast-check'
import { test as base } from 'vitest'
import { type Glue, openGlue } from './glue.ts'
import { worker } from './worker.ts'
import { worldAsCode } from './world-code.ts'

/** How a property test runs: how many worlds, and which one again. */
export interface PropOptions extends Pick<PropertyOptions, 'numRuns' | 'seed' | 'path' | 'names'> {
  /** The version of Glue. @defaultValue that of the project */
  readonly glueVersion?: GlueVersion
}

const OPTIONS: OptionTable<PropOptions> = {
  numRuns: optionKinds.number,
  seed: optionKinds.number,
  path: optionKinds.text,
  names: optionKinds.texts,
  glueVersion: optionKinds.text,
}

/** The body of a property test: a fresh `glue`, then the generated values. */
export type PropBody<Values extends unknown[]> = (context: { readonly glue: Glue }, ...values: Values) => unknown

/** Milliseconds that all runs of one property have together. */
const TIMEOUT = 60_000

/**
 * A test of generated values, each run in a world of its own. A failure prints the smallest values that still fail, the
 * world as code, and the seed and path that replay it.
 *
 * @example
 * ```ts
 * import { expect, rowsOf, test } from 'dryfit'
 *
 * test.prop([rowsOf('id int')])('counts rows', ({ glue }, rows) => {
 *   expect(glue.frame(rows, 'id int').count()).toBe(rows.length)
 * })
 * ```
 */
export function prop<Values extends [unknown, ...unknown[]]>(
  arbitraries: { readonly [K in keyof Values]: fc.Arbitrary<Values[K]> },
  options: PropOptions = {},
): (name: string, body: PropBody<Values>, timeout?: number) => void {
  requireOptions('make a property test', options, OPTIONS)
  return (name, body, timeout = TIMEOUT) => {
    base(
      name,
      async ({ task }) => {
        let last: Glue | undefined
        const once = async (...values: Values): Promise<void> => {
          const { glue, close } = openGlue(task.name, options.glueVersion)
          last = glue
          try {
            await body({ glue }, ...values)
          } finally {
            close()
            for (const cleanup of worker().cleanups.values()) await cleanup('run')
          }
        }
        await checkProperty(arbitraries, once, {
          ...options,
          describeWorld: () => (last === undefined ? '' : worldAsCode(last)),
        })
      },
      timeout,
    )
  }
}
