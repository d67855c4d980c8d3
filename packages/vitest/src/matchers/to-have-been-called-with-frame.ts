import type { CompareOptions } from '@dryfit/spark'
import { compareWith, type FrameComparison, requireCompareOptions } from '../compare.ts'
import type { Expected } from '../expected-frame.ts'
import { framesIn } from '../frame.ts'
import { shortLine } from '../print/calls.ts'
import { printClaim } from '../print/claim.ts'
import { describeDifference, describeEquality } from '../print/comparison.ts'
import { printMessage } from '../print/message.ts'
import { counted, ordinal } from '../print/words.ts'
import type { MatcherResult } from './result.ts'

/** What sinon keeps of a call, as far as it matters here. */
interface SpyCall {
  readonly args: readonly unknown[]
}

interface Spy {
  getCalls(): readonly SpyCall[]
  /** The job lines of the calls that Python made, by their place. */
  readonly jobLines?: ReadonlyMap<number, string>
}

interface Candidate {
  readonly call: number
  readonly jobLine: string | undefined
  readonly comparison: FrameComparison
}

/** `expect(job.save_books).toHaveBeenCalledWithFrame(rows)`: one of the calls was given such a frame. */
export function toHaveBeenCalledWithFrame(
  received: unknown,
  expected: Expected,
  options: CompareOptions = {},
): MatcherResult {
  requireCompareOptions('toHaveBeenCalledWithFrame', options)
  const name = nameOf(received)
  const spy = spyOf(received)
  const calls = spy.getCalls()
  const candidates = calls.flatMap((call, i): Candidate[] =>
    framesIn(call.args).map((frame) => ({
      call: i,
      jobLine: spy.jobLines?.get(i),
      comparison: compareWith(expected, frame, options),
    })),
  )
  const match = candidates.find(({ comparison }) => comparison.equal)
  const args = [Array.isArray(expected) ? 'rows' : 'expected']
  const claim = printClaim(
    { subject: name, matcher: 'toHaveBeenCalledWithFrame', isNot: match !== undefined, args },
    options,
  )
  return {
    pass: match !== undefined,
    message: () => {
      if (match !== undefined) {
        const verdict = `The ${ordinal(match.call + 1)} call was given it. ${describeEquality(match.comparison)}`
        return printMessage({ claim, verdict, origin: printLine(match) })
      }
      const closest = closestOf(candidates)
      if (closest === undefined) return printMessage({ claim, verdict: emptyVerdict(name, calls.length) })
      const described = describeDifference(closest.comparison, options)
      const verdict = `${callsVerdict(name, calls.length, closest)}${described.verdict}`
      return printMessage({
        claim,
        ...described,
        verdict,
        origin: [...(described.origin ?? []), ...printLine(closest)],
      })
    },
  }
}

function spyOf(received: unknown): Spy {
  if (isSpy(received)) return received
  throw new TypeError(
    `[NOT_A_STUB] Failed to run toHaveBeenCalledWithFrame: expect() was given ${received === null ? 'null' : typeof received}, not a stub. ` +
      'Give it a function of the job (job.save_books) or a method of glue.context, without calling it.',
  )
}

function isSpy(value: unknown): value is Spy {
  if (value === null || (typeof value !== 'function' && typeof value !== 'object')) return false
  return 'getCalls' in value && typeof value.getCalls === 'function'
}

function nameOf(received: unknown): string {
  if (typeof received !== 'function') return 'stub'
  // sinon's own names for a stub that has none.
  return received.name === '' || received.name === 'functionStub' || received.name === 'proxy' ? 'stub' : received.name
}

function closestOf(candidates: readonly Candidate[]): Candidate | undefined {
  const distance = ({ comparison: { difference, misfits } }: Candidate): number =>
    (difference.schema.length + misfits.length) * 1000 + difference.rows.length
  return [...candidates].sort((a, b) => distance(a) - distance(b))[0]
}

function emptyVerdict(name: string, calls: number): string {
  if (calls === 0) return `${name} was not called.`
  return `${name} was called ${times(calls)}, never with a frame.`
}

function callsVerdict(name: string, calls: number, closest: Candidate): string {
  return calls === 1 ? '' : `${name} was called ${times(calls)}; the ${ordinal(closest.call + 1)} call comes closest.\n`
}

const times = (n: number): string => (n === 1 ? 'once' : counted(n, 'time'))

const printLine = ({ jobLine }: Candidate): readonly string[] =>
  jobLine === undefined ? [] : [`Called at ${shortLine(jobLine)}`]
