import { tick } from '../../errors/deadline.ts'
import type { Batch } from '../../lineage/batch.ts'
import { type Lineage, NO_LINEAGE } from '../../lineage/lineage.ts'
import type { LateralJoin } from '../../resolved/relation.ts'
import type { Row } from '../../types/value.ts'
import { compile, layoutOf } from '../compile.ts'
import type { Execution, PreparedQuery } from '../environment.ts'
import { compileKey, type Key } from '../grouping.ts'

/** Runs the right side for each row of the left, once for rows that it cannot tell apart. */
export function lateralJoin(relation: LateralJoin, left: Batch, right: PreparedQuery, environment: Execution): Batch {
  const layout = layoutOf(relation.left.output)
  const outer = relation.outer.map((o) => ({ id: o.id, value: compile(o.expression, layout, environment) }))
  const keyOf = compileKey(
    relation.outer.map((o) => o.expression.dataType),
    outer.map((o) => o.value),
  )
  const both = layoutOf([...relation.left.output, ...relation.right.output])
  const accepts = relation.condition === undefined ? () => true : compile(relation.condition, both, environment)
  const known = new Map<Key, Batch>()
  const nothing: Row = relation.right.output.map(() => null)
  const rows: Row[] = []
  const { lineage } = left
  const from: Lineage[] = []
  left.rows.forEach((row, i) => {
    const key = keyOf(row)
    const found = known.get(key) ?? right.rows(new Map(outer.map((o) => [o.id, { value: o.value(row) }])))
    known.set(key, found)
    let matched = false
    const own = lineage?.at(i) ?? NO_LINEAGE
    for (const [j, other] of found.rows.entries()) {
      tick('a lateral join')
      const pair = row.concat(other)
      if (accepts(pair) !== true) continue
      matched = true
      rows.push(pair)
      if (lineage !== undefined) from.push([own, found.lineage?.at(j) ?? NO_LINEAGE])
    }
    if (matched || relation.joinType === 'inner') return
    rows.push(row.concat(nothing))
    if (lineage !== undefined) from.push(own)
  })
  return lineage === undefined ? { rows } : { rows, lineage: from }
}
