import { sparkError } from '../../errors/spark-error.ts'
import { UnsupportedError } from '../../errors/unsupported-error.ts'
import type { SessionConf } from '../../resolved/conf.ts'
import { microsToFields } from '../../types/datetime/civil.ts'
import { formatDate, parseDate, parseTimestamp, parseTimestampNtz } from '../../types/datetime/text.ts'
import { isZone, utcToLocal } from '../../types/datetime/zone.ts'
import { type Integer, subtract } from '../../types/integer.ts'
import type { OptionMap } from './option-map.ts'

/** Dates and timestamps in the texts of JSON and CSV records. Parsers give undefined for a text that is none. */
export interface DateTexts {
  readonly zone: string
  readDate(text: string): number | undefined
  readTimestamp(text: string): Integer | undefined
  readTimestampNtz(text: string): Integer | undefined
  writeDate(days: number): string
  writeTimestamp(micros: Integer): string
  writeTimestampNtz(micros: Integer): string
}

const PATTERNS = ['dateFormat', 'timestampFormat', 'timestampNTZFormat', 'enableDateTimeParsingFallback'] as const

// What the parsers of Spark 2 would have taken: Spark raises rather than give another answer.
const LEGACY_DATE = /^\s*\d+-\s*\d+-\s*\d+/
const LEGACY_TIMESTAMP = /^\s*\d+-\s*\d+-\s*\d+ \s*\d+:\s*\d+:\s*\d+/

/** @throws UnsupportedError for patterns of dates and times */
export function dateTexts(options: OptionMap, conf: SessionConf): DateTexts {
  for (const name of PATTERNS) {
    if (options.has(name))
      throw new UnsupportedError(
        'DATE_PATTERN_OPTION',
        `Failed to use the option ${name}: dryfit has no date patterns in JSON and CSV functions yet`,
      )
  }
  const zone = options.text('timeZone') ?? conf.timeZone
  if (!isZone(zone))
    throw sparkError('IllegalArgumentException', '_LEGACY_ERROR_TEMP_2000', {
      message: `Unknown time-zone ID: ${zone}`,
      ansiConfig: '',
    })
  const upgrade = upgradeCheck(conf)
  return {
    zone,
    readDate(text) {
      const days = parseDate(text)
      if (days !== undefined) return days
      upgrade(text, LEGACY_DATE)
      // Spark 1.5 stored days since the epoch.
      return /^[+-]?\d+$/.test(text) && Math.abs(Number(text)) < 2 ** 31 ? Number(text) : undefined
    },
    readTimestamp(text) {
      const micros = parseTimestamp(text, zone)
      if (micros === undefined) upgrade(text, LEGACY_TIMESTAMP)
      return micros
    },
    readTimestampNtz: (text) => parseTimestampNtz(text, false),
    writeDate: formatDate,
    writeTimestamp: (micros) => writeTimestamp(micros, zone),
    writeTimestampNtz: writeLocal,
  }
}

function upgradeCheck(conf: SessionConf): (text: string, legacy: RegExp) => void {
  if (conf.timeParserPolicy === 'LEGACY') {
    throw new UnsupportedError(
      'LEGACY_TIME_PARSER',
      'Failed to read dates with spark.sql.legacy.timeParserPolicy=LEGACY: dryfit has only the parsers of Spark 3',
    )
  }
  return (text, legacy) => {
    if (conf.timeParserPolicy !== 'EXCEPTION' || !legacy.test(text)) return
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
