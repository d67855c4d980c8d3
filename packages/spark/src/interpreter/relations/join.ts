import { tick } from '../../errors/deadline.ts'
import type { Evaluator } from '../../functions/define.ts'
import type { Batch } from '../../lineage/batch.ts'
import { type Lineage, type Lineages, NO_LINEAGE } from '../../lineage/lineage.ts'
import { conjuncts, type EquiKey, equiKey } from '../../resolved/conjuncts.ts'
import type { ResolvedExpression } from '../../resolved/expression.ts'
import type { Join } from '../../resolved/relation.ts'
import { exists } from '../../resolved/tree.ts'
import type { DataType } from '../../types/data-type.ts'
import type { Row, Value } from '../../types/value.ts'
import { compile, type Layout, layoutOf } from '../compile.ts'
import type { Environment } from '../environment.ts'
import { compileKey, type Key } from '../grouping.ts'

/** A hash join on the equalities of the condition; what else the condition says is asked of each pair. */
export function join(relation: Join, left: Batch, right: Batch, environment: Environment): Batch {
  const pairs = matchPairs(relation, left, right, environment)
  const out = new JoinOutput(left, right)
  const { joinType } = relation
  const matchedRight = new Uint8Array(right.rows.length)
  left.rows.forEach((_, i) => {
    const matches = pairs(i)
    if (joinType === 'left_semi' || joinType === 'left_anti') {
      if (matches.length > 0 === (joinType === 'left_semi')) out.left(i)
      return
    }
    for (const j of matches) {
      matchedRight[j] = 1
      out.pair(i, j)
    }
    if (matches.length === 0 && (joinType === 'left_outer' || joinType === 'full_outer')) out.pair(i, -1)
  })
  if (joinType === 'right_outer' || joinType === 'full_outer') {
    right.rows.forEach((_, j) => {
      if (matchedRight[j] === 0) out.pair(-1, j)
    })
  }
  return out.batch(relation)
}

const both = (left: Lineage = NO_LINEAGE, right: Lineage = NO_LINEAGE): Lineage =>
  right === NO_LINEAGE ? left : left === NO_LINEAGE ? right : [left, right]

/** Below 0 stands a side that has no row. */
const lineageAt = (of: Lineages, place: number): Lineage | undefined => (place < 0 ? undefined : of.at(place))

/** The right place of a row that a semi or anti join passes on. */
const LEFT_ONLY = -2

/** Collects the output rows of a join, and where they came from when asked. */
class JoinOutput {
  readonly #left: Batch
  readonly #right: Batch
  // Two flat lists: a pair object per output row would double the cost of a large join.
  readonly #leftAt: number[] = []
  readonly #rightAt: number[] = []

  constructor(left: Batch, right: Batch) {
    this.#left = left
    this.#right = right
  }

  pair(i: number, j: number): void {
    tick('a join')
    this.#leftAt.push(i)
    this.#rightAt.push(j)
  }

  left(i: number): void {
    this.pair(i, LEFT_ONLY)
  }

  batch(relation: Join): Batch {
    const noLeft: Row = relation.left.output.map(() => null)
    const noRight: Row = relation.right.output.map(() => null)
    const rightAt = this.#rightAt
    const rows = this.#leftAt.map((i, k) => {
      tick('a join')
      const j = rightAt[k] as number
      const row = i < 0 ? noLeft : (this.#left.rows[i] as Row)
      return j === LEFT_ONLY ? row : row.concat(j < 0 ? noRight : (this.#right.rows[j] as Row))
    })
    const l = this.#left.lineage
    const r = this.#right.lineage
    if (l === undefined || r === undefined) return { rows }
    return { rows, lineage: this.#leftAt.map((i, k) => both(lineageAt(l, i), lineageAt(r, rightAt[k] as number))) }
  }
}

function matchPairs(
  relation: Join,
  left: Batch,
  right: Batch,
  environment: Environment,
): (i: number) => readonly number[] {
  const { condition } = relation
  const all = right.rows.map((_, j) => j)
  if (condition === undefined) return () => all
  const { keys, rest } = splitCondition(condition, relation)
  const layout = layoutOf([...relation.left.output, ...relation.right.output])
  const accept = rest.map((e) => compile(e, layout, environment))
  const candidates = keys.length === 0 ? () => all : hashed(keys, relation, { left, right, environment })
  if (accept.length === 0) return candidates
  return (i) => {
    const row = left.rows[i] as Row
    return candidates(i).filter((j) => {
      tick('a join')
      const pair = row.concat(right.rows[j] as Row)
      return accept.every((test) => test(pair) === true)
    })
  }
}

function splitCondition(
  condition: ResolvedExpression,
  relation: Join,
): { readonly keys: readonly EquiKey[]; readonly rest: readonly ResolvedExpression[] } {
  const leftLayout = layoutOf(relation.left.output)
  const rightLayout = layoutOf(relation.right.output)
  const keys: EquiKey[] = []
  const rest: ResolvedExpression[] = []
  for (const e of conjuncts(condition)) {
    const key = equiKey(
      e,
      (side) => within(side, leftLayout),
      (side) => within(side, rightLayout),
    )
    if (key === undefined) rest.push(e)
    else keys.push(key)
  }
  return { keys, rest }
}

/** True where the expression has columns and they all are in the layout. */
const within = (e: ResolvedExpression, layout: Layout): boolean =>
  exists(e, (n) => n.kind === 'AttributeReference') &&
  !exists(e, (n) => n.kind === 'AttributeReference' && !layout.has(n.id))

const NONE: readonly number[] = []

interface Sides {
  readonly left: Batch
  readonly right: Batch
  readonly environment: Environment
}

function hashed(keys: readonly EquiKey[], relation: Join, sides: Sides): (i: number) => readonly number[] {
  const { environment } = sides
  const side = (which: 'left' | 'right'): { key: (row: Row) => Key; joins: (row: Row) => boolean } => {
    const layout = layoutOf(relation[which].output)
    const values = keys.map((k) => compile(k[which], layout, environment))
    const types: readonly DataType[] = keys.map((k) => k.left.dataType)
    const strict: readonly Evaluator[] = values.filter((_, i) => keys[i]?.nullSafe === false)
    return { key: compileKey(types, values), joins: (row) => strict.every((v) => v(row) !== (null as Value)) }
  }
  const build = side('right')
  const table = new Map<Key, number[]>()
  sides.right.rows.forEach((row, j) => {
    if (!build.joins(row)) return
    const key = build.key(row)
    const bucket = table.get(key)
    if (bucket === undefined) table.set(key, [j])
    else bucket.push(j)
  })
  const probe = side('left')
  return (i) => {
    const row = sides.left.rows[i] as Row
    return probe.joins(row) ? (table.get(probe.key(row)) ?? NONE) : NONE
  }
}
