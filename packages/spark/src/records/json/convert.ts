import { SparkError } from '../../errors/spark-error.ts'
import { UnsupportedError } from '../../errors/unsupported-error.ts'
import { decodeBase64 } from '../../types/base64.ts'
import { compileCast } from '../../types/cast.ts'
import { type DataType, type DecimalType, StringType, type StructType } from '../../types/data-type.ts'
import { decimalOf } from '../../types/decimal.ts'
import { fromBigInt, type Integer, isLong, multiply, wrapLong } from '../../types/integer.ts'
import type { Value } from '../../types/value.ts'
import { BadRecordError } from '../bad-record.ts'
import type { DateTexts } from '../date-text.ts'
import type { JsonNode } from './lexer.ts'
import { writeNode } from './node-text.ts'

export interface ConvertOptions {
  readonly dates: DateTexts
  readonly nonNumericNumbers: boolean
  /** `spark.sql.legacy.json.allowEmptyString.enabled`: an empty text is null to types that have no text. */
  readonly emptyIsNull: boolean
}
export type NodeConverter = (node: JsonNode) => Value

const bad = (): BadRecordError => new BadRecordError()

/** A converter of JSON values to values of a type; null stays null. @throws BadRecordError from the converter */
export function nodeConverter(type: DataType, options: ConvertOptions): NodeConverter {
  const convert = nonNull(type, options)
  const emptyIsNull = options.emptyIsNull && NULL_WHERE_EMPTY.has(type.kind)
  return (node) =>
    node.kind === 'null' || (emptyIsNull && node.kind === 'string' && node.text === '') ? null : convert(node)
}

const NULL_WHERE_EMPTY: ReadonlySet<string> = new Set([
  'boolean',
  'byte',
  'short',
  'integer',
  'long',
  'decimal',
  'array',
  'map',
  'struct',
])

function nonNull(type: DataType, options: ConvertOptions): NodeConverter {
  switch (type.kind) {
    case 'string':
      return (node) => (node.kind === 'string' ? node.text : writeNode(node, true))
    case 'boolean':
      return (node) => {
        if (node.kind === 'true' || node.kind === 'false') return node.kind === 'true'
        throw bad()
      }
    // Jackson takes a byte up to 255 and keeps its low bits.
    case 'byte':
      return (node) => (Number(integer(node, -128, 255)) << 24) >> 24
    case 'short':
      return (node) => integer(node, -(2 ** 15), 2 ** 15 - 1)
    case 'integer':
      return (node) => integer(node, -(2 ** 31), 2 ** 31 - 1)
    case 'long':
      return long
    case 'float':
      return (node) => Math.fround(double(node, options))
    case 'double':
      return (node) => double(node, options)
    case 'decimal':
      return (node) => decimal(node, type)
    case 'binary':
      return binary
    case 'date':
    case 'timestamp':
    case 'timestamp_ntz':
      return dateTime(type.kind, options.dates)
    case 'day-time interval':
    case 'year-month interval':
      return interval(type, options.dates)
    case 'struct':
      return objectConverter(type, options)
    case 'array':
      return arrayConverter(type.elementType, options)
    case 'map':
      return mapConverter(type.valueType, options)
    case 'void':
      return () => null
    default:
      throw new UnsupportedError(
        'JSON_TYPE',
        `Failed to read JSON as ${type.kind}: dryfit does not have this type in JSON`,
      )
  }
}

function integer(node: JsonNode, min: number, max: number): number {
  const value = node.kind === 'integer' ? Number(node.text) : Number.NaN
  if (!(value >= min && value <= max)) throw bad()
  return value + 0
}

function long(node: JsonNode): Integer {
  if (node.kind !== 'integer') throw bad()
  const value = fromBigInt(BigInt(node.text))
  if (!isLong(value)) throw bad()
  return value
}

function double(node: JsonNode, { nonNumericNumbers }: ConvertOptions): number {
  // A whole number has no negative zero.
  if (node.kind === 'integer') return Number(node.text) + 0
  if (node.kind === 'float') return Number(node.text)
  const text = node.kind === 'string' ? node.text : ''
  if (nonNumericNumbers) {
    if (text === 'NaN') return Number.NaN
    if (text === '+INF' || text === '+Infinity' || text === 'Infinity') return Number.POSITIVE_INFINITY
    if (text === '-INF' || text === '-Infinity') return Number.NEGATIVE_INFINITY
  }
  throw bad()
}

function decimal(node: JsonNode, type: DecimalType): Integer {
  const text =
    node.kind === 'integer' || node.kind === 'float'
      ? node.text
      : node.kind === 'string'
        ? node.text.replaceAll(',', '')
        : ''
  const value = decimalOf(text, type)
  if (value === undefined) throw bad()
  return value
}

function binary(node: JsonNode): Uint8Array {
  if (node.kind !== 'string') throw bad()
  // Padding is asked for, and blanks may stand between groups of four only.
  const groups = node.text.replace(
    /[\x00-\x20]*((?:[A-Za-z0-9+/]{4})|(?:[A-Za-z0-9+/]{3}=)|(?:[A-Za-z0-9+/]{2}==))[\x00-\x20]*/g,
    '$1',
  )
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)?$/.test(groups)) throw bad()
  return decodeBase64(groups)
}

function dateTime(kind: 'date' | 'timestamp' | 'timestamp_ntz', dates: DateTexts): NodeConverter {
  const read = kind === 'date' ? dates.readDate : kind === 'timestamp' ? dates.readTimestamp : dates.readTimestampNtz
  return (node) => {
    if (kind === 'timestamp' && node.kind === 'integer') return wrapLong(multiply(long(node), 1_000_000))
    const value = node.kind === 'string' && node.text !== '' ? read(node.text) : undefined
    if (value === undefined) throw bad()
    return value
  }
}

function interval(type: DataType, { zone, now }: DateTexts): NodeConverter {
  const cast = compileCast(StringType, type, { mode: 'try', timeZone: zone, now })
  return (node) => {
    const value = node.kind === 'string' && node.text !== '' ? cast(node.text) : null
    if (value === null) throw bad()
    return value
  }
}

/** A failing field leaves null, or what of it fits, and makes the whole object a bad one. */
export function objectConverter(type: StructType, options: ConvertOptions): NodeConverter {
  const indexes = new Map(type.fields.map((f, i) => [f.name, i]))
  const converters = type.fields.map((f) => nodeConverter(f.dataType, options))
  return (node) => {
    if (node.kind !== 'object') throw bad()
    const row: Value[] = type.fields.map(() => null)
    let failed = false
    for (const [name, value] of node.entries) {
      const index = indexes.get(name)
      if (index === undefined) continue
      try {
        row[index] = converters[index]?.(value) ?? null
      } catch (error) {
        failed = true
        const partial = partialOf(error)
        if (partial !== undefined) row[index] = partial
      }
    }
    if (failed) throw new BadRecordError(row)
    return row
  }
}

/** What a failure leaves; anything but a bad record is passed on. */
function partialOf(error: unknown): Value | undefined {
  if (error instanceof BadRecordError) return error.partial
  if (error instanceof SparkError && error.kind !== 'SparkUpgradeException') return undefined
  throw error
}

/** Elements that fit in part are kept; one that does not fit at all spoils the list. */
function listOf(
  items: readonly JsonNode[],
  convert: NodeConverter,
): { readonly values: readonly Value[]; readonly failed: boolean } {
  let failed = false
  const values = items.map((item) => {
    try {
      return convert(item)
    } catch (error) {
      const partial = partialOf(error)
      if (partial === undefined) throw error
      failed = true
      return partial
    }
  })
  return { values, failed }
}

function arrayConverter(elementType: DataType, options: ConvertOptions): NodeConverter {
  const convert = nodeConverter(elementType, options)
  return (node) => {
    if (node.kind !== 'array') throw bad()
    const { values, failed } = listOf(node.items, convert)
    if (failed) throw new BadRecordError(values)
    return values
  }
}

function mapConverter(valueType: DataType, options: ConvertOptions): NodeConverter {
  const convert = nodeConverter(valueType, options)
  return (node) => {
    if (node.kind !== 'object') throw bad()
    const { values, failed } = listOf(
      node.entries.map(([, value]) => value),
      convert,
    )
    const entries = node.entries.map(([key], i): readonly Value[] => [key, values[i] ?? null])
    if (failed) throw new BadRecordError(entries)
    return entries
  }
}
