import type { DataType } from '../data-type.ts'
import { isZone, localToUtc, utcToLocal } from '../datetime/zone.ts'
import { floorDivide, type Integer, multiply } from '../integer.ts'

const MICROS_PER_DAY = 86_400_000_000
const DAYS_FROM_TODAY: Readonly<Record<string, number>> = { yesterday: -1, today: 0, now: 0, tomorrow: 1 }

/**
 * What Spark makes of the words `epoch`, `now`, `today`, `tomorrow` and `yesterday` where a constant text is cast to a
 * date or timestamp. Undefined for every other text, and for other types.
 *
 * @param now - the query's start, microseconds since the epoch
 */
export function specialDateTime(input: string, to: DataType, now: Integer, timeZone: string): Integer | undefined {
  const word = specialWord(input.trim())
  if (word === undefined) return undefined
  const local = utcToLocal(now, timeZone)
  const day = Number(floorDivide(local, MICROS_PER_DAY)) + (DAYS_FROM_TODAY[word] ?? 0)
  const midnight = multiply(day, MICROS_PER_DAY)
  switch (to.kind) {
    case 'date':
      return word === 'epoch' ? 0 : day
    case 'timestamp':
      return word === 'epoch' ? 0 : word === 'now' ? now : localToUtc(midnight, timeZone)
    case 'timestamp_ntz':
      return word === 'epoch' ? 0 : word === 'now' ? local : midnight
    default:
      return undefined
  }
}

/** The word, which may be followed by a zone that has no effect. */
function specialWord(text: string): string | undefined {
  const [, name = '', zone = ''] = /^([A-Za-z]+)[ \t]*(.*)$/.exec(text) ?? []
  const word = name.toLowerCase()
  if (word !== 'epoch' && DAYS_FROM_TODAY[word] === undefined) return undefined
  return zone === '' || (word !== 'now' && isZone(zone)) ? word : undefined
}
