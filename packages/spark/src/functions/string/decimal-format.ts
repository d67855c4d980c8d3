import { UnsupportedError } from '../../errors/unsupported-error.ts'
import { requireBearableText } from '../bearable.ts'
import { type DecimalText, roundText, shifted } from './decimal-text.ts'

/** A pattern of Java's DecimalFormat, in the symbols of the US. */
export interface DecimalFormat {
  readonly prefix: string
  readonly suffix: string
  readonly negativePrefix: string
  readonly negativeSuffix: string
  readonly minimumWhole: number
  readonly minimumFraction: number
  readonly maximumFraction: number
  /** 0 for none. */
  readonly grouping: number
  readonly pointShown: boolean
  /** Powers of ten that `%` and `‰` multiply by. */
  readonly shift: number
}

const refused = (pattern: string): UnsupportedError =>
  new UnsupportedError(
    'NUMBER_FORMAT',
    `Failed to read the number format '${pattern}': it is not one that dryfit knows`,
    'Use # 0 , . % and literal text.',
  )

/** Fixed places with thousands grouped: what `format_number(x, 2)` means. */
export function fixedFormat(places: number): DecimalFormat {
  requireBearableText(places)
  return {
    prefix: '',
    suffix: '',
    negativePrefix: '-',
    negativeSuffix: '',
    minimumWhole: 1,
    minimumFraction: places,
    maximumFraction: places,
    grouping: 3,
    pointShown: false,
    shift: 0,
  }
}

const PARTS = /^((?:'[^']*'|[^'#0,.;])*)([#0,.]*)((?:'[^']*'|[^'#0,.;])*)$/

interface Affixes {
  readonly prefix: string
  readonly suffix: string
  readonly number: string
}

function affixes(part: string, pattern: string): Affixes {
  const match = PARTS.exec(part)
  if (match === null) throw refused(pattern)
  const [, before = '', number = '', after = ''] = match
  if (/^E/.test(after) || /¤/.test(before + after)) throw refused(pattern)
  return { prefix: literal(before), suffix: literal(after), number }
}

const literal = (text: string): string => text.replace(/'([^']*)'/g, (_, inner: string) => (inner === '' ? "'" : inner))

/** Reads a pattern. @throws UnsupportedError for exponents, currency signs and malformed ones */
export function parseDecimalFormat(pattern: string): DecimalFormat {
  const [positive = '', negative, ...more] = pattern.split(';')
  if (more.length > 0 || /'[^']*;[^']*'/.test(pattern)) throw refused(pattern)
  const main = affixes(positive, pattern)
  const other = negative === undefined ? { prefix: `-${main.prefix}`, suffix: main.suffix } : affixes(negative, pattern)
  const sign = main.prefix + main.suffix
  return {
    prefix: main.prefix,
    suffix: main.suffix,
    negativePrefix: other.prefix,
    negativeSuffix: other.suffix,
    shift: sign.includes('%') ? 2 : sign.includes('‰') ? 3 : 0,
    ...counts(main.number, pattern),
  }
}

type Counts = Pick<DecimalFormat, 'minimumWhole' | 'minimumFraction' | 'maximumFraction' | 'grouping' | 'pointShown'>

function counts(number: string, pattern: string): Counts {
  if (!/^[#,]*[0,]*(?:\.0*#*)?$/.test(number) || number === '' || number.endsWith(',') || /,\./.test(number))
    throw refused(pattern)
  const point = number.indexOf('.')
  const whole = point < 0 ? number : number.slice(0, point)
  const fraction = point < 0 ? '' : number.slice(point + 1)
  const comma = whole.lastIndexOf(',')
  const zeros = whole.replace(/[^0]/g, '').length
  // Java turns `#.##` into `0.##`: a whole digit where the pattern has no zero at all.
  const anyZero = number.includes('0')
  const total = number.replace(/[.,]/g, '').length
  const wholeDigits = whole.replace(/,/g, '').length
  return {
    minimumWhole: !anyZero && point >= 0 ? Math.min(1, wholeDigits) : zeros,
    minimumFraction: !anyZero && wholeDigits === 0 && fraction !== '' ? 1 : fraction.replace(/[^0]/g, '').length,
    maximumFraction: fraction.length,
    grouping: comma < 0 ? 0 : whole.length - comma - 1,
    pointShown: point >= 0 && (wholeDigits === 0 || wholeDigits === total),
  }
}

export function formatWith(format: DecimalFormat, text: DecimalText): string {
  const { whole, fraction } = roundText(shifted(text, format.shift), format.maximumFraction)
  const digits = fraction.padEnd(format.minimumFraction, '0')
  const padded = whole.padStart(format.minimumWhole, '0')
  const shown = padded === '' && digits === '' ? '0' : padded
  const point = digits !== '' || format.pointShown ? `.${digits}` : ''
  const body = grouped(shown, format.grouping) + point
  return text.negative ? format.negativePrefix + body + format.negativeSuffix : format.prefix + body + format.suffix
}

export function grouped(digits: string, size: number): string {
  if (size === 0) return digits
  const parts: string[] = []
  for (let end = digits.length; end > 0; end -= size) parts.unshift(digits.slice(Math.max(end - size, 0), end))
  return parts.join(',')
}
