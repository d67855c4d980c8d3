import type { SessionConf } from '../../conf/session-conf.ts'
import { tick } from '../../errors/deadline.ts'
import { SparkError, sparkError } from '../../errors/spark-error.ts'
import { implicitCast } from '../../types/coercion.ts'
import { arrayType, BinaryType, IntegerType, StringType } from '../../types/data-type.ts'
import { requireBearableText } from '../bearable.ts'
import { type Kernel, type KernelContext, type SparkFunction, scalar } from '../define.ts'
import { javaPattern, PatternSyntaxError } from '../java-regex/java-pattern.ts'
import { concatBytes } from './bytes.ts'
import { characters, codePointLength, substringBytes, substringSql } from './code-points.ts'
import { differingTypes, STRING_OR_BINARY } from './input.ts'

const INT_MAX = 2 ** 31 - 1
const INT_MIN = -(2 ** 31)

const isBinary = (context: KernelContext): boolean => context.arguments[0]?.dataType.kind === 'binary'
/** The type of the first argument, as text or bytes. */
const sameKind = (args: readonly { readonly dataType: { readonly kind: string } }[]) =>
  args[0]?.dataType.kind === 'binary' ? BinaryType : StringType

const substring = (context: KernelContext): Kernel =>
  isBinary(context)
    ? (value: Uint8Array, position: number, length = INT_MAX) => substringBytes(value, position, length)
    : (value: string, position: number, length = INT_MAX) => substringSql(value, position, length)

const withDefault =
  (text: string, count: number) =>
  (args: readonly string[], name: string): string =>
    `${name}(${(args.length < count ? [...args, text] : args).join(', ')})`

const PAD = { params: ['col', 'len: int', 'pad: str'], arity: [2, 3] } as const

function padding(pad: string, length: number): string {
  requireBearableText(length)
  const units = characters(pad)
  return pad.repeat(Math.floor(length / units.length)) + units.slice(0, length % units.length).join('')
}

function padBytes(pad: Uint8Array, length: number): Uint8Array {
  requireBearableText(length)
  return Uint8Array.from({ length }, (_, i) => pad[i % pad.length] ?? 0)
}

const padKernel =
  (left: boolean) =>
  (context: KernelContext): Kernel => {
    if (isBinary(context)) {
      return (value: Uint8Array, length: number, pad: Uint8Array) => {
        if (length < 0) throw new SparkError('Py4JJavaError', `java.lang.NegativeArraySizeException: ${length}`)
        if (length <= value.length || pad.length === 0) return value.slice(0, length)
        const fill = padBytes(pad, length - value.length)
        return concatBytes(left ? [fill, value] : [value, fill])
      }
    }
    return (value: string, length: number, pad = ' ') => {
      const missing = length - codePointLength(value)
      if (missing <= 0) return substringSql(value, 1, Math.max(length, 0))
      const fill = pad === '' ? '' : padding(pad, missing)
      return left ? fill + value : value + fill
    }
  }

const keepsBytes = (conf: SessionConf): boolean => !conf.flag('spark.sql.legacy.lpadRpadAlwaysReturnString')

const pad = (name: string, summary: string, left: boolean): SparkFunction =>
  scalar({
    name,
    summary,
    ...PAD,
    inputs: [STRING_OR_BINARY, IntegerType, STRING_OR_BINARY],
    // Bytes are padded with bytes only; any other mix is text.
    coerce: (args, { conf }) => {
      const [value, length, fill] = args
      const binary =
        keepsBytes(conf) && value?.dataType.kind === 'binary' && (fill === undefined || fill.dataType.kind === 'binary')
      const kind = binary ? BinaryType : StringType
      const targets = [kind, IntegerType, kind]
      return [value, length, fill].map(
        (arg, i) => arg && implicitCast(arg.dataType, targets[i] ?? StringType, conf.ansi),
      )
    },
    // Without a third argument bytes are padded with zeros, text with spaces.
    becomes: (args, { conf }) =>
      keepsBytes(conf) && args.length === 2 && args[0]?.dataType.kind === 'binary'
        ? {
            call: name,
            arguments: [{ argument: 0 }, { argument: 1 }, { literal: Uint8Array.of(0), dataType: BinaryType }],
          }
        : undefined,
    returns: sameKind,
    sql: withDefault(' ', 3),
    kernel: padKernel(left),
  })

/** Without the code points of `set` at the named ends. */
function trimSet(text: string, set: string, ends: 'both' | 'left' | 'right'): string {
  const wanted = new Set(characters(set))
  const units = characters(text)
  let from = 0
  let to = units.length
  if (ends !== 'right') while (from < to && wanted.has(units[from] ?? '')) from += 1
  if (ends !== 'left') while (to > from && wanted.has(units[to - 1] ?? '')) to -= 1
  return units.slice(from, to).join('')
}

const SPACES = { both: /^ +| +$/g, left: /^ +/, right: / +$/ } as const
type Ends = keyof typeof SPACES

const trim = (name: string, summary: string, ends: Ends, word: string): SparkFunction =>
  scalar({
    name,
    summary,
    params: ['col'],
    arity: [1, 2],
    inputs: [StringType, StringType],
    returns: StringType,
    sql: (args) => (args.length === 1 ? `${name}(${args[0]})` : `TRIM(${word} ${args[0]} FROM ${args[1]})`),
    kernel: () => (first: string, second?: string) =>
      second === undefined ? first.replace(SPACES[ends], '') : trimSet(second, first, ends),
  })

function overlay(context: KernelContext): Kernel {
  if (isBinary(context)) {
    return (value: Uint8Array, replace: Uint8Array, position: number, length = -1) =>
      concatBytes([
        substringBytes(value, 1, (position - 1) | 0),
        replace,
        substringBytes(value, (position + (length >= 0 ? length : replace.length)) | 0, INT_MAX),
      ])
  }
  return (value: string, replace: string, position: number, length = -1) =>
    substringSql(value, 1, (position - 1) | 0) +
    replace +
    substringSql(value, (position + (length >= 0 ? length : codePointLength(replace))) | 0, INT_MAX)
}

function substringIndex(text: string, delimiter: string, count: number): string {
  if (text === '' || delimiter === '' || count === 0) return ''
  let index = count > 0 ? -1 : text.length - delimiter.length + 1
  for (let left = Math.abs(count); left > 0; left--) {
    tick('substring_index()')
    if (count < 0 && index - 1 < 0) return text
    index = count > 0 ? text.indexOf(delimiter, index + 1) : text.lastIndexOf(delimiter, index - 1)
    if (index < 0) return text
  }
  return count > 0 ? text.slice(0, index) : text.slice(index + delimiter.length)
}

function splitPart(text: string, delimiter: string, part: number): string {
  if (part === 0) throw sparkError('SparkRuntimeException', 'INVALID_INDEX_OF_ZERO')
  const parts = delimiter === '' ? [text] : text.split(delimiter)
  if (part === INT_MIN) {
    // Java finds this one, and only this one, within bounds: its absolute value is negative.
    const index = parts.length + part
    const message = `Index ${index} out of bounds for length ${parts.length}`
    throw new SparkError('ArrayIndexOutOfBoundsException', message)
  }
  return parts[part > 0 ? part - 1 : parts.length + part] ?? ''
}

/** As Java's `String.split`, but that an empty pattern gives the single characters, `limit` of them at most. */
export function split(text: string, pattern: string, limit = -1): readonly string[] {
  if (text !== '' && pattern === '') {
    const units = characters(text)
    return limit <= 0 ? units : units.slice(0, limit)
  }
  const parts: string[] = []
  let from = 0
  for (const match of patternOf(pattern).findAll(text)) {
    if (limit > 0 && parts.length === limit - 1) break
    // Java gives no empty part before a match of nothing at the start.
    if (match.end === 0) continue
    parts.push(text.slice(from, match.start))
    from = match.end
  }
  return [...parts, text.slice(from)]
}

function patternOf(pattern: string): ReturnType<typeof javaPattern> {
  try {
    return javaPattern(pattern)
  } catch (error) {
    if (error instanceof PatternSyntaxError)
      throw new SparkError('IllegalArgumentException', `${error.message}\n${pattern}`)
    throw error
  }
}

const sliceOf = { inputs: [STRING_OR_BINARY, IntegerType], returns: sameKind } as const

const substringOf = {
  summary: 'A part of a text or of bytes, by position from 1 (negative from the end) and length.',
  inputs: [STRING_OR_BINARY, IntegerType, IntegerType],
  returns: sameKind,
  sql: withDefault(String(INT_MAX), 3),
  kernel: substring,
} as const

export const sliceFunctions: readonly SparkFunction[] = [
  scalar({
    name: 'substring',
    params: ['str', 'pos: int', 'len: int'],
    arity: [2, 3],
    ...substringOf,
  }),
  scalar({
    name: 'substr',
    params: ['str', 'pos', 'len = None'],
    ...substringOf,
  }),
  scalar({
    name: 'left',
    summary: 'The first characters of a text, or bytes of a binary value.',
    params: ['str', 'len'],
    ...sliceOf,
    kernel: (context) => {
      const of = substring(context) as (value: unknown, position: number, length: number) => string
      return (value: unknown, length: number) => of(value, 1, length)
    },
  }),
  scalar({
    name: 'right',
    summary: 'The last characters of a text.',
    params: ['str', 'len'],
    inputs: [StringType, IntegerType],
    returns: StringType,
    nullable: true,
    kernel: () => (value: string, length: number) => (length <= 0 ? '' : substringSql(value, -length, INT_MAX)),
  }),
  pad('lpad', 'The value filled up on the left to a length, or cut to it.', true),
  pad('rpad', 'The value filled up on the right to a length, or cut to it.', false),
  trim('trim', 'The text without spaces at both ends.', 'both', 'BOTH'),
  trim('ltrim', 'The text without spaces at its start.', 'left', 'LEADING'),
  trim('rtrim', 'The text without spaces at its end.', 'right', 'TRAILING'),
  scalar({
    name: 'btrim',
    summary: 'The text without the given characters (spaces) at both ends.',
    params: ['str', 'trim = None'],
    inputs: [StringType, StringType],
    returns: StringType,
    kernel: () => (value: string, set?: string) =>
      set === undefined ? value.replace(SPACES.both, '') : trimSet(value, set, 'both'),
  }),
  scalar({
    name: 'overlay',
    summary: 'The value with a part of it, from a position on, replaced by another.',
    params: ['src', 'replace', 'pos: col|int', 'len: col|int = -1'],
    arity: [3, 4],
    inputs: [STRING_OR_BINARY, STRING_OR_BINARY, IntegerType, IntegerType],
    check(args, context) {
      const [value, replace] = args
      if (value?.dataType.kind === replace?.dataType.kind) return
      const texts = args.map((a) => a.sql)
      const call = `"${context.name}(${[...texts, ...(texts.length < 4 ? ['-1'] : [])].join(', ')})"`
      throw differingTypes(call, context.name, args.slice(0, 2))
    },
    returns: sameKind,
    sql: withDefault('-1', 4),
    kernel: overlay,
  }),
  scalar({
    name: 'substring_index',
    summary: 'The text before the n-th delimiter, or after it counted from the end.',
    params: ['str', 'delim: str', 'count: int'],
    inputs: [StringType, StringType, IntegerType],
    returns: StringType,
    kernel: () => substringIndex,
  }),
  scalar({
    name: 'split_part',
    summary: 'The n-th part of a text between delimiters, negative from the end; empty where there is none.',
    params: ['src', 'delimiter', 'partNum'],
    inputs: [StringType, StringType, IntegerType],
    returns: StringType,
    nullable: true,
    kernel: () => splitPart,
  }),
  scalar({
    name: 'split',
    summary: 'The parts of a text between matches of a pattern, `limit` of them at most.',
    params: ['str', 'pattern: str', 'limit: int = -1'],
    inputs: [StringType, StringType, IntegerType],
    returns: arrayType(StringType, false),
    sql: withDefault('-1', 3),
    kernel: () => split,
  }),
]
