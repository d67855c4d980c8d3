import { type Law, LawError, type LawRows, type LawSubject } from './law.ts'

const MOST = 10

/**
 * Asks a law of a job.
 *
 * @throws LawError with the sink that breaks it and its rows on both sides
 * @example
 * ```ts
 * import { assertLaw, idempotent } from '@dryfit/arbitraries'
 * import { createGlue } from '@dryfit/glue'
 *
 * const glue = createGlue()
 * const overwrite = () => glue.frame([{ id: 1 }]).write.mode('overwrite').parquet('s3://lake/out')
 * await assertLaw(idempotent, { glue, run: overwrite })
 * ```
 */
export async function assertLaw(law: Law, subject: LawSubject): Promise<void> {
  const found = await law(subject)
  if (found === undefined) return
  const { law: name, summary, expected, received } = found
  throw new LawError(
    found,
    [`The job is not ${name}: ${summary}`, `Expected\n${list(expected)}`, `Received\n${list(received)}`].join('\n\n'),
  )
}

function list(rows: LawRows): string {
  const lines = rows.slice(0, MOST).map((row) => `  ${text(row)}`)
  return [...lines, ...(rows.length > MOST ? [`  … and ${rows.length - MOST} more`] : [])].join('\n') || '  no rows'
}

const text = (row: unknown): string =>
  JSON.stringify(row, (_, v: unknown) => (typeof v === 'bigint' ? String(v) : v instanceof Map ? [...v] : v))
