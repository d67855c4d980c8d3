import { tick } from '../../errors/deadline.ts'
import type { Accumulator, Evaluator } from '../../functions/define.ts'
import type { Batch } from '../../lineage/batch.ts'
import { GroupedLineages } from '../../lineage/lineages.ts'
import type { AggregateCall, AttributeReference, ResolvedExpression } from '../../resolved/expression.ts'
import type { Aggregate } from '../../resolved/relation.ts'
import { collect, replace, semanticKey } from '../../resolved/tree.ts'
import type { DataType } from '../../types/data-type.ts'
import type { Row, Value } from '../../types/value.ts'
import { compile, kernelContext, type Layout, layoutOf } from '../compile.ts'
import type { Environment } from '../environment.ts'
import { compileKey, compileNormalizer, type Key } from '../grouping.ts'

/** One group while its rows come in. */
interface Group {
  readonly keys: Row
  readonly states: unknown[]
  readonly number: number
}

/** A hash aggregation: groups come out in the order in which they were first seen. */
export function aggregate(relation: Aggregate, input: Batch, environment: Environment): Batch {
  const layout = layoutOf(relation.input.output)
  const calls = distinctCalls(relation)
  const updaters = calls.map((c) => compileUpdater(c, layout, environment))
  const keyValues = relation.grouping.map((g) => normalized(g, compile(g, layout, environment)))
  const keyOf = compileKey(
    relation.grouping.map((g) => g.dataType),
    keyValues,
  )
  const groups = new Map<Key, Group>()
  const start = (keys: Row): Group => ({
    keys,
    states: updaters.map((u) => u.create()),
    number: groups.size,
  })
  const whole = relation.grouping.length === 0 ? start([]) : undefined
  if (whole !== undefined) groups.set(null, whole)
  const groupFor = (row: Row): Group => {
    const key = keyOf(row)
    const known = groups.get(key)
    if (known !== undefined) return known
    const group = start(keyValues.map((v) => v(row)))
    groups.set(key, group)
    return group
  }
  const { lineage } = input
  const groupOf = new Uint32Array(lineage === undefined ? 0 : input.rows.length)
  for (const [i, row] of input.rows.entries()) {
    tick('an aggregation')
    const group = whole ?? groupFor(row)
    const { states } = group
    for (let u = 0; u < updaters.length; u++) states[u] = (updaters[u] as Updater).update(states[u], row)
    if (lineage !== undefined) groupOf[i] = group.number
  }
  const finish = compileResults(relation, calls, environment)
  const all = [...groups.values()]
  const rows = all.map((g) => finish([...g.keys, ...updaters.map((u, i) => u.result(u.merge(g.states[i])))]))
  return lineage === undefined ? { rows } : { rows, lineage: new GroupedLineages(lineage, groupOf, all.length) }
}

function normalized(e: ResolvedExpression, value: Evaluator): Evaluator {
  // Spark drops a constant from the keys before it looks at them.
  const normalize = e.kind === 'Literal' ? undefined : compileNormalizer(e.dataType)
  if (normalize === undefined) return value
  return (row) => {
    const v = value(row)
    return v === null ? null : normalize(v)
  }
}

function distinctCalls(relation: Aggregate): readonly AggregateCall[] {
  const calls = relation.aggregates.flatMap((e) =>
    collect(e, (n) => n.kind === 'AggregateCall'),
  ) as readonly AggregateCall[]
  return [...new Map(calls.map((c) => [callKey(c), c])).values()]
}

const callKey = (c: AggregateCall): string =>
  `${semanticKey(c)}${c.filter === undefined ? '' : semanticKey(c.filter)}:${typeKey(c.dataType)}`

const typeKey = (type: DataType): string =>
  type.kind === 'long' || type.kind === 'double' || type.kind === 'string' ? type.kind : JSON.stringify(type)

/** Feeds rows to an accumulator: filter, nulls and DISTINCT are dealt with here. */
export interface Updater {
  create(): unknown
  update(state: unknown, row: Row): unknown
  /** Once for a group that is complete; a window's frame goes without. */
  merge(state: unknown): unknown
  result(state: unknown): Value
}

interface DistinctState {
  readonly seen: Set<Key>
  state: unknown
}

export function compileUpdater(call: AggregateCall, layout: Layout, environment: Environment): Updater {
  const accumulator = call.function.accumulator(kernelContext(call, environment)) as unknown as Accumulator<unknown>
  const args = call.arguments.map((a) => compile(a, layout, environment))
  const filter = call.filter === undefined ? undefined : compile(call.filter, layout, environment)
  const feed = feeder(accumulator, args, call.function.nulls === 'pass')
  const accepted =
    filter === undefined ? feed : (state: unknown, row: Row) => (filter(row) === true ? feed(state, row) : state)
  const merge = (state: unknown): unknown => accumulator.merge?.(state as never) ?? state
  if (!call.isDistinct) {
    return {
      create: () => accumulator.create(),
      update: accepted,
      merge,
      result: (state) => accumulator.result(state as never),
    }
  }
  const { distinctOn } = call.function
  const compared = <T>(of: readonly T[]): readonly T[] =>
    distinctOn === undefined ? of : of.slice(distinctOn, distinctOn + 1)
  const key = compileKey(
    compared(call.arguments).map((a) => a.dataType),
    compared(args),
  )
  return {
    create: (): DistinctState => ({ seen: new Set(), state: accumulator.create() }),
    update: (state, row) => {
      const s = state as DistinctState
      if (filter !== undefined && filter(row) !== true) return s
      // Where one argument is compared, a row without another does not count as having been seen.
      if (distinctOn !== undefined && args.some((a) => a(row) === null)) return s
      const k = key(row)
      if (s.seen.has(k)) return s
      s.seen.add(k)
      s.state = feed(s.state, row)
      return s
    },
    merge: (state) => ({ ...(state as DistinctState), state: merge((state as DistinctState).state) }),
    result: (state) => accumulator.result((state as DistinctState).state as never),
  }
}

type Feed = (state: unknown, row: Row) => unknown

function feeder(accumulator: Accumulator<unknown>, args: readonly Evaluator[], passNulls: boolean): Feed {
  const update = accumulator.update.bind(accumulator) as (state: unknown, ...values: Value[]) => unknown
  const [only] = args
  if (only !== undefined && args.length === 1) {
    if (passNulls) return (state, row) => update(state, only(row))
    return (state, row) => {
      const value = only(row)
      return value === null ? state : update(state, value)
    }
  }
  return (state, row) => {
    const values = args.map((a) => a(row))
    return !passNulls && values.includes(null) ? state : update(state, ...values)
  }
}

/** The select list over `[...keys, ...aggregate results]`. */
function compileResults(
  relation: Aggregate,
  calls: readonly AggregateCall[],
  environment: Environment,
): (row: Row) => Row {
  const slots = new Map<string, AttributeReference>()
  const slot = (e: ResolvedExpression, i: number): AttributeReference => ({
    kind: 'AttributeReference',
    id: -1 - i,
    name: `slot ${i}`,
    dataType: e.dataType,
    nullable: e.nullable,
    qualifier: [],
    metadata: {},
  })
  relation.grouping.forEach((g, i) => slots.set(semanticKey(g), slot(g, i)))
  calls.forEach((c, i) => slots.set(callKey(c), slot(c, relation.grouping.length + i)))
  const layout: Layout = new Map([...slots.values()].map((s) => [s.id, -1 - s.id]))
  // A constant is itself, and functions read theirs from the plan; only where a set leaves its key out is it null.
  const isItself = (n: ResolvedExpression): boolean =>
    n.kind === 'Alias' || (n.kind === 'Literal' && relation.sets === undefined)
  const evaluators = relation.aggregates.map((e) => {
    const bound = replace(e, (n) =>
      isItself(n) ? undefined : n.kind === 'AggregateCall' ? slots.get(callKey(n)) : slots.get(semanticKey(n)),
    )
    return compile(bound, layout, environment)
  })
  return (row) => evaluators.map((v) => v(row))
}
