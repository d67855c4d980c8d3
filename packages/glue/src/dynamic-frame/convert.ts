import { compileCast, type DataType, simpleString, type Value } from '@dryfit/spark'
import { GlueError } from '../errors/glue-error.ts'
import { kindName } from './rows.ts'
import { type AtomDataType, atom, type Dynamic, NULL } from './value.ts'

const RANGE: Readonly<Partial<Record<DataType['kind'], bigint>>> = {
  byte: 2n ** 7n,
  short: 2n ** 15n,
  integer: 2n ** 31n,
  long: 2n ** 63n,
}
const FRACTIONAL: ReadonlySet<string> = new Set(['float', 'double', 'decimal'])
const NUMERIC: ReadonlySet<string> = new Set([...Object.keys(RANGE), ...FRACTIONAL])

/**
 * A value in another type, as `apply_mapping` and `resolveChoice` cast: what has no value there is null. A conversion
 * whose result in Glue is not known for sure is refused.
 *
 * @throws GlueError CAST_NOT_KNOWN
 */
export function convert(value: Dynamic, to: AtomDataType, path: string): Dynamic {
  if (value.kind === 'null') return NULL
  if (value.kind !== 'atom') throw notKnown(value, to, path)
  const { type: from } = value
  if (from.kind === to.kind && from.kind !== 'decimal') return value
  if (!isKnown(value.value, from, to)) throw notKnown(value, to, path)
  const cast = castOf(from, to)(value.value)
  return cast === null ? NULL : atom(to, cast)
}

const casts = new Map<string, (v: Exclude<Value, null>) => Value>()

function castOf(from: AtomDataType, to: AtomDataType): (v: Exclude<Value, null>) => Value {
  const key = `${simpleString(from)}>${simpleString(to)}`
  let cast = casts.get(key)
  if (cast === undefined) {
    // No text without a date comes this far.
    cast = compileCast(from, to, { mode: 'legacy', timeZone: 'UTC', now: 0 })
    casts.set(key, cast)
  }
  return cast
}

function isKnown(value: Exclude<Value, null>, from: AtomDataType, to: AtomDataType): boolean {
  if (to.kind === 'string') return from.kind !== 'binary' && from.kind !== 'timestamp' && from.kind !== 'decimal'
  if (from.kind === 'string') return isKnownText(String(value), to)
  if (NUMERIC.has(from.kind) && NUMERIC.has(to.kind)) return isKnownNumber(value, from, to)
  return from.kind === 'date' && to.kind === 'timestamp'
}

/** What one reader of numbers takes and another does not: `12.5` for an int, ` 7`, `1e5`, `1,000`, `7L`, `0x1F`. */
const ALMOST_NUMBER = /^\s*[+-]?(0x[\da-f]+|[\d.,_]*\d[\d.,_]*(e[+-]?\d+)?[lfd]?|nan|inf(inity)?)\s*$/i
const ALMOST_BOOLEAN = /^\s*(t|f|y|n|yes|no|0|1|true|false)\s*$/i
const INTEGER = /^-?\d{1,30}$/
const DECIMAL = /^-?\d+(\.\d+)?$/
const DOUBLE = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/

/** Text that reads as the type in every reader, or as nothing in any. */
function isKnownText(text: string, to: AtomDataType): boolean {
  switch (to.kind) {
    case 'boolean':
      return /^(true|false)$/i.test(text) || !ALMOST_BOOLEAN.test(text)
    case 'float':
    case 'double':
      return DOUBLE.test(text) || !ALMOST_NUMBER.test(text)
    case 'decimal':
      return DECIMAL.test(text) || !ALMOST_NUMBER.test(text)
    case 'date':
      return /^\d{4}-\d\d-\d\d$/.test(text) || !/\d/.test(text)
    case 'timestamp':
      return /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?$/.test(text) || !/\d/.test(text)
    default:
      return to.kind in RANGE && (INTEGER.test(text) ? fits(BigInt(text), to) : !ALMOST_NUMBER.test(text))
  }
}

function isKnownNumber(value: Exclude<Value, null>, from: AtomDataType, to: AtomDataType): boolean {
  if (!(to.kind in RANGE)) return true
  if (from.kind === 'decimal') return false
  const number =
    typeof value === 'bigint' ? value : Number.isFinite(Number(value)) ? BigInt(Math.trunc(Number(value))) : undefined
  return number !== undefined && fits(number, to)
}

function fits(value: bigint, to: AtomDataType): boolean {
  const limit = RANGE[to.kind] ?? 0n
  return value >= -limit && value < limit
}

function notKnown(value: Dynamic, to: AtomDataType, path: string): GlueError {
  const text = value.kind === 'atom' ? JSON.stringify(String(value.value)) : `a ${value.kind}`
  return new GlueError(
    'CAST_NOT_KNOWN',
    `Failed to cast ${path} from ${kindName(value)} to ${simpleString(to)}: what Glue makes of ${text} is not known for sure. Convert the column with Spark (toDF, withColumn) instead.`,
  )
}
