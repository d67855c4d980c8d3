import type { DataType } from '../types/data-type.ts'

/** Types that Spark can order and group by: all but maps and the calendar interval, at any depth. */
export function isComparable(type: DataType): boolean {
  switch (type.kind) {
    case 'map':
    case 'interval':
      return false
    case 'array':
      return isComparable(type.elementType)
    case 'struct':
      return type.fields.every((f) => isComparable(f.dataType))
    default:
      return true
  }
}

export function containsMap(type: DataType): boolean {
  switch (type.kind) {
    case 'map':
      return true
    case 'array':
      return containsMap(type.elementType)
    case 'struct':
      return type.fields.some((f) => containsMap(f.dataType))
    default:
      return false
  }
}
