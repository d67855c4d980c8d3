import { UnsupportedError } from '../../errors/unsupported-error.ts'
import { divide, type Integer, subtract } from '../integer.ts'
import { isShortZone, regionOf, utcToLocal } from './zone.ts'

/** Seconds east of UTC of a zone at an instant. */
export const offsetSeconds = (micros: Integer, zone: string): number =>
  Number(divide(subtract(utcToLocal(micros, zone), micros), 1_000_000))

/** How an offset is written: `colon` between its parts, seconds where there are any, minutes only where there are any. */
interface OffsetStyle {
  readonly colon: boolean
  readonly minutes: 'always' | 'nonzero'
  readonly seconds: boolean
  readonly zero: string
}

const style = (colon: boolean, minutes: OffsetStyle['minutes'], seconds: boolean, zero: string): OffsetStyle => ({
  colon,
  minutes,
  seconds,
  zero,
})

const BY_COUNT = (zeros: readonly string[]): readonly OffsetStyle[] => [
  style(false, 'nonzero', false, zeros[0] ?? ''),
  style(false, 'always', false, zeros[1] ?? ''),
  style(true, 'always', false, zeros[2] ?? ''),
  style(false, 'always', true, zeros[1] ?? ''),
  style(true, 'always', true, zeros[2] ?? ''),
]
const X_STYLES = BY_COUNT(['Z', 'Z', 'Z'])
const LOWER_X_STYLES = BY_COUNT(['+00', '+0000', '+00:00'])

/** The style of `X`, `x` and `Z`, by their count; undefined for what is no plain offset. */
export function offsetStyle(letter: string, count: number): OffsetStyle | undefined {
  if (letter === 'X') return X_STYLES[count - 1]
  if (letter === 'x') return LOWER_X_STYLES[count - 1]
  if (letter !== 'Z' || count === 4) return undefined
  return count < 4 ? style(false, 'always', false, '+0000') : style(true, 'always', true, 'Z')
}

const two = (n: number): string => String(n).padStart(2, '0')

export function formatOffset(seconds: number, how: OffsetStyle): string {
  if (seconds === 0) return how.zero
  const total = Math.abs(seconds)
  const [hours, minutes, rest] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60]
  const colon = how.colon ? ':' : ''
  const minuteText = how.minutes === 'always' || minutes > 0 ? `${colon}${two(minutes)}` : ''
  return `${seconds < 0 ? '-' : '+'}${two(hours)}${minuteText}${how.seconds && rest > 0 ? `${colon}${two(rest)}` : ''}`
}

/** `GMT+8`, `GMT+08:00`: the letter `O`, and `ZZZZ`. */
export function localizedOffset(seconds: number, full: boolean): string {
  if (seconds === 0) return 'GMT'
  const total = Math.abs(seconds)
  const [hours, minutes, rest] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60]
  const sign = seconds < 0 ? '-' : '+'
  const restText = rest > 0 ? `:${two(rest)}` : ''
  if (full) return `GMT${sign}${two(hours)}:${two(minutes)}${restText}`
  return `GMT${sign}${hours}${minutes > 0 || rest > 0 ? `:${two(minutes)}` : ''}${restText}`
}

/** Reads an offset where a text has one; undefined where it does not. */
export function readOffset(
  text: string,
  at: number,
  how: OffsetStyle,
): { readonly zone: string; readonly end: number } | undefined {
  const rest = text.slice(at)
  const zero = how.zero
  const colon = how.colon ? ':' : ''
  const minutes = how.minutes === 'always' ? `${colon}(\\d{2})` : `(?:${colon}(\\d{2}))?`
  const seconds = how.seconds ? `(?:${colon}(\\d{2}))?` : ''
  const match = new RegExp(`^([+-])(\\d{2})${minutes}${seconds}`).exec(rest)
  if (match === null) {
    const isZero = rest.slice(0, zero.length).toUpperCase() === zero
    return isZero ? { zone: '+00:00', end: at + zero.length } : undefined
  }
  const [all, sign = '+', hour = '0', minute = '0', second = '0'] = match
  const total = (Number(hour) * 60 + Number(minute)) * 60 + Number(second)
  if (Number(minute) > 59 || Number(second) > 59 || total > 18 * 3600) return undefined
  return { zone: `${sign}${hour}:${minute.padStart(2, '0')}:${second.padStart(2, '0')}`, end: at + all.length }
}

/** The short names that Java has for the zones jobs use: standard time, daylight time. */
const SHORT_NAMES: Readonly<Record<string, readonly [string, string]>> = {
  'America/New_York': ['EST', 'EDT'],
  'America/Toronto': ['EST', 'EDT'],
  'America/Chicago': ['CST', 'CDT'],
  'America/Denver': ['MST', 'MDT'],
  'America/Phoenix': ['MST', 'MST'],
  'America/Los_Angeles': ['PST', 'PDT'],
  'America/Anchorage': ['AKST', 'AKDT'],
  'America/Sao_Paulo': ['BRT', 'BRST'],
  'America/Halifax': ['AST', 'ADT'],
  'Pacific/Honolulu': ['HST', 'HDT'],
  'Europe/London': ['GMT', 'BST'],
  'Europe/Dublin': ['GMT', 'IST'],
  'Europe/Lisbon': ['WET', 'WEST'],
  'Europe/Paris': ['CET', 'CEST'],
  'Europe/Berlin': ['CET', 'CEST'],
  'Europe/Madrid': ['CET', 'CEST'],
  'Europe/Rome': ['CET', 'CEST'],
  'Europe/Amsterdam': ['CET', 'CEST'],
  'Europe/Brussels': ['CET', 'CEST'],
  'Europe/Vienna': ['CET', 'CEST'],
  'Europe/Zurich': ['CET', 'CEST'],
  'Europe/Stockholm': ['CET', 'CEST'],
  'Europe/Warsaw': ['CET', 'CEST'],
  'Europe/Athens': ['EET', 'EEST'],
  'Europe/Helsinki': ['EET', 'EEST'],
  'Europe/Moscow': ['MSK', 'MSD'],
  'Asia/Kolkata': ['IST', 'IST'],
  'Asia/Tokyo': ['JST', 'JDT'],
  'Asia/Seoul': ['KST', 'KDT'],
  'Asia/Shanghai': ['CST', 'CDT'],
  'Asia/Hong_Kong': ['HKT', 'HKST'],
  'Australia/Sydney': ['AEST', 'AEDT'],
  'Australia/Melbourne': ['AEST', 'AEDT'],
  'Pacific/Auckland': ['NZST', 'NZDT'],
}

const isUtc = (zone: string): boolean => /^(?:Etc\/)?(?:UTC|UCT|Zulu)$/.test(zone)

/** Whether clocks are ahead of the standard time of their year. */
function isDaylight(micros: Integer, zone: string): boolean {
  const date = new Date(Number(micros) / 1000)
  const offsets = [0, 6].map((month) => offsetSeconds(date.setUTCMonth(month, 1) * 1000, zone))
  return offsetSeconds(micros, zone) > Math.min(...offsets)
}

/** The zone's name at an instant: `EST`, `Eastern Standard Time`; an offset has only its id. */
export function zoneName(micros: Integer, zone: string, full: boolean): string {
  if (isUtc(zone)) return full ? 'Coordinated Universal Time' : 'UTC'
  if (/^[+-]|^Z$/.test(zone)) return zone
  const daylight = isDaylight(micros, zone)
  if (full) return longName(zone, daylight)
  const names = SHORT_NAMES[zone]
  if (names === undefined) {
    throw new UnsupportedError(
      'DATETIME_PATTERN',
      `Failed to name the time zone ${zone}: dryfit does not know its short name`,
      'Use the pattern letter V, X or O instead of z.',
    )
  }
  return names[daylight ? 1 : 0]
}

/** The name of today's rules: Java has no other for the times before them. */
function longName(zone: string, daylight: boolean): string {
  const moments = [0, 6].map((month) => Date.UTC(2021, month, 1) * 1000)
  const moment = moments.find((m) => isDaylight(m, zone) === daylight) ?? moments[0] ?? 0
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'long' }).formatToParts(moment / 1000)
  return parts.find((p) => p.type === 'timeZoneName')?.value ?? zone
}

/** Zone names that a text may show, as ids; standard and daylight names mean the same region. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ...Object.entries(SHORT_NAMES)
    .reverse()
    .flatMap(([zone, names]) => names.map((n): [string, string] => [n, zone])),
  ['GMT', 'UTC'],
  ['UTC', 'UTC'],
  ['UT', 'UTC'],
  ['IST', 'Asia/Kolkata'],
  ['CST', 'America/Chicago'],
  ['CDT', 'America/Chicago'],
])

interface FoundZone {
  readonly zone: string
  readonly end: number
}

/** A zone's name or id at a place of a text. */
export function readZone(text: string, at: number): FoundZone | undefined {
  const rest = text.slice(at)
  const offset = /^(?:UTC|GMT|UT)?([+-])(\d{2})(?::?(\d{2}))?/i.exec(rest)
  if (offset !== null) {
    if (Number(offset[2]) * 60 + Number(offset[3] ?? 0) > 18 * 60 || Number(offset[3] ?? 0) > 59) return undefined
    return { zone: `${offset[1]}${offset[2]}:${offset[3] ?? '00'}`, end: at + offset[0].length }
  }
  const word = REGION.exec(rest)?.[0] ?? ''
  const named = NAMED.get(word.toUpperCase())
  if (named !== undefined) return { zone: named, end: at + word.length }
  if (word === 'Z') return { zone: 'UTC', end: at + 1 }
  return word.includes('/') ? regionAt(word, at) : undefined
}

const REGION = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*/

function regionAt(word: string, at: number): FoundZone | undefined {
  const zone = regionOf(word)
  return zone === undefined ? undefined : { zone, end: at + word.length }
}

/** A zone's id at a place of a text, the letter `V`: an offset with its colons, a region in any case, no short name. */
export function readZoneId(text: string, at: number): FoundZone | undefined {
  const rest = text.slice(at)
  const offset = /^(?:UTC|GMT|UT)?([+-])(\d\d):(\d\d)(?::(\d\d))?/i.exec(rest)
  if (offset !== null) {
    const [all, sign, hours = '0', minutes = '0', seconds = '00'] = offset
    const total = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)
    if (total > 18 * 3600 || Number(minutes) > 59 || Number(seconds) > 59) return undefined
    return { zone: `${sign}${hours}:${minutes}:${seconds}`, end: at + all.length }
  }
  const fixed = /^(?:UTC|GMT0|GMT|UT|Z)(?![A-Za-z/])/i.exec(rest)?.[0]
  if (fixed !== undefined) return { zone: 'UTC', end: at + fixed.length }
  const word = REGION.exec(rest)?.[0] ?? ''
  return isShortZone(word) ? undefined : regionAt(word, at)
}
