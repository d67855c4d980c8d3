import type { SessionConf } from '../conf/session-conf.ts'
import { SparkError, sparkError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import { MICROS_PER_DAY, microsToFields } from '../types/datetime/civil.ts'
import { DAYS, MONTHS, short } from '../types/datetime/date-names.ts'
import { parsePattern } from '../types/datetime/pattern.ts'
import { compileFormat } from '../types/datetime/pattern-format.ts'
import { compileParse } from '../types/datetime/pattern-parse.ts'
import { formatDate, parseDate, parseTimestamp, parseTimestampNtz } from '../types/datetime/text.ts'
import { isZone, localToUtc, utcToLocal } from '../types/datetime/zone.ts'
import { floorDivide, type Integer, multiply, subtract } from '../types/integer.ts'
import type { OptionMap } from './option-map.ts'

/** Dates and timestamps in the texts of JSON and CSV records. Parsers give undefined for a text that is none. */
export interface DateTexts {
  readonly zone: string
  /** Microseconds since the epoch: a time without a date is on this day. */
  readonly now: Integer
  readDate(text: string): number | undefined
  readTimestamp(text: string): Integer | undefined
  readTimestampNtz(text: string): Integer | undefined
  writeDate(days: number): string
  writeTimestamp(micros: Integer): string
  writeTimestampNtz(micros: Integer): string
}

// What the parsers of Spark 2 would have taken: Spark raises rather than give another answer.
const LEGACY_DATE = /^\s*\d+-\s*\d+-\s*\d+/
const LEGACY_TIMESTAMP = /^\s*\d+-\s*\d+-\s*\d+ \s*\d+:\s*\d+:\s*\d+/

export function dateTexts(options: OptionMap, conf: SessionConf): DateTexts {
  const zone = options.text('timeZone') ?? conf.timeZone
  if (!isZone(zone)) throw new SparkError('IllegalArgumentException', `Unknown time-zone ID: ${zone}`)
  const upgrade = upgradeCheck(conf)
  const now = conf.now()
  return {
    zone,
    now,
    ...dates(options.text('dateFormat'), upgrade),
    ...timestamps(options.text('timestampFormat'), { zone, now }, upgrade),
    readTimestampNtz: (text) => parseTimestampNtz(text, false),
    writeTimestampNtz: writeLocal,
  }
}

/** Raises where the parsers of Spark 2 would have taken the text. */
type UpgradeCheck = (text: string, legacyAccepts: boolean) => void

function dates(pattern: string | undefined, upgrade: UpgradeCheck): Pick<DateTexts, 'readDate' | 'writeDate'> {
  if (pattern !== undefined) {
    const read = lazily(() => ({ parse: compileParse(pattern), legacyAccepts: fastDateFormat(pattern) }))
    const write = lazily(() => compileFormat(pattern))
    return {
      readDate(text) {
        const found = read().parse(text)
        if (found === undefined) upgrade(text, read().legacyAccepts(text))
        return found === undefined ? undefined : Number(floorDivide(found.local, MICROS_PER_DAY))
      },
      writeDate: (days) => write()(multiply(days, MICROS_PER_DAY), 'UTC'),
    }
  }
  return {
    readDate(text) {
      const days = parseDate(text)
      if (days !== undefined) return days
      upgrade(text, LEGACY_DATE.test(text))
      // Spark 1.5 stored days since the epoch.
      return /^[+-]?\d+$/.test(text) && Math.abs(Number(text)) < 2 ** 31 ? Number(text) : undefined
    },
    writeDate: formatDate,
  }
}

function timestamps(
  pattern: string | undefined,
  { zone, now }: Pick<DateTexts, 'zone' | 'now'>,
  upgrade: UpgradeCheck,
): Pick<DateTexts, 'readTimestamp' | 'writeTimestamp'> {
  if (pattern !== undefined) {
    const read = lazily(() => ({ parse: compileParse(pattern), legacyAccepts: fastDateFormat(pattern) }))
    const write = lazily(() => compileFormat(pattern))
    return {
      readTimestamp(text) {
        const found = read().parse(text)
        if (found === undefined) upgrade(text, read().legacyAccepts(text))
        return found === undefined ? undefined : localToUtc(found.local, found.zone ?? zone)
      },
      writeTimestamp: (micros) => write()(micros, zone),
    }
  }
  return {
    readTimestamp(text) {
      const micros = parseTimestamp(text, zone, now)
      if (micros === undefined) upgrade(text, LEGACY_TIMESTAMP.test(text))
      return micros
    },
    writeTimestamp: (micros) => writeTimestamp(micros, zone),
  }
}

const oneOf = (names: readonly string[]): string => `(?:${[...names, ...names.map(short)].join('|')})`
/** What the names of each letter of a pattern are in English, in any case. */
const NAMES: Readonly<Record<string, string>> = {
  M: oneOf(MONTHS),
  L: oneOf(MONTHS),
  E: oneOf(DAYS),
  a: '(?:AM|PM)',
  z: '[\\p{L}]+',
}

/** What commons-lang's FastDateFormat takes: any digits for a number, blanks before it, and whatever follows the last field. */
function fastDateFormat(pattern: string): (text: string) => boolean {
  const parts = parsePattern(pattern, true)
  const source = parts.map((part, i) => {
    // An optional section has no counterpart there: its brackets are text.
    if ('optional' in part) return '(?!)'
    if ('text' in part) return [...part.text].map((c) => `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`).join('')
    const names = NAMES[part.letter]
    if (names !== undefined && (part.count > 2 || !'ML'.includes(part.letter))) return names
    const next = parts[i + 1]
    return next !== undefined && 'letter' in next ? `\\d{1,${part.count}}` : '\\s*\\d+'
  })
  const accepted = new RegExp(`^${source.join('')}`, 'iu')
  return (text) => accepted.test(text)
}

/** Patterns are looked at when a date needs them, as Spark does. */
function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function upgradeCheck(conf: SessionConf): UpgradeCheck {
  if (conf.timeParserPolicy === 'LEGACY') {
    throw new UnsupportedError(
      'LEGACY_TIME_PARSER',
      'Failed to read dates with spark.sql.legacy.timeParserPolicy=LEGACY: dryfit has only the parsers of Spark 3',
    )
  }
  return (text, legacyAccepts) => {
    if (conf.timeParserPolicy !== 'EXCEPTION' || !legacyAccepts) return
    throw sparkError('SparkUpgradeException', 'INCONSISTENT_BEHAVIOR_CROSS_VERSION.PARSE_DATETIME_BY_NEW_PARSER', {
      datetime: `'${text}'`,
      config: '"spark.sql.legacy.timeParserPolicy"',
    })
  }
}

const two = (n: number): string => String(n).padStart(2, '0')

function writeLocal(micros: Integer): string {
  const f = microsToFields(micros)
  const year =
    f.year > 9999 ? `+${f.year}` : f.year < 0 ? `-${String(-f.year).padStart(4, '0')}` : String(f.year).padStart(4, '0')
  const millis = String(Math.floor(f.micros / 1000)).padStart(3, '0')
  return `${year}-${two(f.month)}-${two(f.day)}T${two(f.hour)}:${two(f.minute)}:${two(f.second)}.${millis}`
}

function writeTimestamp(micros: Integer, zone: string): string {
  const local = utcToLocal(micros, zone)
  const seconds = Number(subtract(local, micros)) / 1_000_000
  if (seconds === 0) return `${writeLocal(local)}Z`
  const minutes = Math.floor(Math.abs(seconds) / 60)
  return `${writeLocal(local)}${seconds < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
