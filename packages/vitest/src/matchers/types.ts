import type { CompareOptions } from '@dryfit/spark'
import type {} from 'vitest'
import type { Expected } from '../expected-frame.ts'

/** The matchers that dryfit adds to vitest's `expect`. */
export interface FrameMatchers {
  /**
   * The frame has these rows, in any order unless `order` is set. Expected values are read in the column's type:
   * `'2022-02-04'` meets a date, `'12.50'` a decimal. A column that a row leaves out is null in it.
   * @example
   * ```ts skip="needs a job on disk"
   * expect(await job.load_books(glue.context)).toEqualFrame([{ title: 't', publish_date: '2022-02-04' }])
   * ```
   */
  toEqualFrame(expected: Expected, options?: CompareOptions): void
  /**
   * The job wrote there; with rows, these and no others lie there after all its writes.
   * @example
   * ```ts skip="needs a job on disk"
   * expect(glue).toHaveWritten('sales.books', [{ title: 't' }], { columns: 'subset' })
   * ```
   */
  toHaveWritten(target: string, rows?: Expected, options?: CompareOptions): void
  /**
   * The job read this path or table.
   * @example
   * ```ts
   * import { expect, test } from 'dryfit'
   *
   * test('reads the lake', ({ glue }) => {
   *   glue.s3.put('s3://lake/books', [{ title: 't' }])
   *   glue.context.create_dynamic_frame_from_options('s3', { paths: ['s3://lake/books'] }, 'json')
   *   expect(glue).toHaveRead('s3://lake/books')
   * })
   * ```
   */
  toHaveRead(target: string): void
  /**
   * The calls were made in this order; others may stand between them.
   * @example
   * ```ts skip="needs a job on disk"
   * expect(glue).toHaveCalledInOrder('purge_table', 'write_dynamic_frame_from_catalog')
   * ```
   */
  toHaveCalledInOrder(...methods: readonly string[]): void
  /**
   * One call of the stub was given a frame with these rows.
   * @example
   * ```ts skip="needs a job on disk"
   * expect(job.save_books).toHaveBeenCalledWithFrame([{ title: 't' }], { columns: 'subset' })
   * ```
   */
  toHaveBeenCalledWithFrame(rows: Expected, options?: CompareOptions): void
}

declare module 'vitest' {
  // biome-ignore lint/suspicious/noExplicitAny: vitest declares the parameter so.
  interface Matchers<T = any> extends FrameMatchers {}
}
