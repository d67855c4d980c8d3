import { type Integer, wrapInt } from '../../types/integer.ts'
import type { Argument } from '../define.ts'

/**
 * Whether Spark takes an item of an array for one that may be null: at a constant place of an array that the query writes it looks at
 * the item there, and where a place outside raises, it takes the array at its word.
 *
 * @param from the item's index from 0 for a place as it is written
 */
export function itemNullable(
  [array, place]: readonly Argument[],
  failing: boolean,
  from: (at: number, size: number) => number = (at) => at,
): boolean {
  if (array?.dataType.kind !== 'array' || place === undefined) return true
  const at = place.foldable && !place.nullable ? place.value : undefined
  if (typeof at !== 'number' && typeof at !== 'bigint') return failing ? array.dataType.containsNull : true
  const { elements } = array
  if (elements === undefined) return true
  return elements[from(wrapInt(at satisfies Integer), elements.length)] ?? !failing
}
