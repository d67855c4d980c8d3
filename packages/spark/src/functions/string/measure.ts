import { decodeBase64, encodeBase64, encodePlainBase64 } from '../../types/base64.ts'
import { implicitCast } from '../../types/coercion.ts'
import { BinaryType, BooleanType, type DataType, IntegerType, LongType, StringType } from '../../types/data-type.ts'
import type { Integer } from '../../types/integer.ts'
import { type Argument, type Kernel, type KernelContext, type SparkFunction, scalar } from '../define.ts'
import { equalBytes, indexOfBytes, utf8Length } from './bytes.ts'
import { codePointLength, codePointsBefore, unitIndex } from './code-points.ts'
import { STRING_OR_BINARY, unexpectedInput } from './input.ts'

const isBinary = (context: KernelContext): boolean => context.arguments[0]?.dataType.kind === 'binary'

const length = (context: KernelContext): Kernel => (isBinary(context) ? (b: Uint8Array) => b.length : codePointLength)
const octetLength = (context: KernelContext): Kernel => (isBinary(context) ? (b: Uint8Array) => b.length : utf8Length)

const sizeOf = { params: ['col'], inputs: [STRING_OR_BINARY], returns: IntegerType } as const

/** Both sides become text unless both are bytes. */
function textOrBytes(args: readonly Argument[], ansi: boolean): readonly (DataType | undefined)[] {
  const target = args.every((a) => a.dataType.kind === 'binary') ? BinaryType : StringType
  return args.map((a) => implicitCast(a.dataType, target, ansi))
}

interface Comparison {
  readonly text: (value: string, part: string) => boolean
  readonly bytes: (value: Uint8Array, part: Uint8Array) => boolean
}

const comparison = (name: string, summary: string, params: readonly string[], by: Comparison): SparkFunction =>
  scalar({
    name,
    summary,
    params,
    coerce: (args, context) => textOrBytes(args, context.conf.ansi),
    check(args, context) {
      for (const [i, arg] of args.entries())
        if (arg.dataType.kind !== 'string' && arg.dataType.kind !== 'binary')
          throw unexpectedInput(args, context, i, 'STRING')
    },
    returns: BooleanType,
    kernel: (context) => (isBinary(context) ? by.bytes : by.text),
  })

/** The position from 1 of the first `part` at or after the code point `start` (from 0); 0 when there is none. */
function positionOf(text: string, part: string, start: number): number {
  const found = text.indexOf(part, unitIndex(text, start))
  return found < 0 ? 0 : codePointsBefore(text, found) + 1
}

function locate(part: string | null, text: string | null, position: number | null): number | null {
  // Spark looks at the position first: without one the answer is 0 even where a text is null.
  if (position === null) return 0
  if (part === null || text === null) return null
  if (position < 1) return 0
  return part === '' ? 1 : positionOf(text, part, position - 1)
}

const locateKernel = (): Kernel => (part: string | null, text: string | null, position?: number | null) =>
  locate(part, text, position === undefined ? 1 : position)

const chr = (n: Integer): string => {
  if (n < 0) return ''
  return String.fromCharCode(Number(BigInt.asUintN(8, BigInt(n))))
}

const locating = {
  summary: 'The position, from 1, of the first occurrence of a text at or after a position; 0 when there is none.',
  inputs: [StringType, StringType, IntegerType],
  returns: IntegerType,
  nullable: (args: readonly Argument[]) => args.slice(0, 2).some((a) => a.nullable),
  nulls: 'pass',
  sql: (args: readonly string[], name: string) => `${name}(${(args.length === 2 ? [...args, '1'] : args).join(', ')})`,
  kernel: locateKernel,
} as const

/** The engine keeps bytes that are no UTF-8 as lone surrogates; Java reads each as the replacement character. */
function firstCodePoint(value: string): number {
  const point = value.codePointAt(0) ?? 0
  return point >= 0xd800 && point <= 0xdfff ? 0xfffd : point
}

export const measureFunctions: readonly SparkFunction[] = [
  scalar({
    name: 'length',
    aliases: ['char_length', 'character_length', 'len'],
    python: ['length', 'char_length', 'character_length'],
    summary: 'The number of characters of a text, or of bytes of a binary value.',
    ...sizeOf,
    kernel: length,
  }),
  scalar({ name: 'octet_length', summary: 'The number of bytes, a text in UTF-8.', ...sizeOf, kernel: octetLength }),
  scalar({
    name: 'bit_length',
    summary: 'The number of bits, a text in UTF-8.',
    ...sizeOf,
    kernel: (context) => {
      const octets = octetLength(context) as (value: unknown) => number
      return (value: unknown) => 8 * octets(value)
    },
  }),
  scalar({
    name: 'ascii',
    summary: 'The code point of the first character; 0 for the empty text.',
    params: ['col'],
    inputs: [StringType],
    returns: IntegerType,
    kernel: () => firstCodePoint,
  }),
  scalar({
    name: 'chr',
    aliases: ['char'],
    python: ['char'],
    summary: 'The Latin-1 character of a number, modulo 256.',
    params: ['col'],
    inputs: [LongType],
    returns: StringType,
    kernel: () => chr,
  }),
  scalar({
    name: 'base64',
    summary: 'The bytes in base64, in lines of 76 characters.',
    params: ['col'],
    inputs: [BinaryType],
    returns: StringType,
    kernel: ({ conf }) => (conf.flag('spark.sql.chunkBase64String.enabled') ? encodeBase64 : encodePlainBase64),
  }),
  scalar({
    name: 'unbase64',
    summary: 'The bytes of a base64 text.',
    params: ['col'],
    inputs: [StringType],
    returns: BinaryType,
    kernel: () => decodeBase64,
  }),
  comparison('contains', 'True when the second value stands in the first.', ['left', 'right'], {
    text: (value, part) => value.includes(part),
    bytes: (value, part) => indexOfBytes(value, part) >= 0,
  }),
  comparison('startswith', 'True when the first value begins with the second.', ['str', 'prefix'], {
    text: (value, part) => value.startsWith(part),
    bytes: (value, part) => equalBytes(value.subarray(0, part.length), part),
  }),
  comparison('endswith', 'True when the first value ends with the second.', ['str', 'suffix'], {
    text: (value, part) => value.endsWith(part),
    bytes: (value, part) => part.length <= value.length && equalBytes(value.subarray(value.length - part.length), part),
  }),
  scalar({
    name: 'instr',
    summary: 'The position, from 1, of the first occurrence of a text; 0 when there is none.',
    params: ['str', 'substr: str'],
    inputs: [StringType, StringType],
    returns: IntegerType,
    kernel: () => (value: string, part: string) => positionOf(value, part, 0),
  }),
  scalar({
    name: 'locate',
    params: ['substr: str', 'str', 'pos: int = 1'],
    ...locating,
  }),
  scalar({
    name: 'position',
    params: ['substr', 'str', 'start = None'],
    ...locating,
  }),
  scalar({
    name: 'find_in_set',
    summary: 'The position, from 1, of a text in a comma-separated list; 0 when it is not there or has a comma.',
    params: ['str', 'str_array'],
    inputs: [StringType, StringType],
    returns: IntegerType,
    kernel: () => (value: string, list: string) => (value.includes(',') ? 0 : list.split(',').indexOf(value) + 1),
  }),
]
