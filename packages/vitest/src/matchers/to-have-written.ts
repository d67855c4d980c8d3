import type { CompareOptions } from '@dryfit/spark'
import { compareWith, requireCompareOptions } from '../compare.ts'
import type { Expected } from '../expected-frame.ts'
import { frameOf } from '../frame.ts'
import { printCalls } from '../print/calls.ts'
import { printClaim } from '../print/claim.ts'
import { describeDifference, describeEquality } from '../print/comparison.ts'
import { printMessage } from '../print/message.ts'
import { type CallRecord, recordOf } from '../record.ts'
import type { MatcherResult } from './result.ts'
import { checkTarget } from './targets.ts'

/** `expect(glue).toHaveWritten('db.books', rows)`: the rows are all that the job's writes left there. */
export function toHaveWritten(
  received: unknown,
  target: string,
  rows?: Expected,
  options: CompareOptions = {},
): MatcherResult {
  requireCompareOptions('toHaveWritten', options)
  const record = recordOf(received, 'toHaveWritten')
  const { pass, calls, message } = checkTarget(record, {
    matcher: 'toHaveWritten',
    direction: 'write',
    verb: 'written',
    target,
  })
  if (!pass || rows === undefined) return { pass, message }
  const written = frameOf(record.written(target))
  if (written === undefined) return { pass: false, message }
  const comparison = compareWith(rows, written, options)
  const unshown = record.unshown?.(target)
  const args = [JSON.stringify(target), Array.isArray(rows) ? 'rows' : 'expected']
  const claim = printClaim({ subject: 'glue', matcher: 'toHaveWritten', isNot: comparison.equal, args }, options)
  if (unshown?.kind === 'dropped')
    return { pass: false, message: () => printMessage({ claim, verdict: unshown.reason, origin: printWrites(calls) }) }
  return {
    pass: comparison.equal,
    message: () => {
      if (comparison.equal)
        return printMessage({ claim, verdict: describeEquality(comparison), origin: printWrites(calls) })
      const described = describeDifference(comparison, options)
      const origin = [...(described.origin ?? []), ...printWrites(calls)]
      return printMessage({ claim, ...described, origin, hint: unshown?.reason ?? described.hint })
    },
  }
}

const printWrites = (calls: readonly CallRecord[]): readonly string[] => ['Written by', ...printCalls(calls)]
