import {
  BinaryType,
  BooleanType,
  type DataType,
  DateType,
  DoubleType,
  decimalType,
  fromExternal,
  StringType,
  TimestampType,
  toExternal,
  type Value,
} from '@dryfit/spark'
import { GlueError } from '../errors/glue-error.ts'
import { wholeNumber } from './external.ts'
import { type AtomDataType, array, atom, type Dynamic, type DynamicRecord, NULL, struct } from './value.ts'

/** A value in JSON for a job in Python: plain where JSON and Python agree, tagged where not. */
export type RecordCell =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly [tag: string, value: unknown]
  | { readonly [name: string]: RecordCell }

export const recordCell = (record: DynamicRecord): RecordCell =>
  Object.fromEntries([...record].map(([name, value]) => [name, cellOf(value)]))

function cellOf(value: Dynamic): RecordCell {
  switch (value.kind) {
    case 'null':
      return null
    case 'struct':
      return recordCell(value.fields)
    case 'array':
      return ['a', value.items.map(cellOf)]
    case 'map':
      return ['m', value.entries.map(([k, v]) => [k, cellOf(v)])]
    case 'atom':
      return atomCell(value.value, value.type)
  }
}

function atomCell(value: Exclude<Value, null>, type: AtomDataType): RecordCell {
  switch (type.kind) {
    case 'float':
    case 'double':
      return ['f', Number.isFinite(value) ? value : String(value)]
    case 'decimal':
      return ['n', toExternal(value, type)]
    case 'date':
      return ['d', toExternal(value, type)]
    case 'timestamp':
    case 'timestamp_ntz':
      return ['t', value]
    case 'binary':
      return ['b', toHex(value as Uint8Array)]
    case 'boolean':
    case 'string':
    case 'byte':
    case 'short':
    case 'integer':
    case 'long':
      return value as RecordCell
    default:
      throw new GlueError(
        'NOT_A_RECORD_VALUE',
        `Failed to give a job a value of the type ${type.kind}: a record of Glue holds none. Convert it with Spark first.`,
      )
  }
}

/** A record that a job in Python returned. */
export function recordOfCell(cell: unknown): DynamicRecord {
  return new Map(
    Object.entries(cell as Readonly<Record<string, unknown>>).map(([name, value]) => [name, dynamicOfCell(value)]),
  )
}

const of = (type: DataType): AtomDataType => type as AtomDataType

function dynamicOfCell(cell: unknown): Dynamic {
  if (cell === null) return NULL
  if (typeof cell === 'string') return atom(of(StringType), cell)
  if (typeof cell === 'boolean') return atom(of(BooleanType), cell)
  if (!Array.isArray(cell)) return struct(recordOfCell(cell))
  const [tag, value] = cell as [string, unknown]
  switch (tag) {
    case 'a':
      return array((value as readonly unknown[]).map(dynamicOfCell))
    case 'f':
      return atom(of(DoubleType), typeof value === 'number' ? value : numberOf(String(value)))
    case 'n':
      return decimalOf(String(value))
    case 'd':
      return atom(of(DateType), fromExternal(value, DateType, 'a record') as number)
    case 't':
      return atom(of(TimestampType), value as number)
    case 'b':
      return atom(of(BinaryType), fromHex(String(value)) ?? refuse(String(value)))
    default:
      return wholeNumber(BigInt(String(value))) ?? refuse(String(value))
  }
}

const numberOf = (text: string): number =>
  text === 'nan' ? Number.NaN : text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY

/** The type of a decimal that Python made is settled by `map`: only one that was there before has a known one. */
function decimalOf(text: string): Dynamic {
  const scale = text.includes('.') ? text.length - text.indexOf('.') - 1 : 0
  const type = decimalType(38, Math.min(scale, 38))
  return atom(of(type), fromExternal(text, type, 'a record') as number)
}

const toHex = (bytes: Uint8Array): string => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')

const fromHex = (text: string): Uint8Array | undefined =>
  /^([0-9a-f]{2})*$/i.test(text)
    ? Uint8Array.from(text.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16))
    : undefined

function refuse(text: string): never {
  throw new GlueError(
    'NOT_A_RECORD_VALUE',
    `Failed to take ${text} from a job: it is beyond a long. Make it a decimal or a string.`,
  )
}
