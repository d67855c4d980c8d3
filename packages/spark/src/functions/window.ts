import { analysisError, SparkError } from '../errors/spark-error.ts'
import { implicitCast } from '../types/coercion.ts'
import { type DataType, DoubleType, IntegerType } from '../types/data-type.ts'
import { sqlType } from '../types/print.ts'
import type { Value } from '../types/value.ts'
import {
  type Argument,
  type SparkFunction,
  type WindowFunction,
  type WindowPartition,
  windowFunction,
} from './define.ts'

const each = (partition: WindowPartition, value: (i: number) => Value): readonly Value[] =>
  Array.from({ length: partition.size }, (_, i) => value(i))

const RUNNING = 'rows unbounded preceding to current row' as const

// Spark takes any arguments of these and puts those of ORDER BY in their place.
const ANY_NUMBER = [0, Number.POSITIVE_INFINITY] as const

// Spark prints these in capitals, and gives cume_dist a frame of peers.
const PRINTED: Readonly<Record<string, { readonly sql: () => string; readonly arity: readonly [number, number] }>> = {
  rank: { sql: () => 'RANK()', arity: ANY_NUMBER },
  dense_rank: { sql: () => 'DENSE_RANK()', arity: ANY_NUMBER },
  percent_rank: { sql: () => 'PERCENT_RANK()', arity: ANY_NUMBER },
}

const ranking = (
  name: string,
  summary: string,
  returns: DataType,
  rank: (p: WindowPartition) => (i: number) => number,
): SparkFunction =>
  windowFunction({
    ...PRINTED[name],
    name,
    summary,
    params: [],
    returns,
    nullable: false,
    requiresOrder: true,
    frame: name === 'cume_dist' ? 'range unbounded preceding to current row' : RUNNING,
    evaluate: () => (partition) => each(partition, rank(partition)),
  })

function denseRank(partition: WindowPartition): (i: number) => number {
  const ranks: number[] = []
  for (let i = 0; i < partition.size; i++) {
    const previous = ranks[i - 1] ?? 0
    ranks.push(partition.peerStart(i) === i ? previous + 1 : previous)
  }
  return (i) => ranks[i] ?? 0
}

const offset = (name: 'lag' | 'lead', direction: -1 | 1, overNulls = false): WindowFunction =>
  windowFunction({
    name: overNulls ? `${name} ignore nulls` : name,
    summary: `Returns the value of the row that lies an offset ${name === 'lag' ? 'before' : 'after'} the current one.`,
    params: ['col', 'offset: int = 1', 'default: any = None'],
    coerce: ([value, , fallback], { conf }) => [
      undefined,
      undefined,
      value === undefined || fallback === undefined
        ? undefined
        : implicitCast(fallback.dataType, value.dataType, conf.ansi),
    ],
    check(args, context) {
      checkOffset(args, name)
      checkDefault(args, context)
    },
    returns: ([value]) => value?.dataType ?? IntegerType,
    nullable: ([value, , fallback]) => fallback === undefined || fallback.nullable || value?.nullable === true,
    requiresOrder: true,
    frame: name === 'lag' ? 'offset before' : 'offset after',
    sql: ([value = '', by = '1', fallback = 'NULL']) => `${name}(${value}, ${by}, ${fallback})`,
    evaluate: (context) => {
      const by = Number(context.arguments[1]?.value ?? 1) * direction
      const hasDefault = context.arguments.length > 2
      return (partition) => {
        const values = partition.argument(0)
        const fallback = hasDefault ? partition.argument(2) : []
        if (overNulls && by !== 0) {
          const found = beyondNulls(values, by)
          return each(partition, (i) => found[i] ?? fallback[i] ?? null)
        }
        return each(partition, (i) => {
          const at = i + by
          return at >= 0 && at < partition.size ? (values[at] ?? null) : (fallback[i] ?? null)
        })
      }
    },
  })

/** For each row the value of the n-th row before (`by` < 0) or behind it that has one. */
function beyondNulls(values: readonly Value[], by: number): readonly Value[] {
  const [from, step] = by < 0 ? [0, 1] : [values.length - 1, -1]
  const distance = Math.abs(by)
  const seen: Value[] = []
  const found: Value[] = new Array<Value>(values.length).fill(null)
  for (let i = from; i >= 0 && i < values.length; i += step) {
    found[i] = seen[seen.length - distance] ?? null
    const value = values[i] ?? null
    if (value !== null) seen.push(value)
  }
  return found
}

/** `lag(a) IGNORE NULLS` and `lead(a) IGNORE NULLS`. */
export const offsetsOverNulls: readonly WindowFunction[] = [offset('lag', -1, true), offset('lead', 1, true)]

/** Spark casts an offset and then finds the window's frame, which it made of the offset before, to be another one. */
function checkOffset([value, by, fallback]: readonly Argument[], name: 'lag' | 'lead'): void {
  if (value === undefined || by === undefined) return
  const sqlExpr = (): string => `"${name}(${value.sql}, ${by.sql}, ${fallback?.sql ?? 'NULL'})"`
  const { dataType } = by
  if (dataType.kind !== 'integer') {
    if (implicitCast(dataType, IntegerType, false) !== undefined)
      throw analysisError('_LEGACY_ERROR_TEMP_1035', { prettyName: name })
    throw analysisError('DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE', {
      sqlExpr: sqlExpr(),
      paramIndex: '2',
      requiredType: '"INT"',
      inputSql: `"${by.sql}"`,
      inputType: `"${sqlType(dataType)}"`,
    })
  }
  if (!by.foldable) {
    throw analysisError('DATATYPE_MISMATCH.NON_FOLDABLE_INPUT', {
      sqlExpr: sqlExpr(),
      inputName: 'offset',
      inputType: '"INT"',
      inputExpr: name === 'lead' ? `"${by.sql}"` : `"(- ${by.sql})"`,
    })
  }
  if (by.value === null) {
    throw new SparkError(
      'Py4JJavaError',
      'java.lang.IllegalStateException: Unsupported factory: (FRAME_LESS_OFFSET,RowFrame,null,null,List())',
    )
  }
}

function checkDefault([value, , fallback]: readonly Argument[], { name }: { readonly name: string }): void {
  if (value === undefined || fallback === undefined) return
  if (fallback.dataType.kind === 'void' || fallback.dataType.kind === value.dataType.kind) return
  throw analysisError('DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE', {
    sqlExpr: `"${name}(${value.sql}, ${fallback.sql})"`,
    paramIndex: '3',
    requiredType: `"${value.dataType.kind.toUpperCase()}"`,
    inputSql: `"${fallback.sql}"`,
    inputType: `"${fallback.dataType.kind.toUpperCase()}"`,
  })
}

/** A constant of exactly Spark's int: nothing is cast. */
function requireBuckets({ dataType, foldable, sql }: Argument): void {
  const mismatch = { sqlExpr: `"ntile(${sql})"` }
  if (dataType.kind !== 'integer') {
    throw analysisError('DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE', {
      ...mismatch,
      paramIndex: '1',
      requiredType: '"INT"',
      inputSql: `"${sql}"`,
      inputType: `"${sqlType(dataType)}"`,
    })
  }
  if (foldable) return
  throw analysisError('DATATYPE_MISMATCH.NON_FOLDABLE_INPUT', {
    ...mismatch,
    inputName: 'buckets',
    inputType: '"INT"',
    inputExpr: `"${sql}"`,
  })
}

export const windowFunctions: readonly SparkFunction[] = [
  ranking('row_number', 'Numbers the rows of a window partition from 1.', IntegerType, () => (i) => i + 1),
  ranking(
    'rank',
    'Ranks the rows of a window partition, with gaps after ties.',
    IntegerType,
    (p) => (i) => p.peerStart(i) + 1,
  ),
  ranking('dense_rank', 'Ranks the rows of a window partition, without gaps after ties.', IntegerType, denseRank),
  ranking(
    'percent_rank',
    'Returns the rank of a row relative to its partition, from 0 to 1.',
    DoubleType,
    (p) => (i) => (p.size > 1 ? p.peerStart(i) / (p.size - 1) : 0),
  ),
  ranking(
    'cume_dist',
    'Returns the share of the partition that comes before or with a row.',
    DoubleType,
    (p) => (i) => p.peerEnd(i) / p.size,
  ),
  windowFunction({
    name: 'ntile',
    summary: 'Divides the rows of a window partition into buckets of nearly equal size.',
    params: ['n: int'],
    arity: [0, 1],
    check: ([n]) => {
      if (n !== undefined) requireBuckets(n)
      if (n === undefined || (n.value !== null && n.value !== undefined && Number(n.value) > 0)) return
      throw analysisError('DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE', {
        sqlExpr: `"ntile(${n.sql})"`,
        exprName: 'buckets',
        valueRange: '(0, 2147483647]',
        currentValue: `${String(n.value)}`,
      })
    },
    returns: IntegerType,
    nullable: false,
    requiresOrder: true,
    frame: RUNNING,
    evaluate: (context) => {
      const buckets = Number(context.arguments[0]?.value ?? 1)
      return (partition) => {
        const small = Math.floor(partition.size / buckets)
        const large = partition.size % buckets
        const border = large * (small + 1)
        return each(partition, (i) =>
          i < border ? Math.floor(i / (small + 1)) + 1 : large + Math.floor((i - border) / Math.max(small, 1)) + 1,
        )
      }
    },
  }),
  offset('lag', -1),
  offset('lead', 1),
]
