import { tick } from '../../errors/deadline.ts'
import { analysisError } from '../../errors/spark-error.ts'
import { BooleanType, IntegerType, StringType } from '../../types/data-type.ts'
import { type AnalysisContext, type Argument, type KernelContext, type SparkFunction, scalar } from '../define.ts'
import { characters } from './code-points.ts'
import { nonFoldable } from './input.ts'
import { titleCase } from './title-case.ts'

const text = { params: ['col'], inputs: [StringType], returns: StringType } as const

function initcap(value: string): string {
  let out = ''
  let previous = ' '
  for (const unit of value.toLowerCase().split('')) {
    out += previous === ' ' ? titleCase(unit) : unit
    previous = unit
  }
  return out
}

// Codes of A to Z; 7 is passed over, 0 separates.
const SOUNDEX = '01230127022455012623017202'
const capitalOf = (unit: string): string =>
  unit >= 'a' && unit <= 'z' ? unit.toUpperCase() : unit >= 'A' && unit <= 'Z' ? unit : ''

function soundex(value: string): string {
  const first = capitalOf(value.charAt(0))
  if (first === '') return value
  let code = first
  let last = SOUNDEX.charAt(first.charCodeAt(0) - 65)
  for (let i = 1; i < value.length && code.length < 4; i++) {
    const letter = capitalOf(value.charAt(i))
    if (letter === '') {
      last = '0'
      continue
    }
    const digit = SOUNDEX.charAt(letter.charCodeAt(0) - 65)
    if (digit === '7') continue
    if (digit !== '0' && digit !== last) code += digit
    last = digit
  }
  return code.padEnd(4, '0')
}

function luhn(value: string): boolean {
  if (!/^[0-9]+$/.test(value)) return false
  let sum = 0
  for (let i = 0; i < value.length; i++) {
    const digit = Number(value.charAt(value.length - 1 - i))
    const doubled = i % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

const MASK_NAMES = ['input', 'upperChar', 'lowerChar', 'digitChar', 'otherChar'] as const
const MASK_DEFAULTS = ['', 'X', 'x', 'n', null] as const

const maskArguments = (args: readonly string[]): string =>
  [...args, ...MASK_DEFAULTS.slice(args.length).map((d) => d ?? 'NULL')].join(', ')

function checkMask(args: readonly Argument[], context: AnalysisContext): void {
  const call = `"${context.name}(${maskArguments(args.map((a) => a.sql))})"`
  for (const [i, arg] of args.entries()) {
    const name = MASK_NAMES[i] ?? ''
    if (i === 0) continue
    if (!arg.foldable) throw nonFoldable(call, name, arg)
    if (typeof arg.value === 'string' && [...arg.value].length !== 1) {
      throw analysisError('DATATYPE_MISMATCH.INPUT_SIZE_NOT_ONE', { sqlExpr: call, exprName: name })
    }
  }
}

/** Java takes the first UTF-16 unit of the text; half of a surrogate pair prints as a question mark. */
const firstUnit = (text: string): string => (/^[\uD800-\uDFFF]/.test(text) ? '?' : text.charAt(0))

function maskKernel(context: KernelContext): (...values: (string | null)[]) => string | null {
  const of = (i: number): string | null => {
    const arg = context.arguments[i]
    const given = arg === undefined ? MASK_DEFAULTS[i] : (arg.value as string | null | undefined)
    return given === undefined || given === null ? null : firstUnit(given)
  }
  const [upper, lower, digit, other] = [of(1), of(2), of(3), of(4)]
  // Java looks at UTF-16 units here: each half of a surrogate pair is an "other".
  const replace = (unit: string): string | null =>
    /\p{Uppercase}/u.test(unit) ? upper : /\p{Lowercase}/u.test(unit) ? lower : /\p{Nd}/u.test(unit) ? digit : other
  return (value) =>
    value === null
      ? null
      : value
          .split('')
          .map((unit) => replace(unit) ?? unit)
          .join('')
}

function levenshtein(a: string, b: string, threshold?: number): number {
  if (threshold !== undefined && threshold < 0) return -1
  const left = characters(a)
  const right = characters(b)
  let row = Array.from({ length: right.length + 1 }, (_, i) => i)
  for (const [i, c] of left.entries()) {
    tick('levenshtein()', 1 + right.length / 10)
    const next = [i + 1]
    for (const [j, d] of right.entries()) {
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (c === d ? 0 : 1)))
    }
    row = next
  }
  const distance = row[right.length] ?? 0
  return threshold !== undefined && distance > threshold ? -1 : distance
}

export const caseFunctions: readonly SparkFunction[] = [
  scalar({
    name: 'upper',
    aliases: ['ucase'],
    python: ['upper', 'ucase'],
    summary: 'The text in capital letters.',
    ...text,
    kernel: () => (value: string) => value.toUpperCase(),
  }),
  scalar({
    name: 'lower',
    aliases: ['lcase'],
    python: ['lower', 'lcase'],
    summary: 'The text in small letters.',
    ...text,
    kernel: () => (value: string) => value.toLowerCase(),
  }),
  scalar({
    name: 'initcap',
    summary: 'The text with a capital at the start of each word, words being parted by spaces.',
    ...text,
    kernel: () => initcap,
  }),
  scalar({
    name: 'soundex',
    summary: 'The Soundex code of the text.',
    ...text,
    coercion: 'expects',
    kernel: () => soundex,
  }),
  scalar({
    name: 'luhn_check',
    python: false,
    summary: 'True when the digits pass the Luhn check.',
    params: ['str'],
    inputs: [StringType],
    returns: BooleanType,
    nullable: true,
    kernel: () => luhn,
  }),
  scalar({
    name: 'mask',
    summary: 'The text with letters and digits replaced by a character of their class.',
    params: ['col', 'upperChar = None', 'lowerChar = None', 'digitChar = None', 'otherChar = None'],
    signature: [
      { name: 'str' },
      { name: 'upperChar', default: 'X' },
      { name: 'lowerChar', default: 'x' },
      { name: 'digitChar', default: 'n' },
      { name: 'otherChar', default: null },
    ],
    inputs: [StringType],
    coercion: 'expects',
    returns: StringType,
    nullable: true,
    nulls: 'pass',
    sql: (args, name) => `${name}(${maskArguments(args)})`,
    check: checkMask,
    kernel: maskKernel,
  }),
  scalar({
    name: 'levenshtein',
    summary: 'The number of edits between two texts; -1 past the threshold.',
    params: ['left', 'right', 'threshold: int = None'],
    inputs: [StringType, StringType, IntegerType],
    returns: IntegerType,
    nulls: 'pass',
    kernel: (context) => {
      // Spark's generated code takes a null threshold for 0; only a constant call is not computed by that.
      const isConstant = context.arguments.every((a) => a.foldable)
      return (a: string | null, b: string | null, threshold?: number | null) =>
        a === null || b === null || (threshold === null && isConstant)
          ? null
          : levenshtein(a, b, threshold ?? (threshold === null ? 0 : undefined))
    },
  }),
]
