import { parseErrorWithoutPosition } from '../errors/parse-error.ts'
import { analysisError, SparkError, sparkError } from '../errors/spark-error.ts'
import { keptByText } from '../lexer/kept-by-text.ts'
import type { Token } from '../lexer/token.ts'
import {
  arrayType,
  BinaryType,
  BooleanType,
  ByteType,
  CalendarIntervalType,
  type DataType,
  DateType,
  type DayTimeField,
  DoubleType,
  dayTimeIntervalType,
  decimalType,
  FloatType,
  IntegerType,
  LongType,
  mapType,
  ShortType,
  StringType,
  type StructField,
  type StructType,
  structField,
  structType,
  TimestampNTZType,
  TimestampType,
  VoidType,
  type YearMonthField,
  yearMonthIntervalType,
} from '../types/data-type.ts'
import { checkPrecision } from '../types/decimal.ts'
import { simpleString } from '../types/print.ts'
import { Cursor } from './cursor.ts'
import { type ParserSettings, PLAIN_SQL } from './settings.ts'

/**
 * Reads a type as SQL writes it: `decimal(10,2)`, `array<struct<a: int, b: string>>`. `char(n)` and `varchar(n)` are strings.
 *
 * @throws SparkError PARSE_SYNTAX_ERROR, UNSUPPORTED_DATATYPE and what else Spark's parser says
 */
export const parseDataType = (text: string, settings = PLAIN_SQL): DataType =>
  ALONE.has(text) ? plainType(text) : parse(text, settings, dataType)

/** The most usual types, which no setting changes. */
const ALONE: ReadonlySet<string> = new Set(
  'boolean tinyint smallint int integer bigint long float double date string'.split(' '),
)
const plainType = keptByText((text) => parse(text, PLAIN_SQL, dataType))

/**
 * Reads a type as {@link parseDataType} does, or columns as {@link parseSchema}, and keeps the lengths of `char(n)` and
 * `varchar(n)`: they are told by its JSON form only.
 *
 * @throws SparkError as {@link parseSchema}
 */
export const parseDeclaredSchema = (text: string, settings = PLAIN_SQL): DataType =>
  ALONE.has(text)
    ? plainType(text)
    : (attempt(() => parse(text, settings, anyType)) ?? readSchema(text, settings, anyType))

/** Reads the schema of a reader. @throws SparkError as {@link parseSchema}, and where a text declares its length */
export function parseReaderSchema(text: string, settings = PLAIN_SQL): StructType {
  const declared = parseDeclaredSchema(text, settings)
  if (withoutLengths(declared) !== declared) throw analysisError('UNSUPPORTED_CHAR_OR_VARCHAR_AS_STRING')
  return parseSchema(text, settings)
}

/**
 * Reads the columns of a table: `a int, b string NOT NULL COMMENT 'x'`.
 *
 * @throws SparkError as {@link parseDataType}
 */
export const parseTableSchema = (text: string, settings = PLAIN_SQL): StructType =>
  settings === PLAIN_SQL ? plainColumns(text) : parse(text, settings, columns)

const plainColumns = keptByText((text) => parse(text, PLAIN_SQL, columns))

/**
 * Reads a schema as `createDataFrame` takes it: `a int, b string`, `a: int, b: string`, `struct<a: int>`; a type alone
 * is the type of the one column `value`.
 *
 * @throws SparkError as {@link parseDataType}
 */
export const parseSchema = (text: string, settings = PLAIN_SQL): StructType => readSchema(text, settings, dataType)

function readSchema(text: string, settings: ParserSettings, read: (cursor: Cursor) => DataType): StructType {
  try {
    return parse(text, settings, (cursor) => structType(list(cursor, () => column(cursor, read))))
  } catch (error) {
    const type =
      attempt(() => parse(text, settings, read)) ?? attempt(() => parse(`struct<${text.trim()}>`, settings, read))
    if (type === undefined) throw error
    return type.kind === 'struct' ? type : structType([structField('value', type)])
  }
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof SparkError) return undefined
    throw error
  }
}

function parse<T>(text: string, settings: ParserSettings, rule: (cursor: Cursor) => T): T {
  const cursor = new Cursor(text, settings)
  requireText(cursor)
  const result = rule(cursor)
  cursor.finish()
  return result
}

/** @throws SparkError PARSE_EMPTY_STATEMENT for blanks alone; a comment is a syntax error */
export function requireText(cursor: Cursor): void {
  if (cursor.token.kind === 'end' && cursor.source.trim() === '') throw emptyText(cursor)
}

/** Spark 3.5 prints the words of a syntax error for this class. */
function emptyText(cursor: Cursor): SparkError {
  const { message, messageParameters } = cursor.syntaxError()
  const { errorClass, sqlState } = sparkError('ParseException', 'PARSE_EMPTY_STATEMENT')
  return new SparkError('ParseException', message, {
    errorClass,
    sqlState,
    messageParameters: { ...messageParameters },
  })
}

const PRIMITIVES: Readonly<Record<string, DataType>> = {
  BOOLEAN: BooleanType,
  TINYINT: ByteType,
  BYTE: ByteType,
  SMALLINT: ShortType,
  SHORT: ShortType,
  INT: IntegerType,
  INTEGER: IntegerType,
  BIGINT: LongType,
  LONG: LongType,
  FLOAT: FloatType,
  REAL: FloatType,
  DOUBLE: DoubleType,
  DATE: DateType,
  TIMESTAMP: TimestampType,
  TIMESTAMP_NTZ: TimestampNTZType,
  TIMESTAMP_LTZ: TimestampType,
  STRING: StringType,
  BINARY: BinaryType,
  DECIMAL: decimalType(),
  DEC: decimalType(),
  NUMERIC: decimalType(),
  VOID: VoidType,
  INTERVAL: CalendarIntervalType,
}
const DECIMALS: ReadonlySet<string> = new Set(['DECIMAL', 'DEC', 'NUMERIC'])
const CHARS: ReadonlySet<string> = new Set(['CHAR', 'CHARACTER', 'VARCHAR'])
const NESTED: ReadonlySet<string> = new Set(['ARRAY', 'MAP', 'STRUCT'])
const YEAR_MONTH = ['YEAR', 'MONTH']
const DAY_TIME = ['DAY', 'HOUR', 'MINUTE', 'SECOND']

const isName = (token: Token): boolean => token.kind === 'word' || token.kind === 'quoted'
const isInteger = (token: Token): boolean => token.kind === 'number' && /^\d+$/.test(token.text)

/** `char(n)` and `varchar(n)` as they are declared: everywhere but in the columns of a table they are strings. */
interface DeclaredText {
  readonly kind: 'string'
  readonly declared: string
}

/** A type of a column of a table, and how it is declared where lengths of texts are. */
export interface DeclaredType {
  readonly type: DataType
  /** `array<char(3)>` */
  readonly declared?: string
}

/** The type of a column of a table, from the cursor on. */
export function declaredType(cursor: Cursor): DeclaredType {
  const type = anyType(cursor)
  const plain = withoutLengths(type)
  return type === plain ? { type } : { type: plain, declared: declaredString(type) }
}

/** Reads a declared type again. */
export const parseDeclaredType = (text: string): DataType | DeclaredText => parse(text, PLAIN_SQL, anyType)

function withoutLengths(type: DataType): DataType {
  switch (type.kind) {
    case 'string':
      return 'declared' in type ? StringType : type
    case 'array': {
      const elementType = withoutLengths(type.elementType)
      return elementType === type.elementType ? type : { ...type, elementType }
    }
    case 'map': {
      const [keyType, valueType] = [withoutLengths(type.keyType), withoutLengths(type.valueType)]
      return keyType === type.keyType && valueType === type.valueType ? type : { ...type, keyType, valueType }
    }
    case 'struct': {
      const fields = type.fields.map((field) => {
        const inner = withoutLengths(field.dataType)
        return inner === field.dataType ? field : { ...field, dataType: inner }
      })
      return fields.every((field, i) => field === type.fields[i]) ? type : { ...type, fields }
    }
    default:
      return type
  }
}

function declaredString(type: DataType): string {
  if ('declared' in type) return String(type.declared)
  if (type.kind === 'array') return `array<${declaredString(type.elementType)}>`
  if (type.kind === 'map') return `map<${declaredString(type.keyType)},${declaredString(type.valueType)}>`
  if (type.kind === 'struct')
    return `struct<${type.fields.map((f) => `${f.name}:${declaredString(f.dataType)}`).join(',')}>`
  return simpleString(type)
}

/** A type, from the cursor on. A wrong name is noted; Spark tells it after wrong syntax. */
export const dataType = (cursor: Cursor): DataType => withoutLengths(anyType(cursor))

function anyType(cursor: Cursor): DataType {
  const start = cursor.token
  if (!isName(start)) throw cursor.syntaxError()
  cursor.advance()
  const { keyword } = start
  const next = cursor.token
  if (NESTED.has(keyword) && (next.text === '<' || (keyword === 'STRUCT' && next.text === '<>')))
    return nested(keyword, cursor)
  if (keyword === 'INTERVAL') {
    if (YEAR_MONTH.includes(next.keyword)) return interval(start, cursor, YEAR_MONTH, ['MONTH'])
    if (DAY_TIME.includes(next.keyword)) return interval(start, cursor, DAY_TIME, ['HOUR', 'MINUTE', 'SECOND'])
  }
  if (NESTED.has(keyword) && next.text === '<>') throw cursor.syntaxError(next, "extra input '<>'")
  const parameters = next.text === '(' ? typeParameters(cursor) : []
  return primitive(start, parameters, cursor)
}

/** The columns of a table, from the cursor on. */
export const columns = (cursor: Cursor): StructType => structType(list(cursor, () => column(cursor)))

function nested(name: string, cursor: Cursor): DataType {
  if (cursor.takeSymbol('<>')) return structType([])
  cursor.advance()
  if (name === 'STRUCT') {
    const fields = cursor.isSymbol('>') ? [] : list(cursor, () => field(cursor))
    expectClosing(cursor)
    return structType(fields)
  }
  const first = anyType(cursor)
  if (name === 'ARRAY') {
    expectClosing(cursor)
    return arrayType(first)
  }
  if (!cursor.takeSymbol(',')) throw cursor.syntaxError(cursor.token, isName(cursor.token) ? "missing ','" : '')
  const second = anyType(cursor)
  expectClosing(cursor)
  return mapType(first, second)
}

function expectClosing(cursor: Cursor): void {
  cursor.expectSymbol('>', cursor.token.kind === 'end' || cursor.isSymbol(')') ? 'told' : 'untold')
}

function list<T>(cursor: Cursor, item: () => T): readonly T[] {
  const items = [item()]
  while (cursor.takeSymbol(',')) items.push(item())
  return items
}

/** `name: type` inside a struct; the colon may be left out. */
function field(cursor: Cursor): StructField {
  const name = cursor.token
  cursor.takeName()
  cursor.takeSymbol(':')
  return fieldAfter(name.value, cursor, anyType)
}

/** `name type` of a table. `a-b` is read as one wrong name, so that the message can say how to quote it. */
function column(cursor: Cursor, read = dataType): StructField {
  const first = cursor.token
  cursor.takeName()
  const dash = cursor.token
  if (dash.text === '-' && !isName(cursor.ahead(1))) throw cursor.syntaxError()
  let ident = first.text
  while (cursor.isSymbol('-') && isName(cursor.ahead(1))) {
    cursor.advance()
    ident += `-${cursor.advance().text}`
  }
  if (ident !== first.text) throw cursor.error('INVALID_IDENTIFIER', { ident }, dash)
  return fieldAfter(first.value, cursor, read)
}

function fieldAfter(name: string, cursor: Cursor, read = dataType): StructField {
  const type = read(cursor)
  const nullable = !cursor.takeWords('NOT')
  if (!nullable && !cursor.takeWords('NULL'))
    throw cursor.syntaxError(cursor.token, cursor.token.kind === 'end' ? "missing 'NULL'" : '')
  const metadata: Record<string, string> = {}
  if (cursor.takeWords('COMMENT')) {
    if (cursor.token.kind !== 'string') throw cursor.syntaxError()
    metadata['comment'] = cursor.advance().value
  }
  return structField(name, type, nullable, metadata)
}

function typeParameters(cursor: Cursor): readonly string[] {
  cursor.advance()
  const values = list(cursor, () => {
    if (!isInteger(cursor.token)) throw cursor.syntaxError(cursor.token, notInteger(cursor))
    return cursor.advance().text
  })
  cursor.expectSymbol(')')
  return values
}

function notInteger(cursor: Cursor): string {
  if (cursor.isSymbol(')')) return 'missing INTEGER_VALUE'
  return isInteger(cursor.ahead(1)) ? `extra input '${cursor.token.text}'` : ''
}

function interval(start: Token, cursor: Cursor, units: readonly string[], ends: readonly string[]): DataType {
  const from = cursor.advance().keyword
  const bounded = cursor.takeWords('TO')
  const end = cursor.token
  if (bounded && !ends.includes(end.keyword))
    throw cursor.syntaxError(end, end.kind === 'end' ? `missing ${choice(ends)}` : '')
  const to = bounded ? cursor.advance().keyword : from
  const [a, b] = [units.indexOf(from), units.indexOf(to)]
  if (bounded && b <= a) {
    cursor.fail(cursor.error('_LEGACY_ERROR_TEMP_0028', { from: from.toLowerCase(), to: to.toLowerCase() }, start))
    return VoidType
  }
  if (units === YEAR_MONTH) return yearMonthIntervalType(a as YearMonthField, b as YearMonthField)
  return dayTimeIntervalType(a as DayTimeField, b as DayTimeField)
}

const choice = (words: readonly string[]): string =>
  words.length === 1 ? `'${words[0] ?? ''}'` : `{${words.map((w) => `'${w}'`).join(', ')}}`

function primitive(token: Token, parameters: readonly string[], cursor: Cursor): DataType {
  const name = token.keyword
  const fail = (error: SparkError): DataType => {
    cursor.fail(error)
    return VoidType
  }
  if (name === 'TIMESTAMP' && parameters.length === 0 && cursor.settings.timestampNtz) return TimestampNTZType
  const known = parameters.length === 0 ? PRIMITIVES[name] : undefined
  if (known !== undefined) return known
  if (DECIMALS.has(name) && parameters.length <= 2) return noting(cursor, () => decimalOf(parameters, cursor))
  if (CHARS.has(name) && parameters.length === 0)
    return fail(cursor.error('DATATYPE_MISSING_SIZE', { type: `"${name}"` }, token))
  if (CHARS.has(name) && parameters.length === 1) {
    return noting(cursor, () => {
      const length = toInt(parameters[0])
      const declared: DeclaredText = {
        kind: 'string',
        declared: `${name === 'VARCHAR' ? 'varchar' : 'char'}(${length})`,
      }
      return declared
    })
  }
  if (NESTED.has(name) && parameters.length === 0)
    return fail(cursor.error(`INCOMPLETE_TYPE_DEFINITION.${name}`, { elementType: '<INT>' }, token))
  const text = `${token.value}${parameters.length > 0 ? `(${parameters.join(',')})` : ''}`
  return fail(cursor.error('UNSUPPORTED_DATATYPE', { typeName: `"${text.toUpperCase()}"` }, token))
}

function noting(cursor: Cursor, read: () => DataType): DataType {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof SparkError)) throw error
    cursor.fail(error)
    return VoidType
  }
}

function decimalOf(parameters: readonly string[], cursor: Cursor): DataType {
  const [precision = 10, scale = 0] = parameters.map(toInt)
  if (scale > precision) {
    const numbers = { scale: String(scale), precision: String(precision) }
    throw parseErrorWithoutPosition('_LEGACY_ERROR_TEMP_1228', numbers, cursor.source)
  }
  checkPrecision(precision)
  return decimalType(precision, scale)
}

function toInt(text = ''): number {
  const value = Number(text)
  if (value > 2 ** 31 - 1) throw new SparkError('NumberFormatException', `For input string: "${text}"`)
  return value
}
