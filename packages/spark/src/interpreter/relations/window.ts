import { tick } from '../../errors/deadline.ts'
import type { Evaluator, WindowPartition } from '../../functions/define.ts'
import { type Batch, pick, withRows } from '../../lineage/batch.ts'
import type { Lineages } from '../../lineage/lineage.ts'
import { pickLineages } from '../../lineage/lineages.ts'
import { type Frame, FramedLineages, JoinedLineages } from '../../lineage/window-lineages.ts'
import type { SortOrder, WindowExpression } from '../../resolved/expression.ts'
import type { Window } from '../../resolved/relation.ts'
import type { Row, Value } from '../../types/value.ts'
import { compile, kernelContext, type Layout, layoutOf } from '../compile.ts'
import type { Environment } from '../environment.ts'
import { compileKey, type Key } from '../grouping.ts'
import { compileSortValue, sortedIndexes } from '../ordering.ts'
import { compileUpdater } from './aggregate.ts'
import { frameBounds } from './window-frame.ts'
import type { Peers } from './window-peers.ts'

/** Appends the window columns. Rows come out by partition and order, as Spark's window operator leaves them. */
export function window(relation: Window, input: Batch, environment: Environment): Batch {
  const layout = layoutOf(relation.input.output)
  let batch = input
  let columns: Value[][] = []
  // What each column was made of, beside the row itself.
  let seen: Lineages[] = []
  for (const alias of relation.expressions) {
    const e = alias.child
    if (e.kind !== 'WindowExpression') throw new Error('A window node holds window expressions only')
    const order = sortedIndexes(batch.rows, [...e.partitionSpec.map(ascending), ...e.orderSpec], layout, environment)
    batch = pick(batch, order)
    columns = columns.map((values) => order.map((i) => values[i] as Value))
    seen = seen.map((lineages) => pickLineages(lineages, order))
    const { values, frames } = computeColumn(e, batch.rows, layout, environment)
    columns.push(values)
    if (batch.lineage !== undefined && frames !== undefined) seen.push(new FramedLineages(batch.lineage, frames))
  }
  const rows = batch.rows.map((row, i) => [...row, ...columns.map((c) => c[i] as Value)])
  if (batch.lineage === undefined || seen.length === 0) return withRows(batch, rows)
  return { rows, lineage: new JoinedLineages([batch.lineage, ...seen]) }
}

/** NaN is one key, as in a Map. */
const sameKey = (a: Key, b: Key): boolean => a === b || (Number.isNaN(a) && Number.isNaN(b))

const ascending = (e: WindowExpression['partitionSpec'][number]): SortOrder => ({
  kind: 'SortOrder',
  child: e,
  direction: 'ascending',
  nullOrdering: 'first',
  dataType: e.dataType,
  nullable: e.nullable,
})

/** A column, and of each row the rows that its value was made of; a rank is the row's own. */
interface Column {
  readonly values: Value[]
  readonly frames: readonly Frame[] | undefined
}

function computeColumn(e: WindowExpression, rows: readonly Row[], layout: Layout, environment: Environment): Column {
  const partitionKey = compileKey(
    e.partitionSpec.map((p) => p.dataType),
    e.partitionSpec.map((p) => compile(p, layout, environment)),
  )
  const compute = compilePartition(e, layout, environment)
  const values: Value[] = []
  const frames: Frame[] = []
  let start = 0
  while (start < rows.length) {
    const key = partitionKey(rows[start] as Row)
    let end = start + 1
    while (end < rows.length && sameKey(partitionKey(rows[end] as Row), key)) end += 1
    const found = compute(rows.slice(start, end))
    for (const value of found.values) values.push(value)
    for (const [first, last] of found.frames ?? []) frames.push([start + first, start + last])
    start = end
  }
  return { values, frames: frames.length < rows.length ? undefined : frames }
}

function compilePartition(
  e: WindowExpression,
  layout: Layout,
  environment: Environment,
): (rows: readonly Row[]) => { readonly values: readonly Value[]; readonly frames?: readonly Frame[] } {
  const orderValues = e.orderSpec.map((o) => compile(o.child, layout, environment))
  const call = e.function
  if (call.kind === 'WindowFunctionCall') {
    const evaluate = call.function.evaluate(kernelContext(call, environment))
    const args = call.arguments.map((a) => compile(a, layout, environment))
    const isOffset = call.function.frame?.startsWith('offset') === true
    return (rows) => {
      const partition = partitionOf(rows, args, peers(rows, e.orderSpec, orderValues))
      const values = evaluate(partition)
      return isOffset ? { values, frames: offsetFrames(partition, evaluate) } : { values }
    }
  }
  const updater = compileUpdater(call, layout, environment)
  const bounds = frameBounds(e, orderValues, environment)
  return (rows) => {
    const frames = bounds(rows, peers(rows, e.orderSpec, orderValues))
    const out: Value[] = []
    let from = -1
    let to = -1
    let state: unknown
    for (const [start, end] of frames) {
      // A frame that only grows at its end goes on from the last state; any other starts over.
      if (start !== from || end < to) {
        state = updater.create()
        from = start
        to = start
      }
      for (; to < end; to++) {
        tick('a window')
        state = updater.update(state, rows[to] as Row)
      }
      out.push(updater.result(state))
    }
    return { values: out, frames }
  }
}

/** Where `lag` and `lead` took their values: what they make of the rows' places. */
function offsetFrames(
  partition: WindowPartition,
  evaluate: (partition: WindowPartition) => readonly Value[],
): readonly Frame[] {
  const places = partition.argument(0).map((value, i) => (value === null ? null : i))
  const argument = (index: number): readonly Value[] => (index === 0 ? places : places.map(() => null))
  return evaluate({ ...partition, argument }).map((at) => (typeof at === 'number' ? [at, at + 1] : [0, 0]))
}

function peers(rows: readonly Row[], order: readonly SortOrder[], values: readonly Evaluator[]): Peers {
  const compare = order.map(compileSortValue)
  const same = (a: Row, b: Row): boolean => values.every((v, i) => compare[i]?.(v(a), v(b)) === 0)
  const start: number[] = []
  const end: number[] = []
  let first = 0
  for (let i = 1; i <= rows.length; i++) {
    if (i < rows.length && same(rows[i - 1] as Row, rows[i] as Row)) continue
    for (let k = first; k < i; k++) {
      start[k] = first
      end[k] = i
    }
    first = i
  }
  return { start, end }
}

function partitionOf(rows: readonly Row[], args: readonly Evaluator[], p: Peers): WindowPartition {
  return {
    size: rows.length,
    argument: (index) => rows.map((row) => args[index]?.(row) ?? null),
    peerStart: (i) => p.start[i] ?? 0,
    peerEnd: (i) => p.end[i] ?? rows.length,
  }
}
