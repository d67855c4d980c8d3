import { printCalls, printSpelling } from '../print/calls.ts'
import { printClaim } from '../print/claim.ts'
import { printMessage } from '../print/message.ts'
import { counted, nearest } from '../print/words.ts'
import { type CallRecord, callsTo, type GlueRecord, normalTarget } from '../record.ts'
import type { MatcherResult } from './result.ts'

export interface TargetClaim {
  readonly matcher: 'toHaveRead' | 'toHaveWritten'
  readonly direction: 'read' | 'write'
  /** Read, written. */
  readonly verb: string
  readonly target: string
}

const lying = (record: GlueRecord): Pick<GlueRecord, 'locationOf'> =>
  record.locationOf === undefined ? {} : { locationOf: (table) => record.locationOf?.(table) }

/** Whether the record has a call of the direction at the target. */
export function checkTarget(
  record: GlueRecord,
  claim: TargetClaim,
): MatcherResult & { readonly calls: readonly CallRecord[] } {
  const sameDirection = record.calls.filter((call) => call.direction === claim.direction)
  const calls = callsTo(sameDirection, claim.target, lying(record)).filter((call) => call.error === undefined)
  const pass = calls.length > 0
  const print = (isNot: boolean): string =>
    printClaim({ subject: 'glue', matcher: claim.matcher, isNot, args: [JSON.stringify(claim.target)] })
  return {
    pass,
    calls,
    message: () =>
      printMessage(
        pass
          ? { claim: print(true), verdict: foundVerdict(claim, calls), difference: printCalls(calls) }
          : {
              claim: print(false),
              verdict: missingVerdict(claim, sameDirection),
              difference: printCalls(sameDirection),
              hint: hintOf(claim, sameDirection, record.calls),
            },
      ),
  }
}

const foundVerdict = ({ direction }: TargetClaim, calls: readonly CallRecord[]): string =>
  `${counted(calls.length, direction)} ${calls.length === 1 ? 'was' : 'were'} recorded there:`

const isPath = (target: string): boolean => target.includes('://') || target.startsWith('/')

function missingVerdict({ direction, verb, target }: TargetClaim, others: readonly CallRecord[]): string {
  const there = isPath(target) ? 'there' : `${direction === 'read' ? 'from' : 'to'} that table`
  if (others.length === 0) return `Nothing was ${verb} ${there}, nor anywhere else.`
  const verdict = `Nothing was ${verb} ${there}. ${counted(others.length, `other ${direction}`)}`
  return `${verdict} ${others.length === 1 ? 'was' : 'were'} recorded:`
}

function hintOf(claim: TargetClaim, others: readonly CallRecord[], all: readonly CallRecord[]): string | undefined {
  const wanted = normalTarget(claim.target)
  const targets = others.flatMap((call) => call.target ?? [])
  const near = nearest(wanted, targets.map(normalTarget))
  if (near !== undefined) return `${JSON.stringify(targets.find((t) => normalTarget(t) === near))} is nearly the same.`
  const below = targets.find((t) => normalTarget(t).startsWith(`${wanted}/`))
  if (below !== undefined) return `${JSON.stringify(below)} lies below it: name the path as the job does.`
  const above = targets.find((t) => wanted.startsWith(`${normalTarget(t)}/`))
  if (above !== undefined) return `${JSON.stringify(above)} lies above it, and was ${claim.verb} as a whole: name that.`
  const elsewhere = callsTo(all, claim.target).find((call) => call.direction !== claim.direction)
  if (elsewhere !== undefined) return `The record has a ${elsewhere.direction} there: ${printSpelling(elsewhere)}`
  return claim.target.startsWith('/') || claim.target.startsWith('file:') ? hintOfDisk(claim) : undefined
}

/** Python's own files are no calls of the record. */
function hintOfDisk({ direction, target }: TargetClaim): string {
  const files = `What Python's open ${direction === 'read' ? 'reads' : 'writes'} is not in the record`
  return direction === 'read' ? `${files}.` : `${files}: glue.disk.get(${JSON.stringify(target)}) has it.`
}
