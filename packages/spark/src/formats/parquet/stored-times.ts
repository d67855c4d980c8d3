import type { SessionConf } from '../../conf/session-conf.ts'
import type { DataType, StructType } from '../../types/data-type.ts'
import { calendarZone, fromHybridDays, onDays, toHybridDays } from '../../types/datetime/hybrid.ts'
import { utcToLocal } from '../../types/datetime/zone.ts'
import { add, floorDivide, type Integer, multiply, subtract } from '../../types/integer.ts'
import type { Row, Value } from '../../types/value.ts'
import { FIRST_COMMON_INSTANT } from './ancient.ts'

type Change = (value: Value) => Value

/**
 * Rows as a Parquet file keeps them, read back: `outputTimestampType=TIMESTAMP_MILLIS` cuts instants off, and LEGACY moves days that
 * the old calendar skips. Recorded on Spark 3.5.6.
 */
export function asStored(schema: StructType, rows: readonly Row[], conf: SessionConf): readonly Row[] {
  const { date, timestamp } = changesOf(conf)
  if (date === undefined && timestamp === undefined) return rows
  const changes = schema.fields.map(({ dataType }) => changeOf(dataType, { date, timestamp }))
  if (changes.every((change) => change === undefined)) return rows
  return rows.map((row) => changes.map((change, i) => changed(change, row[i] ?? null)))
}

interface Changes {
  readonly date: Change | undefined
  readonly timestamp: Change | undefined
}

function changesOf(conf: SessionConf): Changes {
  const choice = (name: string): string => conf.choice(`spark.sql.parquet.${name}`)
  const type = choice('outputTimestampType')
  const isLegacy = choice('datetimeRebaseModeInWrite') === 'LEGACY'
  const carries = type === 'INT96' ? choice('int96RebaseModeInWrite') === 'LEGACY' : isLegacy
  const cut = (value: Value): Value => multiply(floorDivide(value as Integer, 1000), 1000)
  const zone = calendarZone(conf.timeZone)
  const carry = (value: Value): Value => instantThereAndBack(value as Integer, zone)
  const steps = [...(carries ? [carry] : []), ...(type === 'TIMESTAMP_MILLIS' ? [cut] : [])]
  return {
    date: isLegacy ? (value) => thereAndBack(Number(value)) : undefined,
    timestamp: steps.length === 0 ? undefined : (value) => steps.reduce((v, step) => step(v), value),
  }
}

const thereAndBack = (days: number): number => fromHybridDays(toHybridDays(days))

/** The old calendar skips dates of the session's zone. */
function instantThereAndBack(micros: Integer, zone: string): Integer {
  if (micros >= FIRST_COMMON_INSTANT) return micros
  const local = utcToLocal(micros, zone)
  return add(micros, subtract(onDays(local, thereAndBack), local))
}

const changed = (change: Change | undefined, value: Value): Value =>
  change === undefined || value === null ? value : change(value)

function changeOf(type: DataType, changes: Changes): Change | undefined {
  switch (type.kind) {
    case 'date':
    case 'timestamp':
      return changes[type.kind]
    case 'array': {
      const item = changeOf(type.elementType, changes)
      return item && ((items) => (items as readonly Value[]).map((each) => changed(item, each)))
    }
    case 'map': {
      const key = changeOf(type.keyType, changes)
      const value = changeOf(type.valueType, changes)
      if (key === undefined && value === undefined) return undefined
      return (entries) =>
        (entries as readonly Row[]).map(([k = null, v = null]) => [changed(key, k), changed(value, v)])
    }
    case 'struct': {
      const fields = type.fields.map(({ dataType }) => changeOf(dataType, changes))
      if (fields.every((change) => change === undefined)) return undefined
      return (row) => fields.map((change, i) => changed(change, (row as Row)[i] ?? null))
    }
    default:
      return undefined
  }
}
