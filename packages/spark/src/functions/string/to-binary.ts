import { analysisError, sparkError } from '../../errors/spark-error.ts'
import { decodeBase64 } from '../../types/base64.ts'
import { BinaryType, StringType } from '../../types/data-type.ts'
import {
  type AnalysisContext,
  type Argument,
  type Kernel,
  type KernelContext,
  type SparkFunction,
  scalar,
} from '../define.ts'
import { fromHex, utf8 } from './bytes.ts'
import { callText, nonFoldable } from './input.ts'

const FORMATS = new Set(['hex', 'utf-8', 'utf8', 'base64'])

// Java's white space, as far as ASCII has it.
const WHITE_SPACE = new Set('\t\n\v\f\r\x1c\x1d\x1e\x1f ')

/** Base64 as RFC 4648 has it: white space is passed over, padding is optional but whole. */
function decodeStrictBase64(text: string): Uint8Array | undefined {
  const [, letters = '', padding] = /^(.*?)(={0,2})$/s.exec(text) ?? []
  const body = [...letters].filter((c) => !WHITE_SPACE.has(c)).join('')
  if (!/^[A-Za-z0-9+/]*$/.test(body)) return undefined
  const length = body.length + (padding?.length ?? 0)
  const valid = padding === '' ? length % 4 !== 1 : length % 4 === 0
  return valid ? decodeBase64(body) : undefined
}

const DECODERS: Readonly<Record<string, (text: string) => Uint8Array | undefined>> = {
  hex: fromHex,
  base64: decodeStrictBase64,
  'utf-8': utf8,
  utf8,
}

const formatOf = (args: readonly Argument[]): string | null => {
  const arg = args[1]
  if (arg === undefined) return 'hex'
  return typeof arg.value === 'string' ? arg.value.toLowerCase() : null
}

function checkFormat(args: readonly Argument[], context: AnalysisContext): void {
  const arg = args[1]
  if (arg === undefined) return
  if (!arg.foldable) throw nonFoldable(callText(args, context), 'fmt', arg)
  if (typeof arg.value !== 'string' || FORMATS.has(arg.value.toLowerCase())) return
  throw analysisError('DATATYPE_MISMATCH.INVALID_ARG_VALUE', {
    sqlExpr: callText(args, context),
    inputName: 'fmt',
    requireType: 'case-insensitive "STRING"',
    validValues: "'hex', 'utf-8', 'utf8', or 'base64'",
    inputValue: `'${arg.value}'`,
  })
}

const kernel =
  (strict: boolean) =>
  (context: KernelContext): Kernel => {
    const format = formatOf(context.arguments)
    const decoder = format === null ? undefined : DECODERS[format]
    return (text: string) => {
      const bytes = decoder?.(text)
      if (bytes !== undefined) return bytes
      if (!strict || decoder === undefined) return null
      throw sparkError('IllegalArgumentException', 'CONVERSION_INVALID_INPUT', {
        str: `'${text}'`,
        fmt: `'${(format ?? '').toUpperCase()}'`,
        targetType: '"BINARY"',
        suggestion: '`try_to_binary`',
      })
    }
  }

const shape = { params: ['col', 'format = None'], inputs: [StringType, StringType], returns: BinaryType } as const

export const binaryFunctions: readonly SparkFunction[] = [
  scalar({
    name: 'to_binary',
    summary: 'The bytes that a text writes in hex, UTF-8 or base64.',
    ...shape,
    check: checkFormat,
    nullable: (args) => formatOf(args) === 'hex' || args.some((a) => a.nullable),
    kernel: kernel(true),
  }),
  scalar({
    name: 'try_to_binary',
    summary: 'As to_binary, with null where the text is malformed.',
    ...shape,
    nullable: true,
    check(args, context) {
      if (args[1] !== undefined && !args[1].foldable) throw nonFoldable(callText(args, context), 'fmt', args[1])
    },
    kernel: kernel(false),
  }),
]
