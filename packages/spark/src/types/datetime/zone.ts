import { add, floorDivide, type Integer, subtract } from '../integer.ts'

/** Seconds east of UTC at an instant given in seconds since the epoch. */
type Offset = (epochSecond: number) => number

const FIXED = /^(?:UTC|GMT|UT)?([+-])(\d{1,2})(?::?(\d{2}))?(?::?(\d{2}))?$/i
const zones = new Map<string, Offset | undefined>()

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

function findZone(name: string): Offset | undefined {
  const id = SHORT[name] ?? name
  if (/^(Z|UTC|GMT|UT|Etc\/UTC|Etc\/GMT)$/.test(id)) return () => 0
  const fixed = FIXED.exec(id)
  if (fixed !== null) {
    const [, sign, hours = '0', minutes = '0', seconds = '0'] = fixed
    if (Number(minutes) > 59 || Number(seconds) > 59) return undefined
    const offset = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)
    if (offset > 18 * 3600) return undefined
    return () => (sign === '-' ? -offset : offset)
  }
  return regionOffset(id)
}

// Offsets change at whole quarters of an hour, so one look-up serves 900 seconds.
const BUCKET = 900

function regionOffset(id: string): Offset | undefined {
  if (!/^[A-Za-z]/.test(id)) return undefined
  let format: Intl.DateTimeFormat
  try {
    format = new Intl.DateTimeFormat('en-US', {
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
  } catch {
    return undefined
  }
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

function zoneOf(name: string): Offset {
  if (!zones.has(name)) zones.set(name, findZone(name))
  const zone = zones.get(name)
  if (zone === undefined) throw new RangeError(`Unknown time-zone ID: ${name}`)
  return zone
}

/** True for what Spark takes as a session time zone: a region, `UTC`, an offset. */
export function isZone(name: string): boolean {
  if (!zones.has(name)) zones.set(name, findZone(name))
  return zones.get(name) !== undefined
}

/** As {@link isZone}, by case too: what Java takes as the id of a zone. */
export function isZoneId(id: string): boolean {
  if (!isZone(id)) return false
  if (id in SHORT || /^(?:Z|UTC|GMT|UT)?(?:[+-].*)?$/.test(id)) return id !== ''
  if (!/^[A-Z][\w+-]*(?:\/[A-Z][\w+-]*)*$/.test(id)) return false
  const { timeZone } = new Intl.DateTimeFormat('en-US', { timeZone: id }).resolvedOptions()
  return timeZone === id || timeZone.toLowerCase() !== id.toLowerCase()
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
