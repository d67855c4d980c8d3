import { analysisError, SparkError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import { findFunction } from '../functions/index.ts'
import { parseNameParts } from '../lexer/name-parts.ts'
import { attribute, call, internalCall, literal, named } from '../plan/build.ts'
import type { Alias, Expression, UnresolvedFunction, UnresolvedStar } from '../plan/expression.ts'
import type { Aggregate, Filter, Project, Relation, Sort } from '../plan/relation.ts'
import { expressionShapes } from '../plan/shape.ts'
import type { ResolvedExpression } from '../resolved/expression.ts'
import { some } from '../trees/fold.ts'
import { parseCalendarInterval } from '../types/cast/calendar-interval-text.ts'
import { LongType } from '../types/data-type.ts'
import { MICROS_PER_DAY } from '../types/datetime/civil.ts'
import { add, type Integer, multiply } from '../types/integer.ts'
import { mergedSessions, sessionColumn } from './session-window.ts'

// `window(time, '5 minutes')` among the expressions of a relation: Spark makes a column `window` of its input, from which
// the relation takes it, so that it stands for the same window wherever it is written.

type Windowed = Project | Filter | Sort | Aggregate

/** The fields of a relation that may hold a window of time. */
const FIELDS = {
  Project: ['expressions'],
  Filter: ['condition'],
  Sort: ['order'],
  Aggregate: ['groupingExpressions', 'aggregateExpressions'],
} as const satisfies { readonly [K in Windowed['kind']]: readonly (keyof Extract<Windowed, { kind: K }>)[] }

const isWindow = (e: Expression): e is UnresolvedFunction =>
  e.kind === 'UnresolvedFunction' &&
  e.isInternal !== true &&
  ((isCall(e, 'window') && e.arguments.length >= 2 && e.arguments.length <= 4) ||
    (isCall(e, 'session_window') && e.arguments.length === 2))

const isCall = (e: UnresolvedFunction, name: string): boolean => e.functionName.toLowerCase() === name

type Fields = Readonly<Record<string, unknown>>

/** Of each kind the fields that hold expressions, by the tables of plan/shape.ts: every expression is asked for them. */
const HOLDING: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(expressionShapes).map(([kind, shape]) => [
    kind,
    Object.entries(shape).flatMap(([name, held]) => (held === 'expression' || held === 'expressions' ? [name] : [])),
  ]),
)

/** The expressions right below. */
function childrenOf(e: Expression): readonly Expression[] {
  const children: Expression[] = []
  for (const name of HOLDING.get(e.kind) ?? []) {
    const held = (e as unknown as Fields)[name]
    if (Array.isArray(held)) children.push(...(held as readonly Expression[]))
    else if (held !== undefined) children.push(held as Expression)
  }
  return children
}

/** Most expressions are the names of columns: what has nothing below holds no window. */
const hasChildren = (e: Expression): boolean => HOLDING.get(e.kind)?.length !== 0

/** The expression with something else in the place of every window. */
function replaced(e: Expression, by: Expression): Expression {
  if (isWindow(e)) return by
  const fields = e as unknown as Fields
  const changed = (HOLDING.get(e.kind) ?? []).flatMap((name): readonly [string, unknown][] => {
    const held = fields[name]
    if (held === undefined) return []
    return [
      [name, Array.isArray(held) ? held.map((c: Expression) => replaced(c, by)) : replaced(held as Expression, by)],
    ]
  })
  return { ...e, ...Object.fromEntries(changed) }
}

const expressionsOf = (relation: Windowed): readonly Expression[] =>
  FIELDS[relation.kind].flatMap((field) => {
    const held = (relation as unknown as Fields)[field]
    return Array.isArray(held) ? (held as readonly Expression[]) : [held as Expression]
  })

/** Without their places two windows that are written alike are one. */
const keyOf = (e: Expression): string =>
  JSON.stringify(e, (name, value: unknown) =>
    name === 'span' ? undefined : typeof value === 'bigint' ? `${value}n` : name === 'planId' ? planKey(value) : value,
  )
const planKey = (value: unknown): unknown => (typeof value === 'object' && value !== null ? { ...value } : value)

/** The relation over one that has its window of time as a column; the same relation where none is asked for. */
export function withTimeWindow(relation: Relation, namesIn: (input: Relation) => readonly string[]): Relation {
  if (!(relation.kind in FIELDS)) return relation
  const windowed = relation as Windowed
  const all = expressionsOf(windowed)
  if (!all.some(hasChildren)) return relation
  if (all.some((e) => some(e, childrenOf, isWindowTime))) checkWindowTimes(windowed)
  const has = all.some((e) => some(e, childrenOf, isWindow))
  if (!has) return relation
  const found: UnresolvedFunction[] = []
  for (const e of all)
    some(e, childrenOf, (inner) => {
      if (isWindow(inner)) found.push(inner)
      return false
    })
  const [first] = found
  if (first === undefined) return relation
  for (const e of all) if (!(windowed.kind === 'Project' && isPlainStar(e))) some(e, besideCounts, refuseStar)
  if (new Set(found.map(keyOf)).size > 1) throw analysisError('_LEGACY_ERROR_TEMP_1039', {})
  const name = first.functionName.toLowerCase()
  // Beside a column of that name, which may be what the window is made of, it has a name that cannot be written.
  const isTaken = namesIn(windowed.input).some((n) => lower(n) === name)
  if (isTaken) requireWhole(name, all)
  const column = isTaken ? HIDDEN : name
  const by: Expression = isTaken ? { ...named(attribute(column), name), metadata: MARK } : attribute(column)
  const fields = FIELDS[windowed.kind].map((field): readonly [string, unknown] => {
    const held = (windowed as unknown as Fields)[field]
    return [field, Array.isArray(held) ? held.map((e: Expression) => changed(e, by)) : changed(held as Expression, by)]
  })
  return { ...windowed, ...Object.fromEntries(fields), input: columnFor(first, column, windowed, namesIn) } as Relation
}

/** A column that cannot be written is seen neither in the name of another nor among those of a frame. */
function requireWhole(name: string, all: readonly Expression[]): void {
  const isWhole = (e: Expression): boolean => isWindow(e.kind === 'Alias' ? e.expr : e)
  if (name === 'window' && all.every((e) => isWhole(e) || !some(e, childrenOf, isWindow))) return
  throw new UnsupportedError(
    'TIME_WINDOW_PLACE',
    `Failed to analyze ${name}() beside a column ${name}: it stands where dryfit cannot tell the two apart`,
    'Rename the column first.',
  )
}

/** A star stands for what is behind the window, which is the first column. */
const changed = (e: Expression, by: Expression): Expression => (isPlainStar(e) ? { ...e, skips: 1 } : replaced(e, by))

const isPlainStar = (e: Expression): e is UnresolvedStar =>
  e.kind === 'UnresolvedStar' && e.unparsedTarget === undefined

function columnFor(
  window: UnresolvedFunction,
  name: string,
  relation: Windowed,
  namesIn: (input: Relation) => readonly string[],
): Relation {
  if (isCall(window, 'window')) return windowColumn(window, name, relation.input)
  const sessions = sessionColumn(window, relation.input)
  if (relation.kind !== 'Aggregate') return sessions
  const keys = keysOf(relation, namesIn)
  return keys.some(isWindow)
    ? mergedSessions(
        sessions,
        keys.filter((k) => !isWindow(k)),
      )
    : sessions
}

/** The keys of a grouping as expressions over its input: some are written as numbers or names of what is selected. */
function keysOf(relation: Aggregate, namesIn: (input: Relation) => readonly string[]): readonly Expression[] {
  if (relation.groupType !== 'groupby') {
    throw new UnsupportedError(
      'TIME_WINDOW_PLACE',
      'Failed to analyze session_window() among grouping sets: it is not supported',
      'Group by each set of keys on its own.',
    )
  }
  const selected = relation.aggregateExpressions
  const names = new Set(
    relation.groupingExpressions.some((k) => nameOf(k) !== undefined) ? namesIn(relation.input).map(lower) : [],
  )
  return relation.groupingExpressions.map((key) => {
    const at = key.kind === 'Literal' && typeof key.value === 'number' ? selected[key.value - 1] : undefined
    const name = nameOf(key)
    const alias =
      name === undefined || names.has(name)
        ? undefined
        : selected.find((e) => e.kind === 'Alias' && lower(e.name[0] ?? '') === name)
    const found = at ?? alias ?? key
    return found.kind === 'Alias' ? found.expr : found
  })
}

function nameOf(e: Expression): string | undefined {
  const [name, ...more] = e.kind === 'UnresolvedAttribute' ? parseNameParts(e.unparsedIdentifier) : []
  return name === undefined || more.length > 0 ? undefined : lower(name)
}
const lower = (name: string): string => name.toLowerCase()

const isWindowTime = (e: Expression): boolean =>
  e.kind === 'UnresolvedFunction' && e.functionName.toLowerCase() === 'window_time'

/** Neither what an aggregate sees nor what a window of time is made of. */
const grouped = (e: Expression): readonly Expression[] =>
  e.kind === 'UnresolvedFunction' && (isAggregate(e.functionName) || isWindow(e)) ? [] : childrenOf(e)

const isAggregate = (name: string): boolean => findFunction(name)?.kind === 'aggregate'

/**
 * Spark makes a column of `window_time(window)` too, so that among groups it has to be a key itself.
 *
 * @throws SparkError MISSING_AGGREGATION where it is none
 */
function checkWindowTimes(relation: Windowed): void {
  if (relation.kind === 'Project') return
  if (relation.kind !== 'Aggregate') {
    throw new UnsupportedError(
      'TIME_WINDOW_PLACE',
      'Failed to analyze window_time() in a filter or a sort: Spark shows a column of it, which is not supported',
      'Select it under a name first.',
    )
  }
  const keys = new Set(relation.groupingExpressions.map(keyOf))
  for (const e of relation.aggregateExpressions)
    some(e, grouped, (inner) => {
      if (!isWindowTime(inner) || keys.has(keyOf(inner))) return false
      const expression = '"window_time(window)"'
      throw analysisError('MISSING_AGGREGATION', { expression, expressionAnyValue: `"any_value(window_time(window))"` })
    })
}

const besideCounts = (e: Expression): readonly Expression[] =>
  e.kind === 'UnresolvedFunction' && e.functionName.toLowerCase() === 'count' ? [] : childrenOf(e)

/** A star is all columns but the window, which is not told apart here. */
function refuseStar(e: Expression): false {
  if (e.kind !== 'UnresolvedStar') return false
  if (e.unparsedTarget === undefined) {
    throw new UnsupportedError(
      'TIME_WINDOW_STAR',
      'Failed to analyze window() beside a star: it is not supported',
      'Name the columns.',
    )
  }
  const [target = ''] = parseNameParts(e.unparsedTarget)
  const name = target.toLowerCase()
  if (name !== 'window' && name !== 'session_window') return false
  throw analysisError('CANNOT_RESOLVE_STAR_EXPAND', { targetString: `\`${name}\``, columns: '' })
}

const HIDDEN = '\u0000window'
const MARK = { 'spark.timeWindow': true }

/** The input with the window of each row before its columns; rows without a time have none. */
function windowColumn(window: UnresolvedFunction, name: string, input: Relation): Relation {
  const [given, ...durations] = window.arguments
  if (given === undefined) return input
  const time = internalCall('moment_of', given)
  const [size = 0, slide = size, start = 0] = durations.map(microsOf)
  const parts = [time, ...[size, slide, start].map((micros) => literal(LongType, micros))]
  const condition = call('isnotnull', internalCall('window_moment', time))
  const column =
    size === slide
      ? internalCall('tumbling_window', ...parts)
      : call('explode', internalCall('sliding_windows', ...parts))
  const alias: Alias = { ...named(column, name), metadata: MARK }
  return {
    kind: 'Project',
    input: { kind: 'Filter', input, condition },
    expressions: [alias, { kind: 'UnresolvedStar' }],
  }
}

/** A duration: a number of microseconds, or a text of them without months. */
function microsOf(e: Expression): Integer {
  if (e.kind !== 'Literal') throw analysisError('_LEGACY_ERROR_TEMP_1207', {})
  const { dataType, value } = e
  if (dataType.kind === 'integer' || dataType.kind === 'long') return (value ?? 0) as Integer
  if (dataType.kind !== 'string' || typeof value !== 'string') throw analysisError('_LEGACY_ERROR_TEMP_1207', {})
  const interval = parseCalendarInterval(value)
  if (interval === undefined) throw analysisError('CANNOT_PARSE_INTERVAL', { intervalString: `'${value}'` })
  if (interval.months !== 0) throw analysisError('FAILED_FUNCTION_CALL', { funcName: '`window`' })
  return add(multiply(interval.days, MICROS_PER_DAY), interval.microseconds)
}

/** @throws SparkError where `window_time` is asked of what no window of time made */
export function checkWindowColumn(column: ResolvedExpression | undefined, sql: string): void {
  if (column?.kind === 'AttributeReference' && isOfTime(column.metadata)) return
  throw new SparkError('AnalysisException', `The input is not a correct window column: ${sql}`)
}

const isOfTime = (metadata: Readonly<Record<string, unknown>>): boolean =>
  metadata['spark.timeWindow'] === true || metadata['spark.sessionWindow'] === true
