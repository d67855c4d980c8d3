import type { Integer } from './integer.ts'

/** Months, days and microseconds of a legacy calendar interval. */
export interface CalendarInterval {
  readonly months: number
  readonly days: number
  readonly microseconds: Integer
}

/**
 * A value inside the engine. What stands for what is told by the column's type:
 *
 * | Spark type | value |
 * |---|---|
 * | boolean | `boolean` |
 * | byte, short, integer | `number`, a whole number |
 * | long | {@link Integer} |
 * | float | `number`, rounded by `Math.fround` |
 * | double | `number` |
 * | decimal(p,s) | {@link Integer}: the unscaled value, scale s |
 * | string | `string` |
 * | binary | `Uint8Array` |
 * | date | `number`: days since 1970-01-01 |
 * | timestamp, timestamp_ntz | {@link Integer}: microseconds since the epoch (wall clock for ntz) |
 * | day-time interval | {@link Integer}: microseconds |
 * | year-month interval | `number`: months |
 * | interval | {@link CalendarInterval} |
 * | array | `Value[]` |
 * | struct | `Value[]`, one per field |
 * | map | `[key, value][]` in insertion order |
 */
export type Value = null | boolean | number | bigint | string | Uint8Array | CalendarInterval | readonly Value[]

/** One row of a relation: a value per column. */
export type Row = readonly Value[]

export type MapEntries = readonly (readonly [Value, Value])[]
