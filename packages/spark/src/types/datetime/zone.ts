import { SparkError, type SparkErrorKind } from '../../errors/spark-error.ts'
import { add, floorDivide, type Integer, subtract } from '../integer.ts'

/** Seconds east of UTC at an instant given in seconds since the epoch. */
type Offset = (epochSecond: number) => number

const OFFSET = /^([+-])(\d|\d\d(?::\d\d(?::\d\d)?|\d\d(?:\d\d)?)?)$/
const PREFIX = /^(?:UTC|GMT|UT)(?=[+-]|$)/
const zones = new Map<string, Offset | string>()

/** Java's short ids that Spark still takes. */
const SHORT: Readonly<Record<string, string>> = {
  EST: '-05:00',
  MST: '-07:00',
  HST: '-10:00',
  ACT: 'Australia/Darwin',
  AET: 'Australia/Sydney',
  AGT: 'America/Argentina/Buenos_Aires',
  ART: 'Africa/Cairo',
  AST: 'America/Anchorage',
  BET: 'America/Sao_Paulo',
  BST: 'Asia/Dhaka',
  CAT: 'Africa/Harare',
  CET: 'Europe/Paris',
  CNT: 'America/St_Johns',
  CST: 'America/Chicago',
  CTT: 'Asia/Shanghai',
  EAT: 'Africa/Addis_Ababa',
  ECT: 'Europe/Paris',
  IET: 'America/Indiana/Indianapolis',
  IST: 'Asia/Kolkata',
  JST: 'Asia/Tokyo',
  MIT: 'Pacific/Apia',
  NET: 'Asia/Yerevan',
  NST: 'Pacific/Auckland',
  PLT: 'Asia/Karachi',
  PNT: 'America/Phoenix',
  PRT: 'America/Puerto_Rico',
  PST: 'America/Los_Angeles',
  SST: 'Pacific/Guadalcanal',
  VST: 'Asia/Ho_Chi_Minh',
}

/** What a name is a zone of: a region's offsets, or why Java takes it for none. */
function findZone(name: string): Offset | string {
  const id = SHORT[name] ?? withTwoDigits(name)
  if (/^[+-]|^.?$/.test(id)) return fixedOffset(id)
  const prefix = PREFIX.exec(id)?.[0]
  if (prefix === id) return () => 0
  if (prefix !== undefined) {
    const offset = fixedOffset(id.slice(prefix.length))
    return typeof offset === 'string' ? `Invalid ID for offset-based ZoneId: ${id}` : offset
  }
  if (!/^[A-Za-z][\w~/.+-]+$/.test(id)) return `Invalid ID for region-based ZoneId, invalid format: ${id}`
  return isRegion(id) ? regionOffset(id) : `Unknown time-zone ID: ${id}`
}

/** `+5:30` and `+05:3`, which Spark took before Java's offsets. */
const withTwoDigits = (name: string): string =>
  name.replace(/([+-])(\d):/, '$10$2:').replace(/([+-])(\d\d):(\d)$/, '$1$2:0$3')

const OUT_OF_RANGE = 'Zone offset not in valid range: -18:00 to +18:00'

function fixedOffset(id: string): Offset | string {
  if (id === 'Z') return () => 0
  const [, sign, digits] = OFFSET.exec(id) ?? []
  if (digits === undefined) return `Invalid ID for ZoneOffset, invalid format: ${id}`
  const [hours = 0, minutes = 0, seconds = 0] = (digits.match(/\d\d?/g) ?? []).map(Number)
  const direction = sign === '-' ? -1 : 1
  if (hours > 18)
    return `Zone offset hours not in valid range: value ${direction * hours} is not in the range -18 to 18`
  for (const [unit, count] of [['minutes', minutes] as const, ['seconds', seconds] as const]) {
    if (count > 59)
      return `Zone offset ${unit} not in valid range: value ${direction * count} is not in the range -59 to 59`
  }
  if (hours === 18 && minutes + seconds > 0) return OUT_OF_RANGE
  const offset = direction * ((hours * 60 + minutes) * 60 + seconds)
  return () => offset
}

/** Regions are named by case, which Node does not mind. */
function isRegion(id: string): boolean {
  if (!/^[A-Z][\w+-]*(?:\/[A-Z][\w+-]*)*$/.test(id)) return false
  const timeZone = regionOf(id)
  return timeZone !== undefined && (timeZone === id || timeZone.toLowerCase() !== id.toLowerCase())
}

/** The region that a name in any case means, as Node writes it. */
export function regionOf(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return undefined
  }
}

/** Whether it is one of Java's short ids, which are no regions. */
export const isShortZone = (name: string): boolean => name.toUpperCase() in SHORT && name.toUpperCase() !== 'CET'

// Offsets change at whole quarters of an hour, so one look-up serves 900 seconds.
const BUCKET = 900

function regionOffset(id: string): Offset {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: id,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  const known = new Map<number, number>()
  return (epochSecond) => {
    const bucket = Math.floor(withinDate(epochSecond) / BUCKET)
    let offset = known.get(bucket)
    if (offset === undefined) {
      offset = lookUp(format, bucket * BUCKET)
      known.set(bucket, offset)
    }
    return offset
  }
}

const LAST_OF_DATE = 8.64e12 - BUCKET
const SECONDS_PER_400_YEARS = 12_622_780_800

/** JavaScript's dates end before Spark's timestamps do; calendar and rules repeat every 400 years. */
function withinDate(epochSecond: number): number {
  const excess = Math.abs(epochSecond) - LAST_OF_DATE
  if (excess <= 0) return epochSecond
  return epochSecond - Math.sign(epochSecond) * Math.ceil(excess / SECONDS_PER_400_YEARS) * SECONDS_PER_400_YEARS
}

function lookUp(format: Intl.DateTimeFormat, epochSecond: number): number {
  const parts = new Map(format.formatToParts(epochSecond * 1000).map((p) => [p.type, p.value]))
  const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type))
  const year = parts.get('era') === 'BC' ? 1 - part('year') : part('year')
  const local = new Date(0)
  local.setUTCFullYear(year, part('month') - 1, part('day'))
  local.setUTCHours(part('hour'), part('minute'), part('second'))
  return local.getTime() / 1000 - epochSecond
}

function found(name: string): Offset | string {
  const known = zones.get(name) ?? findZone(name)
  zones.set(name, known)
  return known
}

function zoneOf(name: string): Offset {
  const zone = found(name)
  if (typeof zone === 'string') throw new RangeError(zone)
  return zone
}

/** True for what Spark takes as a time zone: what Java takes as an id, by case: a region, `UTC`, an offset of up to 18 hours. */
export const isZone = (name: string): boolean => typeof found(name) !== 'string'

/** @throws SparkError in Java's words for a name that is no zone */
export function requireZone(name: string, kind: SparkErrorKind = 'DateTimeException'): void {
  const zone = found(name)
  if (typeof zone === 'string') throw new SparkError(kind, zone)
}

const SECOND = 1_000_000

/** The wall clock of a zone at an instant, both in microseconds. */
export function utcToLocal(micros: Integer, zone: string): Integer {
  if (zone === 'UTC') return micros
  return add(micros, zoneOf(zone)(Number(floorDivide(micros, SECOND))) * SECOND)
}

/** The instant of a wall clock reading. In a gap the clock is taken before it, in an overlap at its first pass, as java.time does. */
export function localToUtc(localMicros: Integer, zone: string): Integer {
  if (zone === 'UTC') return localMicros
  const offsetAt = zoneOf(zone)
  const local = Number(floorDivide(localMicros, SECOND))
  const before = offsetAt(local - 86_400)
  const after = offsetAt(local + 86_400)
  const fitsAfter = before !== after && offsetAt(local - before) !== before && offsetAt(local - after) === after
  return subtract(localMicros, (fitsAfter ? after : before) * SECOND)
}
