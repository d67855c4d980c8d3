import { UnsupportedError } from '../errors/unsupported-error.ts'
import { compatibleNumber } from '../records/compatible-number.ts'
import { compileCast } from '../types/cast.ts'
import { findTightestCommonType } from '../types/coercion.ts'
import {
  type DataType,
  DateType,
  decimalType,
  IntegerType,
  LongType,
  StringType,
  type StructField,
  structField,
  TimestampType,
} from '../types/data-type.ts'
import { MAX_PRECISION } from '../types/decimal.ts'
import { isLong } from '../types/integer.ts'
import type { Value } from '../types/value.ts'

/** What Hive writes for a null partition value. */
export const NULL_PARTITION = '__HIVE_DEFAULT_PARTITION__'

/** Files whose names start so are none of the data. */
export const isHidden = (path: string, root: string): boolean =>
  path
    .slice(root.length)
    .split('/')
    .some((part) => (part.startsWith('_') && !part.includes('=')) || part.startsWith('.'))

/** Columns and texts that a file's folders stand for, from the top. */
export type PartitionValues = readonly (readonly [string, string])[]

/** The `key=value` folders of a file below a folder: those next to the file, up to one that is named otherwise. */
export function partitionValues(path: string, base: string): PartitionValues {
  const folders = path.slice(base.length).split('/').slice(0, -1)
  const from = folders.findLastIndex((part) => part.indexOf('=') <= 0) + 1
  return folders.slice(from).map((part) => {
    const at = part.indexOf('=')
    if (at === part.length - 1) {
      throw new UnsupportedError(
        'EMPTY_PARTITION_VALUE',
        `Failed to list files: ${path} lies in ${part}, a folder without a value, which Spark refuses`,
      )
    }
    return [decode(part.slice(0, at)), decode(part.slice(at + 1))] as const
  })
}

const decode = (text: string): string =>
  text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** `a/b` as a folder name: what a path cannot hold is written `%2F`. */
export const encodePartition = (text: string): string =>
  text.replace(
    /["#%'*/:=?\\\u007f{}[\]^\u0000-\u001f]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )

/** The columns that folders stand for, with the narrowest type that holds all their values. */
export function partitionFields(files: readonly PartitionValues[], infersTypes: boolean): readonly StructField[] {
  const values = new Map<string, string[]>()
  for (const file of files) for (const [name, text] of file) values.set(name, [...(values.get(name) ?? []), text])
  return [...values].map(([name, texts]) =>
    structField(name, (infersTypes ? typeOfAll(texts) : undefined) ?? StringType),
  )
}

const typeOfAll = (texts: readonly string[]): DataType | undefined =>
  texts
    .filter((text) => text !== NULL_PARTITION)
    .map(typeOf)
    .reduce(wider, undefined)

function typeOf(text: string): DataType | undefined {
  if (/^[+-]?\d+$/.test(text)) {
    const n = BigInt(text)
    if (n >= -(2n ** 31n) && n < 2n ** 31n) return IntegerType
    if (isLong(n)) return LongType
    const precision = text.replace(/^[+-]?0*/, '').length
    if (precision <= MAX_PRECISION) return decimalType(precision, 0)
  }
  if (/^[+-]?(?:\d+\.\d*|\.\d+|\d+[eE][+-]?\d+)$/.test(text)) return { kind: 'double' }
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return DateType
  if (/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?:\.\d+)?$/.test(text)) return TimestampType
  return StringType
}

/** A whole number beyond the exact ones of a double makes texts of both. */
function wider(a: DataType | undefined, b: DataType | undefined): DataType | undefined {
  if (a === undefined || b === undefined) return a ?? b
  const kinds = new Set([a.kind, b.kind])
  if (kinds.has('double') && (kinds.has('long') || kinds.has('decimal'))) return StringType
  return findTightestCommonType(a, b) ?? compatibleNumber(a, b) ?? StringType
}

/** The value of a folder as a cell of its column. */
export function partitionValue(text: string, type: DataType, timeZone: string): Value {
  if (text === NULL_PARTITION) return null
  return type.kind === 'string' ? text : compileCast(StringType, type, { mode: 'legacy', timeZone })(text)
}
