import { type DataType, IntegerType, StringType } from '../../types/data-type.ts'
import type { Integer } from '../../types/integer.ts'
import type { Value } from '../../types/value.ts'
import { type Kernel, type KernelContext, type ScalarFunction, type SparkFunction, scalar } from '../define.ts'
import { fixedFormat, formatWith, parseDecimalFormat } from './decimal-format.ts'
import { decimalText, doubleText } from './decimal-text.ts'
import { unexpectedInput } from './input.ts'
import { compilePrintf } from './printf.ts'

/** As many as Java's DecimalFormat writes of a double, whatever it is asked for. */
const DOUBLE_FRACTION_DIGITS = 340

function formatNumberKernel(context: KernelContext): Kernel {
  const type = context.arguments[0]?.dataType
  const floating = type?.kind === 'double' || type?.kind === 'float'
  const scale = type?.kind === 'decimal' ? type.scale : 0
  return (value: Integer, format: number | string) => {
    if (typeof format === 'number' && format < 0) return null
    const pattern =
      typeof format === 'number' ? fixedFormat(format) : format === '' ? fixedFormat(0) : parseDecimalFormat(format)
    if (!floating) return formatWith(pattern, decimalText(value, scale))
    const most = Math.min(pattern.maximumFraction, DOUBLE_FRACTION_DIGITS)
    const x = value as number
    if (Number.isNaN(x)) return 'NaN'
    // Java multiplies a percentage before it writes: the product may be infinite.
    if (Number.isFinite(x * 10 ** pattern.shift)) {
      const minimumFraction = Math.min(pattern.minimumFraction, most)
      return formatWith({ ...pattern, minimumFraction, maximumFraction: most }, doubleText(x))
    }
    return x < 0 ? `${pattern.negativePrefix}∞${pattern.negativeSuffix}` : `${pattern.prefix}∞${pattern.suffix}`
  }
}

/** What Spark makes a text of by itself. */
const isAtomic = ({ kind }: DataType): boolean => !['array', 'map', 'struct', 'interval'].includes(kind)

const printing: Omit<ScalarFunction, 'kind' | 'name' | 'params'> = {
  summary: 'The arguments written into a format of printf style.',
  arity: [1, Number.POSITIVE_INFINITY],
  coerce: (args) => args.map((a, i) => (i === 0 && isAtomic(a.dataType) ? StringType : a.dataType)),
  check(args, context) {
    if (args[0]?.dataType.kind !== 'string') throw unexpectedInput(args, context, 0, 'STRING')
  },
  returns: StringType,
  nullable: (args) => args[0]?.nullable ?? true,
  nulls: 'pass',
  kernel: (context) => {
    const print = compilePrintf(context.arguments.slice(1).map((a) => a.dataType))
    return (format: string | null, ...values: Value[]) => (format === null ? null : print(format, values))
  },
}

export const formatFunctions: readonly SparkFunction[] = [
  scalar({
    name: 'format_number',
    summary: 'A number with grouped thousands and a number of places, or in a given pattern.',
    params: ['col', 'd: int'],
    inputs: ['numeric', { oneOf: [IntegerType, StringType] }],
    coercion: 'expects',
    returns: StringType,
    nullable: true,
    kernel: formatNumberKernel,
  }),
  scalar({ name: 'format_string', params: ['format: str', '*cols'], ...printing }),
  scalar({ name: 'printf', params: ['format', '*cols'], ...printing }),
]
