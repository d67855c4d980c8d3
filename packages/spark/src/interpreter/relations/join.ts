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
  const { joinType } = relation
  const { first, next, accepts } = matching(relation, left, right, environment)
  const out = new JoinOutput(relation, left, right)
  const isOuter = joinType === 'left_outer' || joinType === 'full_outer'
  const isExistence = joinType === 'left_semi' || joinType === 'left_anti'
  const matchedRight =
    joinType === 'right_outer' || joinType === 'full_outer' ? new Uint8Array(right.rows.length) : NONE
  const { length } = left.rows
  for (let i = 0; i < length; i++) {
    let isMatched = false
    for (let j = first(i); j >= 0; j = next(j)) {
      tick('a join')
      if (accepts !== undefined && !accepts(i, j)) continue
      isMatched = true
      if (isExistence) break
      if (matchedRight !== NONE) matchedRight[j] = 1
      out.pair(i, j)
    }
    if (isExistence) {
      if (isMatched === (joinType === 'left_semi')) out.pair(i, LEFT_ONLY)
    } else if (!isMatched && isOuter) out.pair(i, NO_ROW)
  }
  matchedRight.forEach((matched, j) => {
    if (matched === 0) out.pair(NO_ROW, j)
  })
  return out.batch()
}

const NONE = new Uint8Array(0)

const both = (left: Lineage = NO_LINEAGE, right: Lineage = NO_LINEAGE): Lineage =>
  right === NO_LINEAGE ? left : left === NO_LINEAGE ? right : [left, right]

/** Below 0 stands a side that has no row. */
const lineageAt = (of: Lineages, place: number): Lineage | undefined => (place < 0 ? undefined : of.at(place))

/** The place of a side that has no row. */
const NO_ROW = -1
/** The right place of a row that a semi or anti join passes on. */
const LEFT_ONLY = -2

/** Collects the output rows of a join, and where they came from when asked. */
class JoinOutput {
  readonly #left: Batch
  readonly #right: Batch
  readonly #noLeft: Row
  readonly #noRight: Row
  readonly #rows: Row[] = []
  // Two flat lists: a pair object per output row would double the cost of a large join.
  readonly #leftAt: number[] = []
  readonly #rightAt: number[] = []
  readonly #isTraced: boolean

  constructor(relation: Join, left: Batch, right: Batch) {
    this.#left = left
    this.#right = right
    this.#noLeft = relation.left.output.map(() => null)
    this.#noRight = relation.right.output.map(() => null)
    this.#isTraced = left.lineage !== undefined && right.lineage !== undefined
  }

  pair(i: number, j: number): void {
    tick('a join')
    const row = i < 0 ? this.#noLeft : (this.#left.rows[i] as Row)
    const other = j < 0 ? this.#noRight : (this.#right.rows[j] as Row)
    this.#rows.push(j === LEFT_ONLY ? row : row.concat(other))
    if (!this.#isTraced) return
    this.#leftAt.push(i)
    this.#rightAt.push(j)
  }

  batch(): Batch {
    const rows = this.#rows
    const l = this.#left.lineage
    const r = this.#right.lineage
    if (l === undefined || r === undefined) return { rows }
    const rightAt = this.#rightAt
    return { rows, lineage: this.#leftAt.map((i, k) => both(lineageAt(l, i), lineageAt(r, rightAt[k] as number))) }
  }
}

/** The right rows that may match a left row, in their order: the first one's place and the next one's, below 0 for none. */
interface Candidates {
  readonly first: (i: number) => number
  readonly next: (j: number) => number
}
interface Matching extends Candidates {
  /** What else the condition says of a pair. */
  readonly accepts: ((i: number, j: number) => boolean) | undefined
}

function matching(relation: Join, left: Batch, right: Batch, environment: Environment): Matching {
  const { condition } = relation
  const { keys, rest } = condition === undefined ? { keys: [], rest: [] } : splitCondition(condition, relation)
  const sides = { left, right, environment }
  const candidates = keys.length === 0 ? everyRow(right.rows.length) : hashed(keys, relation, sides)
  if (rest.length === 0) return { ...candidates, accepts: undefined }
  const layout = layoutOf([...relation.left.output, ...relation.right.output])
  const tests = rest.map((e) => compile(e, layout, environment))
  const accepts = (i: number, j: number): boolean => {
    const pair = (left.rows[i] as Row).concat(right.rows[j] as Row)
    return tests.every((test) => test(pair) === true)
  }
  return { ...candidates, accepts }
}

const everyRow = (length: number): Candidates => ({
  first: () => (length > 0 ? 0 : -1),
  next: (j) => (j + 1 < length ? j + 1 : -1),
})

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

interface Sides {
  readonly left: Batch
  readonly right: Batch
  readonly environment: Environment
}

function hashed(keys: readonly EquiKey[], relation: Join, { left, right, environment }: Sides): Candidates {
  const side = (which: 'left' | 'right'): ((row: Row) => Key | undefined) => {
    const layout = layoutOf(relation[which].output)
    const values = keys.map((k) => compile(k[which], layout, environment))
    const types: readonly DataType[] = keys.map((k) => k.left.dataType)
    const strict: readonly Evaluator[] = values.filter((_, i) => keys[i]?.nullSafe === false)
    const key = compileKey(types, values)
    return (row) => (strict.every((v) => v(row) !== (null as Value)) ? key(row) : undefined)
  }
  const build = side('right')
  const table = new Map<Key, number>()
  // Rows of one key are chained: a list for each key would cost more than the rest.
  const following = new Int32Array(right.rows.length)
  for (let j = right.rows.length - 1; j >= 0; j--) {
    tick('a join')
    const key = build(right.rows[j] as Row)
    if (key === undefined) continue
    following[j] = table.get(key) ?? -1
    table.set(key, j)
  }
  const probe = side('left')
  return {
    first: (i) => {
      const key = probe(left.rows[i] as Row)
      return key === undefined ? -1 : (table.get(key) ?? -1)
    },
    next: (j) => following[j] as number,
  }
}
