import { SparkError } from '../../errors/spark-error.ts'
import { UnsupportedError } from '../../errors/unsupported-error.ts'
import type { DataType } from '../../types/data-type.ts'
import { formatDecimalScientific } from '../../types/decimal.ts'
import { formatDouble, formatFloat } from '../../types/float-text.ts'
import type { Integer } from '../../types/integer.ts'
import type { Value } from '../../types/value.ts'
import { requireBearableText } from '../bearable.ts'
import { grouped } from './decimal-format.ts'
import { doubleText, roundText } from './decimal-text.ts'

/** `%2$-8.3f` taken apart. */
interface Specifier {
  readonly text: string
  readonly index: string
  readonly flags: string
  readonly width: number | undefined
  readonly precision: number | undefined
  readonly conversion: string
}
type Piece = string | Specifier

const SPECIFIER = /%(?:(\d+\$|<))?([-#+ 0,(]*)(\d+)?(?:\.(\d+))?([tT][a-zA-Z]|[a-zA-Z%])/y

const illegal = (message: string): SparkError => new SparkError('IllegalArgumentException', message)

function parse(format: string): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  while (at < format.length) {
    const next = format.indexOf('%', at)
    if (next !== at) pieces.push(format.slice(at, next < 0 ? undefined : next))
    if (next < 0) break
    SPECIFIER.lastIndex = next
    const match = SPECIFIER.exec(format)
    if (match === null) throw illegal(`Conversion = '${format.charAt(next + 1) || '%'}'`)
    const [text, index = '', flags = '', width, precision, conversion = ''] = match
    const number = (digits: string | undefined): number | undefined =>
      digits === undefined ? undefined : Number(digits)
    pieces.push({ text, index, flags, width: number(width), precision: number(precision), conversion })
    at = next + text.length
  }
  return pieces
}

const KNOWN = new Set('bBhHsScCdoxXeEfgGaAtTn%')
const REFUSED = new Set('hHgGaA')
/** What may stand behind %t. */
const OF_TIME = new Set('HIklMNLQpsSTzZaAbBCdehjmyYrRcDF')

function checkSpecifier(s: Specifier): void {
  const { conversion: c, flags } = s
  if (c.length > 1) {
    checkTime(s)
    return
  }
  if (!KNOWN.has(c) || c === 't' || c === 'T') throw illegal(`Conversion = '${c}'`)
  if (REFUSED.has(c))
    throw new UnsupportedError('FORMAT_CONVERSION', `Failed to format with %${c}: dryfit does not have this conversion`)
  const allowed = 'bBsScC%'.includes(c)
    ? '-'
    : c === 'd'
      ? '-+ 0,('
      : 'oxX'.includes(c)
        ? '-#0'
        : 'eE'.includes(c)
          ? '-#+ 0('
          : c === 'f'
            ? '-#+ 0,('
            : ''
  const wrong = [...flags].find((f) => !allowed.includes(f))
  if (wrong !== undefined) throw illegal(`Conversion = ${c}, Flags = ${wrong}`)
  if (new Set(flags).size !== flags.length) throw illegal(`Flags = '${flags}'`)
  if ((flags.includes('+') && flags.includes(' ')) || (flags.includes('-') && flags.includes('0')))
    throw illegal(`Flags = '${flags}'`)
  if (/[-0]/.test(flags) && s.width === undefined) throw illegal(s.text)
  if (flags.includes('#') && 'eEf'.includes(c))
    throw new UnsupportedError('FORMAT_FLAG', `Failed to format with ${s.text}: dryfit does not have the flag #`)
  if (s.precision !== undefined && 'dxXocC%n'.includes(c)) throw illegal(String(s.precision))
  if (s.width !== undefined && c === 'n') throw illegal(String(s.width))
}

function checkTime({ conversion: c, flags, width, precision, text }: Specifier): void {
  if (!OF_TIME.has(c.charAt(1))) throw illegal(`Conversion = '${c}'`)
  if (precision !== undefined) throw illegal(String(precision))
  const wrong = [...flags].find((f) => f !== '-')
  if (wrong !== undefined) throw illegal(`Conversion = ${c}, Flags = ${wrong}`)
  if (flags !== '' && width === undefined) throw illegal(text)
}

const JAVA_CLASS: Readonly<Record<string, string>> = {
  string: 'org.apache.spark.unsafe.types.UTF8String',
  decimal: 'org.apache.spark.sql.types.Decimal',
  byte: 'java.lang.Byte',
  short: 'java.lang.Short',
  integer: 'java.lang.Integer',
  date: 'java.lang.Integer',
  'year-month interval': 'java.lang.Integer',
  long: 'java.lang.Long',
  timestamp: 'java.lang.Long',
  timestamp_ntz: 'java.lang.Long',
  'day-time interval': 'java.lang.Long',
  float: 'java.lang.Float',
  double: 'java.lang.Double',
  boolean: 'java.lang.Boolean',
}
const BITS: Readonly<Record<string, number>> = {
  'java.lang.Byte': 8,
  'java.lang.Short': 16,
  'java.lang.Integer': 32,
  'java.lang.Long': 64,
}

interface Operand {
  readonly value: Value
  readonly type: DataType
}

function plainText({ value, type }: Operand): string {
  switch (type.kind) {
    case 'double':
      return formatDouble(value as number)
    case 'float':
      return formatFloat(value as number)
    case 'decimal':
      return formatDecimalScientific(value as Integer, type.scale)
    default:
      if (JAVA_CLASS[type.kind] !== undefined) return String(value)
      throw new UnsupportedError(
        'FORMAT_OPERAND',
        `Failed to format a value of type ${type.kind}: Spark prints its internal form`,
        'Cast it to a string first.',
      )
  }
}

/** The text of one specifier, before its width. */
function convert(s: Specifier, operand: Operand): string {
  const { value, type } = operand
  const lower = s.conversion.charAt(0).toLowerCase()
  if (lower === 'b') return cut(value === null ? 'false' : type.kind === 'boolean' ? String(value) : 'true', s)
  if (value === null) return cut('null', s)
  const javaClass = JAVA_CLASS[type.kind] ?? type.kind
  const mismatch = (): SparkError => illegal(`${s.conversion} != ${javaClass}`)
  switch (lower) {
    case 's':
      return cut(plainText(operand), s)
    case 'c':
      if (!['java.lang.Byte', 'java.lang.Short', 'java.lang.Integer'].includes(javaClass)) throw mismatch()
      return String.fromCodePoint(value as number)
    case 'd':
      if (BITS[javaClass] === undefined) throw mismatch()
      return signed(s, (value as Integer) < 0, grouped(String(value).replace('-', ''), s.flags.includes(',') ? 3 : 0))
    case 'o':
    case 'x': {
      const bits = BITS[javaClass]
      if (bits === undefined) throw mismatch()
      return zeroPadded(
        s,
        s.flags.includes('#') ? (lower === 'x' ? '0x' : '0') : '',
        BigInt.asUintN(bits, BigInt(value as Integer)).toString(lower === 'x' ? 16 : 8),
      )
    }
    case 't':
      if (javaClass !== 'java.lang.Long') throw mismatch()
      throw new UnsupportedError(
        'FORMAT_CONVERSION',
        `Failed to format with ${s.text}: dryfit does not have this conversion`,
        'Spark takes the number for milliseconds. Use date_format of timestamp_millis.',
      )
    default:
      if (type.kind !== 'double' && type.kind !== 'float') throw mismatch()
      return floating(s, value as number)
  }
}

/** Java cuts UTF-16 units: half of a pair shows as a question mark. */
const cut = (text: string, s: Specifier): string =>
  s.precision === undefined ? text : text.slice(0, s.precision).replace(/[\ud800-\udbff]$/, '?')

function floating(s: Specifier, x: number): string {
  if (!Number.isFinite(x)) {
    const plain = { ...s, flags: s.flags.replace('0', '') }
    return Number.isNaN(x) ? 'NaN' : signed(plain, x < 0, 'Infinity')
  }
  const text = doubleText(x)
  const places = s.precision ?? 6
  requireBearableText(places)
  if (s.conversion === 'f') {
    const { whole, fraction } = roundText(text, places, true)
    const body = grouped(whole === '' ? '0' : whole, s.flags.includes(',') ? 3 : 0)
    return signed(s, text.negative, places === 0 ? body : `${body}.${fraction.padEnd(places, '0')}`)
  }
  // d.ddd times ten to the power: round with the point behind the first digit; a carry adds a digit.
  const { whole, fraction } = roundText({ ...text, exponent: text.digits === '' ? 0 : 1 }, places, true)
  const carried = whole.length > 1
  const power = text.digits === '' ? 0 : text.exponent - 1 + (carried ? 1 : 0)
  const digits = (carried ? '0' : '') + fraction
  const mantissa = `${whole.charAt(0) || '0'}${places === 0 ? '' : `.${digits.slice(0, places).padEnd(places, '0')}`}`
  return signed(s, text.negative, `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`)
}

/** Sign, brackets and leading zeros of a number. */
function signed(s: Specifier, negative: boolean, body: string): string {
  const { flags } = s
  const open = negative ? (flags.includes('(') ? '(' : '-') : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : ''
  const close = negative && flags.includes('(') ? ')' : ''
  return zeroPadded(s, open, body, close)
}

function zeroPadded(s: Specifier, open: string, body: string, close = ''): string {
  requireBearableText(s.width ?? 0)
  const zeros = s.flags.includes('0') ? Math.max((s.width ?? 0) - open.length - body.length - close.length, 0) : 0
  return open + '0'.repeat(zeros) + body + close
}

function justified(s: Specifier, text: string): string {
  const width = s.width ?? 0
  requireBearableText(width)
  const cased = /^[BSCXET]/.test(s.conversion) ? text.toUpperCase() : text
  return s.flags.includes('-') ? cased.padEnd(width) : cased.padStart(width)
}

/** Java's `Formatter` for a list of operand types. @throws SparkError IllegalArgumentException as Java raises */
export function compilePrintf(types: readonly DataType[]): (format: string, values: readonly Value[]) => string {
  let known: { readonly format: string; readonly pieces: readonly Piece[] } | undefined
  return (format, values) => {
    if (known?.format !== format) known = { format, pieces: parse(format) }
    let ordinary = 0
    let last = -1
    return known.pieces
      .map((piece) => {
        if (typeof piece === 'string') return piece
        checkSpecifier(piece)
        if (piece.conversion === 'n') return '\n'
        if (piece.conversion === '%') return justified(piece, '%')
        last = piece.index === '<' ? last : piece.index === '' ? ordinary++ : Number(piece.index.slice(0, -1)) - 1
        const type = types[last]
        if (type === undefined) throw illegal(`Format specifier '${piece.text}'`)
        return justified(piece, convert(piece, { value: values[last] ?? null, type }))
      })
      .join('')
  }
}
