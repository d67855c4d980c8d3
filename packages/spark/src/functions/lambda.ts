import { analysisError } from '../errors/spark-error.ts'
import {
  arrayType,
  BooleanType,
  type DataType,
  equalTypes,
  IntegerType,
  mapType,
  VoidType,
} from '../types/data-type.ts'
import { sqlType } from '../types/print.ts'
import type { MapEntries, Value } from '../types/value.ts'
import { type Argument, type LambdaKernel, type LambdaParameter, type SparkFunction, scalar } from './define.ts'
import { compileMapBuilder } from './map.ts'

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
    kernel: () => (array: Values, f: never) => array.filter((v, i) => (f as LambdaKernel)(v, i) === true),
  }),
  overArray('exists', 'Tells whether a function is true for an element of an array.', ['col', 'f: lambda1'], {
    returns: BooleanType,
    lambdas: (args) => [[element(args[0])]],
    check: (args) => {
      requireKind('array', args, 'exists')
      requireBoolean(args, 'exists')
    },
    nullable: ([array, f]) => array?.nullable === true || f?.nullable === true,
    kernel: () => (array: Values, f: never) => {
      const results = array.map((v) => (f as LambdaKernel)(v))
      return results.includes(true) ? true : results.includes(null) ? null : false
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
      const results = array.map((v) => (f as LambdaKernel)(v))
      return results.includes(false) ? false : results.includes(null) ? null : true
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
      if (zero === undefined || merge === undefined || equalTypes(zero.dataType, merge.dataType, false)) return
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
