import { GlueError } from '../errors/glue-error.ts'
import { OPERATIONS } from './operations.ts'

/** How many members of an answer are shown. */
const MOST = 4

/** The line of test code that answers an operation stands last, so that it can be pasted. */
export function unanswered(service: string, operation: string, members: readonly string[]): GlueError {
  const shown = members.filter((name) => name !== 'NextToken').slice(0, MOST)
  const answer = shown.length === 0 ? '{}' : `{ ${shown.map((name) => `${name}: …`).join(', ')} }`
  const given = operation.startsWith('generate_presigned') ? "'https://…'" : answer
  const name = /^[a-z]\w*$/.test(service) ? `.${service}` : `[${JSON.stringify(service)}]`
  return new GlueError(
    'NOT_ANSWERED',
    [
      `Failed to call ${service}.${operation}: dryfit has no ${operation} of its own${OPERATIONS[service] === undefined ? '' : ' yet'}, and the test has not said what it gives.`,
      `  Arrange it with glue.aws${name}.${operation}.returns(${given}), or correct the job.`,
    ].join('\n'),
  )
}
