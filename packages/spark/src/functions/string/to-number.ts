import { analysisError, SparkError, sparkError } from '../../errors/spark-error.ts'
import { type DataType, type DecimalType, decimalType, StringType } from '../../types/data-type.ts'
import { fitsPrecision, formatDecimal, MAX_PRECISION, parseDecimal } from '../../types/decimal.ts'
import type { Integer } from '../../types/integer.ts'
import { type AnalysisContext, type Argument, type KernelContext, type SparkFunction, scalar } from '../define.ts'
import { callText, quotedType } from './input.ts'
import { type NumberPattern, type PatternToken, parseNumberPattern } from './number-pattern.ts'

const patternOf = (args: readonly Argument[]): NumberPattern | undefined => {
  const value = args[1]?.value
  return typeof value === 'string' ? parseNumberPattern(value) : undefined
}

function checkPattern(args: readonly Argument[], context: AnalysisContext): void {
  const format = args[1]
  if (format !== undefined && !format.foldable) {
    throw analysisError('DATATYPE_MISMATCH.NON_FOLDABLE_INPUT', {
      sqlExpr: callText(args, context),
      inputName: 'format',
      inputType: quotedType(format),
      inputExpr: `"${format.sql}"`,
    })
  }
  patternOf(args)
}

function numberType(args: readonly Argument[]): DataType {
  const pattern = patternOf(args)
  if (pattern === undefined) return decimalType(10, 0)
  const precision = pattern.before + pattern.after
  if (precision > MAX_PRECISION) {
    throw sparkError('ArithmeticException', 'DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION', {
      precision: String(precision),
      maxPrecision: String(MAX_PRECISION),
    })
  }
  return decimalType(precision, pattern.after)
}

interface Parse {
  readonly input: string
  index: number
  before: string
  after: string
  pastPoint: boolean
  opened: boolean
  negative: boolean
}

/** Digits and separators up to another character; the sizes of the groups, last one first. */
function readGroups(p: Parse): readonly number[] {
  const sizes: number[] = []
  let count = 0
  for (; p.index < p.input.length; p.index++) {
    const c = p.input.charAt(p.index)
    if (c >= '0' && c <= '9') {
      count += 1
      if (p.pastPoint) p.after += c
      else p.before += c
    } else if (c === ',') {
      sizes.unshift(count)
      count = 0
    } else if (!/[\t-\r\x1c-\x20]/.test(c)) break
  }
  return [count, ...sizes]
}

function readDigits(p: Parse, token: Extract<PatternToken, { kind: 'digits' }>): boolean {
  const sizes = readGroups(p)
  const groups = [...token.groups].reverse()
  if (sizes.length > groups.length) return false
  return groups.every((group, i) => {
    const size = sizes[i] ?? 0
    return group.kind === 'exactly' ? size === group.count : size <= group.count
  })
}

function eat(p: Parse, char: string): boolean {
  if (p.input.charAt(p.index) !== char) return false
  p.index += 1
  return true
}

/** False where the input does not fit the token. */
function step(p: Parse, token: PatternToken): boolean {
  switch (token.kind) {
    case 'digits':
      return readDigits(p, token)
    case 'point':
      if (eat(p, '.')) p.pastPoint = true
      return true
    case 'dollar':
      return eat(p, '$')
    case 'sign':
      if (!eat(p, '+') && eat(p, '-')) p.negative = !p.negative
      return true
    case 'minus':
      if (eat(p, '-')) p.negative = !p.negative
      return true
    case 'open':
      p.opened = eat(p, '<')
      return true
    case 'close':
      if (!p.opened) return true
      p.negative = !p.negative
      return eat(p, '>')
  }
}

/** The unscaled value; undefined where the input does not match. */
function parseNumber(input: string, pattern: NumberPattern, type: DecimalType): Integer | undefined {
  const p: Parse = { input, index: 0, before: '', after: '', pastPoint: false, opened: false, negative: false }
  for (const token of pattern.tokens) if (!step(p, token)) return undefined
  if (p.index < input.length) return undefined
  const after = p.after.padEnd(type.scale, '0')
  const parsed = parseDecimal(`${p.negative ? '-' : ''}${p.before}${after === '' ? '' : `.${after}`}`)
  if (parsed === undefined) throw new SparkError('NumberFormatException', 'No digits found.')
  if (!fitsPrecision(parsed.unscaled, type.precision)) {
    throw sparkError('ArithmeticException', 'NUMERIC_VALUE_OUT_OF_RANGE', {
      value: '0',
      precision: String(type.precision),
      scale: String(type.scale),
      config: '"spark.sql.ansi.enabled"',
    })
  }
  return parsed.unscaled
}

const toNumber = (strict: boolean) => (context: KernelContext) => {
  const pattern = patternOf(context.arguments)
  return (input: string): Integer | null => {
    if (pattern === undefined) return null
    const value = parseNumber(input, pattern, context.dataType as DecimalType)
    if (value !== undefined) return value
    if (!strict) return null
    throw sparkError('IllegalArgumentException', 'INVALID_FORMAT.MISMATCH_INPUT', {
      inputType: '"STRING"',
      input,
      format: pattern.text,
    })
  }
}

const isMark = (char: string | undefined): boolean => char === '+' || char === '-' || char === '<'

/** A space goes before a sign that waits for the first digit. */
function addSpace(out: string[]): void {
  const at = isMark(out.at(-1)) ? out.length - 1 : out.length
  out.splice(at, 0, ' ')
}

/** A sign goes before trailing spaces. */
function addMark(out: string[], mark: string): void {
  let at = out.length
  while (at > 0 && out[at - 1] === ' ') at -= 1
  out.splice(at, 0, mark)
}

interface Parts {
  readonly before: string
  readonly after: string
  readonly negative: boolean
}

function partsOf(value: Integer, scale: number, pattern: NumberPattern): Parts {
  const [whole = '', fraction = ''] = formatDecimal(value, scale).split('.')
  const before = whole.replace(/^[-0]+/, '')
  const after = fraction.replace(/0+$/, '')
  if (before.length > pattern.before || after.length > pattern.after) {
    return { before: '#'.repeat(pattern.before), after: '#'.repeat(pattern.after), negative: value < 0 }
  }
  return { before: before.padStart(pattern.before), after: after.padEnd(pattern.after), negative: value < 0 }
}

function writeDigits(
  out: string[],
  token: Extract<PatternToken, { kind: 'digits' }>,
  digits: string,
  pastPoint: boolean,
): void {
  let at = 0
  for (const [i, group] of token.groups.entries()) {
    if (i > 0) {
      if (/[0-9]/.test(out.at(-1) ?? '')) out.push(',')
      else addSpace(out)
    }
    for (let n = 0; n < group.count; n++, at++) {
      const digit = digits.charAt(at)
      if (digit !== ' ') out.push(digit)
      else if (pastPoint || group.kind === 'exactly') out.push('0')
      else addSpace(out)
    }
  }
}

function formatNumber(value: Integer, scale: number, pattern: NumberPattern): string {
  const parts = partsOf(value, scale, pattern)
  const out: string[] = []
  let pastPoint = false
  for (const token of pattern.tokens) {
    switch (token.kind) {
      case 'digits':
        writeDigits(out, token, pastPoint ? parts.after : parts.before, pastPoint)
        break
      case 'point':
        if (out.at(-1) === ' ') out[out.length - 1] = '0'
        out.push(pattern.after === 0 ? ' ' : '.')
        pastPoint = true
        break
      case 'dollar':
        out.push('$')
        break
      case 'sign':
        addMark(out, parts.negative ? '-' : '+')
        break
      case 'minus':
        if (parts.negative) addMark(out, '-')
        else out.push(' ')
        break
      case 'open':
        if (parts.negative) out.push('<')
        break
      case 'close':
        if (parts.negative) addMark(out, '>')
        else out.push(' ', ' ')
    }
  }
  return out.join('')
}

const shape = {
  params: ['col', 'format'],
  inputs: [StringType, StringType],
  returns: numberType,
  check: checkPattern,
} as const

export const numberFunctions: readonly SparkFunction[] = [
  scalar({
    name: 'to_number',
    summary: 'The decimal that a text writes in a number format.',
    ...shape,
    kernel: toNumber(true),
  }),
  scalar({
    name: 'try_to_number',
    summary: 'As to_number, with null where the text does not fit the format.',
    ...shape,
    nullable: true,
    kernel: toNumber(false),
  }),
  scalar({
    name: 'to_char',
    aliases: ['to_varchar'],
    python: ['to_char', 'to_varchar'],
    summary: 'A decimal written in a number format.',
    sql: (args) => `to_char(${args.join(', ')})`,
    params: ['col', 'format'],
    inputs: ['decimal', StringType],
    returns: StringType,
    check: checkPattern,
    kernel: (context) => {
      const pattern = patternOf(context.arguments)
      const scale = (context.arguments[0]?.dataType as DecimalType | undefined)?.scale ?? 0
      return (value: Integer) => (pattern === undefined ? null : formatNumber(value, scale, pattern))
    },
  }),
]
