import { DEFAULT_GLUE_VERSION, type GlueVersion } from '@dryfit/spark'
import { test as base, type TestAPI } from 'vitest'
import { type Glue, openGlue } from './glue.ts'
import { project } from './project.ts'
import { prop } from './prop.ts'
import { worker } from './worker.ts'

/** What a test of dryfit is given. */
export interface DryfitFixtures {
  /** A world of its own: nothing in it, nothing recorded. */
  readonly glue: Glue
  /** The version of Glue that `glue` stands for; the plugin's option gives it, `test.extend({ glueVersion: '4.0' })` another. */
  readonly glueVersion: GlueVersion
}

worker().runsFiles = true

const withGlue: TestAPI<DryfitFixtures> = base.extend<DryfitFixtures>({
  glueVersion: project().glueVersion ?? DEFAULT_GLUE_VERSION,
  glue: async ({ task, glueVersion, onTestFailed }, use) => {
    const { glue, close } = openGlue(task.name, glueVersion)
    onTestFailed(() => showLog(glue.log))
    try {
      await use(glue)
    } finally {
      close()
      forget(task)
    }
  },
})

/** What a job gave to `get_logger()` goes to CloudWatch on AWS; of a test that fails it is shown. */
function showLog(lines: Glue['log']): void {
  if (lines.length === 0) return
  // biome-ignore lint/suspicious/noConsole: what a job logs belongs to the output of its test
  console.log(['The log of the job:', ...lines.map(({ level, text }) => `  ${level.toUpperCase()} ${text}`)].join('\n'))
}

/** vitest keeps the context of a test until its file ends, and with it the whole world of each: thousands of tests add up. */
function forget({ context }: { readonly context: object }): void {
  Reflect.deleteProperty(context, 'glue')
}

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
