import type { SessionConf } from '../../conf/session-conf.ts'
import type { OptionMap } from '../../records/option-map.ts'
import { calendarZone } from '../../types/datetime/hybrid.ts'

/** What days and instants before the calendars agree mean in a file: as they are, to be carried over, or nobody knows. */
export type RebaseMode = 'CORRECTED' | 'LEGACY' | 'EXCEPTION'

/** What a file's bytes mean, where they do not say it themselves. */
export interface ParquetSettings {
  readonly binaryAsString: boolean
  readonly inferTimestampNtz: boolean
  readonly nanosAsLong: boolean
  readonly datetimeRebase: RebaseMode
  readonly int96Rebase: RebaseMode
  /** Of the instants that are to be carried over: UTC, as of Glue's machines, unless the file names another. */
  readonly legacyZone: string
}

/** Values as they are stored. */
export const AS_STORED: ParquetSettings = {
  binaryAsString: false,
  inferTimestampNtz: true,
  nanosAsLong: false,
  datetimeRebase: 'CORRECTED',
  int96Rebase: 'CORRECTED',
  legacyZone: 'UTC',
}

/** What the session and the reader's options say. */
export function parquetSettings(conf: SessionConf, options: OptionMap): ParquetSettings {
  const flag = (name: string): boolean => conf.flag(`spark.sql.${name}`)
  const mode = (option: string, name: string): RebaseMode =>
    modeOf(options.text(option) ?? conf.choice(`spark.sql.parquet.${name}`))
  return {
    binaryAsString: flag('parquet.binaryAsString'),
    inferTimestampNtz: flag('parquet.inferTimestampNTZ.enabled'),
    nanosAsLong: flag('legacy.parquet.nanosAsLong'),
    datetimeRebase: mode('datetimeRebaseMode', 'datetimeRebaseModeInRead'),
    int96Rebase: mode('int96RebaseMode', 'int96RebaseModeInRead'),
    legacyZone: 'UTC',
  }
}

function modeOf(text: string): RebaseMode {
  const name = text.toUpperCase()
  return name === 'CORRECTED' || name === 'LEGACY' ? name : 'EXCEPTION'
}

const ZONE_KEY = 'org.apache.spark.timeZone'
const VERSION_KEY = 'org.apache.spark.version'

/** What a file says beside its rows. */
export interface FileNote {
  readonly key: string
  readonly value?: string | undefined
}

/** What a file that Spark wrote says itself stands above the settings. */
export function noticed(settings: ParquetSettings, notes: readonly FileNote[] = []): ParquetSettings {
  const has = (key: string): boolean => notes.some((note) => note.key === `org.apache.spark.${key}`)
  const version = notes.find(({ key }) => key === VERSION_KEY)?.value
  if (version === undefined) return settings
  const mode = (key: string, first: string): RebaseMode => (version < first || has(key) ? 'LEGACY' : 'CORRECTED')
  const rebase = {
    datetimeRebase: mode('legacyDateTime', '3.0.0'),
    int96Rebase: mode('legacyINT96', '3.1.0'),
    legacyZone: calendarZone(notes.find(({ key }) => key === ZONE_KEY)?.value ?? 'UTC'),
  }
  // Spark takes the columns' types from its own note.
  if (!has('sql.parquet.row.metadata')) return { ...settings, ...rebase }
  return { ...settings, ...rebase, binaryAsString: false, inferTimestampNtz: true }
}
