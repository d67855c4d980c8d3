import { printCalls } from '../print/calls.ts'
import { printClaim } from '../print/claim.ts'
import { printMessage } from '../print/message.ts'
import { counted, nearest } from '../print/words.ts'
import { type CallRecord, recordOf } from '../record.ts'
import type { MatcherResult } from './result.ts'

/** `expect(glue).toHaveCalledInOrder('purge_table', 'write_dynamic_frame_from_catalog')`: other calls may stand between. */
export function toHaveCalledInOrder(received: unknown, ...methods: readonly string[]): MatcherResult {
  const { calls } = recordOf(received, 'toHaveCalledInOrder')
  const found: { method: string; call: CallRecord }[] = []
  let from = 0
  for (const method of methods) {
    const place = calls.findIndex((call, i) => i >= from && isCallOf(call, method))
    const call = calls[place]
    if (call === undefined) break
    found.push({ method, call })
    from = place + 1
  }
  const pass = found.length === methods.length
  const claim = printClaim({
    subject: 'glue',
    matcher: 'toHaveCalledInOrder',
    isNot: pass,
    args: methods.map((m) => JSON.stringify(m)),
  })
  return {
    pass,
    message: () =>
      printMessage({
        claim,
        verdict: pass ? 'They were called in this order:' : verdictOf(methods, found.length, calls),
        difference: printCalls(calls, (call) => (found.some((f) => f.call === call) ? 'found' : '')),
        hint: pass ? undefined : hintOf(methods[found.length] ?? '', calls),
      }),
  }
}

/** The flat name, or the name as the job spells it: `create_dynamic_frame.from_catalog`. */
function isCallOf(call: CallRecord, method: string): boolean {
  if (call.method === method) return true
  return call.spelling === method || call.spelling.endsWith(`.${method}`)
}

function verdictOf(methods: readonly string[], done: number, calls: readonly CallRecord[]): string {
  const wanted = methods[done] ?? ''
  const before = methods[done - 1]
  const early = calls.some((call) => isCallOf(call, wanted))
  const after = before === undefined ? '' : ` after ${before}`
  const what = early && before !== undefined ? `${wanted} was called, but not${after}.` : `${wanted} was not called.`
  if (calls.length === 0) return `${what} No call was recorded.`
  return `${what} ${counted(calls.length, 'call')} ${calls.length === 1 ? 'was' : 'were'} recorded:`
}

function hintOf(wanted: string, calls: readonly CallRecord[]): string | undefined {
  if (calls.some((call) => isCallOf(call, wanted))) return undefined
  const near = nearest(wanted, new Set(calls.map((call) => call.method)))
  return near === undefined ? undefined : `${near} was called: is it the one?`
}
