import type { CompareOptions } from '@dryfit/spark'
import { compareWith, requireCompareOptions } from '../compare.ts'
import type { Expected } from '../expected-frame.ts'
import { frameOf } from '../frame.ts'
import { printClaim } from '../print/claim.ts'
import { describeDifference, describeEquality } from '../print/comparison.ts'
import { printMessage } from '../print/message.ts'
import type { MatcherResult } from './result.ts'

/** `expect(frame).toEqualFrame(rows)` */
export function toEqualFrame(received: unknown, expected: Expected, options: CompareOptions = {}): MatcherResult {
  requireCompareOptions('toEqualFrame', options)
  const frame = frameOf(received)
  if (frame === undefined) throw notAFrame(received)
  const comparison = compareWith(expected, frame, options)
  const args = [Array.isArray(expected) ? 'rows' : 'expected']
  const claim = printClaim({ subject: 'frame', matcher: 'toEqualFrame', isNot: comparison.equal, args }, options)
  return {
    pass: comparison.equal,
    message: () =>
      printMessage(
        comparison.equal
          ? { claim, verdict: describeEquality(comparison) }
          : { claim, ...describeDifference(comparison, options) },
      ),
  }
}

function notAFrame(received: unknown): TypeError {
  const what =
    received === null
      ? 'null'
      : received instanceof Promise
        ? 'Promise'
        : typeof received === 'object'
          ? (received.constructor?.name ?? 'object')
          : typeof received
  const next =
    received instanceof Promise ? 'Await it first.' : 'Give it what a function of the job returns, or glue.written(…).'
  return new TypeError(`[NOT_A_FRAME] Failed to compare frames: expect() was given ${what}, which is no frame. ${next}`)
}
