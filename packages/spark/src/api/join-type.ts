import { illegalArgument } from '../errors/spark-error.ts'
import type { Join, JoinType, Relation } from '../plan/relation.ts'
import { Column } from './column.ts'

const TYPES: Readonly<Record<string, JoinType>> = {
  inner: 'inner',
  outer: 'full_outer',
  full: 'full_outer',
  fullouter: 'full_outer',
  leftouter: 'left_outer',
  left: 'left_outer',
  rightouter: 'right_outer',
  right: 'right_outer',
  leftsemi: 'left_semi',
  semi: 'left_semi',
  leftanti: 'left_anti',
  anti: 'left_anti',
  cross: 'cross',
}

const SUPPORTED =
  "'inner', 'outer', 'full', 'fullouter', 'full_outer', 'leftouter', 'left', 'left_outer', 'rightouter', 'right', " +
  "'right_outer', 'leftsemi', 'left_semi', 'semi', 'leftanti', 'left_anti', 'anti', 'cross'"

/** A join type by any of the names Spark takes. @throws SparkError IllegalArgumentException for another name */
function joinTypeOf(how: string): JoinType {
  const found = TYPES[how.toLowerCase().replaceAll('_', '')]
  if (found === undefined)
    throw illegalArgument(`Unsupported join type '${how}'. Supported join types include: ${SUPPORTED}.`)
  return found
}

interface Sides {
  readonly left: Relation
  readonly right: Relation
}

/** The join that `df.join(other, on, how)` means: by names, by conditions, or by nothing. */
export function joinOf(
  sides: Sides,
  on: string | readonly string[] | Column | readonly Column[] | undefined,
  how: string,
): Join {
  const join = { kind: 'Join' as const, ...sides, joinType: joinTypeOf(how) }
  if (on === undefined || (Array.isArray(on) && on.length === 0)) return join
  const list = (Array.isArray(on) ? on : [on]) as readonly (string | Column)[]
  const usingColumns = list.filter((c) => typeof c === 'string')
  if (usingColumns.length === list.length) return { ...join, usingColumns }
  const joinCondition = list.filter((c) => c instanceof Column).reduce((a, b) => a.and(b)).expr
  return { ...join, joinCondition }
}
