import { attribute, call, cast, internalCall, intLiteral, named } from '../plan/build.ts'
import type { Expression, FrameBoundary, SortOrder, UnresolvedFunction, Window } from '../plan/expression.ts'
import type { Relation } from '../plan/relation.ts'
import { CalendarIntervalType } from '../types/data-type.ts'

// `session_window(time, gap)`: each row has a session of its own, from its time to the gap behind it. Where rows are grouped by it
// those of one group that touch become one.

const SESSION = 'session_window'
export const SESSION_MARK = { 'spark.sessionWindow': true }

// Columns that only stand between; no name that can be written has such a sign in it.
const RAW = '\u0000session'
const BEFORE = '\u0000before'
const NUMBER = '\u0000number'

/** The input with the session of each row before its columns; rows without a time or a gap have none. */
export function sessionColumn({ arguments: [given, gap] }: UnresolvedFunction, input: Relation): Relation {
  if (given === undefined || gap === undefined) return input
  const time = internalCall('moment_of', given)
  const moment = internalCall('window_moment', time)
  const session = internalCall('session_of', time, cast(internalCall('session_gap', gap), CalendarIntervalType))
  return {
    kind: 'Filter',
    condition: call('>', attribute(SESSION, 'end'), attribute(SESSION, 'start')),
    input: {
      kind: 'Project',
      input: { kind: 'Filter', input, condition: call('isnotnull', moment) },
      expressions: [{ ...named(session, SESSION), metadata: SESSION_MARK }, { kind: 'UnresolvedStar' }],
    },
  }
}

/** The input with the sessions of each group of keys merged. @param input - has the sessions as its first column */
export function mergedSessions(input: Relation, keys: readonly Expression[]): Relation {
  const raw = (field: string): Expression => attribute(RAW, field)
  const inOrder = { partitionSpec: keys, orderSpec: [ascending(raw('start'))] }
  const renamed = project(input, [named(attribute(SESSION), RAW)], 1)
  const before = over(call('max', raw('end')), inOrder, { value: intLiteral(-1) })
  const isNew = call('or', call('isnull', attribute(BEFORE)), call('>', raw('start'), attribute(BEFORE)))
  const number = over(call('sum', call('if', isNew, intLiteral(1), intLiteral(0))), inOrder, 'currentRow')
  const whole = (name: string, field: string): Window => ({
    kind: 'Window',
    windowFunction: call(name, raw(field)),
    partitionSpec: [...keys, attribute(NUMBER)],
    orderSpec: [],
  })
  const merged = internalCall('session_between', whole('min', 'start'), whole('max', 'end'))
  const withBefore = project(renamed, [named(before, BEFORE)])
  const withNumber = project(withBefore, [named(number, NUMBER)])
  return project(withNumber, [{ ...named(merged, SESSION), metadata: SESSION_MARK }])
}

const project = (input: Relation, first: readonly Expression[], skips = 0): Relation => ({
  kind: 'Project',
  input,
  expressions: [...first, { kind: 'UnresolvedStar', skips }],
})

const ascending = (child: Expression): SortOrder => ({
  kind: 'SortOrder',
  child,
  direction: 'ascending',
  nullOrdering: 'first',
})

const over = (
  windowFunction: Expression,
  spec: Pick<Window, 'partitionSpec' | 'orderSpec'>,
  upper: FrameBoundary,
): Window => ({
  kind: 'Window',
  windowFunction,
  ...spec,
  frameSpec: { frameType: 'row', lower: 'unbounded', upper },
})
