import { SparkError, sparkError } from '../../errors/spark-error.ts'
import { UnsupportedError } from '../../errors/unsupported-error.ts'
import { findWiderCommonType, implicitCast } from '../../types/coercion.ts'
import { compileEquality } from '../../types/compare.ts'
import {
  type ArrayType,
  arrayType,
  BinaryType,
  type DataType,
  equalTypes,
  IntegerType,
  isNumeric,
  StringType,
} from '../../types/data-type.ts'
import type { Value } from '../../types/value.ts'
import { requireBearableText } from '../bearable.ts'
import {
  type AnalysisContext,
  type Argument,
  type Evaluator,
  type Kernel,
  type KernelContext,
  type SparkFunction,
  scalar,
} from '../define.ts'
import { concatBytes } from './bytes.ts'
import { charset } from './charset.ts'
import { characters, isCutShort } from './code-points.ts'
import { callText, differingTypes, unexpectedInput } from './input.ts'

const typesOf = (args: readonly Argument[]): readonly DataType[] => args.map((a) => a.dataType)

function coerceConcat(args: readonly Argument[], { conf }: AnalysisContext): readonly (DataType | undefined)[] {
  const keepsBytes = !conf.flag('spark.sql.function.concatBinaryAsString')
  if (args.length === 0 || (keepsBytes && args.every((a) => a.dataType.kind === 'binary')))
    return args.map((a) => a.dataType)
  if (args.every((a) => a.dataType.kind === 'array')) {
    const common = findWiderCommonType(typesOf(args), conf)
    return args.map((a) => common ?? a.dataType)
  }
  return args.map((a) => implicitCast(a.dataType, StringType, conf.ansi) ?? a.dataType)
}

const CONCATENABLE = new Set(['string', 'binary', 'array'])

function checkConcat(args: readonly Argument[], context: AnalysisContext): void {
  for (const [i, arg] of args.entries()) {
    if (!CONCATENABLE.has(arg.dataType.kind))
      throw unexpectedInput(args, context, i, '("STRING" or "BINARY" or "ARRAY")')
  }
  const [first] = args
  if (first !== undefined && !args.every((a) => equalTypes(a.dataType, first.dataType, false))) {
    throw differingTypes(callText(args, context), context.name, args)
  }
}

function concatType(args: readonly Argument[]): DataType {
  const first = args[0]?.dataType ?? StringType
  return first.kind === 'array'
    ? arrayType(
        first.elementType,
        args.some((a) => (a.dataType as ArrayType).containsNull),
      )
    : first
}

/** Spark computes all parts, also behind a null. */
function concatKernel(context: KernelContext): Kernel {
  switch (context.dataType.kind) {
    case 'array':
      return (...arrays: (readonly Value[] | null)[]) => (arrays.includes(null) ? null : arrays.flat())
    case 'binary':
      return (...parts: (Uint8Array | null)[]) => (parts.includes(null) ? null : concatBytes(parts as Uint8Array[]))
    default:
      return (...parts: (string | null)[]) => (parts.includes(null) ? null : parts.join(''))
  }
}

function concatWs(separator: string | null, ...values: (string | null | readonly (string | null)[])[]): string | null {
  if (separator === null) return null
  return values
    .flat()
    .filter((v) => v !== null)
    .join(separator)
}

const ELEMENTS = new Set(['string', 'binary'])

const elt = scalar({
  name: 'elt',
  foldable: false,
  summary: 'The n-th of the arguments after the first.',
  params: ['*inputs'],
  arity: [2, Number.POSITIVE_INFINITY],
  coerce: (args, { conf }) => {
    const binary =
      !conf.flag('spark.sql.function.eltOutputAsString') && args.slice(1).every((a) => a.dataType.kind === 'binary')
    return args.map((a, i) =>
      implicitCast(a.dataType, i === 0 ? IntegerType : binary ? BinaryType : StringType, conf.ansi),
    )
  },
  check(args, context) {
    if (args[0]?.dataType.kind !== 'integer') throw unexpectedInput(args, context, 0, 'INT')
    for (const [i, arg] of args.entries()) {
      if (i > 0 && !ELEMENTS.has(arg.dataType.kind)) throw unexpectedInput(args, context, i, '("STRING" or "BINARY")')
    }
  },
  returns: (args) => args[1]?.dataType ?? StringType,
  nullable: true,
  lazy:
    ([at, ...values], { conf }) =>
    (row) => {
      const index = at?.(row) ?? null
      if (index === null) return null
      const value = values[Number(index) - 1]
      if (value !== undefined) return value(row)
      if (!conf.ansi) return null
      throw sparkError('ArrayIndexOutOfBoundsException', 'INVALID_ARRAY_INDEX', {
        indexValue: String(index),
        arraySize: String(values.length),
        ansiConfig: '"spark.sql.ansi.enabled"',
      })
    },
})

function translateKernel(): Kernel {
  let known: readonly [string, string] | undefined
  let table = new Map<string, string>()
  return (text: string, from: string, to: string) => {
    if (known === undefined || known[0] !== from || known[1] !== to) {
      const targets = characters(to)
      table = new Map()
      for (const [i, c] of characters(from).entries()) if (!table.has(c)) table.set(c, targets[i] ?? '')
      known = [from, to]
    }
    return characters(text)
      .map((c) => table.get(c) ?? c)
      .join('')
  }
}

function reverseText(text: string): string {
  if (isCutShort(text))
    throw new SparkError('ArrayIndexOutOfBoundsException', 'arraycopy: last source index out of bounds')
  return [...characters(text)].reverse().join('')
}

/** Two arguments: bytes in a charset. More: the result that follows the first equal search value. */
const decode = scalar({
  name: 'decode',
  summary:
    'Bytes as text in a charset; with more arguments, the result beside the first search value that equals the first argument.',
  params: ['col', 'charset: str'],
  arity: [2, Number.POSITIVE_INFINITY],
  coerce(args, context) {
    if (args.length > 2) return coerceChoice(args, context)
    return args.map((a, i) => implicitCast(a.dataType, i === 0 ? BinaryType : StringType, context.conf.ansi))
  },
  check(args, context) {
    if (args.length > 2) return
    if (args[0]?.dataType.kind !== 'binary') throw unexpectedInput(args, context, 0, 'BINARY')
    if (args[1]?.dataType.kind !== 'string') throw unexpectedInput(args, context, 1, 'STRING')
  },
  returns: (args) => (args.length > 2 ? (args[2]?.dataType ?? StringType) : StringType),
  nullable: (args) =>
    args.length === 2
      ? args.some((a) => a.nullable)
      : args.length % 2 === 1 || args.some((a, i) => isResult(i, args.length) && a.nullable),
  conditional: true,
  lazy: (args, context) => (context.arguments.length > 2 ? choice(args, context) : decodedText(args)),
})

const decodedText =
  ([bytes, name]: readonly Evaluator[]): Evaluator =>
  (row) => {
    const value = bytes?.(row) ?? null
    const of = name?.(row) ?? null
    return value === null || of === null ? null : charset(of as string).decode(value as Uint8Array)
  }

/** Of `(value, search, result, search, result, default)`: what may become the answer. */
const isResult = (i: number, count: number): boolean => i > 0 && (i % 2 === 0 || i === count - 1)

function coerceChoice(args: readonly Argument[], { conf }: AnalysisContext): readonly DataType[] {
  const results = findWiderCommonType(typesOf(args.filter((_, i) => isResult(i, args.length))), conf)
  const searched = args.filter((_, i) => !isResult(i, args.length))
  const known = searched.filter((a) => a.dataType.kind !== 'void')
  const alike =
    known.every((a) => equalTypes(a.dataType, known[0]?.dataType ?? StringType, false)) ||
    known.every((a) => isNumeric(a.dataType))
  const common = known.length === 0 ? StringType : alike ? findWiderCommonType(typesOf(known), conf) : undefined
  if (results === undefined || common === undefined) {
    throw new UnsupportedError(
      'DECODE_TYPES',
      'Failed to analyze decode(): its search values or results have types of different kinds',
      'Cast them to one type.',
    )
  }
  return args.map((_, i) => (isResult(i, args.length) ? results : common))
}

/** Spark makes a CASE of it: only the result that is chosen is computed. */
function choice([of, ...rest]: readonly Evaluator[], context: KernelContext): Evaluator {
  const equal = compileEquality(context.arguments[0]?.dataType ?? StringType)
  return (row) => {
    const value = of?.(row) ?? null
    for (let i = 0; i + 1 < rest.length; i += 2) {
      const search = rest[i]?.(row) ?? null
      if (value === null || search === null ? value === search : equal(value, search)) return rest[i + 1]?.(row) ?? null
    }
    return rest.length % 2 === 1 ? (rest.at(-1)?.(row) ?? null) : null
  }
}

function repeated(text: string, n: number): string {
  requireBearableText(text.length * n)
  return text.repeat(n)
}

export const composeFunctions: readonly SparkFunction[] = [
  scalar({
    name: 'concat',
    summary: 'Texts, bytes or arrays one after the other.',
    params: ['*cols'],
    coerce: coerceConcat,
    check: checkConcat,
    returns: concatType,
    nulls: 'pass',
    kernel: concatKernel,
  }),
  scalar({
    name: 'concat_ws',
    summary: 'Texts and arrays of texts with a separator between them, nulls left out.',
    params: ['sep: str', '*cols'],
    inputs: [StringType, { oneOf: [{ arrayOf: StringType }, StringType] }],
    returns: StringType,
    nullable: (args) => args[0]?.nullable ?? true,
    nulls: 'pass',
    kernel: () => concatWs,
  }),
  elt,
  scalar({
    name: 'repeat',
    summary: 'The text n times.',
    params: ['col', 'n: int'],
    inputs: [StringType, IntegerType],
    returns: StringType,
    kernel: () => (text: string, n: number) => (n <= 0 ? '' : repeated(text, n)),
  }),
  scalar({
    name: 'replace',
    summary: 'The text with every occurrence of another replaced, or taken out.',
    params: ['src', 'search', 'replace = None'],
    inputs: [StringType, StringType, StringType],
    returns: StringType,
    sql: (args, name) => `${name}(${(args.length === 2 ? [...args, ''] : args).join(', ')})`,
    kernel:
      () =>
      (text: string, search: string, replacement = '') =>
        search === '' ? text : text.split(search).join(replacement),
  }),
  scalar({
    name: 'reverse',
    summary: 'The text or array from its end to its start.',
    params: ['col'],
    inputs: [{ oneOf: [StringType, 'array'] }],
    returns: (args) => args[0]?.dataType ?? StringType,
    kernel: (context) =>
      context.dataType.kind === 'array' ? (values: readonly Value[]) => [...values].reverse() : reverseText,
  }),
  scalar({
    name: 'space',
    python: false,
    summary: 'A text of n spaces.',
    params: ['n'],
    inputs: [IntegerType],
    returns: StringType,
    kernel: () => (n: number) => repeated(' ', Math.max(n, 0)),
  }),
  scalar({
    name: 'translate',
    summary: 'The text with single characters replaced by those at the same place in another list, or taken out.',
    params: ['srcCol', 'matching: str', 'replace: str'],
    inputs: [StringType, StringType, StringType],
    returns: StringType,
    kernel: translateKernel,
  }),
  decode,
  scalar({
    name: 'encode',
    summary: 'The text as bytes in a charset.',
    params: ['col', 'charset: str'],
    inputs: [StringType, StringType],
    returns: BinaryType,
    kernel: () => (text: string, name: string) => charset(name).encode(text),
  }),
]
