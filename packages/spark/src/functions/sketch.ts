import { analysisError, type SparkError, sparkError } from '../errors/spark-error.ts'
import {
  arrayType,
  BinaryType,
  type DataType,
  DateType,
  type DecimalType,
  DoubleType,
  dayTimeIntervalType,
  IntegerType,
  LongType,
  StringType,
  structField,
  structType,
  TimestampNTZType,
  TimestampType,
  VoidType,
  yearMonthIntervalType,
} from '../types/data-type.ts'
import { decimalOf, formatDecimal, parseDecimal, rescale } from '../types/decimal.ts'
import { formatDouble } from '../types/float-text.ts'
import type { InputType } from '../types/input-type.ts'
import { fromBigInt, type Integer, isLong } from '../types/integer.ts'
import { sqlType } from '../types/print.ts'
import { encodeUtf8 } from '../types/utf8.ts'
import type { Value } from '../types/value.ts'
import { type Argument, aggregate, type SparkFunction } from './define.ts'
import { compileHash } from './hash/hash-value.ts'
import { xxBytes, xxInt, xxLong } from './hash/xxhash64.ts'
import { type CountMin, countBytes, countLong, countMinBytes, emptyCountMin } from './sketch/count-min.ts'
import { addHash, emptyRegisters, estimateDistinct, precisionOf, type Registers } from './sketch/hyper-log-log.ts'
import { NumericHistogram } from './sketch/numeric-histogram.ts'

// Aggregates that keep a part of what they have seen: bitmaps, histograms, estimates.

const BITMAP_BYTES = 4096
const BITMAP_BITS = 8 * BITMAP_BYTES

const callSql = (name: string, args: readonly Argument[]): string => `"${name}(${args.map((a) => a.sql).join(', ')})"`

function setBit(bitmap: Uint8Array, position: Integer): Uint8Array {
  const at = Number(position)
  if (at < 0 || at >= BITMAP_BITS) {
    throw sparkError('ArrayIndexOutOfBoundsException', 'INVALID_BITMAP_POSITION', {
      bitPosition: String(position),
      bitmapNumBits: String(BITMAP_BITS),
      bitmapNumBytes: String(BITMAP_BYTES),
    })
  }
  bitmap[at >> 3] = (bitmap[at >> 3] ?? 0) | (1 << (at & 7))
  return bitmap
}

const constructBitmap = aggregate<Uint8Array>({
  name: 'bitmap_construct_agg',
  summary: 'Returns a bitmap of the places that a column names.',
  params: ['col'],
  inputs: [LongType],
  returns: BinaryType,
  nullable: false,
  accumulator: () => ({
    create: () => new Uint8Array(BITMAP_BYTES),
    update: setBit,
    result: (bitmap) => bitmap.slice(),
  }),
})

const orBitmaps = aggregate<Uint8Array>({
  name: 'bitmap_or_agg',
  summary: 'Returns the bitmap of what is set in any of the bitmaps of a group.',
  params: ['col'],
  check: (args, { name }) => {
    const type = args[0]?.dataType
    if (type === undefined || type.kind === 'binary') return
    throw analysisError('DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE', {
      sqlExpr: callSql(name, args),
      paramIndex: '0',
      requiredType: '"BINARY"',
      inputSql: `"${args[0]?.sql ?? ''}"`,
      inputType: `"${sqlType(type)}"`,
    })
  },
  returns: BinaryType,
  nullable: false,
  accumulator: () => ({
    create: () => new Uint8Array(BITMAP_BYTES),
    update: (bitmap, other: Uint8Array) => {
      const length = Math.min(bitmap.length, other.length)
      for (let i = 0; i < length; i++) bitmap[i] = (bitmap[i] ?? 0) | (other[i] ?? 0)
      return bitmap
    },
    result: (bitmap) => bitmap.slice(),
  }),
})

const DEFAULT_ERROR = 0.05

/** The error that the second argument allows. */
function relativeError(arg: Argument | undefined): number {
  if (arg === undefined) return DEFAULT_ERROR
  const { dataType: type, value } = arg
  if (arg.literal === true && value !== null && value !== undefined) {
    if (type.kind === 'double') return Number(value)
    if (type.kind === 'decimal') return Number(formatDecimal(value as Integer, type.scale))
  }
  throw analysisError('_LEGACY_ERROR_TEMP_1104', {})
}

const approxCountDistinct = aggregate<Registers>({
  name: 'approx_count_distinct',
  summary: 'Returns about how many distinct values a group has, by HyperLogLog++.',
  params: ['col', 'rsd: float = None'],
  sql: ([column = ''], name) => `${name}(${column})`,
  check: ([, error], { name }) => {
    if (precisionOf(relativeError(error)) >= 4) return
    throw analysisError('FAILED_FUNCTION_CALL', { funcName: `\`${name}\`` })
  },
  returns: LongType,
  nullable: false,
  accumulator: ({ arguments: [column, error] }) => {
    const hash = compileHash(column?.dataType ?? VoidType, { ofInt: xxInt, ofLong: xxLong, ofBytes: xxBytes })
    const precision = precisionOf(relativeError(error))
    return {
      create: () => emptyRegisters(precision),
      update: (registers, value: Value) => {
        addHash(registers, precision, hash(value, 42n))
        return registers
      },
      result: (registers) => estimateDistinct(registers, precision),
    }
  },
})

interface Setting {
  readonly name: string
  readonly type: string
}

/** @throws SparkError where a setting of an aggregate hangs on a row, or is null */
function checkSettings(args: readonly Argument[], name: string, settings: readonly Setting[]): void {
  settings.forEach((setting, i) => {
    const arg = args[i + 1]
    if (arg === undefined || arg.foldable) return
    throw analysisError('DATATYPE_MISMATCH.NON_FOLDABLE_INPUT', {
      sqlExpr: callSql(name, args),
      inputName: setting.name,
      inputType: `"${setting.type}"`,
      inputExpr: `"${arg.sql}"`,
    })
  })
  settings.forEach((setting, i) => {
    if (args[i + 1]?.value !== null) return
    throw analysisError('DATATYPE_MISMATCH.UNEXPECTED_NULL', { sqlExpr: callSql(name, args), exprName: setting.name })
  })
}

const outOfRange = (args: readonly Argument[], name: string, range: Readonly<Record<string, string>>): SparkError =>
  analysisError('DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE', { sqlExpr: callSql(name, args), ...range })

const countMinSketch = aggregate<CountMin>({
  name: 'count_min_sketch',
  summary: 'Returns a count-min sketch of a column, as bytes.',
  params: ['col', 'eps', 'confidence', 'seed'],
  signature: ['column', 'epsilon', 'confidence', 'seed'].map((name) => ({ name })),
  inputs: [{ oneOf: ['integral', StringType, BinaryType] }, DoubleType, DoubleType, IntegerType],
  coercion: 'expects',
  check: (args, { name }) => {
    checkSettings(args, name, [
      { name: 'eps', type: 'DOUBLE' },
      { name: 'confidence', type: 'DOUBLE' },
      { name: 'seed', type: 'INT' },
    ])
    const [, eps, confidence] = args.map((a) => Number(a.value))
    const currentValue = (x: number | undefined): string => `${formatDouble(x ?? 0)}D`
    if ((eps ?? 0) <= 0)
      throw outOfRange(args, name, {
        exprName: 'eps',
        valueRange: `(0.0, ${formatDouble(Number.MAX_VALUE)}]`,
        currentValue: currentValue(eps),
      })
    if ((confidence ?? 0) <= 0 || (confidence ?? 0) >= 1)
      throw outOfRange(args, name, {
        exprName: 'confidence',
        valueRange: '(0.0, 1.0]',
        currentValue: currentValue(confidence),
      })
  },
  returns: BinaryType,
  nullable: false,
  accumulator: ({ arguments: args }) => {
    const type = args[0]?.dataType.kind
    const [, eps = 1, confidence = 0.5, seed = 0] = args.map((a) => Number(a.value))
    return {
      create: () => emptyCountMin(eps, confidence, seed),
      update: (sketch, value: never) =>
        type === 'string'
          ? countBytes(sketch, encodeUtf8(value))
          : type === 'binary'
            ? countBytes(sketch, value)
            : countLong(sketch, value),
      result: countMinBytes,
    }
  },
})

const HISTOGRAM_INPUT: InputType = {
  oneOf: ['numeric', DateType, TimestampType, TimestampNTZType, yearMonthIntervalType(), dayTimeIntervalType()],
}

/** A decimal of so many digits, and then of its scale. */
function decimalOfDouble(x: number, type: DecimalType): Value {
  const parsed = parseDecimal(formatDouble(x))
  if (parsed === undefined) return null
  const digits = String(parsed.unscaled).replace('-', '').length
  const scale = Math.min(parsed.scale, parsed.scale - (digits - type.precision))
  const rounded = rescale(parsed.unscaled, parsed.scale, scale, 'half_up')
  return decimalOf(formatDecimal(rounded, scale), type) ?? null
}

const WHOLE: ReadonlySet<DataType['kind']> = new Set(['byte', 'short', 'integer', 'date', 'year-month interval'])

/** The number of a value, and the value of a bin's place: whole numbers are cut off. */
function histogramNumbers(type: DataType): { toDouble(value: Integer): number; fromDouble(x: number): Value } {
  if (type.kind === 'double' || type.kind === 'float')
    return { toDouble: Number, fromDouble: type.kind === 'float' ? Math.fround : (x) => x }
  if (type.kind === 'decimal')
    return {
      toDouble: (unscaled) => Number(formatDecimal(unscaled, type.scale)),
      fromDouble: (x) => decimalOfDouble(x, type),
    }
  const cut = (x: number): Value => {
    const whole = fromBigInt(BigInt(Math.trunc(x)))
    return WHOLE.has(type.kind) || isLong(whole) ? whole : 2n ** 63n - 1n
  }
  return { toDouble: Number, fromDouble: cut }
}

const histogramNumeric = aggregate<NumericHistogram>({
  name: 'histogram_numeric',
  summary: 'Returns a histogram of a column: the places of its bins and how many values each stands for.',
  params: ['col', 'nBins'],
  inputs: [HISTOGRAM_INPUT, IntegerType],
  buffered: true,
  bySplit: true,
  check: (args, { name }) => {
    checkSettings(args, name, [{ name: 'nb', type: 'INT' }])
    if (Number(args[1]?.value) >= 2) return
    throw outOfRange(args, name, {
      exprName: 'nb',
      valueRange: '[2, 2147483647]',
      currentValue: String(args[1]?.value),
    })
  },
  returns: ([column]) =>
    arrayType(structType([structField('x', column?.dataType ?? DoubleType), structField('y', DoubleType)]), true),
  nullable: true,
  accumulator: ({ arguments: [column, bins] }) => {
    const { toDouble, fromDouble } = histogramNumbers(column?.dataType ?? DoubleType)
    return {
      create: () => new NumericHistogram(Number(bins?.value)),
      update: (histogram, value: Integer) => {
        histogram.add(toDouble(value))
        return histogram
      },
      result: (histogram) =>
        histogram.bins.length === 0 ? null : histogram.bins.map(({ x, y }) => [fromDouble(x), y]),
    }
  },
})

export const sketchFunctions: readonly SparkFunction[] = [
  constructBitmap,
  orBitmaps,
  approxCountDistinct,
  countMinSketch,
  histogramNumeric,
]
