import { analysisError } from '../errors/spark-error.ts'
import { compileOrdering, groupingKey, setKey } from '../types/compare.ts'
import {
  arrayType,
  BooleanType,
  ByteType,
  type DataType,
  DoubleType,
  IntegerType,
  isIntegral,
  LongType,
} from '../types/data-type.ts'
import { boundedDecimal, fitsPrecision } from '../types/decimal.ts'
import { hashMapOrder, hashSetOrder } from '../types/hash-order.ts'
import type { InputType } from '../types/input-type.ts'
import { add, fromBigInt, type Integer, isLong, wrapLong } from '../types/integer.ts'
import { sqlType } from '../types/print.ts'
import type { Value } from '../types/value.ts'
import { arithmeticOverflow } from './arithmetic-error.ts'
import { type Accumulator, type Argument, aggregate, type KernelContext, type SparkFunction, scalar } from './define.ts'
import { NUMERIC_AND_ANSI_INTERVAL } from './operator/arithmetic.ts'
import { fitsInterval, type IntervalType, intervalOverflow } from './operator/interval-kernel.ts'
import { type Average, averageAccumulator, averageType } from './statistics/average.ts'

/** Numbers and intervals, in the order in which Spark lists them. */
const NUMERIC_OR_INTERVAL: readonly InputType[] = [NUMERIC_AND_ANSI_INTERVAL]
const argumentType = (args: readonly Argument[]): DataType => args[0]?.dataType ?? DoubleType

function sumType(args: readonly Argument[]): DataType {
  const type = argumentType(args)
  if (type.kind === 'decimal') return boundedDecimal(type.precision + 10, type.scale)
  if (type.kind === 'day-time interval' || type.kind === 'year-month interval') return type
  return isIntegral(type) ? LongType : DoubleType
}

const LOST = Symbol('overflow')

/** Of intervals: beyond their type it raises in every mode. */
function intervalSum(
  type: IntervalType,
  onOverflow: 'legacy' | 'null',
): (a: Integer, b: Integer) => Integer | typeof LOST {
  return (a, b) => {
    const sum = add(a, b)
    if (fitsInterval(sum, type)) return sum
    if (onOverflow === 'null') return LOST
    throw intervalOverflow(type.kind === 'day-time interval' ? 'long overflow' : 'integer overflow', 'try_add')
  }
}

function sumAccumulator(
  { dataType, conf }: KernelContext,
  onOverflow: 'legacy' | 'null',
): Accumulator<Integer | number | null | typeof LOST> {
  const strict = conf.ansi && onOverflow !== 'null'
  const result = (state: Integer | number | null | typeof LOST): Value => (state === LOST ? null : state)
  if (dataType.kind === 'double') {
    return { create: () => null, update: (s, v: number) => (s === null ? 0 : (s as number)) + v, result }
  }
  if (dataType.kind === 'decimal') {
    const fits = (sum: Integer): Integer | typeof LOST => {
      if (fitsPrecision(sum, dataType.precision)) return sum
      if (!strict) return LOST
      throw arithmeticOverflow('Overflow in sum of decimals')
    }
    return {
      create: () => null,
      update: (s, v: Integer) => (s === LOST ? s : s === null ? v : fits(add(s, v))),
      result,
    }
  }
  if (dataType.kind === 'day-time interval' || dataType.kind === 'year-month interval') {
    const plus = intervalSum(dataType, onOverflow)
    return { create: () => null, update: (s, v: Integer) => (s === LOST ? s : s === null ? v : plus(s, v)), result }
  }
  return {
    create: () => null,
    update: (s, v: Integer) => {
      if (s === LOST) return s
      if (s === null) return v
      const sum = add(s, v)
      if (typeof sum === 'number' || isLong(sum)) return sum
      if (onOverflow === 'null') return LOST
      if (strict) throw arithmeticOverflow('long overflow', 'try_add')
      return wrapLong(sum)
    },
    result,
  }
}

function requireOrderable(args: readonly Argument[], context: { readonly name: string }, index = 0): void {
  const type = args[index]?.dataType
  if (type === undefined || orderable(type)) return
  throw analysisError('DATATYPE_MISMATCH.INVALID_ORDERING_TYPE', {
    sqlExpr: `"${context.name}(${args.map((a) => a.sql).join(', ')})"`,
    functionName: `\`${context.name}\``,
    dataType: `"${sqlType(type)}"`,
  })
}

function orderable(type: DataType): boolean {
  switch (type.kind) {
    case 'map':
    case 'interval':
      return false
    case 'array':
      return orderable(type.elementType)
    case 'struct':
      return type.fields.every((f) => orderable(f.dataType))
    default:
      return true
  }
}

const extreme = (name: 'min' | 'max', sign: 1 | -1): SparkFunction =>
  aggregate<Value>({
    name,
    summary: `Returns the ${name === 'min' ? 'smallest' : 'greatest'} value of a group.`,
    params: ['col'],
    returns: argumentType,
    nullable: true,
    check: (args, context) => requireOrderable(args, context),
    accumulator: (context) => {
      const compare = compileOrdering(argumentType(context.arguments))
      return {
        create: () => null,
        update: (s, v: Value) => (s === null || sign * compare(v, s) > 0 ? v : s),
        result: (s) => s,
      }
    },
  })

const extremeBy = (name: 'min_by' | 'max_by', sign: 1 | -1): SparkFunction =>
  aggregate<{ value: Value; order: Value }>({
    name,
    summary: `Returns the value of the row whose order value is ${name === 'min_by' ? 'smallest' : 'greatest'}.`,
    params: ['col', 'ord'],
    returns: argumentType,
    nullable: true,
    nulls: 'pass',
    check: (args, context) => requireOrderable(args, context, 1),
    accumulator: (context) => {
      const compare = compileOrdering(context.arguments[1]?.dataType ?? DoubleType)
      return {
        create: () => ({ value: null, order: null }),
        // Of rows with equal order values the last one wins, as in Spark.
        update: (s, value: Value, order: Value) =>
          order === null || (s.order !== null && sign * compare(s.order, order) > 0) ? s : { value, order },
        result: (s) => s.value,
      }
    },
  })

interface Pick {
  found: boolean
  value: Value
}

const ignoresNulls = (context: KernelContext): boolean => context.arguments[1]?.value === true

/** Spark takes the flag out of the call before it looks at types. */
function requireFlag([, flag]: readonly Argument[], funcName: string): void {
  if (flag === undefined || (flag.literal === true && flag.dataType.kind === 'boolean' && flag.value !== null)) return
  throw analysisError('_LEGACY_ERROR_TEMP_1210', { funcName })
}

const first = (
  name: string,
  spoken: string,
  python: false | readonly string[] | undefined,
  aliases: readonly string[] = [],
): SparkFunction =>
  aggregate<Pick>({
    name,
    aliases,
    ...(python === undefined ? {} : { python }),
    summary: 'Returns the first value of a group, in row order.',
    params: ['col', 'ignorenulls: bool = False'],
    check: (args) => requireFlag(args, spoken),
    returns: argumentType,
    nullable: true,
    nulls: 'pass',
    ordered: true,
    inPivot: spoken === 'any_value' ? 'seeing nulls' : 'skipping nulls',
    sql: ([value = '']) => `${name}(${value})`,
    accumulator: (context) => {
      const skip = ignoresNulls(context)
      return {
        create: () => ({ found: false, value: null }),
        update: (s, v: Value) => (s.found || (skip && v === null) ? s : { found: true, value: v }),
        result: (s) => s.value,
      }
    },
  })

const last = (name: string, spoken: string): SparkFunction =>
  aggregate<Value>({
    name,
    summary: 'Returns the last value of a group, in row order.',
    params: ['col', 'ignorenulls: bool = False'],
    check: (args) => requireFlag(args, spoken),
    returns: argumentType,
    nullable: true,
    nulls: 'pass',
    ordered: true,
    inPivot: 'skipping nulls',
    sql: ([value = '']) => `${name}(${value})`,
    accumulator: (context) => {
      const skip = ignoresNulls(context)
      return { create: () => null, update: (s, v: Value) => (skip && v === null ? s : v), result: (s) => s }
    },
  })

function checkCollectable(args: readonly Argument[], context: { readonly name: string }): void {
  const type = argumentType(args)
  const hasMap = (t: DataType): boolean =>
    t.kind === 'map' ||
    (t.kind === 'array' && hasMap(t.elementType)) ||
    (t.kind === 'struct' && t.fields.some((f) => hasMap(f.dataType)))
  if (!hasMap(type)) return
  throw analysisError('DATATYPE_MISMATCH.UNSUPPORTED_INPUT_TYPE', {
    sqlExpr: `"${context.name}(${args[0]?.sql ?? ''})"`,
    functionName: `\`${context.name}\``,
    dataType: '"MAP"',
  })
}

const collect = (name: string): SparkFunction =>
  aggregate<Value[]>({
    name,
    buffered: true,
    sql: ([value = '']) => `collect_list(${value})`,
    summary: 'Collects the values of a group that are not null, in row order.',
    params: ['col'],
    returns: (args) => arrayType(argumentType(args), false),
    nullable: false,
    ordered: true,
    accumulator: () => ({
      create: () => [],
      update: (s, v: Value) => {
        s.push(v)
        return s
      },
      result: (s) => [...s],
    }),
  })

const bitwise = (name: string, combine: (a: bigint, b: bigint) => bigint, sign: string): SparkFunction =>
  aggregate<Integer | null>({
    name,
    summary: `Combines the values of a group by bitwise ${sign}.`,
    params: ['col'],
    inputs: ['integral'],
    returns: argumentType,
    nullable: true,
    accumulator: () => ({
      create: () => null,
      update: (s, v: Integer) => (s === null ? v : fromBigInt(combine(BigInt(s), BigInt(v)))),
      result: (s) => s,
    }),
  })

const truth = (name: string, aliases: readonly string[], decisive: boolean): SparkFunction =>
  aggregate<boolean | null>({
    name,
    aliases,
    summary: `Tells whether ${decisive ? 'any value' : 'every value'} of a group is true.`,
    params: ['col'],
    inputs: [BooleanType],
    returns: BooleanType,
    nullable: true,
    accumulator: () => ({
      create: () => null,
      update: (s, v: boolean) => (s === null ? v : decisive ? s || v : s && v),
      result: (s) => s,
    }),
  })

interface Counted {
  readonly counts: Map<unknown, { readonly value: Value; count: number }>
}

export const aggregateFunctions: readonly SparkFunction[] = [
  aggregate<number>({
    name: 'count',
    summary: 'Counts the rows of a group in which every argument is not null.',
    params: ['*cols'],
    arity: [0, Number.POSITIVE_INFINITY],
    python: ['count'],
    takesStar: 'rows',
    check(args, { conf }) {
      if (args.length > 0 || conf.flag('spark.sql.legacy.allowParameterlessCount')) return
      throw analysisError('WRONG_NUM_ARGS.WITH_SUGGESTION', {
        functionName: '`count`',
        expectedNum: ' >= 1',
        actualNum: '0',
        docroot: 'https://spark.apache.org/docs/latest',
        legacyNum: '0',
        legacyConfKey: '"spark.sql.legacy.allowParameterlessCount"',
        legacyConfValue: '"true"',
      })
    },
    returns: LongType,
    nullable: false,
    // Spark counts the rows in which some argument of none is not null.
    accumulator: ({ arguments: args }) => ({
      create: () => 0,
      update: (s) => (args.length === 0 ? 0 : s + 1),
      result: (s) => s,
    }),
  }),
  aggregate<Integer | number | null | typeof LOST>({
    name: 'sum',
    summary: 'Adds up the values of a group.',
    params: ['col'],
    inputs: NUMERIC_OR_INTERVAL,
    returns: sumType,
    nullable: true,
    accumulator: (context) => sumAccumulator(context, 'legacy'),
  }),
  aggregate<Integer | number | null | typeof LOST>({
    name: 'try_sum',
    summary: 'Adds up the values of a group; null when the sum does not fit.',
    params: ['col'],
    inputs: NUMERIC_OR_INTERVAL,
    returns: sumType,
    nullable: true,
    accumulator: (context) => sumAccumulator(context, 'null'),
  }),
  aggregate<Average>({
    name: 'avg',
    aliases: ['mean'],
    python: ['avg', 'mean'],
    summary: 'Returns the mean of the values of a group.',
    params: ['col'],
    inputs: NUMERIC_OR_INTERVAL,
    returns: averageType,
    nullable: true,
    sql: ([value = ''], name) => `${name}(${value})`,
    accumulator: (context) => averageAccumulator(context, false),
  }),
  aggregate<Average>({
    name: 'try_avg',
    summary: 'Returns the mean of the values of a group; null when it does not fit.',
    params: ['col'],
    inputs: NUMERIC_OR_INTERVAL,
    returns: averageType,
    nullable: true,
    accumulator: (context) => averageAccumulator(context, true),
  }),
  extreme('min', -1),
  extreme('max', 1),
  extremeBy('min_by', -1),
  extremeBy('max_by', 1),
  first('first', 'first', undefined),
  first('first_value', 'first', ['first_value']),
  first('any_value', 'any_value', ['any_value']),
  last('last', 'last'),
  last('last_value', 'last'),
  collect('collect_list'),
  collect('array_agg'),
  aggregate<Map<unknown, Value>>({
    name: 'collect_set',
    buffered: true,
    summary: 'Collects the distinct values of a group that are not null.',
    params: ['col'],
    check: checkCollectable,
    returns: (args) => arrayType(argumentType(args), false),
    nullable: false,
    ordered: true,
    accumulator: (context) => {
      const type = argumentType(context.arguments)
      const key = groupingKey(type)
      return {
        create: () => new Map(),
        update: (s, v: Value) => {
          const k = key(v)
          if (!s.has(k)) s.set(k, v)
          return s
        },
        result: (s) => hashSetOrder([...s.values()], type),
      }
    },
  }),
  aggregate<number>({
    name: 'count_if',
    summary: 'Counts the rows of a group for which the condition is true.',
    params: ['col'],
    inputs: [BooleanType],
    returns: LongType,
    nullable: false,
    accumulator: () => ({ create: () => 0, update: (s, v: boolean) => (v ? s + 1 : s), result: (s) => s }),
  }),
  truth('bool_and', ['every'], false),
  truth('bool_or', ['some', 'any'], true),
  bitwise('bit_and', (a, b) => a & b, 'and'),
  bitwise('bit_or', (a, b) => a | b, 'or'),
  bitwise('bit_xor', (a, b) => a ^ b, 'exclusive or'),
  aggregate<number | null>({
    name: 'product',
    apiOnly: true,
    summary: 'Multiplies the values of a group.',
    params: ['col'],
    inputs: [DoubleType],
    returns: DoubleType,
    nullable: true,
    accumulator: () => ({ create: () => null, update: (s, v: number) => (s ?? 1) * v, result: (s) => s }),
  }),
  aggregate<Counted>({
    name: 'mode',
    summary: 'Returns the most frequent value of a group.',
    params: ['col'],
    returns: argumentType,
    nullable: true,
    ordered: true,
    accumulator: (context) => {
      const key = setKey(argumentType(context.arguments))
      return {
        create: () => ({ counts: new Map() }),
        update: (s, v: Value) => {
          const k = key(v)
          const entry = s.counts.get(k)
          if (entry === undefined) s.counts.set(k, { value: v, count: 1 })
          else entry.count += 1
          return s
        },
        result: (s) => {
          const most = [...s.counts.values()].reduce((max, e) => Math.max(max, e.count), 0)
          const candidates = hashMapOrder(
            [...s.counts.values()].map((e) => e.value),
            argumentType(context.arguments),
          )
          return candidates.find((v) => s.counts.get(key(v))?.count === most) ?? null
        },
      }
    },
  }),
  aggregate<{ readonly values: Value[] }>({
    name: 'nth_value',
    summary: 'Returns the value of the n-th row of the window frame.',
    params: ['col', 'offset: int', 'ignoreNulls: bool = False'],
    returns: argumentType,
    nullable: true,
    nulls: 'pass',
    windowOnly: true,
    ordered: true,
    check: (args) => {
      const n = args[1]
      if (n === undefined || n.value === undefined || Number(n.value) > 0) return
      throw analysisError('DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE', {
        sqlExpr: `"nth_value(${args
          .slice(0, 2)
          .map((a) => a.sql)
          .join(', ')})"`,
        exprName: 'offset',
        valueRange: '(0, 9223372036854775807]',
        currentValue: `${String(n.value)}L`,
      })
    },
    sql: ([value = '', offset = '', ignore = 'false']) =>
      `nth_value(${value}, ${offset})${ignore === 'true' ? ' ignore nulls' : ''}`,
    accumulator: (context) => {
      const n = Number(context.arguments[1]?.value ?? 1)
      const skip = context.arguments[2]?.value === true
      return {
        create: () => ({ values: [] }),
        update: (s, v: Value) => {
          if (!(skip && v === null) && s.values.length < n) s.values.push(v)
          return s
        },
        result: (s) => s.values[n - 1] ?? null,
      }
    },
  }),
  scalar({
    name: 'grouping',
    grouping: 'bit',
    foldable: false,
    summary: 'Tells whether a column is left out of the grouping set of a rollup or cube.',
    params: ['col'],
    returns: ByteType,
    nullable: false,
    nulls: 'pass',
    kernel: () => () => {
      throw analysisError('UNSUPPORTED_GROUPING_EXPRESSION')
    },
  }),
  scalar({
    name: 'grouping_id',
    grouping: 'id',
    foldable: false,
    summary: 'Returns the number of the grouping set of a rollup or cube.',
    params: ['*cols'],
    returns: (_, { conf }) => (conf.flag('spark.sql.legacy.integerGroupingId') ? IntegerType : LongType),
    nullable: false,
    nulls: 'pass',
    kernel: () => () => {
      throw analysisError('UNSUPPORTED_GROUPING_EXPRESSION')
    },
  }),
]
