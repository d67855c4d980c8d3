import type { SessionConf } from '../../conf/session-conf.ts'
import { SparkError, sparkError } from '../../errors/spark-error.ts'
import { UnsupportedError } from '../../errors/unsupported-error.ts'
import type { DataType, StructType } from '../../types/data-type.ts'
import { FIRST_GREGORIAN_DAY } from '../../types/datetime/hybrid.ts'
import type { Integer } from '../../types/integer.ts'
import type { Row, Value } from '../../types/value.ts'

// Before these the calendar of Spark 2 and old Hive is another one. Recorded on Spark 3.5.6.
/** 1900-01-01: in some zones instants before it are told otherwise too. */
export const FIRST_COMMON_INSTANT = -2_208_988_800_000_000n

const DATETIME = 'datetimeRebaseModeInWrite'
const isInt96 = (conf: SessionConf): boolean => conf.choice('spark.sql.parquet.outputTimestampType') === 'INT96'

const ERROR_CLASS = 'INCONSISTENT_BEHAVIOR_CROSS_VERSION.WRITE_ANCIENT_DATETIME'

type Check = (value: Value) => void

/**
 * Spark writes no date before 1582-10-15 and no timestamp before 1900 to Parquet, unless it was told in which calendar.
 *
 * @throws SparkError Py4JJavaError WRITE_ANCIENT_DATETIME
 */
export function refuseAncient(schema: StructType, rows: readonly Row[], conf: SessionConf): void {
  const checks = schema.fields.map(({ dataType }) => checkOf(dataType, conf))
  if (checks.every((check) => check === undefined)) return
  for (const row of rows) checks.forEach((check, i) => checked(check, row[i] ?? null))
}

function checked(check: Check | undefined, value: Value): void {
  if (value !== null) check?.(value)
}

function checkOf(type: DataType, conf: SessionConf): Check | undefined {
  switch (type.kind) {
    case 'date':
      return before(FIRST_GREGORIAN_DAY, DATETIME, 'Parquet', conf)
    case 'timestamp':
      return isInt96(conf)
        ? before(FIRST_COMMON_INSTANT, 'int96RebaseModeInWrite', 'Parquet INT96', conf)
        : before(FIRST_COMMON_INSTANT, DATETIME, 'Parquet', conf)
    case 'array': {
      const check = checkOf(type.elementType, conf)
      return check && ((items) => (items as readonly Value[]).forEach((item) => checked(check, item)))
    }
    case 'map': {
      const key = checkOf(type.keyType, conf)
      const value = checkOf(type.valueType, conf)
      return (
        (key ?? value) &&
        ((entries) =>
          (entries as readonly Row[]).forEach(([k = null, v = null]) => {
            checked(key, k)
            checked(value, v)
          }))
      )
    }
    case 'struct': {
      const checks = type.fields.map(({ dataType }) => checkOf(dataType, conf))
      if (checks.every((check) => check === undefined)) return undefined
      return (row) => checks.forEach((check, i) => checked(check, (row as Row)[i] ?? null))
    }
    default:
      return undefined
  }
}

function before(first: Integer, setting: string, format: string, conf: SessionConf): Check | undefined {
  const config = `spark.sql.parquet.${setting}`
  if (conf.choice(config) !== 'EXCEPTION') return undefined
  return (value) => {
    if ((value as Integer) >= first) return
    const { message } = sparkError('SparkUpgradeException', ERROR_CLASS, { format, config: `"${config}"` })
    throw new SparkError('Py4JJavaError', `org.apache.spark.SparkUpgradeException: ${message}`, {
      errorClass: ERROR_CLASS,
    })
  }
}

const READ_CLASS = 'INCONSISTENT_BEHAVIOR_CROSS_VERSION.READ_ANCIENT_DATETIME'

/** What Spark raises where it meets a value of which nobody knows the calendar. */
export function ancientRead(kind: 'datetime' | 'int96'): SparkError {
  const { message } = sparkError('SparkUpgradeException', READ_CLASS, {
    format: kind === 'int96' ? 'Parquet INT96' : 'Parquet',
    config: `"spark.sql.parquet.${kind}RebaseModeInRead"`,
    option: `"${kind}RebaseMode"`,
  })
  return new SparkError('Py4JJavaError', `org.apache.spark.SparkUpgradeException: ${message}`, {
    errorClass: READ_CLASS,
  })
}

/** Java's old calendar tells local times of before railways otherwise than those of today, by minutes too. */
export const legacyZoneRead = (zone: string): UnsupportedError =>
  new UnsupportedError(
    'PARQUET_LEGACY_ZONE',
    `Failed to read a Parquet file with timestamps before 1900: it was written in the calendar of Spark 2 in the zone ${zone}, and what its local times were is known for UTC alone`,
    'Write the file in UTC, or with datetimeRebaseModeInWrite and int96RebaseModeInWrite CORRECTED.',
  )
