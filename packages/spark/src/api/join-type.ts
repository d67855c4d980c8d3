import type { JoinType } from '../plan/relation.ts'
import { illegalArgument } from './engine.ts'

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
export function joinTypeOf(how: string): JoinType {
  const found = TYPES[how.toLowerCase().replaceAll('_', '')]
  if (found === undefined)
    throw illegalArgument(`Unsupported join type '${how}'. Supported join types include: ${SUPPORTED}.`)
  return found
}
