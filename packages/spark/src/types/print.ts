import { quotedIfNeeded } from '../lexer/quoting.ts'
import type { DataType, DayTimeField, StructField, StructType, YearMonthField } from './data-type.ts'
import { escapeMetaCharacters } from './meta-characters.ts'

const SIMPLE: Readonly<Record<string, string>> = {
  byte: 'tinyint',
  short: 'smallint',
  integer: 'int',
  long: 'bigint',
}

const DAY_TIME_FIELDS = ['day', 'hour', 'minute', 'second'] as const
const YEAR_MONTH_FIELDS = ['year', 'month'] as const

const range = (from: string, to: string): string => (from === to ? `interval ${from}` : `interval ${from} to ${to}`)
const dayTime = (start: DayTimeField, end: DayTimeField): string => range(DAY_TIME_FIELDS[start], DAY_TIME_FIELDS[end])
const yearMonth = (start: YearMonthField, end: YearMonthField): string =>
  range(YEAR_MONTH_FIELDS[start], YEAR_MONTH_FIELDS[end])

/** The short name of a type: `bigint`, `array<string>`, `struct<a:int,b:string>` (`df.dtypes`). */
export function simpleString(type: DataType): string {
  switch (type.kind) {
    case 'array':
      return `array<${simpleString(type.elementType)}>`
    case 'map':
      return `map<${simpleString(type.keyType)},${simpleString(type.valueType)}>`
    case 'struct':
      return `struct<${type.fields.map((f) => `${f.name}:${simpleString(f.dataType)}`).join(',')}>`
    default:
      return SIMPLE[type.kind] ?? typeName(type)
  }
}

/** The name of a type in JSON and in schema trees: `long`, `decimal(10,2)`, `array`. */
export function typeName(type: DataType): string {
  switch (type.kind) {
    case 'decimal':
      return `decimal(${type.precision},${type.scale})`
    case 'day-time interval':
      return dayTime(type.startField, type.endField)
    case 'year-month interval':
      return yearMonth(type.startField, type.endField)
    default:
      return type.kind
  }
}

/** A type as SQL and error messages write it, without quotes: `BIGINT`, `STRUCT<a: INT, b: STRING NOT NULL>`. */
export function sqlType(type: DataType): string {
  switch (type.kind) {
    case 'array':
      return `ARRAY<${sqlType(type.elementType)}>`
    case 'map':
      return `MAP<${sqlType(type.keyType)}, ${sqlType(type.valueType)}>`
    case 'struct':
      return `STRUCT<${type.fields.map(sqlField).join(', ')}>`
    default:
      return simpleString(type).toUpperCase()
  }
}

function sqlField(field: StructField): string {
  const comment = field.metadata['comment']
  const nullText = field.nullable ? '' : ' NOT NULL'
  const commentText = typeof comment === 'string' ? ` COMMENT '${escapeSingleQuotes(comment)}'` : ''
  return `${quotedIfNeeded(field.name)}: ${sqlType(field.dataType)}${nullText}${commentText}`
}

const escapeSingleQuotes = (text: string): string => text.replaceAll("'", "\\'")

/** What `printSchema()` prints, with its last line break. */
export function treeString(schema: StructType): string {
  const lines = ['root']
  appendFields(schema, ' |', lines)
  return `${lines.join('\n')}\n`
}

function appendFields(type: StructType, prefix: string, lines: string[]): void {
  for (const field of type.fields) {
    lines.push(
      `${prefix}-- ${escapeMetaCharacters(field.name)}: ${typeName(field.dataType)} (nullable = ${field.nullable})`,
    )
    appendChildren(field.dataType, `${prefix}    |`, lines)
  }
}

function appendChildren(type: DataType, prefix: string, lines: string[]): void {
  switch (type.kind) {
    case 'struct':
      appendFields(type, prefix, lines)
      break
    case 'array':
      lines.push(`${prefix}-- element: ${typeName(type.elementType)} (containsNull = ${type.containsNull})`)
      appendChildren(type.elementType, `${prefix}    |`, lines)
      break
    case 'map':
      lines.push(`${prefix}-- key: ${typeName(type.keyType)}`)
      appendChildren(type.keyType, `${prefix}    |`, lines)
      lines.push(`${prefix}-- value: ${typeName(type.valueType)} (valueContainsNull = ${type.valueContainsNull})`)
      appendChildren(type.valueType, `${prefix}    |`, lines)
      break
    default:
  }
}
