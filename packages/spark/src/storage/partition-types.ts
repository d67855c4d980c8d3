import { sparkError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import { compatibleNumber } from '../records/compatible-number.ts'
import { compileCast } from '../types/cast.ts'
import { findTightestCommonType } from '../types/coercion.ts'
import {
  type DataType,
  DateType,
  DoubleType,
  decimalType,
  IntegerType,
  LongType,
  StringType,
  type StructField,
  structField,
  TimestampNTZType,
  TimestampType,
  VoidType,
} from '../types/data-type.ts'
import { MAX_PRECISION } from '../types/decimal.ts'
import { type Integer, isLong } from '../types/integer.ts'
import { scalaName } from '../types/scala-name.ts'
import type { Value } from '../types/value.ts'
import { NULL_PARTITION, type PartitionValues } from './hive-layout.ts'

/** Files whose names start so are none of the data. */
export const isHidden = (path: string, root: string): boolean =>
  path
    .slice(root.length)
    .split('/')
    .some(
      (part) => (part.startsWith('_') && !part.includes('=')) || part.startsWith('.') || part.endsWith('._COPYING_'),
    )

interface PartitionTyping {
  readonly infersTypes: boolean
  readonly timestampNtz: boolean
  /** What tells columns apart: of two spellings the first names the column. */
  keyOf(name: string): string
}

/** The columns that folders stand for, with the narrowest type that holds all their values; void where all are null. */
export function partitionFields(
  files: readonly PartitionValues[],
  { infersTypes, timestampNtz, keyOf }: PartitionTyping,
): readonly StructField[] {
  const typed = (texts: readonly string[]): DataType =>
    typeOfAll(texts, timestampNtz ? TimestampNTZType : TimestampType)
  const values = new Map<string, { readonly name: string; readonly texts: string[] }>()
  for (const file of files) {
    for (const [name, text] of file) {
      const known = values.get(keyOf(name))
      if (known === undefined) values.set(keyOf(name), { name, texts: [text] })
      else known.texts.push(text)
    }
  }
  return [...values.values()].map(({ name, texts }) => structField(name, infersTypes ? typed(texts) : StringType))
}

const typeOfAll = (texts: readonly string[], timestamp: DataType): DataType =>
  [...new Set(texts)]
    .filter((text) => text !== NULL_PARTITION)
    .map((text) => typeOf(text, timestamp))
    .reduce<DataType | undefined>(wider, undefined) ?? VoidType

/** Java's `Double.parseDouble`: blanks around it, a suffix, and names for what is no number. */
const DOUBLE = /^\s*[+-]?(?:NaN|Infinity|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[dDfF]?)\s*$/

function typeOf(text: string, timestamp: DataType): DataType {
  if (/^[+-]?\d+$/.test(text)) {
    const n = BigInt(text)
    if (n >= -(2n ** 31n) && n < 2n ** 31n) return IntegerType
    if (isLong(n)) return LongType
  }
  const digits = wholeDigits(text)
  if (digits !== undefined && digits <= MAX_PRECISION) return decimalType(digits, 0)
  if (DOUBLE.test(text)) return DoubleType
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && reads(text, DateType)) return DateType
  if (/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?:\.\d)?$/.test(text) && reads(text, timestamp)) return timestamp
  return StringType
}

/** How many digits a number has whose decimal point, after its exponent is applied, has none behind it. */
function wholeDigits(text: string): number | undefined {
  const [, whole = '', fraction = '', exponent = '0'] = /^[+-]?(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? []
  const scale = fraction.length - Number(exponent)
  if (whole + fraction === '' || scale > 0) return undefined
  return Math.max(1, `${whole}${fraction}`.replace(/^0+/, '').length - scale)
}

const reads = (text: string, type: DataType): boolean =>
  partitionValue(text, type, { timeZone: 'UTC', now: 0 }) !== null

/** A whole number beyond the exact ones of a double makes texts of both. */
function wider(a: DataType | undefined, b: DataType): DataType {
  if (a === undefined) return b
  const kinds = new Set([a.kind, b.kind])
  if (kinds.has('double') && (kinds.has('long') || kinds.has('decimal'))) return StringType
  return findTightestCommonType(a, b) ?? compatibleNumber(a, b) ?? StringType
}

/** The value of a folder as a cell of its column. */
export function partitionValue(
  text: string,
  type: DataType,
  time: { readonly timeZone: string; readonly now: Integer },
): Value {
  if (text === NULL_PARTITION || type.kind === 'void') return null
  return type.kind === 'string' ? text : compileCast(StringType, type, { mode: 'legacy', ...time })(text)
}

const WHOLE = new Set(['byte', 'short', 'integer', 'long'])
const FRACTIONS = new Set(['float', 'double'])

/**
 * The check of folders' texts against the type that a reader gives to their column: numbers as Java reads them, or an error.
 *
 * @throws SparkError _LEGACY_ERROR_TEMP_2058. UnsupportedError for decimals, which Spark takes by their digits alone
 */
export function requirePartitionText(text: string, { name, dataType }: StructField): void {
  if (text === NULL_PARTITION) return
  if (dataType.kind === 'decimal' && DECIMAL.test(text)) {
    if (wholeDigits(text) !== undefined && dataType.scale === 0) return
    throw new UnsupportedError(
      'PARTITION_DECIMAL',
      `Failed to read partition ${name}=${text} as ${dataType.kind}(${dataType.precision},${dataType.scale}): Spark makes another number of it`,
      'Read it as a string, and cast it.',
    )
  }
  if (isReadable(text, dataType)) return
  throw sparkError('SparkRuntimeException', '_LEGACY_ERROR_TEMP_2058', {
    value: text,
    dataType: scalaName(dataType),
    columnName: name,
  })
}

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/

function isReadable(text: string, { kind }: DataType): boolean {
  if (WHOLE.has(kind)) {
    if (!/^[+-]?\d+$/.test(text)) return false
    const n = BigInt(text)
    return kind === 'long' ? isLong(n) : n >= -(2n ** 31n) && n < 2n ** 31n
  }
  if (FRACTIONS.has(kind)) return DOUBLE.test(text)
  if (kind === 'boolean') return /^(?:true|false)$/i.test(text)
  return kind !== 'decimal'
}
