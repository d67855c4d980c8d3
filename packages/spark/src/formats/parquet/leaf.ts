import type { SchemaElement } from 'hyparquet'
import { UnsupportedError } from '../../errors/unsupported-error.ts'
import {
  BinaryType,
  BooleanType,
  ByteType,
  type DataType,
  DateType,
  DoubleType,
  decimalType,
  FloatType,
  IntegerType,
  LongType,
  ShortType,
  StringType,
  TimestampNTZType,
  TimestampType,
} from '../../types/data-type.ts'
import { FIRST_GREGORIAN_DAY, fromHybridDays, onDays } from '../../types/datetime/hybrid.ts'
import { floorDivide, fromBigInt, type Integer, multiply } from '../../types/integer.ts'
import type { Value } from '../../types/value.ts'
import { FIRST_COMMON_INSTANT } from './ancient.ts'
import type { ParquetSettings } from './settings.ts'
import type { Trouble } from './trouble.ts'

/** The type of a Parquet column, and how a raw value becomes the engine's. */
export interface Reading {
  readonly dataType: DataType
  /** Called with a value that is there: null never arrives. */
  readonly read: (raw: unknown) => Value
}

/** How the values of a column are taken. */
export interface LeafContext {
  readonly settings: ParquetSettings
  /** Told of what makes the column unreadable for Spark, which counts only where a job reads it. */
  readonly note: (trouble: Trouble) => void
}

/** Reads a primitive column, whose values arrive as they are stored: nothing is rounded on the way. */
export function leafReading(element: SchemaElement, context: LeafContext): Reading {
  const decimal = decimalReading(element)
  if (decimal !== undefined) return decimal
  switch (element.type) {
    case 'BOOLEAN':
      return { dataType: BooleanType, read: (raw) => raw === true }
    case 'INT32':
      return int32Reading(element, context)
    case 'INT64':
      return int64Reading(element, context)
    case 'INT96':
      return {
        dataType: TimestampType,
        read: instants('int96', (raw) => floorDivide(integerOf(raw), 1000), context),
      }
    case 'FLOAT':
      return { dataType: FloatType, read: Number }
    case 'DOUBLE':
      return { dataType: DoubleType, read: Number }
    case 'BYTE_ARRAY':
      return bytesReading(element, context)
    default:
      return annotationOf(element) === undefined ? bytesReading(element, context) : illegal(element, context)
  }
}

/** A type that Spark does not infer; where a schema says how, it is read as it is stored. */
function illegal(element: SchemaElement, { note }: LeafContext): Reading {
  const annotation = element.logical_type?.type ?? element.converted_type
  note({ illegal: `${element.type ?? 'group'} (${annotation ?? ''})` })
  if (element.type === 'INT32') return { dataType: IntegerType, read: Number }
  if (element.type === 'INT64') return { dataType: LongType, read: integerOf }
  return { dataType: BinaryType, read: (raw) => bytesOf(raw).slice() }
}

function decimalReading(element: SchemaElement): Reading | undefined {
  const { converted_type: converted, logical_type: logical } = element
  const annotation = logical?.type === 'DECIMAL' ? logical : converted === 'DECIMAL' ? element : undefined
  if (annotation === undefined) return undefined
  const { precision = 10, scale = 0 } = annotation
  if (precision > 38) throw unsupported(element)
  const stored = element.type === 'INT32' || element.type === 'INT64'
  return { dataType: decimalType(precision, scale), read: stored ? integerOf : (raw) => twosComplement(bytesOf(raw)) }
}

function int32Reading(element: SchemaElement, context: LeafContext): Reading {
  switch (annotationOf(element)) {
    case undefined:
    case 'NULL':
    case 'INT_32':
      return { dataType: IntegerType, read: Number }
    case 'INT_8':
      return { dataType: ByteType, read: Number }
    case 'INT_16':
    case 'UINT_8':
      return { dataType: ShortType, read: Number }
    case 'UINT_16':
      return { dataType: IntegerType, read: Number }
    case 'UINT_32':
      return { dataType: LongType, read: (raw) => Number(raw) >>> 0 }
    case 'DATE':
      return { dataType: DateType, read: days(context) }
    default:
      return illegal(element, context)
  }
}

function int64Reading(element: SchemaElement, context: LeafContext): Reading {
  const logical = element.logical_type
  if (logical?.type === 'TIMESTAMP') {
    const { isAdjustedToUTC, unit } = logical
    if (unit === 'NANOS') {
      if (!context.settings.nanosAsLong) context.note({ illegal: `INT64 (TIMESTAMP(NANOS,${isAdjustedToUTC}))` })
      return { dataType: LongType, read: integerOf }
    }
    const read = unit === 'MILLIS' ? microsOfMillis : integerOf
    const isInstant = isAdjustedToUTC || !context.settings.inferTimestampNtz
    if (isInstant) return { dataType: TimestampType, read: instants('datetime', read, context) }
    return { dataType: TimestampNTZType, read }
  }
  switch (annotationOf(element)) {
    case undefined:
    case 'INT_64':
      return { dataType: LongType, read: integerOf }
    case 'UINT_64':
      return { dataType: decimalType(20, 0), read: (raw) => fromBigInt(BigInt.asUintN(64, BigInt(integerOf(raw)))) }
    case 'TIMESTAMP_MILLIS':
      return { dataType: TimestampType, read: instants('datetime', microsOfMillis, context) }
    case 'TIMESTAMP_MICROS':
      return { dataType: TimestampType, read: instants('datetime', integerOf, context) }
    default:
      return illegal(element, context)
  }
}

/** Days, carried over from the calendar that they were written in. */
function days({ settings, note }: LeafContext): (raw: unknown) => number {
  if (settings.datetimeRebase === 'CORRECTED') return Number
  if (settings.datetimeRebase === 'LEGACY') return (raw) => fromHybridDays(Number(raw))
  return (raw) => {
    const value = Number(raw)
    if (value < FIRST_GREGORIAN_DAY) note({ ancient: 'datetime' })
    return value
  }
}

/** Instants, carried over from the calendar that they were written in. */
function instants(
  kind: 'datetime' | 'int96',
  read: (raw: unknown) => Integer,
  { settings, note }: LeafContext,
): (raw: unknown) => Integer {
  const mode = settings[`${kind}Rebase`]
  if (mode === 'CORRECTED') return read
  const { legacyZone } = settings
  if (mode === 'LEGACY' && legacyZone === 'UTC') return (raw) => onDays(read(raw), fromHybridDays)
  return (raw) => {
    const micros = read(raw)
    if (micros < FIRST_COMMON_INSTANT) note(mode === 'LEGACY' ? { legacyZone } : { ancient: kind })
    return micros
  }
}

function bytesReading(element: SchemaElement, context: LeafContext): Reading {
  const { binaryAsString } = context.settings
  switch (annotationOf(element)) {
    case 'UTF8':
    case 'STRING':
    case 'ENUM':
    case 'JSON':
      return { dataType: StringType, read: stringReader() }
    case undefined:
      if (binaryAsString && element.type === 'BYTE_ARRAY') return { dataType: StringType, read: stringReader() }
      return { dataType: BinaryType, read: (raw) => bytesOf(raw).slice() }
    case 'BSON':
      return { dataType: BinaryType, read: (raw) => bytesOf(raw).slice() }
    default:
      return illegal(element, context)
  }
}

/** The annotation under the older of its two names, where it has one. */
function annotationOf({ converted_type: converted, logical_type: logical }: SchemaElement): string | undefined {
  if (logical?.type === 'INTEGER') return `${logical.isSigned ? 'INT' : 'UINT'}_${logical.bitWidth}`
  return converted ?? logical?.type
}

/** A dictionary hands out one array for all its occurrences, so that each is decoded once. */
function stringReader(): (raw: unknown) => string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const known = new WeakMap<Uint8Array, string>()
  return (raw) => {
    const bytes = bytesOf(raw)
    const text = known.get(bytes) ?? decoder.decode(bytes)
    known.set(bytes, text)
    return text
  }
}

const microsOfMillis = (raw: unknown): Integer => multiply(integerOf(raw), 1000)

function integerOf(raw: unknown): Integer {
  return typeof raw === 'bigint' ? fromBigInt(raw) : Number(raw)
}

function bytesOf(raw: unknown): Uint8Array {
  if (raw instanceof Uint8Array) return raw
  throw new Error(`bytes expected, ${typeof raw} found`)
}

function twosComplement(bytes: Uint8Array): Integer {
  let value = 0n
  for (const byte of bytes) value = (value << 8n) | BigInt(byte)
  return fromBigInt(BigInt.asIntN(bytes.length * 8, value))
}

/** A column of a file that is not known here. */
export class ColumnError extends Error {
  readonly #column: string

  constructor(column: string, reason: string) {
    super(reason)
    this.#column = column
  }

  /** What the user reads of it. */
  in(file: string): UnsupportedError {
    return new UnsupportedError('PARQUET_TYPE', `Failed to read column ${this.#column} of ${file}: ${this.message}`)
  }
}

function unsupported(element: SchemaElement): ColumnError {
  const annotation = element.logical_type?.type ?? element.converted_type
  const type = `${element.type ?? 'group'}${annotation === undefined ? '' : ` (${annotation})`}`
  return new ColumnError(element.name, `the Parquet type ${type} has no Spark type here`)
}
