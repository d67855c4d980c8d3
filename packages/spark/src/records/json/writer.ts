import type { SessionConf } from '../../conf/session-conf.ts'
import { UnsupportedError } from '../../errors/unsupported-error.ts'
import { encodePlainBase64 } from '../../types/base64.ts'
import { compileCast } from '../../types/cast.ts'
import { type DataType, StringType } from '../../types/data-type.ts'
import { formatDecimalScientific } from '../../types/decimal.ts'
import { formatDouble, formatFloat } from '../../types/float-text.ts'
import type { Integer } from '../../types/integer.ts'
import type { MapEntries, Value } from '../../types/value.ts'
import { checkOptions } from '../check-options.ts'
import { type DateTexts, dateTexts } from '../date-text.ts'
import type { OptionMap } from '../option-map.ts'
import { checkJsonOptions } from './leniency.ts'
import { doubleJson, quoteJson } from './node-text.ts'

interface WriteSettings {
  readonly dates: DateTexts
  readonly ignoreNulls: boolean
  readonly pretty: boolean
}
/** The text of a value that is not null, at an indentation. */
type Writer = (value: Exclude<Value, null>, indent: string) => string

/** A writer of structs, arrays and maps as JSON texts. */
export function compileToJson(
  type: DataType,
  options: OptionMap,
  conf: SessionConf,
): (value: Exclude<Value, null>) => string {
  checkJsonOptions(options)
  checkOptions('json', 'write', options)
  const ignoreByDefault = conf.flag('spark.sql.jsonGenerator.ignoreNullFields')
  const settings: WriteSettings = {
    dates: dateTexts(options, conf),
    ignoreNulls: options.flag('ignoreNullFields', ignoreByDefault),
    pretty: options.flag('pretty', false),
  }
  const write = writerOf(type, settings)
  return (value) => write(value, '')
}

function writerOf(type: DataType, s: WriteSettings): Writer {
  return compile(type, s) as Writer
}

function compile(type: DataType, s: WriteSettings): (value: never, indent: string) => string {
  switch (type.kind) {
    case 'void':
      return () => 'null'
    case 'boolean':
    case 'byte':
    case 'short':
    case 'integer':
    case 'long':
      return String
    case 'float':
      return (x: number) => (Number.isFinite(x) ? formatFloat(x) : `"${formatFloat(x)}"`)
    case 'double':
      return doubleJson
    case 'decimal':
      return (unscaled: Integer) => formatDecimalScientific(unscaled, type.scale)
    case 'string':
      return (text: string) => quoteJson(text)
    case 'binary':
      return (bytes: Uint8Array) => `"${encodePlainBase64(bytes)}"`
    case 'date':
      return (days: number) => `"${s.dates.writeDate(days)}"`
    case 'timestamp':
      return (micros: Integer) => `"${s.dates.writeTimestamp(micros)}"`
    case 'timestamp_ntz':
      return (micros: Integer) => `"${s.dates.writeTimestampNtz(micros)}"`
    case 'interval':
    case 'day-time interval':
    case 'year-month interval':
      return quotedCast(type, s)
    case 'array':
      return arrayWriter(type.elementType, s)
    case 'map':
      return mapWriter(type.keyType, type.valueType, s)
    case 'struct':
      return structWriter(type.fields, s)
  }
}

function quotedCast(type: DataType, s: WriteSettings): Writer {
  const cast = compileCast(type, StringType, { mode: 'legacy', timeZone: s.dates.zone, now: s.dates.now })
  return (value) => quoteJson(String(cast(value)))
}

function arrayWriter(elementType: DataType, s: WriteSettings): Writer {
  const write = writerOf(elementType, s)
  return (value, indent) => {
    const items = (value as readonly Value[]).map((item) => (item === null ? 'null' : write(item, indent)))
    if (!s.pretty) return `[${items.join(',')}]`
    return items.length === 0 ? '[ ]' : `[ ${items.join(', ')} ]`
  }
}

interface Member {
  readonly name: string
  readonly text: string
}

function writeObject(members: readonly Member[], indent: string, pretty: boolean): string {
  if (!pretty) return `{${members.map((m) => `${quoteJson(m.name)}:${m.text}`).join(',')}}`
  if (members.length === 0) return '{ }'
  const lines = members.map((m) => `${indent}  ${quoteJson(m.name)} : ${m.text}`)
  return `{\n${lines.join(',\n')}\n${indent}}`
}

function structWriter(
  fields: readonly { readonly name: string; readonly dataType: DataType }[],
  s: WriteSettings,
): Writer {
  const writers = fields.map((f) => writerOf(f.dataType, s))
  return (value, indent) => {
    const members: Member[] = []
    for (const [i, field] of fields.entries()) {
      const item = (value as readonly Value[])[i] ?? null
      if (item === null && s.ignoreNulls) continue
      members.push({ name: field.name, text: item === null ? 'null' : (writers[i]?.(item, `${indent}  `) ?? 'null') })
    }
    return writeObject(members, indent, s.pretty)
  }
}

function mapWriter(keyType: DataType, valueType: DataType, s: WriteSettings): Writer {
  const key = keyText(keyType)
  const write = writerOf(valueType, s)
  return (value, indent) => {
    const members = (value as MapEntries).map(([k, v]) => ({
      name: key(k),
      text: v === null ? 'null' : write(v, `${indent}  `),
    }))
    return writeObject(members, indent, s.pretty)
  }
}

/** Spark writes a key as the engine holds it: a date is its number of days. */
function keyText(type: DataType): (key: Value) => string {
  switch (type.kind) {
    case 'double':
      return (key) => formatDouble(key as number)
    case 'float':
      return (key) => formatFloat(key as number)
    case 'decimal':
      return (key) => formatDecimalScientific(key as Integer, type.scale)
    case 'binary':
    case 'struct':
    case 'array':
    case 'map':
    case 'interval':
      throw new UnsupportedError(
        'JSON_MAP_KEY',
        `Failed to write a map with keys of type ${type.kind} as JSON: Spark writes its internal form`,
        'Cast the keys to strings.',
      )
    default:
      return String
  }
}
