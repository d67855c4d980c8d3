import type { SessionConf } from '../conf/session-conf.ts'
import { analysisError, type SparkError } from '../errors/spark-error.ts'
import { arrayType, type DataType, DoubleType, isIntegral, isNumeric, LongType } from '../types/data-type.ts'
import { decimalOf, formatDecimal } from '../types/decimal.ts'
import { formatDouble } from '../types/float-text.ts'
import { fromBigInt, type Integer, LONG_MAX } from '../types/integer.ts'
import { sqlType } from '../types/print.ts'
import type { Value } from '../types/value.ts'
import { divideByZero } from './arithmetic-error.ts'
import { type Argument, aggregate, type SparkFunction } from './define.ts'
import { type Covariance, emptyCovariance, mergeCovariance, updateCovariance } from './statistics/covariance.ts'
import { exactPercentiles } from './statistics/exact-percentiles.ts'
import { emptyMoments, type Moments, mergeMoments, updateMoments } from './statistics/moments.ts'
import { checkPercentage, requireConstantPercentage } from './statistics/percentage.ts'
import { QuantileSummary } from './statistics/quantile-summary.ts'
import { regressionFunctions } from './statistics/regression.ts'

interface MomentOptions {
  readonly aliases?: readonly string[]
  readonly python?: readonly string[]
}

const moment = (
  name: string,
  summary: string,
  result: (s: Moments, ofOne: null | number) => number | null,
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
    accumulator: ({ conf }) => ({
      create: emptyMoments,
      update: updateMoments,
      merge: mergeMoments,
      result: (s) => (s.n === 0 ? null : result(s, ofOneValue(conf))),
    }),
  })

/** What a statistic is that one value, or no spread, cannot give. */
const ofOneValue = (conf: SessionConf): null | number =>
  conf.flag('spark.sql.legacy.statisticalAggregate') ? Number.NaN : null

const sample = (s: Moments, ofOne: null | number): number | null => (s.n === 1 ? ofOne : s.m2 / (s.n - 1))

const paired = (
  name: string,
  summary: string,
  result: (s: Covariance, ofOne: null | number, ansi: boolean) => number | null,
): SparkFunction =>
  aggregate<Covariance>({
    name,
    summary,
    params: ['col1', 'col2'],
    inputs: [DoubleType, DoubleType],
    returns: DoubleType,
    nullable: true,
    accumulator: ({ conf }) => ({
      create: emptyCovariance,
      update: updateCovariance,
      merge: mergeCovariance,
      result: (s) => (s.n === 0 ? null : result(s, ofOneValue(conf), conf.ansi)),
    }),
  })

const divided = (divisor: number, ofOne: null | number, quotient: () => number): number | null =>
  divisor === 0 ? ofOne : quotient()

/** Spark divides here, so that in ANSI mode a column without any spread is an error. */
function correlation({ n, xy, xx, yy }: Covariance, ofOne: null | number, ansi: boolean): number | null {
  if (n === 1) return ofOne
  const divisor = Math.sqrt(xx * yy)
  if (divisor === 0 && ansi) throw divideByZero()
  return divided(divisor, ofOne, () => xy / divisor)
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

/** As Java casts a double: 2^63 is no long. */
const toLong = (x: number): Integer => (x >= 2 ** 63 ? LONG_MAX : fromBigInt(BigInt(Math.trunc(x))))

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
  return { toDouble: Number, fromDouble: (x) => (type.kind === 'long' ? toLong(x) : x) }
}

export const statisticsFunctions: readonly SparkFunction[] = [
  moment('stddev_samp', 'Returns the sample standard deviation of a group.', (s, ofOne) => sqrtOf(sample(s, ofOne))),
  moment('stddev', 'Returns the sample standard deviation of a group.', (s, ofOne) => sqrtOf(sample(s, ofOne)), {
    aliases: ['std'],
    python: ['stddev'],
  }),
  moment('stddev_pop', 'Returns the population standard deviation of a group.', (s) => Math.sqrt(s.m2 / s.n)),
  moment('var_samp', 'Returns the sample variance of a group.', sample, { aliases: ['variance'] }),
  moment('var_pop', 'Returns the population variance of a group.', (s) => s.m2 / s.n),
  moment('skewness', 'Returns the skewness of a group.', (s, ofOne) =>
    divided(s.m2, ofOne, () => (Math.sqrt(s.n) * s.m3) / Math.sqrt(s.m2 * s.m2 * s.m2)),
  ),
  moment('kurtosis', 'Returns the excess kurtosis of a group.', (s, ofOne) =>
    divided(s.m2, ofOne, () => (s.n * s.m4) / (s.m2 * s.m2) - 3),
  ),
  paired('corr', 'Returns the Pearson correlation of two columns.', correlation),
  paired('covar_pop', 'Returns the population covariance of two columns.', (s) => s.xy / s.n),
  paired('covar_samp', 'Returns the sample covariance of two columns.', (s, ofOne) =>
    s.n === 1 ? ofOne : s.xy / (s.n - 1),
  ),
  ...regressionFunctions,
  ...exactPercentiles,
  aggregate<QuantileSummary>({
    name: 'percentile_approx',
    aliases: ['approx_percentile'],
    python: 'manual',
    summary: 'Returns an approximate percentile of a group, a value that is there; or a list of several.',
    params: ['col', 'percentage: any', 'accuracy: any = 10000'],
    coerce: ([column, percentage, accuracy]) => [
      column?.dataType.kind === 'string' || column?.dataType.kind === 'void' ? DoubleType : undefined,
      percentage?.dataType.kind === 'array' ? arrayType(DoubleType, percentage.dataType.containsNull) : DoubleType,
      accuracy !== undefined && (isIntegral(accuracy.dataType) || accuracy.dataType.kind === 'void')
        ? LongType
        : undefined,
    ],
    check: (args, context) => {
      checkQuantiled(args, context)
      checkQuantileInputs(args, context)
      const sqlExpr = `${context.name}(${args.map((a) => a.sql).join(', ')})`
      requireConstantPercentage(args[1], sqlExpr)
      checkAccuracy(args, context)
      checkPercentage(args[1], sqlExpr)
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
]

function sqrtOf(value: number | null): number | null {
  return value === null ? null : Math.sqrt(value)
}
