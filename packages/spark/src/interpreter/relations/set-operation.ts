import { tick } from '../../errors/deadline.ts'
import { type Batch, concat, pick, withRows } from '../../lineage/batch.ts'
import type { SetOperation } from '../../resolved/relation.ts'
import { compileRowKey, type Key, normalizeRows } from '../grouping.ts'

/** A union that keeps every row. */
export const isUnionAll = (relation: SetOperation): boolean => relation.setOpType === 'union' && relation.isAll

/** Union of distinct rows, intersect, except. Rows keep the order of the left side. */
export function setOperation(relation: SetOperation, left: Batch, right: Batch): Batch {
  const found =
    relation.setOpType === 'union' ? distinct(concat([left, right]), relation) : compared(relation, left, right)
  return withRows(
    found,
    normalizeRows(
      found.rows,
      relation.output.map((a) => a.dataType),
    ),
  )
}

function compared(relation: SetOperation, left: Batch, right: Batch): Batch {
  const key = compileRowKey(relation.output.map((a) => a.dataType))
  const counts = new Map<Key, number>()
  for (const row of right.rows) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1)
  const wanted = relation.setOpType === 'intersect'
  if (!relation.isAll) {
    const kept = left.rows.flatMap((row, i) => (counts.has(key(row)) === wanted ? [i] : []))
    return distinct(pick(left, kept), relation)
  }
  const kept: number[] = []
  left.rows.forEach((row, i) => {
    const k = key(row)
    const remaining = counts.get(k) ?? 0
    if (remaining > 0) counts.set(k, remaining - 1)
    if (remaining > 0 === wanted) kept.push(i)
  })
  return pick(left, kept)
}

function distinct(batch: Batch, relation: SetOperation): Batch {
  return firstOfEach(batch, compileRowKey(relation.output.map((a) => a.dataType)))
}

/** The first row of every key. */
export function firstOfEach(batch: Batch, key: (row: Batch['rows'][number]) => Key): Batch {
  const seen = new Set<Key>()
  const kept: number[] = []
  batch.rows.forEach((row, i) => {
    tick('a comparison of rows')
    const k = key(row)
    if (seen.has(k)) return
    seen.add(k)
    kept.push(i)
  })
  return pick(batch, kept)
}
