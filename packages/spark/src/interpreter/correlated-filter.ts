import { tick } from '../errors/deadline.ts'
import type { Evaluator } from '../functions/define.ts'
import { type Batch, pick } from '../lineage/batch.ts'
import { conjuncts, type EquiKey, equiKey } from '../resolved/conjuncts.ts'
import type { ResolvedExpression, SortOrder } from '../resolved/expression.ts'
import type { Filter } from '../resolved/relation.ts'
import { hasOuter } from '../resolved/relation-expressions.ts'
import { exists, isDeterministic } from '../resolved/tree.ts'
import type { Row, Value } from '../types/value.ts'
import { compile, type Layout, layoutOf } from './compile.ts'
import type { Execution, OuterCell, OuterValues } from './environment.ts'
import { compileKey, type Key } from './grouping.ts'
import { sortedIndexes } from './ordering.ts'

/** A filter by the row around it: which rows are left, and whether any is. */
export interface CorrelatedFilter {
  readonly rows: (outer: OuterValues) => Batch
  readonly some: (outer: OuterValues) => boolean
}

/**
 * A filter over rows that do not depend on the row around it: what it compares by equality is looked up, one comparison
 * by order ends the search for a row, and all is compiled once.
 *
 * @returns undefined where the condition has to be asked anew: it draws numbers or holds a subquery
 */
export function correlatedFilter(
  filter: Filter,
  input: () => Batch,
  environment: Execution,
): CorrelatedFilter | undefined {
  const conditions = conjuncts(filter.condition)
  if (conditions.some(isInconstant)) return undefined
  let made: CorrelatedFilter | undefined
  const cells = new Map<number, OuterCell>()
  const at = (outer: OuterValues): CorrelatedFilter => {
    for (const [id, { value }] of outer) {
      const cell = cells.get(id)
      if (cell === undefined) cells.set(id, { value })
      else cell.value = value
    }
    made ??= prepared(partsOf(conditions, filter), input(), { ...environment, outer: cells })
    return made
  }
  return { rows: (outer) => at(outer).rows(outer), some: (outer) => at(outer).some(outer) }
}

interface Parts {
  readonly filter: Filter
  readonly keys: readonly EquiKey[]
  readonly bound: Bound | undefined
  readonly rest: readonly ResolvedExpression[]
}
/** A comparison by order with the row around it: in this order of the rows it holds for the first ones only. */
interface Bound {
  readonly condition: ResolvedExpression
  readonly order: SortOrder
}

function partsOf(conditions: readonly ResolvedExpression[], filter: Filter): Parts {
  const layout = layoutOf(filter.input.output)
  const keys: EquiKey[] = []
  const rest: ResolvedExpression[] = []
  let bound: Bound | undefined
  for (const e of conditions) {
    const key = equiKey(e, (side) => isOwn(side, layout), isOuterOnly)
    const found = bound === undefined && key === undefined ? boundOf(e, layout) : undefined
    if (key !== undefined) keys.push(key)
    else if (found !== undefined) bound = found
    else rest.push(e)
  }
  return { filter, keys, bound, rest }
}

const FROM_THE_LEAST: ReadonlySet<string> = new Set(['<', '<='])
const FROM_THE_GREATEST: ReadonlySet<string> = new Set(['>', '>='])

function boundOf(e: ResolvedExpression, layout: Layout): Bound | undefined {
  if (e.kind !== 'ScalarCall') return undefined
  const { name } = e.function
  const [left, right] = e.arguments
  if (left === undefined || right === undefined) return undefined
  if (!FROM_THE_LEAST.has(name) && !FROM_THE_GREATEST.has(name)) return undefined
  const isLeft = isOwn(left, layout) && isOuterOnly(right)
  if (!isLeft && !(isOwn(right, layout) && isOuterOnly(left))) return undefined
  const child = isLeft ? left : right
  const direction = FROM_THE_LEAST.has(name) === isLeft ? 'ascending' : 'descending'
  const { dataType, nullable } = child
  return {
    condition: e,
    order: { kind: 'SortOrder', child, direction, nullOrdering: 'last', dataType, nullable },
  }
}

function prepared({ filter, keys, bound, rest }: Parts, batch: Batch, environment: Execution): CorrelatedFilter {
  const layout = layoutOf(filter.input.output)
  const order = bound === undefined ? undefined : sortedIndexes(batch.rows, [bound.order], layout, environment)
  const find = keys.length === 0 ? undefined : indexed({ keys, layout, order }, batch, environment)
  const all = batch.rows.map((_, i) => i)
  const candidates = (): readonly number[] => find?.() ?? order ?? all
  const inReach = bound === undefined ? undefined : compile(bound.condition, layout, environment)
  const others = rest.map((e) => compile(e, layout, environment))
  const accepts = (row: Row): boolean => others.every((test) => test(row) === true)
  const search = (found: (i: number) => boolean): void => {
    for (const i of candidates()) {
      tick('a subquery')
      const row = batch.rows[i] as Row
      if (inReach !== undefined && inReach(row) !== true) return
      if (accepts(row) && found(i)) return
    }
  }
  return {
    some: () => {
      let any = false
      search(() => {
        any = true
        return true
      })
      return any
    },
    rows: () => {
      const kept: number[] = []
      search((i) => {
        kept.push(i)
        return false
      })
      return pick(batch, bound === undefined ? kept : kept.sort((a, b) => a - b))
    },
  }
}

interface Index {
  readonly keys: readonly EquiKey[]
  readonly layout: Layout
  /** The order in which the rows of a key are wanted. */
  readonly order: readonly number[] | undefined
}

/** The places of the rows that are equal to the row around them. */
function indexed({ keys, layout, order }: Index, { rows }: Batch, environment: Execution): () => readonly number[] {
  const types = keys.map((k) => k.left.dataType)
  const strict = keys.map((k) => !k.nullSafe)
  const joins = (values: readonly Evaluator[], row: Row): boolean =>
    values.every((v, i) => strict[i] !== true || v(row) !== null)
  const own = keys.map((k) => compile(k.left, layout, environment))
  const keyOf = compileKey(types, own)
  const table = new Map<Key, number[]>()
  const add = (i: number): void => {
    const row = rows[i] as Row
    if (!joins(own, row)) return
    const key = keyOf(row)
    const bucket = table.get(key)
    if (bucket === undefined) table.set(key, [i])
    else bucket.push(i)
  }
  if (order === undefined) for (let i = 0; i < rows.length; i++) add(i)
  else for (const i of order) add(i)
  const outer = keys.map((k) => compile(k.right, new Map(), environment))
  const outerKey = compileKey(types, outer)
  return () => (joins(outer, NO_ROW) ? (table.get(outerKey(NO_ROW)) ?? NOTHING) : NOTHING)
}

const NO_ROW: readonly Value[] = []
const NOTHING: readonly number[] = []

const isOwn = (e: ResolvedExpression, layout: Layout): boolean =>
  !hasOuter(e) && exists(e, (n) => n.kind === 'AttributeReference' && layout.has(n.id))
const isOuterOnly = (e: ResolvedExpression): boolean =>
  hasOuter(e) && !exists(e, (n) => n.kind === 'AttributeReference')
const isInconstant = (e: ResolvedExpression): boolean =>
  exists(e, (n) => n.kind === 'SubqueryExpression') || !isDeterministic(e)
