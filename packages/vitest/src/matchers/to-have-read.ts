import { recordOf } from '../record.ts'
import type { MatcherResult } from './result.ts'
import { checkTarget } from './targets.ts'

/** `expect(glue).toHaveRead('s3://lake/books')` */
export function toHaveRead(received: unknown, target: string): MatcherResult {
  const record = recordOf(received, 'toHaveRead')
  const { pass, message } = checkTarget(record, { matcher: 'toHaveRead', direction: 'read', verb: 'read', target })
  return { pass, message }
}
