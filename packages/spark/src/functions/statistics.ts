import { analysisError, type SparkError } from '../errors/spark-error.ts'
import { arrayType, type DataType, DoubleType, isIntegral, isNumeric, LongType } from '../types/data-type.ts'
import { decimalOf, formatDecimal } from '../types/decimal.ts'
import { formatDouble } from '../types/float-text.ts'
import { fromBigInt, type Integer } from '../types/integer.ts'
import { sqlType } from '../types/print.ts'
import type { Value } from '../types/value.ts'
import { type Argument, aggregate, type KernelContext, type SparkFunction } from './define.ts'
import { QuantileSummary } from './statistics/quantile-summary.ts'

/** Count, mean and central moments of what a group has seen, updated one value at a time as Spark does. */
interface Moments {
  n: number
  mean: number
  m2: number
  m3: number
  m4: number
}

function updateMoments(s: Moments, x: number): Moments {
  const n = s.n + 1
  const delta = x - s.mean
  const deltaN = delta / n
  const delta2 = delta * delta
  const deltaN2 = deltaN * deltaN
  const m2 = s.m2 + delta * (delta - deltaN)
  const m3 = s.m3 - 3 * deltaN * m2 + delta * (delta2 - deltaN2)
  s.m4 = s.m4 - 4 * deltaN * m3 - 6 * deltaN2 * m2 + delta * (delta * delta2 - deltaN * deltaN2)
  s.m3 = m3
  s.m2 = m2
  s.mean += deltaN
  s.n = n
  return s
}

interface MomentOptions {
  readonly aliases?: readonly string[]
  readonly python?: readonly string[]
  readonly sql?: (args: readonly string[]) => string
}

const moment = (
  name: string,
  summary: string,
  result: (s: Moments) => number | null,
  options: MomentOptions = {},
): SparkFunction =>
  aggregate<Moments>({
    name,
    ...options,
    summary,
    params: ['col'],
    inputs: [DoubleType],
    returns: DoubleType,
    nullable: true,
    accumulator: () => ({
      create: () => ({ n: 0, mean: 0, m2: 0, m3: 0, m4: 0 }),
      update: updateMoments,
      result: (s) => (s.n === 0 ? null : result(s)),
    }),
  })

const sample = (s: Moments): number | null => (s.n === 1 ? null : s.m2 / (s.n - 1))

/** What a pair of columns has shown so far. */
interface Pairs {
  n: number
  x: number
  y: number
  xy: number
  xx: number
  yy: number
}

function updatePairs(s: Pairs, x: number, y: number): Pairs {
  s.n += 1
  const dx = x - s.x
  const dy = y - s.y
  s.x += dx / s.n
  s.y += dy / s.n
  s.xy += dx * (y - s.y)
  s.xx += dx * (x - s.x)
  s.yy += dy * (y - s.y)
  return s
}

/** `f(first, second)`; a regression passes its dependent variable first. */
const paired = (
  name: string,
  summary: string,
  result: (s: Pairs) => number | null,
  returns: DataType = DoubleType,
): SparkFunction =>
  aggregate<Pairs>({
    name,
    summary,
    params: name.startsWith('regr_') ? ['y', 'x'] : ['col1', 'col2'],
    inputs: [DoubleType, DoubleType],
    returns,
    nullable: name !== 'regr_count',
    accumulator: () => ({
      create: () => ({ n: 0, x: 0, y: 0, xy: 0, xx: 0, yy: 0 }),
      update: updatePairs,
      result: (s) => (s.n === 0 && name !== 'regr_count' ? null : result(s)),
    }),
  })

const orNull = (divisor: number, quotient: () => number): number | null => (divisor === 0 ? null : quotient())

interface Frequencies {
  readonly counts: Map<number, number>
}

function percentileOf(sorted: readonly (readonly [number, number])[], total: number, p: number): number {
  const position = (total - 1) * p
  const lower = Math.floor(position)
  const higher = Math.ceil(position)
  let seen = 0
  let low: number | undefined
  for (const [value, count] of sorted) {
    seen += count
    if (low === undefined && seen > lower) low = value
    if (seen > higher) {
      const below = low ?? value
      return lower === higher || below === value ? below : (higher - position) * below + (position - lower) * value
    }
  }
  return low ?? Number.NaN
}

// NaN is the greatest double, as in every order of Spark.
const byDouble = ([a]: readonly [number, number], [b]: readonly [number, number]): number =>
  Number.isNaN(a) ? (Number.isNaN(b) ? 0 : 1) : Number.isNaN(b) ? -1 : a - b

function percentileResult(s: Frequencies, percentages: Value): Value {
  const sorted = [...s.counts].sort(byDouble)
  const total = sorted.reduce((sum, [, count]) => sum + count, 0)
  if (total === 0) return null
  return Array.isArray(percentages)
    ? percentages.map((p) => percentileOf(sorted, total, Number(p)))
    : percentileOf(sorted, total, Number(percentages))
}

function checkPercentage(args: readonly Argument[], { name }: { readonly name: string }): void {
  const percentage = args[1]
  if (percentage === undefined) return
  const sqlExpr = `"${name}(${args.map((a) => a.sql).join(', ')})"`
  if (!percentage.foldable) {
    throw analysisError('DATATYPE_MISMATCH.NON_FOLDABLE_INPUT', {
      sqlExpr,
      inputName: 'percentage',
      inputType: '"DOUBLE"',
      inputExpr: `"${percentage.sql}"`,
    })
  }
  if (percentage.value === null)
    throw analysisError('DATATYPE_MISMATCH.UNEXPECTED_NULL', { sqlExpr, exprName: 'percentage' })
  const list = Array.isArray(percentage.value) ? percentage.value : [percentage.value]
  if (list.some((p) => Number(p) < 0 || Number(p) > 1)) {
    throw analysisError('DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE', {
      sqlExpr,
      exprName: 'percentage',
      valueRange: '[0.0, 1.0]',
      currentValue: list.map((p) => String(p)).join(','),
    })
  }
}

/** @throws SparkError UNEXPECTED_INPUT_TYPE for a column that has no order of numbers */
function checkQuantiled(args: readonly Argument[], { name }: { readonly name: string }): void {
  const type = args[0]?.dataType ?? DoubleType
  if (isNumeric(type) || QUANTILED.has(type.kind)) return
  throw analysisError('DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE', {
    sqlExpr: `"${name}(${args.map((a) => a.sql).join(', ')})"`,
    paramIndex: '1',
    requiredType:
      '("NUMERIC" or "DATE" or "TIMESTAMP" or "TIMESTAMP_NTZ" or "INTERVAL YEAR TO MONTH" or "INTERVAL DAY TO SECOND")',
    inputSql: `"${args[0]?.sql ?? ''}"`,
    inputType: `"${sqlType(type)}"`,
  })
}

const QUANTILED: ReadonlySet<DataType['kind']> = new Set([
  'date',
  'timestamp',
  'timestamp_ntz',
  'year-month interval',
  'day-time interval',
])

/** @throws SparkError UNEXPECTED_INPUT_TYPE for shares that may be null, or an accuracy that is no whole number */
function checkQuantileInputs(args: readonly Argument[], { name }: { readonly name: string }): void {
  const [, percentage, accuracy] = args
  const refuse = (i: number, requiredType: string): SparkError =>
    analysisError('DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE', {
      sqlExpr: `"${name}(${args.map((a) => a.sql).join(', ')})"`,
      paramIndex: String(i + 1),
      requiredType,
      inputSql: `"${args[i]?.sql ?? ''}"`,
      inputType: `"${sqlType(args[i]?.dataType ?? DoubleType)}"`,
    })
  if (percentage?.dataType.kind === 'array' && percentage.dataType.containsNull)
    throw refuse(1, '("DOUBLE" or "ARRAY<DOUBLE>")')
  if (accuracy !== undefined && !isIntegral(accuracy.dataType)) throw refuse(2, '"INTEGRAL"')
}

function checkAccuracy(args: readonly Argument[], { name }: { readonly name: string }): void {
  const accuracy = args[2]
  if (accuracy === undefined) return
  const sqlExpr = `"${name}(${args.map((a) => a.sql).join(', ')})"`
  if (!accuracy.foldable) {
    throw analysisError('DATATYPE_MISMATCH.NON_FOLDABLE_INPUT', {
      sqlExpr,
      inputName: 'accuracy',
      inputType: '"BIGINT"',
      inputExpr: `"${accuracy.sql}"`,
    })
  }
  if (accuracy.value === null)
    throw analysisError('DATATYPE_MISMATCH.UNEXPECTED_NULL', { sqlExpr, exprName: 'accuracy' })
  if (Number(accuracy.value) > 0 && Number(accuracy.value) <= 2 ** 31 - 1) return
  throw analysisError('DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE', {
    sqlExpr,
    exprName: 'accuracy',
    valueRange: '(0, 2147483647]',
    currentValue: `${accuracy.value}L`,
  })
}

/** Spark summarizes doubles, whatever the column's type. */
function quantileNumbers(type: DataType): {
  readonly toDouble: (value: Integer) => number
  readonly fromDouble: (value: number) => Value
} {
  if (type.kind === 'double' || type.kind === 'float') return { toDouble: Number, fromDouble: (x) => x }
  if (type.kind === 'decimal') {
    return {
      toDouble: (unscaled) => Number(formatDecimal(unscaled, type.scale)),
      fromDouble: (x) => decimalOf(formatDouble(x), type) ?? null,
    }
  }
  return { toDouble: Number, fromDouble: (x) => (type.kind === 'long' ? fromBigInt(BigInt(Math.trunc(x))) : x) }
}

const addTo = (s: Frequencies, value: number, count: number): Frequencies => {
  s.counts.set(value, (s.counts.get(value) ?? 0) + count)
  return s
}

export const statisticsFunctions: readonly SparkFunction[] = [
  moment('stddev_samp', 'Returns the sample standard deviation of a group.', (s) => sqrtOf(sample(s))),
  moment('stddev', 'Returns the sample standard deviation of a group.', (s) => sqrtOf(sample(s)), {
    aliases: ['std'],
    python: ['stddev'],
  }),
  moment('stddev_pop', 'Returns the population standard deviation of a group.', (s) => Math.sqrt(s.m2 / s.n)),
  moment('var_samp', 'Returns the sample variance of a group.', sample),
  moment('variance', 'Returns the sample variance of a group.', sample, {
    sql: ([value = '']) => `var_samp(${value})`,
  }),
  moment('var_pop', 'Returns the population variance of a group.', (s) => s.m2 / s.n),
  moment('skewness', 'Returns the skewness of a group.', (s) =>
    orNull(s.m2, () => (Math.sqrt(s.n) * s.m3) / Math.sqrt(s.m2 * s.m2 * s.m2)),
  ),
  moment('kurtosis', 'Returns the excess kurtosis of a group.', (s) =>
    orNull(s.m2, () => (s.n * s.m4) / (s.m2 * s.m2) - 3),
  ),
  paired('corr', 'Returns the Pearson correlation of two columns.', (s) =>
    s.n === 1 ? null : orNull(Math.sqrt(s.xx * s.yy), () => s.xy / Math.sqrt(s.xx * s.yy)),
  ),
  paired('covar_pop', 'Returns the population covariance of two columns.', (s) => s.xy / s.n),
  paired('covar_samp', 'Returns the sample covariance of two columns.', (s) => (s.n === 1 ? null : s.xy / (s.n - 1))),
  // A regression passes y first: in its pairs `x` is the dependent variable.
  paired('regr_count', 'Counts the pairs without a null.', (s) => s.n, LongType),
  paired('regr_avgx', 'Returns the mean of the independent variable.', (s) => s.y),
  paired('regr_avgy', 'Returns the mean of the dependent variable.', (s) => s.x),
  paired('regr_sxx', 'Returns the squared deviations of the independent variable, summed up.', (s) => s.yy),
  paired('regr_syy', 'Returns the squared deviations of the dependent variable, summed up.', (s) => s.xx),
  paired('regr_sxy', 'Returns the products of the deviations of both variables, summed up.', (s) => s.xy),
  paired('regr_slope', 'Returns the slope of the line that fits the pairs best.', (s) =>
    orNull(s.yy, () => s.xy / s.yy),
  ),
  paired('regr_intercept', 'Returns where the line that fits the pairs best crosses zero.', (s) =>
    orNull(s.yy, () => s.x - (s.xy / s.yy) * s.y),
  ),
  paired('regr_r2', 'Returns how much of the variance the line that fits the pairs best explains.', (s) =>
    // Spark asks the dependent variable for variance first: a flat one is null even where the other is flat too.
    orNull(s.xx, () => (s.yy === 0 ? 1 : (s.xy / Math.sqrt(s.xx * s.yy)) ** 2)),
  ),
  aggregate<Frequencies>({
    name: 'percentile',
    wholePartition: true,
    summary: 'Returns the exact percentile of a group, interpolated between values.',
    params: ['col', 'percentage: any', 'frequency: any = 1'],
    inputs: [DoubleType, { oneOf: [DoubleType, { arrayOf: DoubleType }] }, 'integral'],
    sql: ([column = '', percentage = '', frequency = '1'], name) => `${name}(${column}, ${percentage}, ${frequency})`,
    check: (args, context) => {
      checkQuantileInputs(args, context)
      checkPercentage(args, context)
    },
    returns: ([, p]) => (p?.dataType.kind === 'array' ? arrayType(DoubleType, false) : DoubleType),
    nullable: true,
    accumulator: (context: KernelContext) => ({
      create: () => ({ counts: new Map() }),
      update: (s, value: number, _p: Value, frequency?: number | bigint) => addTo(s, value, Number(frequency ?? 1)),
      result: (s) => percentileResult(s, context.arguments[1]?.value ?? null),
    }),
  }),
  aggregate<QuantileSummary>({
    name: 'percentile_approx',
    aliases: ['approx_percentile'],
    python: 'manual',
    summary: 'Returns an approximate percentile of a group, a value that is there; or a list of several.',
    params: ['col', 'percentage: any', 'accuracy: any = 10000'],
    coerce: ([column, percentage, accuracy]) => [
      column?.dataType.kind === 'string' || column?.dataType.kind === 'void' ? DoubleType : undefined,
      percentage?.dataType.kind === 'array' ? arrayType(DoubleType, percentage.dataType.containsNull) : DoubleType,
      accuracy !== undefined && isIntegral(accuracy.dataType) ? LongType : undefined,
    ],
    check: (args, context) => {
      checkQuantiled(args, context)
      checkQuantileInputs(args, context)
      checkPercentage(args, context)
      checkAccuracy(args, context)
    },
    returns: ([column, percentage]) => {
      const type = column?.dataType ?? DoubleType
      return percentage?.dataType.kind === 'array' ? arrayType(type, false) : type
    },
    nullable: true,
    sql: ([column = '', percentage = '', accuracy = '10000'], name) => `${name}(${column}, ${percentage}, ${accuracy})`,
    accumulator: ({ arguments: [column, percentage, accuracy] }) => {
      const { toDouble, fromDouble } = quantileNumbers(column?.dataType ?? DoubleType)
      const shares = percentage?.value ?? null
      const list = (Array.isArray(shares) ? shares : [shares]).map(Number)
      return {
        create: () => new QuantileSummary(1 / Number(accuracy?.value ?? 10000)),
        update: (summary, value: never) => {
          summary.insert(toDouble(value))
          return summary
        },
        result: (summary) => {
          const found = summary.query(list)?.map(fromDouble)
          if (found === undefined || found.length === 0) return null
          return Array.isArray(shares) ? found : (found[0] ?? null)
        },
      }
    },
  }),
  aggregate<Frequencies>({
    name: 'median',
    wholePartition: true,
    summary: 'Returns the median of a group, interpolated between values.',
    params: ['col'],
    inputs: [DoubleType],
    returns: DoubleType,
    nullable: true,
    accumulator: () => ({
      create: () => ({ counts: new Map() }),
      update: (s, value: number) => addTo(s, value, 1),
      result: (s) => percentileResult(s, 0.5),
    }),
  }),
]

function sqrtOf(value: number | null): number | null {
  return value === null ? null : Math.sqrt(value)
}
