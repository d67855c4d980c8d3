import { tick } from '../errors/deadline.ts'
import { analysisError, SparkError, sparkError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import { compileToString } from '../types/cast/to-string.ts'
import { findWiderCommonType } from '../types/coercion.ts'
import { compileOrdering, groupingKey } from '../types/compare.ts'
import {
  arrayType,
  BooleanType,
  type DataType,
  equalTypes,
  IntegerType,
  mapType,
  sameStructure,
  VoidType,
} from '../types/data-type.ts'
import { sqlType } from '../types/print.ts'
import type { MapEntries, Value } from '../types/value.ts'
import {
  type AnalysisContext,
  type Argument,
  type LambdaKernel,
  type LambdaParameter,
  type SparkFunction,
  scalar,
} from './define.ts'
import { compileMapBuilder } from './map.ts'
import { isOrderable } from './orderable.ts'

type Values = readonly Value[]

const element = (arg: Argument | undefined): LambdaParameter => {
  const type = arg?.dataType
  if (type?.kind === 'array') return { dataType: type.elementType, nullable: type.containsNull }
  return { dataType: VoidType, nullable: true }
}
const INDEX: LambdaParameter = { dataType: IntegerType, nullable: false }
const keyValue = (arg: Argument | undefined): readonly LambdaParameter[] => {
  const type = arg?.dataType
  if (type?.kind !== 'map')
    return [
      { dataType: VoidType, nullable: false },
      { dataType: VoidType, nullable: true },
    ]
  return [
    { dataType: type.keyType, nullable: false },
    { dataType: type.valueType, nullable: type.valueContainsNull },
  ]
}

function requireKind(kind: 'array' | 'map', args: readonly Argument[], name: string, i = 0): void {
  const type = args[i]?.dataType ?? VoidType
  if (type.kind === kind) return
  throw analysisError('DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE', {
    sqlExpr: `"${name}(${args.map((a) => a.sql).join(', ')})"`,
    paramIndex: String(i + 1),
    requiredType: `"${kind.toUpperCase()}"`,
    inputSql: `"${args[i]?.sql ?? ''}"`,
    inputType: `"${sqlType(type)}"`,
  })
}

function requireBoolean(args: readonly Argument[], name: string): void {
  const type = args[1]?.dataType ?? VoidType
  if (type.kind === 'boolean' || type.kind === 'void') return
  throw analysisError('DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE', {
    sqlExpr: `"${name}(${args.map((a) => a.sql).join(', ')})"`,
    paramIndex: '2',
    requiredType: '"BOOLEAN"',
    inputSql: `"${args[1]?.sql ?? ''}"`,
    inputType: `"${sqlType(type)}"`,
  })
}

/** How Spark prints the order that it takes without a comparator. */
const BY_ORDER =
  'lambdafunction((IF(((namedlambdavariable() IS NULL) AND (namedlambdavariable() IS NULL)), 0, ' +
  '(IF((namedlambdavariable() IS NULL), 1, (IF((namedlambdavariable() IS NULL), -1, ' +
  '(IF((namedlambdavariable() < namedlambdavariable()), -1, ' +
  '(IF((namedlambdavariable() > namedlambdavariable()), 1, 0)))))))))), namedlambdavariable(), namedlambdavariable())'

/** The same before its variables are bound. */
const BY_WRITTEN_ORDER =
  'lambdafunction((IF(((left IS NULL) AND (right IS NULL)), 0, (IF((left IS NULL), 1, (IF((right IS NULL), -1, ' +
  '(IF((left < right), -1, (IF((left > right), 1, 0)))))))))), left, right)'

function checkArraySort(args: readonly Argument[], { name }: AnalysisContext): void {
  requireKind('array', args, name)
  const [array, comparator] = args
  const type = element(array).dataType
  if (comparator === undefined) {
    if (isOrderable(type)) return
    throw analysisError('DATATYPE_MISMATCH.INVALID_ORDERING_TYPE', {
      sqlExpr: '"(namedlambdavariable() < namedlambdavariable())"',
      functionName: '`<`',
      dataType: `"${sqlType(type)}"`,
    })
  }
  if (comparator.dataType.kind === 'integer') return
  throw analysisError('DATATYPE_MISMATCH.UNEXPECTED_RETURN_TYPE', {
    sqlExpr: `"${name}(${args.map((a) => a.sql).join(', ')})"`,
    functionName: '`lambdafunction`',
    expectedType: '"INT"',
    actualType: `"${sqlType(comparator.dataType)}"`,
  })
}

/** @throws SparkError COMPARATOR_RETURNS_NULL */
function comparing(comparator: LambdaKernel, type: DataType, nullIsEqual: boolean): (a: Value, b: Value) => number {
  const text = compileToString(type, { timeZone: 'UTC', nullText: 'null', plainDecimals: true, hexBinary: false })
  return (a, b) => {
    const order = comparator(a, b)
    if (order !== null) return Number(order)
    if (nullIsEqual) return 0
    if (a === null || b === null) {
      const name = a === null ? 'o1' : 'o2'
      throw new SparkError(
        'Py4JJavaError',
        `java.lang.NullPointerException: Cannot invoke "Object.toString()" because "${name}" is null`,
      )
    }
    throw sparkError('SparkRuntimeException', 'COMPARATOR_RETURNS_NULL', {
      firstValue: text(a),
      secondValue: text(b),
    })
  }
}

function checkMapZipWith(args: readonly Argument[], { name }: AnalysisContext): void {
  requireKind('map', args, name)
  requireKind('map', args, name, 1)
  const [a, b] = args.map(({ dataType }) => (dataType.kind === 'map' ? dataType.keyType : VoidType))
  if (a === undefined || b === undefined || equalTypes(a, b, false)) return
  throw analysisError('DATATYPE_MISMATCH.MAP_ZIP_WITH_DIFF_TYPES', {
    sqlExpr: `"${name}(${args.map((arg) => arg.sql).join(', ')})"`,
    functionName: '`map_zip_with`',
    leftType: `"${sqlType(a)}"`,
    rightType: `"${sqlType(b)}"`,
  })
}

/** ANSI mode casts no text key to a number for this one. */
function zippedKey(a: DataType, b: DataType, conf: AnalysisContext['conf']): DataType | undefined {
  const mixed = (a.kind === 'string') !== (b.kind === 'string') && a.kind !== 'void' && b.kind !== 'void'
  if (conf.ansi && mixed) return undefined
  return findWiderCommonType([a, b], conf)
}

const nanKey = (): UnsupportedError =>
  new UnsupportedError('NAN_MAP_KEY', 'Failed to zip maps: one has the key NaN, which Spark looks up in vain')

const NULL_OF_TWO = 'lambdafunction(NULL, namedlambdavariable(), namedlambdavariable())'

const overArray = (
  name: string,
  summary: string,
  params: readonly string[],
  rest: Partial<Parameters<typeof scalar>[0]> & Pick<Parameters<typeof scalar>[0], 'returns' | 'kernel'>,
): SparkFunction =>
  scalar({
    name,
    summary,
    params,
    lambdas: (args) => [[element(args[0]), INDEX]],
    check: (args) => requireKind('array', args, name),
    nullable: ([array]) => array?.nullable === true,
    ...rest,
  })

/** Whether `exists` is null where no element is true and one is null. */
const threeValued = (conf: AnalysisContext['conf']): boolean =>
  conf.flag('spark.sql.legacy.followThreeValuedLogicInArrayExists')

/** A sort looks at the clock where its comparator does. */
const counted =
  (order: (a: Value, b: Value) => number) =>
  (a: Value, b: Value): number => {
    tick('a sort of values')
    return order(a, b)
  }

export const lambdaFunctions: readonly SparkFunction[] = [
  overArray('transform', 'Applies a function to each element of an array.', ['col', 'f: lambda1|2'], {
    returns: ([, f]) => arrayType(f?.dataType ?? VoidType, f?.nullable === true),
    kernel: () => (array: Values, f: never) => array.map((v, i) => (f as LambdaKernel)(v, i)),
  }),
  overArray('filter', 'Keeps the elements of an array for which a function is true.', ['col', 'f: lambda1|2'], {
    returns: ([array]) => array?.dataType ?? VoidType,
    check: (args) => {
      requireKind('array', args, 'filter')
      requireBoolean(args, 'filter')
    },
    // A function that gives null only is put aside for a null that Spark wraps anew, with one parameter.
    sql: ([array = '', f = '']) =>
      `filter(${array}, ${f === NULL_OF_TWO ? 'lambdafunction(NULL, namedlambdavariable())' : f})`,
    kernel: () => (array: Values, f: never) => array.filter((v, i) => (f as LambdaKernel)(v, i) === true),
  }),
  overArray('exists', 'Tells whether a function is true for an element of an array.', ['col', 'f: lambda1'], {
    returns: BooleanType,
    lambdas: (args) => [[element(args[0])]],
    check: (args) => {
      requireKind('array', args, 'exists')
      requireBoolean(args, 'exists')
    },
    nullable: ([array, f], { conf }) => array?.nullable === true || (threeValued(conf) && f?.nullable === true),
    kernel:
      ({ conf }) =>
      (array: Values, f: never) => {
        let isOpen = false
        for (const v of array) {
          const found = (f as LambdaKernel)(v)
          if (found === true) return true
          isOpen ||= found === null
        }
        return threeValued(conf) && isOpen ? null : false
      },
  }),
  overArray('forall', 'Tells whether a function is true for every element of an array.', ['col', 'f: lambda1'], {
    returns: BooleanType,
    lambdas: (args) => [[element(args[0])]],
    check: (args) => {
      requireKind('array', args, 'forall')
      requireBoolean(args, 'forall')
    },
    nullable: ([array, f]) => array?.nullable === true || f?.nullable === true,
    kernel: () => (array: Values, f: never) => {
      let isOpen = false
      for (const v of array) {
        const found = (f as LambdaKernel)(v)
        if (found === false) return false
        isOpen ||= found === null
      }
      return isOpen ? null : true
    },
  }),
  scalar({
    name: 'aggregate',
    aliases: ['reduce'],
    summary: 'Folds an array with a start value, a merge and a finish.',
    params: ['col', 'initialValue', 'merge: lambda2', 'finish: lambda1 = None'],
    nulls: 'pass',
    lambdas: ([array, zero]) => [
      [{ dataType: zero?.dataType ?? VoidType, nullable: true }, element(array)],
      [{ dataType: zero?.dataType ?? VoidType, nullable: true }],
    ],
    check: (args, { name }) => {
      requireKind('array', args, name)
      const [, zero, merge] = args
      if (zero === undefined || merge === undefined || merge.dataType.kind === 'void') return
      if (sameStructure(zero.dataType, merge.dataType)) return
      throw analysisError('DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE', {
        sqlExpr: `"${name}(${args.map((a) => a.sql).join(', ')})"`,
        paramIndex: '3',
        requiredType: `"${sqlType(zero.dataType)}"`,
        inputSql: `"${merge.sql}"`,
        inputType: `"${sqlType(merge.dataType)}"`,
      })
    },
    returns: ([, zero, , finish]) => finish?.dataType ?? zero?.dataType ?? VoidType,
    nullable: ([array, , , finish]) => array?.nullable === true || finish === undefined || finish.nullable,
    sql: (
      [array = '', zero = '', merge = '', finish = 'lambdafunction(namedlambdavariable(), namedlambdavariable())'],
      name,
    ) => `${name}(${array}, ${zero}, ${merge}, ${finish})`,
    kernel: () => (array: Values | null, zero: Value, merge: never, finish: never) => {
      if (array === null) return null
      const folded = array.reduce<Value>((state, v) => (merge as LambdaKernel)(state, v), zero)
      return finish === undefined ? folded : (finish as LambdaKernel)(folded)
    },
  }),
  scalar({
    name: 'zip_with',
    summary: 'Applies a function to the elements at the same places of two arrays.',
    params: ['left', 'right', 'f: lambda2'],
    lambdas: ([a, b]) => [
      [
        { ...element(a), nullable: true },
        { ...element(b), nullable: true },
      ],
    ],
    check: (args) => {
      requireKind('array', args, 'zip_with')
      requireKind('array', args, 'zip_with', 1)
    },
    returns: ([, , f]) => arrayType(f?.dataType ?? VoidType, f?.nullable === true),
    nullable: ([a, b]) => a?.nullable === true || b?.nullable === true,
    kernel: () => (a: Values, b: Values, f: never) =>
      Array.from({ length: Math.max(a.length, b.length) }, (_, i) => (f as LambdaKernel)(a[i] ?? null, b[i] ?? null)),
  }),
  scalar({
    name: 'array_sort',
    summary: 'Sorts an array by a function that compares two elements, or in ascending order with nulls last.',
    params: ['col', 'comparator: lambda2 = None'],
    lambdas: ([array]) => [[element(array), element(array)]],
    check: checkArraySort,
    returns: ([array]) => array?.dataType ?? VoidType,
    nullable: ([array]) => array?.nullable === true,
    sql: ([array = '', comparator = BY_ORDER]) => `array_sort(${array}, ${comparator})`,
    writtenSql: ([array = '', comparator]) =>
      comparator === undefined ? `array_sort(${array}, ${BY_WRITTEN_ORDER})` : undefined,
    kernel: ({ arguments: [array], conf }) => {
      const nullIsEqual = conf.flag('spark.sql.legacy.allowNullComparisonResultInArraySort')
      const type = element(array).dataType
      const order = compileOrdering(type)
      const nullsLast = (a: Value, b: Value): number =>
        a === null || b === null ? Number(a === null) - Number(b === null) : order(a, b)
      return (values: Values, comparator?: never) =>
        [...values].sort(counted(comparator === undefined ? nullsLast : comparing(comparator, type, nullIsEqual)))
    },
  }),
  scalar({
    name: 'map_zip_with',
    summary: 'Applies a function to the values that two maps have under each key.',
    params: ['col1', 'col2', 'f: lambda3'],
    coerce: ([a, b], { conf }) => {
      if (a?.dataType.kind !== 'map' || b?.dataType.kind !== 'map') return []
      const key = zippedKey(a.dataType.keyType, b.dataType.keyType, conf)
      if (key === undefined) return []
      return [a.dataType, b.dataType].map((type) => mapType(key, type.valueType, type.valueContainsNull))
    },
    // Bound before the casts: the key has the type that both maps will have.
    lambdas: ([a, b], { conf }) => {
      const [key = INDEX, first = INDEX] = keyValue(a)
      const [other = INDEX, second = INDEX] = keyValue(b)
      const dataType = zippedKey(key.dataType, other.dataType, conf) ?? VoidType
      return [
        [
          { dataType, nullable: false },
          { ...first, nullable: true },
          { ...second, nullable: true },
        ],
      ]
    },
    check: checkMapZipWith,
    returns: ([map, , f]): DataType =>
      map?.dataType.kind === 'map'
        ? mapType(map.dataType.keyType, f?.dataType ?? VoidType, f?.nullable === true)
        : VoidType,
    nullable: ([a, b]) => a?.nullable === true || b?.nullable === true,
    kernel: ({ dataType }) => {
      const keyOf = groupingKey(dataType.kind === 'map' ? dataType.keyType : VoidType)
      return (a: MapEntries, b: MapEntries, f: never) => {
        const zipped = new Map<unknown, Value[]>()
        if ([...a, ...b].some(([k]) => Number.isNaN(k))) throw nanKey()
        // Of keys that are one here, as the zeros are, the first counts.
        for (const [i, entries] of [a, b].entries())
          for (const [k, v] of entries) {
            const values = zipped.get(keyOf(k)) ?? [k]
            if (values[i + 1] === undefined) values[i + 1] = v
            zipped.set(keyOf(k), values)
          }
        return [...zipped.values()].map(([k = null, v = null, w = null]): Values => [k, (f as LambdaKernel)(k, v, w)])
      }
    },
  }),
  scalar({
    name: 'map_filter',
    summary: 'Keeps the entries of a map for which a function is true.',
    params: ['col', 'f: lambda2'],
    lambdas: ([map]) => [keyValue(map)],
    check: (args) => {
      requireKind('map', args, 'map_filter')
      requireBoolean(args, 'map_filter')
    },
    returns: ([map]) => map?.dataType ?? VoidType,
    nullable: ([map]) => map?.nullable === true,
    kernel: () => (map: MapEntries, f: never) => map.filter(([k, v]) => (f as LambdaKernel)(k, v) === true) as Values,
  }),
  scalar({
    name: 'transform_values',
    summary: 'Applies a function to each value of a map.',
    params: ['col', 'f: lambda2'],
    lambdas: ([map]) => [keyValue(map)],
    check: (args) => requireKind('map', args, 'transform_values'),
    returns: ([map, f]): DataType =>
      map?.dataType.kind === 'map'
        ? mapType(map.dataType.keyType, f?.dataType ?? VoidType, f?.nullable === true)
        : VoidType,
    nullable: ([map]) => map?.nullable === true,
    kernel: () => (map: MapEntries, f: never) => map.map(([k, v]): Values => [k, (f as LambdaKernel)(k, v)]),
  }),
  scalar({
    name: 'transform_keys',
    summary: 'Applies a function to each key of a map.',
    params: ['col', 'f: lambda2'],
    lambdas: ([map]) => [keyValue(map)],
    check: (args) => requireKind('map', args, 'transform_keys'),
    returns: ([map, f]): DataType =>
      map?.dataType.kind === 'map'
        ? mapType(f?.dataType ?? VoidType, map.dataType.valueType, map.dataType.valueContainsNull)
        : VoidType,
    nullable: ([map]) => map?.nullable === true,
    kernel: (context) => {
      const build = compileMapBuilder(context.dataType.kind === 'map' ? context.dataType.keyType : VoidType, context)
      return (map: MapEntries, f: never) =>
        build(map.map(([k, v]) => [(f as LambdaKernel)(k, v), v] as const)) as Values
    },
  }),
]
