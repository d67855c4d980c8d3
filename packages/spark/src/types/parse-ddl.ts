import { parseError, parseErrorWithoutPosition, syntaxError } from '../errors/parse-error.ts'
import { SparkError, sparkError } from '../errors/spark-error.ts'
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
} from './data-type.ts'
import { type DdlToken, tokenize } from './ddl-tokens.ts'
import { MAX_PRECISION } from './decimal.ts'

/**
 * Reads a type as SQL writes it: `decimal(10,2)`, `array<struct<a: int, b: string>>`. `char(n)` and `varchar(n)` are strings.
 *
 * @throws SparkError PARSE_SYNTAX_ERROR, UNSUPPORTED_DATATYPE and what else Spark's parser says
 */
export const parseDataType = (text: string): DataType => new DdlParser(text).parse((p) => p.dataType())

/**
 * Reads the columns of a table: `a int, b string NOT NULL COMMENT 'x'`.
 *
 * @throws SparkError as {@link parseDataType}
 */
export const parseTableSchema = (text: string): StructType => new DdlParser(text).parse((p) => p.columns())

/**
 * Reads a schema as `createDataFrame` takes it: `a int, b string`, `a: int, b: string`, `struct<a: int>`; a type alone
 * is the type of the one column `value`.
 *
 * @throws SparkError as {@link parseDataType}
 */
export function parseSchema(text: string): StructType {
  try {
    return parseTableSchema(text)
  } catch (error) {
    const type = attempt(() => parseDataType(text)) ?? attempt(() => parseDataType(`struct<${text.trim()}>`))
    if (type === undefined) throw error
    return type.kind === 'struct' ? type : structType([structField('value', type)])
  }
}

function attempt<T>(parse: () => T): T | undefined {
  try {
    return parse()
  } catch (error) {
    if (error instanceof SparkError) return undefined
    throw error
  }
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

/** What a rule found. Spark parses the whole text before it looks at names, so a wrong name is told after wrong syntax. */
type Rule<T> = () => T

class DdlParser {
  readonly #text: string
  readonly #tokens: readonly DdlToken[]
  #index = 0

  constructor(text: string) {
    this.#text = text
    this.#tokens = tokenize(text)
  }

  parse<T>(rule: (parser: DdlParser) => Rule<T>): T {
    const first = this.#token
    if (this.#text.trim() === '') throw this.#emptyText(first)
    const result = rule(this)
    const rest = this.#token
    if (rest.kind !== 'end') throw this.#error(rest, this.#peek(1).kind === 'end' ? `extra input '${rest.text}'` : '')
    return result()
  }

  dataType(): Rule<DataType> {
    const start = this.#token
    if (!isName(start)) throw this.#error(start)
    this.#index += 1
    const next = this.#token
    if (start.kind === 'word') {
      if (NESTED.has(start.value) && (next.text === '<' || (start.value === 'STRUCT' && next.text === '<>')))
        return this.#nested(start.value)
      if (start.value === 'INTERVAL' && next.kind === 'word') {
        if (YEAR_MONTH.includes(next.value)) return this.#interval(start, YEAR_MONTH, ['MONTH'])
        if (DAY_TIME.includes(next.value)) return this.#interval(start, DAY_TIME, ['HOUR', 'MINUTE', 'SECOND'])
      }
    }
    if (NESTED.has(start.value) && next.text === '<>') throw this.#error(next, "extra input '<>'")
    const parameters = next.text === '(' ? this.#parameters() : []
    return () => this.#primitive(start, parameters)
  }

  columns(): Rule<StructType> {
    const fields = this.#list(() => this.#column())
    return () => structType(fields.map((f) => f()))
  }

  #nested(name: string): Rule<DataType> {
    const open = this.#token.text
    this.#index += 1
    if (open === '<>') return () => structType([])
    if (name === 'STRUCT') {
      const fields = this.#token.text === '>' ? [] : this.#list(() => this.#field())
      this.#expect('>')
      return () => structType(fields.map((f) => f()))
    }
    const first = this.dataType()
    if (name === 'ARRAY') {
      this.#expect('>')
      return () => arrayType(first())
    }
    if (this.#token.text !== ',') throw this.#error(this.#token)
    this.#index += 1
    const second = this.dataType()
    this.#expect('>')
    return () => mapType(first(), second())
  }

  #list<T>(item: () => T): readonly T[] {
    const items = [item()]
    while (this.#token.text === ',') {
      this.#index += 1
      items.push(item())
    }
    return items
  }

  /** `name: type` inside a struct; the colon may be left out. */
  #field(): Rule<StructField> {
    const name = this.#token
    if (!isName(name)) throw this.#error(name)
    this.#index += 1
    if (this.#token.text === ':') this.#index += 1
    return this.#fieldAfter(nameOf(name))
  }

  /** `name type` of a table. `a-b` is read as one wrong name, so that the message can say how to quote it. */
  #column(): Rule<StructField> {
    const first = this.#token
    if (!isName(first)) throw this.#error(first)
    this.#index += 1
    const dash = this.#token
    if (dash.text === '-' && !isName(this.#peek(1))) throw this.#error(dash)
    let name = first.text
    while (this.#token.text === '-' && isName(this.#peek(1))) {
      name += `-${this.#peek(1).text}`
      this.#index += 2
    }
    const field = this.#fieldAfter(nameOf(first))
    if (name === first.text) return field
    return () => {
      throw parseError('INVALID_IDENTIFIER', { ident: name }, { text: this.#text, offset: dash.offset })
    }
  }

  #fieldAfter(name: string): Rule<StructField> {
    const type = this.dataType()
    let nullable = true
    if (this.#isWord('NOT')) {
      this.#index += 1
      if (!this.#isWord('NULL')) throw this.#error(this.#token, this.#token.kind === 'end' ? "missing 'NULL'" : '')
      this.#index += 1
      nullable = false
    }
    const metadata: Record<string, string> = {}
    if (this.#isWord('COMMENT')) {
      this.#index += 1
      if (this.#token.kind !== 'string') throw this.#error(this.#token)
      metadata['comment'] = this.#token.value
      this.#index += 1
    }
    return () => structField(name, type(), nullable, metadata)
  }

  #parameters(): readonly string[] {
    this.#index += 1
    const values = this.#list(() => {
      const { kind, value } = this.#token
      if (kind !== 'integer') throw this.#error(this.#token, this.#notInteger())
      this.#index += 1
      return value
    })
    if (this.#token.text !== ')') throw this.#error(this.#token, this.#extra(')'))
    this.#index += 1
    return values
  }

  #notInteger(): string {
    if (this.#token.text === ')') return 'missing INTEGER_VALUE'
    return this.#peek(1).kind === 'integer' ? `extra input '${this.#token.text}'` : ''
  }

  #interval(start: DdlToken, units: readonly string[], ends: readonly string[]): Rule<DataType> {
    const from = this.#token.value
    this.#index += 1
    let to = from
    if (this.#isWord('TO')) {
      this.#index += 1
      if (this.#token.kind !== 'word' || !ends.includes(this.#token.value)) throw this.#error(this.#token)
      to = this.#token.value
      this.#index += 1
      if (units.indexOf(to) <= units.indexOf(from)) {
        const position = { text: this.#text, offset: start.offset }
        return () => {
          throw parseError('_LEGACY_ERROR_TEMP_0028', { from: from.toLowerCase(), to: to.toLowerCase() }, position)
        }
      }
    }
    const [a, b] = [units.indexOf(from), units.indexOf(to)]
    if (units === YEAR_MONTH) return () => yearMonthIntervalType(a as YearMonthField, b as YearMonthField)
    return () => dayTimeIntervalType(a as DayTimeField, b as DayTimeField)
  }

  #primitive(token: DdlToken, parameters: readonly string[]): DataType {
    const name = token.value
    const position = { text: this.#text, offset: token.offset }
    if (token.kind === 'word') {
      if (parameters.length === 0 && PRIMITIVES[name] !== undefined) return PRIMITIVES[name]
      if (DECIMALS.has(name) && parameters.length <= 2) return this.#decimal(parameters)
      if (CHARS.has(name) && parameters.length === 0)
        throw parseError('DATATYPE_MISSING_SIZE', { type: `"${name}"` }, position)
      if (CHARS.has(name) && parameters.length === 1) {
        toInt(parameters[0])
        return StringType
      }
      if (NESTED.has(name) && parameters.length === 0) throw incompleteType(name, position)
    }
    const text = `${token.kind === 'quoted' ? token.value : token.text}${parameters.length > 0 ? `(${parameters.join(',')})` : ''}`
    throw parseError('UNSUPPORTED_DATATYPE', { typeName: `"${text.toUpperCase()}"` }, position)
  }

  #decimal(parameters: readonly string[]): DataType {
    const [precision = 10, scale = 0] = parameters.map(toInt)
    if (scale > precision) {
      const numbers = { scale: String(scale), precision: String(precision) }
      throw parseErrorWithoutPosition('_LEGACY_ERROR_TEMP_1228', numbers, this.#text)
    }
    checkPrecision(precision)
    return decimalType(precision, scale)
  }

  get #token(): DdlToken {
    return this.#peek(0)
  }

  #peek(ahead: number): DdlToken {
    return this.#tokens[Math.min(this.#index + ahead, this.#tokens.length - 1)] as DdlToken
  }

  #isWord(value: string): boolean {
    return this.#token.kind === 'word' && this.#token.value === value
  }

  #expect(symbol: '>'): void {
    if (this.#token.text !== symbol) {
      throw this.#error(this.#token, this.#token.kind === 'end' ? `missing '${symbol}'` : this.#extra(symbol))
    }
    this.#index += 1
  }

  /** The hint of a token that could be left out. */
  #extra(symbol: string): string {
    return this.#peek(1).text === symbol ? `extra input '${this.#token.text}'` : ''
  }

  #error(token: DdlToken, hint = ''): SparkError {
    return syntaxError(token.kind === 'end' ? undefined : token.text, hint, { text: this.#text, offset: token.offset })
  }

  /** Spark 3.5 prints the words of a syntax error for this class. */
  #emptyText(end: DdlToken): SparkError {
    const { message, messageParameters } = this.#error(end)
    const details = sparkError('ParseException', 'PARSE_EMPTY_STATEMENT')
    return new SparkError('ParseException', message, {
      errorClass: details.errorClass,
      sqlState: details.sqlState,
      messageParameters: { ...messageParameters },
    })
  }
}

const isName = (token: DdlToken): boolean => token.kind === 'word' || token.kind === 'quoted'
const nameOf = (token: DdlToken): string => (token.kind === 'quoted' ? token.value : token.text)

function toInt(text = ''): number {
  const value = Number(text)
  if (value > 2 ** 31 - 1) throw new SparkError('NumberFormatException', `For input string: "${text}"`)
  return value
}

/** @throws SparkError DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION */
export function checkPrecision(precision: number): void {
  if (precision <= MAX_PRECISION) return
  throw sparkError('ArithmeticException', 'DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION', {
    precision: String(precision),
    maxPrecision: String(MAX_PRECISION),
  })
}

const incompleteType = (name: string, position: { text: string; offset: number }): SparkError =>
  parseError(`INCOMPLETE_TYPE_DEFINITION.${name}`, { elementType: '<INT>' }, position)
