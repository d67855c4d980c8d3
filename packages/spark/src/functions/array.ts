import { tick } from '../errors/deadline.ts'
import { analysisError, SparkError, sparkError } from '../errors/spark-error.ts'
import {
  findTightestCommonType,
  findWiderCommonType,
  findWiderTypeWithoutStringPromotion,
  implicitCast,
} from '../types/coercion.ts'
import { compileEquality, compileOrdering, setKey } from '../types/compare.ts'
import {
  arrayType,
  BooleanType,
  type DataType,
  equalTypes,
  IntegerType,
  isIntegral,
  LongType,
  mapType,
  StringType,
  structField,
  structType,
  VoidType,
} from '../types/data-type.ts'
import { type Integer, wrapInt } from '../types/integer.ts'
import { sqlType } from '../types/print.ts'
import type { MapEntries, Value } from '../types/value.ts'
import { itemNullable } from './array/item-nullable.ts'
import { sequence } from './array/sequence.ts'
import { MAX_ROUNDS, requireBearableArray } from './bearable.ts'
import {
  type AnalysisContext,
  type Argument,
  type Kernel,
  type KernelContext,
  type ScalarFunction,
  type SparkFunction,
  scalar,
} from './define.ts'
import { emptyElement } from './empty-element.ts'

type Values = readonly Value[]

const typeOf = (args: readonly Argument[], i = 0): DataType => args[i]?.dataType ?? VoidType
const elementOf = (args: readonly Argument[], i = 0): DataType => {
  const type = typeOf(args, i)
  return type.kind === 'array' ? type.elementType : VoidType
}
const containsNull = (args: readonly Argument[], i = 0): boolean => {
  const type = typeOf(args, i)
  return type.kind === 'array' && type.containsNull
}

/** Equality of elements; null equals null only where the function says so. */
const equality = (context: KernelContext, i = 0): ((a: Value, b: Value) => boolean) =>
  compileEquality(elementOf(context.arguments, i))

const callSql = (name: string, args: readonly Argument[]): string => `"${name}(${args.map((a) => a.sql).join(', ')})"`

function requireArray(args: readonly Argument[], name: string, i = 0, firstIndex = 1): void {
  if (typeOf(args, i).kind === 'array') return
  throw analysisError('DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE', {
    sqlExpr: callSql(name, args),
    paramIndex: String(i + firstIndex),
    requiredType: '"ARRAY"',
    inputSql: `"${args[i]?.sql ?? ''}"`,
    inputType: `"${sqlType(typeOf(args, i))}"`,
  })
}

function orderable(type: DataType): boolean {
  if (type.kind === 'array') return orderable(type.elementType)
  if (type.kind === 'struct') return type.fields.every((f) => orderable(f.dataType))
  return type.kind !== 'map' && type.kind !== 'interval'
}

function requireOrderable(args: readonly Argument[], name: string): void {
  if (orderable(elementOf(args))) return
  throw analysisError('DATATYPE_MISMATCH.INVALID_ORDERING_TYPE', {
    sqlExpr: callSql(name, args),
    functionName: `\`${name}\``,
    dataType: `"${sqlType(elementOf(args))}"`,
  })
}

type Meeting = (a: DataType, b: DataType) => DataType | undefined

/** Array and element brought to one type. Spark finds it by the rules outside ANSI mode, and casts by those of the mode. */
const arrayAndElement =
  (meet: Meeting) =>
  (args: readonly Argument[], { conf }: AnalysisContext): readonly (DataType | undefined)[] => {
    const [element, wanted] = [elementOf(args), typeOf(args, 1)]
    if (typeOf(args).kind !== 'array' || equalTypes(element, wanted, false)) return []
    const common = meet(element, wanted)
    if (common === undefined) return []
    return [
      implicitCast(typeOf(args), arrayType(common, containsNull(args)), conf.ansi),
      implicitCast(wanted, common, conf.ansi),
    ]
  }

const LEGACY = { ansi: false, caseSensitive: false }
// Only array_contains widens: elsewhere a decimal meets no other number.
const widerElement = arrayAndElement((a, b) =>
  b.kind === 'void' ? undefined : findWiderTypeWithoutStringPromotion(a, b, LEGACY),
)
const tightestElement = arrayAndElement((a, b) => findTightestCommonType(a, b))

function differingTypes(args: readonly Argument[], name: string): SparkError {
  return analysisError('DATATYPE_MISMATCH.ARRAY_FUNCTION_DIFF_TYPES', {
    sqlExpr: callSql(name, args),
    functionName: `\`${name}\``,
    dataType: '"ARRAY"',
    leftType: `"${sqlType(typeOf(args))}"`,
    rightType: `"${sqlType(typeOf(args, 1))}"`,
  })
}

/** An array, and a value that can be looked up in it. */
function checkElement(args: readonly Argument[], { name }: AnalysisContext): void {
  if (args.some((a) => a.dataType.kind === 'void')) {
    throw analysisError('DATATYPE_MISMATCH.NULL_TYPE', { sqlExpr: callSql(name, args), functionName: `\`${name}\`` })
  }
  requireArray(args, name)
  if (!equalTypes(elementOf(args), typeOf(args, 1), false)) throw differingTypes(args, name)
  requireOrderable(args, name)
}

/** An array, and a value that can be put into it. */
function checkMember(args: readonly Argument[], { name }: AnalysisContext): void {
  // Spark counts the parameters of these two from 0.
  requireArray(args, name, 0, 0)
  if (typeOf(args, 1).kind !== 'void' && !equalTypes(elementOf(args), typeOf(args, 1), false))
    throw differingTypes(args, name)
}

function commonArrays(args: readonly Argument[], { conf }: AnalysisContext): readonly (DataType | undefined)[] {
  const types = args.map((a) => a.dataType)
  const [first, second] = types
  if (first?.kind !== 'array' || second?.kind !== 'array' || equalTypes(first, second, false)) return []
  const common = findTightestCommonType(first.elementType, second.elementType)
  return common === undefined
    ? []
    : types.map((t, i) => implicitCast(t, arrayType(common, containsNull(args, i)), conf.ansi))
}

function checkSameArrays(args: readonly Argument[], { name }: AnalysisContext): void {
  const [a, b] = args
  if (a === undefined || b === undefined) return
  if (a.dataType.kind === 'array' && equalTypes(a.dataType, b.dataType, false)) return
  throw analysisError('DATATYPE_MISMATCH.BINARY_ARRAY_DIFF_TYPES', {
    sqlExpr: callSql(name, args),
    functionName: `\`${name}\``,
    arrayType: '"ARRAY"',
    leftType: `"${sqlType(a.dataType)}"`,
    rightType: `"${sqlType(b.dataType)}"`,
  })
}

/** The first of each value; nulls are one value. */
function distinct(values: Values, key: (v: Value) => unknown): Value[] {
  const seen = new Set<unknown>()
  return values.filter((v) => {
    tick('a set of values')
    const k = v === null ? seen : key(v)
    if (seen.has(k)) return false
    seen.add(k)
    return true
  })
}

const setFunction = (
  name: string,
  summary: string,
  combine: (a: Values, b: Values, has: (list: Values) => (v: Value) => boolean) => Values,
  nulls: (a: boolean, b: boolean) => boolean,
): SparkFunction =>
  scalar({
    name,
    summary,
    params: ['col1', 'col2'],
    coerce: commonArrays,
    check: (args, context) => {
      checkSameArrays(args, context)
      requireOrderable(args, name)
    },
    returns: (args) => arrayType(elementOf(args), nulls(containsNull(args), containsNull(args, 1))),
    kernel: (context) => {
      const key = setKey(elementOf(context.arguments))
      const has = (list: Values): ((v: Value) => boolean) => {
        const keys = new Set(list.map((v) => (v === null ? NULL_KEY : key(v))))
        return (v) => keys.has(v === null ? NULL_KEY : key(v))
      }
      return (a: Values, b: Values) => distinct(combine(a, b, has), key)
    },
  })
const NULL_KEY = Symbol('null')

const extreme = (name: string, sign: 1 | -1): SparkFunction =>
  scalar({
    name,
    summary: `Returns the ${sign > 0 ? 'greatest' : 'smallest'} element of an array, nulls left out.`,
    params: ['col'],
    inputs: ['array'],
    coercion: 'expects',
    check: (args) => requireOrderable(args, name),
    returns: (args) => elementOf(args),
    nullable: true,
    kernel: (context) => {
      const order = compileOrdering(elementOf(context.arguments))
      return (array: Values) =>
        array.reduce<Value>(
          (best, v) => (v === null ? best : best === null || sign * order(v, best) > 0 ? v : best),
          null,
        )
    },
  })

function compileSort(context: KernelContext, ascending: boolean): (array: Values) => Values {
  const order = compileOrdering(elementOf(context.arguments))
  const sign = ascending ? 1 : -1
  return (array) =>
    [...array].sort((a, b) => {
      tick('a sort of values')
      if (a === null || b === null) return a === b ? 0 : a === null ? -sign : sign
      return sign * order(a, b)
    })
}

/** `element_at` and its kin: 1-based, from the end where negative. */
function elementKernel(context: KernelContext, failing: boolean): Kernel {
  const type = typeOf(context.arguments)
  if (type.kind === 'map') {
    const equal = compileEquality(type.keyType)
    return (map: MapEntries, key: Value) => map.find(([k]) => equal(k, key))?.[1] ?? null
  }
  return (array: Values, index: Integer) => {
    const i = Number(index)
    if (i === 0) throw sparkError('SparkRuntimeException', 'INVALID_INDEX_OF_ZERO')
    if (Math.abs(i) <= array.length) return array[i > 0 ? i - 1 : array.length + i] ?? null
    if (!failing) return null
    throw sparkError('ArrayIndexOutOfBoundsException', 'INVALID_ARRAY_INDEX_IN_ELEMENT_AT', {
      indexValue: String(index),
      arraySize: String(array.length),
      ansiConfig: '"spark.sql.ansi.enabled"',
    })
  }
}

const elementAt = (name: string, failing: (ansi: boolean) => boolean, place = 'extraction: any'): SparkFunction =>
  scalar({
    name,
    summary: 'Returns the element of an array at a place counted from 1, or the value of a map under a key.',
    params: ['col', place],
    coerce: (args, { conf }) => {
      const type = typeOf(args)
      if (type.kind !== 'map') return []
      const common = findTightestCommonType(type.keyType, typeOf(args, 1))
      if (common === undefined) return []
      return [
        implicitCast(type, mapType(common, type.valueType, type.valueContainsNull), conf.ansi),
        implicitCast(typeOf(args, 1), common, conf.ansi),
      ]
    },
    check: (args) => {
      const type = typeOf(args)
      const key = typeOf(args, 1)
      if (type.kind === 'map' && equalTypes(type.keyType, key, false)) return
      if (type.kind === 'array' && isIntegral(key) && key.kind !== 'long') return
      if (type.kind === 'map') {
        throw analysisError('DATATYPE_MISMATCH.MAP_FUNCTION_DIFF_TYPES', {
          sqlExpr: callSql(name, args),
          functionName: `\`${name}\``,
          dataType: '"MAP"',
          leftType: `"${sqlType(type)}"`,
          rightType: `"${sqlType(key)}"`,
        })
      }
      const isArray = type.kind === 'array'
      throw analysisError('DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE', {
        sqlExpr: callSql(name, args),
        paramIndex: isArray ? '2' : '1',
        requiredType: isArray ? '"INT"' : '("ARRAY" or "MAP")',
        inputSql: `"${args[isArray ? 1 : 0]?.sql ?? ''}"`,
        inputType: `"${sqlType(isArray ? key : type)}"`,
      })
    },
    returns: (args) => {
      const type = typeOf(args)
      return type.kind === 'map' ? type.valueType : elementOf(args)
    },
    nullable: (args, { conf }) =>
      typeOf(args).kind === 'map' ||
      itemNullable(args, failing(conf.ansi), (at, size) => (at < 0 ? size + at : at - 1)),
    kernel: (context) => elementKernel(context, failing(context.conf.ansi)),
  })

const sizeOfNull = (conf: AnalysisContext['conf']): boolean => !conf.ansi && conf.flag('spark.sql.legacy.sizeOfNull')

const sizeOf = (name: string, nullSize: boolean, inputs: ScalarFunction['inputs']): SparkFunction =>
  scalar({
    name,
    summary: 'Returns the number of elements of an array or map.',
    params: ['col'],
    ...(inputs === undefined ? {} : { inputs }),
    coercion: 'expects',
    returns: IntegerType,
    // Outside ANSI mode the size of null is -1, as in old Hive.
    nulls: nullSize ? 'pass' : 'propagate',
    nullable: (args, { conf }) => (nullSize && sizeOfNull(conf) ? false : args[0]?.nullable === true),
    kernel:
      ({ conf }) =>
      (v: Values | null) =>
        v === null ? (sizeOfNull(conf) ? -1 : null) : v.length,
  })

function checkInsert(args: readonly Argument[], { name }: AnalysisContext): void {
  const [array, place, value] = args
  const fits = array?.dataType.kind === 'array' && equalTypes(elementOf(args), value?.dataType ?? VoidType, false)
  if (fits && place?.dataType.kind === 'integer') return
  if (array?.dataType.kind === 'array' && place?.dataType.kind !== 'integer') {
    throw analysisError('DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE', {
      sqlExpr: callSql(name, args),
      paramIndex: '2',
      requiredType: '"INT"',
      inputSql: `"${place?.sql ?? ''}"`,
      inputType: `"${sqlType(place?.dataType ?? VoidType)}"`,
    })
  }
  throw analysisError('DATATYPE_MISMATCH.ARRAY_FUNCTION_DIFF_TYPES', {
    sqlExpr: callSql(name, args),
    functionName: '`array_insert`',
    dataType: '"ARRAY"',
    leftType: `"${sqlType(typeOf(args))}"`,
    rightType: `"${sqlType(value?.dataType ?? VoidType)}"`,
  })
}

/** Places beyond the ends are filled up with nulls; `last` is how far behind the last element -1 lies. */
function insert(array: Values | null, place: number | null, value: Value, last: 0 | 1): Values | null {
  if (array === null || place === null) return null
  if (place === 0) throw sparkError('SparkRuntimeException', 'INVALID_INDEX_OF_ZERO')
  const at = place > 0 ? place - 1 : array.length + place + last
  const size = Math.max(array.length + 1, place > 0 ? place : 1 - place - last)
  if (size > MAX_ROUNDS) {
    throw sparkError('SparkRuntimeException', '_LEGACY_ERROR_TEMP_2159', {
      numberOfElements: String(size),
      maxRoundedArrayLength: String(MAX_ROUNDS),
    })
  }
  requireBearableArray(size)
  if (at < 0) return [value, ...new Array<Value>(-at).fill(null), ...array]
  if (at > array.length) return [...array, ...new Array<Value>(at - array.length).fill(null), value]
  return [...array.slice(0, at), value, ...array.slice(at)]
}

/** What Spark's analyzer stumbles over where NULL stands for the array of `get`. */
const NO_ARRAY =
  'java.lang.ClassCastException: class org.apache.spark.sql.types.NullType$ cannot be cast to class org.apache.spark.sql.types.ArrayType'

export const arrayFunctions: readonly SparkFunction[] = [
  scalar({
    name: 'array',
    summary: 'Makes an array of its arguments.',
    takesStar: 'columns',
    params: ['*cols'],
    arity: [0, Number.POSITIVE_INFINITY],
    nulls: 'pass',
    elements: (args) => args.map((a) => a.nullable),
    coerce: (args, { conf }) => {
      const types = args.map((a) => a.dataType)
      const common = findWiderCommonType(types, conf)
      return common === undefined ? [] : types.map(() => common)
    },
    check: (args) => {
      const [first, ...rest] = args
      if (first === undefined || rest.every((a) => equalTypes(a.dataType, first.dataType, false))) return
      throw analysisError('DATATYPE_MISMATCH.DATA_DIFF_TYPES', {
        sqlExpr: callSql('array', args),
        functionName: '`array`',
        dataType: `[${args.map((a) => `"${sqlType(a.dataType)}"`).join(', ')}]`,
      })
    },
    returns: (args, { conf }) =>
      arrayType(
        args.length === 0 ? emptyElement(conf) : (args.find((a) => a.dataType.kind !== 'void')?.dataType ?? VoidType),
        args.some((a) => a.nullable),
      ),
    nullable: false,
    kernel:
      () =>
      (...values: Value[]) =>
        values,
  }),
  sizeOf('size', true, [{ oneOf: ['array', 'map'] }]),
  sizeOf('cardinality', true, [{ oneOf: ['array', 'map'] }]),
  sizeOf('array_size', false, ['array']),
  scalar({
    name: 'array_contains',
    summary: 'Tells whether an array has a value; null where it has nulls and not the value.',
    params: ['col', 'value: any'],
    coerce: widerElement,
    check: checkElement,
    returns: BooleanType,
    nullable: (args) => args.some((a) => a.nullable) || containsNull(args),
    kernel: (context) => {
      const equal = equality(context)
      return (array: Values, value: Value) => {
        if (array.some((v) => v !== null && equal(v, value))) return true
        return array.includes(null) ? null : false
      }
    },
  }),
  scalar({
    name: 'array_position',
    summary: 'Returns the place of a value in an array, counted from 1; 0 where it is not there.',
    params: ['col', 'value: plain'],
    coerce: tightestElement,
    check: checkElement,
    returns: LongType,
    kernel: (context) => {
      const equal = equality(context)
      return (array: Values, value: Value) => array.findIndex((v) => v !== null && equal(v, value)) + 1
    },
  }),
  scalar({
    name: 'array_insert',
    summary: 'Puts a value into an array at a place counted from 1, or from the end where negative.',
    params: ['arr', 'pos: col|int', 'value: any'],
    nulls: 'pass',
    coerce: (args, { conf }) => {
      const [array, place, value] = args
      if (array?.dataType.kind !== 'array' || !isIntegral(typeOf(args, 1)) || place?.dataType.kind === 'long') return []
      const common = findTightestCommonType(array.dataType.elementType, value?.dataType ?? VoidType)
      if (common === undefined) return []
      return [
        implicitCast(array.dataType, arrayType(common, array.dataType.containsNull), conf.ansi),
        IntegerType,
        implicitCast(value?.dataType ?? VoidType, common, conf.ansi),
      ]
    },
    check: checkInsert,
    returns: (args) => arrayType(elementOf(args), true),
    nullable: ([array, place]) => array?.nullable === true || place?.nullable === true,
    kernel: ({ conf }) => {
      const last = conf.flag('spark.sql.legacy.negativeIndexInArrayInsert') ? 0 : 1
      return (array: Values | null, place: number | null, value: Value) => insert(array, place, value, last)
    },
  }),
  scalar({
    name: 'array_remove',
    summary: 'Removes every occurrence of a value from an array.',
    params: ['col', 'element: plain'],
    coerce: tightestElement,
    check: (args, { name }) => {
      if (!equalTypes(elementOf(args), typeOf(args, 1), false) || typeOf(args).kind !== 'array')
        throw differingTypes(args, name)
      requireOrderable(args, name)
    },
    returns: (args) => typeOf(args),
    kernel: (context) => {
      const equal = equality(context)
      return (array: Values, value: Value) => array.filter((v) => v === null || !equal(v, value))
    },
  }),
  scalar({
    name: 'array_distinct',
    summary: 'Removes repeated values from an array.',
    params: ['col'],
    inputs: ['array'],
    coercion: 'expects',
    check: (args) => requireOrderable(args, 'array_distinct'),
    returns: (args) => typeOf(args),
    kernel: (context) => {
      const key = setKey(elementOf(context.arguments))
      return (array: Values) => distinct(array, key)
    },
  }),
  setFunction(
    'array_union',
    'Returns the values of both arrays, each once.',
    (a, b) => [...a, ...b],
    (x, y) => x || y,
  ),
  setFunction(
    'array_intersect',
    'Returns the values that both arrays have, each once.',
    (a, b, has) => a.filter(has(b)),
    (x, y) => x && y,
  ),
  setFunction(
    'array_except',
    'Returns the values of the first array that the second lacks, each once.',
    (a, b, has) => {
      const inB = has(b)
      return a.filter((v) => !inB(v))
    },
    (x) => x,
  ),
  scalar({
    name: 'arrays_overlap',
    summary: 'Tells whether two arrays share a value that is not null.',
    params: ['a1', 'a2'],
    coerce: commonArrays,
    check: (args, context) => {
      checkSameArrays(args, context)
      requireOrderable(args, 'arrays_overlap')
    },
    returns: BooleanType,
    nullable: (args) => args.some((a) => a.nullable) || containsNull(args) || containsNull(args, 1),
    kernel: (context) => {
      const equal = equality(context)
      return (a: Values, b: Values) => {
        const isInBoth = (v: Value): boolean => {
          tick('arrays_overlap()', 1 + b.length / 10)
          return v !== null && b.some((w) => w !== null && equal(v, w))
        }
        if (a.some(isInBoth)) return true
        return a.length > 0 && b.length > 0 && (a.includes(null) || b.includes(null)) ? null : false
      }
    },
  }),
  extreme('array_max', 1),
  extreme('array_min', -1),
  scalar({
    name: 'array_join',
    summary: 'Joins the elements of an array of strings; nulls are left out or replaced.',
    params: ['col', 'delimiter: str', 'null_replacement: str = None'],
    inputs: [{ arrayOf: StringType }, StringType, StringType],
    // Only the elements are cast.
    coercion: 'expects',
    coerce: ([array], { conf }) => [
      array?.dataType.kind === 'array' ? implicitCast(array.dataType, { arrayOf: StringType }, conf.ansi) : undefined,
    ],
    returns: StringType,
    kernel: () => (array: Values, delimiter: string, replacement?: string) =>
      array
        .flatMap((v) => (v === null ? (replacement === undefined ? [] : [replacement]) : [v as string]))
        .join(delimiter),
  }),
  scalar({
    name: 'array_repeat',
    summary: 'Makes an array that holds a value a number of times.',
    params: ['col', 'count: col|int'],
    inputs: ['any', IntegerType],
    coercion: 'expects',
    nulls: 'pass',
    returns: (args) => arrayType(typeOf(args), args[0]?.nullable === true),
    nullable: (args) => args[1]?.nullable === true,
    kernel: () => (value: Value, count: number | null) => {
      if (count === null) return null
      requireBearableArray(count)
      tick('array_repeat()', count / 100)
      return new Array<Value>(Math.max(0, count)).fill(value)
    },
  }),
  scalar({
    name: 'array_compact',
    foldable: false,
    summary: 'Removes the nulls from an array.',
    params: ['col'],
    inputs: ['array'],
    coercion: 'expects',
    returns: (args) => typeOf(args),
    kernel: () => (array: Values) => array.filter((v) => v !== null),
  }),
  ...(['array_append', 'array_prepend'] as const).map((name) =>
    scalar({
      name,
      summary: `Adds a value at the ${name === 'array_append' ? 'end' : 'start'} of an array.`,
      params: ['col', 'value: any'],
      nulls: 'pass',
      coerce: tightestElement,
      check: checkMember,
      returns: (args) =>
        arrayType(elementOf(args), name === 'array_prepend' || containsNull(args) || args[1]?.nullable === true),
      nullable: (args) => args[0]?.nullable === true,
      kernel: () => (array: Values | null, value: Value) =>
        array === null ? null : name === 'array_append' ? [...array, value] : [value, ...array],
    }),
  ),
  scalar({
    name: 'slice',
    summary: 'Returns a part of an array from a place counted from 1, or from the end where negative.',
    params: ['x', 'start: col|int', 'length: col|int'],
    inputs: ['array', IntegerType, IntegerType],
    returns: (args) => typeOf(args),
    kernel: () => (array: Values, start: number, length: number) => {
      if (start === 0) throw sparkError('SparkRuntimeException', '_LEGACY_ERROR_TEMP_2157', { prettyName: 'slice' })
      if (length < 0)
        throw sparkError('SparkRuntimeException', '_LEGACY_ERROR_TEMP_2158', {
          prettyName: 'slice',
          length: String(length),
        })
      const from = start > 0 ? start - 1 : array.length + start
      return from < 0 || from >= array.length ? [] : array.slice(from, from + length)
    },
  }),
  scalar({
    name: 'sort_array',
    summary: 'Sorts an array; nulls come first ascending, last descending.',
    params: ['col', 'asc: bool = True'],
    inputs: ['array', BooleanType],
    coercion: 'expects',
    check: (args) => {
      requireOrderable(args, 'sort_array')
      const ascending = args[1]
      if (ascending === undefined || (ascending.literal === true && ascending.value !== null)) return
      throw analysisError('DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE', {
        sqlExpr: callSql('sort_array', args),
        paramIndex: '2',
        requiredType: '"BOOLEAN"',
        inputSql: `"${ascending.sql}"`,
        inputType: `"${sqlType(ascending.dataType)}"`,
      })
    },
    returns: (args) => typeOf(args),
    sql: ([array = '', asc = 'true']) => `sort_array(${array}, ${asc})`,
    kernel: (context) => {
      const up = compileSort(context, true)
      const down = compileSort(context, false)
      return (array: Values, asc: boolean | undefined) => (asc === false ? down(array) : up(array))
    },
  }),
  scalar({
    name: 'flatten',
    summary: 'Puts the elements of the arrays of an array into one.',
    params: ['col'],
    inputs: [{ arrayOf: 'array' }],
    // Nothing is cast, not even a null literal.
    coerce: () => [],
    returns: (args) => elementOf(args),
    nullable: (args) => args[0]?.nullable === true || containsNull(args),
    kernel: () => (array: readonly (Values | null)[]) => (array.includes(null) ? null : array.flatMap((a) => a ?? [])),
  }),
  scalar({
    name: 'arrays_zip',
    summary: 'Makes an array of structs of the elements at the same places.',
    params: ['*cols'],
    inputs: ['array'],
    coercion: 'expects',
    returns: (args) =>
      arrayType(structType(args.map((a, i) => structField(a.name ?? String(i), elementOf(args, i), true))), false),
    kernel:
      () =>
      (...arrays: Values[]) =>
        Array.from({ length: Math.max(0, ...arrays.map((a) => a.length)) }, (_, i) => arrays.map((a) => a[i] ?? null)),
  }),
  elementAt('element_at', (ansi) => ansi),
  elementAt('try_element_at', () => false, 'extraction'),
  scalar({
    name: 'get',
    summary: 'Returns the element of an array at a place counted from 0, or null.',
    params: ['col', 'index: col|int'],
    inputs: ['array', 'integral'],
    check: ([array]) => {
      if (array?.value === null && array.dataType.kind === 'array' && array.dataType.elementType.kind === 'void')
        throw new SparkError('Py4JJavaError', NO_ARRAY)
    },
    returns: (args) => elementOf(args),
    nullable: (args) => itemNullable(args, false),
    kernel: () => (array: Values, index: Integer) => array[wrapInt(index)] ?? null,
  }),
  sequence,
]
