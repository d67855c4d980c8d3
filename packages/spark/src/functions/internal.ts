import { sparkError } from '../errors/spark-error.ts'
import { compileEquality } from '../types/compare.ts'
import {
  type ArrayType,
  arrayType,
  BooleanType,
  ByteType,
  type DataType,
  type MapType,
  type StructType,
} from '../types/data-type.ts'
import { wrapInt } from '../types/integer.ts'
import type { MapEntries, Value } from '../types/value.ts'
import { itemNullable } from './array/item-nullable.ts'
import { type AggregateFunction, type Argument, type ScalarFunction, scalar, type WindowFunction } from './define.ts'
import { approxQuantiles } from './internal/approx-quantiles.ts'
import { frequentItems } from './internal/frequent-items.ts'
import { javaDecimalText } from './internal/java-decimal-text.ts'
import { paddedText } from './internal/padded-text.ts'
import { quantifiedLikes } from './internal/quantified-like.ts'
import { isNotUnknown, isUnknown } from './internal/unknown.ts'
import { updateFields } from './internal/update-fields.ts'
import {
  momentOf,
  sessionBetween,
  sessionGap,
  sessionOf,
  slidingWindows,
  tumblingWindow,
  windowMoment,
} from './time-window.ts'
import { offsetsOverNulls } from './window.ts'

// What the analyzer puts into a plan and SQL cannot call. An entry says all of itself by its arguments, so that an engine
// that gets the plan as data can run it.

const typeOf = (arg: Argument | undefined): DataType => {
  if (arg === undefined) throw new Error('An internal function lacks its argument')
  return arg.dataType
}

const structOf = (type: DataType): StructType => {
  if (type.kind !== 'struct') throw new Error(`A field was asked of a ${type.kind}`)
  return type
}

const arrayOf = (type: DataType): ArrayType => {
  if (type.kind !== 'array') throw new Error(`An item was asked of a ${type.kind}`)
  return type
}

const mapOf = (type: DataType): MapType => {
  if (type.kind !== 'map') throw new Error(`A value was asked of a ${type.kind}`)
  return type
}

/** A number that the analyzer gave. */
const given = (arg: Argument | undefined): number => {
  if (typeof arg?.value !== 'number') throw new Error('An internal function lacks its number')
  return arg.value
}

function fieldAt(type: DataType, ordinal: Argument | undefined): StructType['fields'][number] {
  const found = structOf(type).fields[given(ordinal)]
  if (found === undefined) throw new Error('A field was asked for beyond those of its struct')
  return found
}

/** `s.name`: the call bears the name as it was written, the field is found by its place. */
export const getStructField: ScalarFunction = scalar({
  name: 'get_struct_field',
  summary: 'Returns a field of a struct.',
  params: ['struct', 'ordinal: int'],
  returns: ([struct, ordinal]) => fieldAt(typeOf(struct), ordinal).dataType,
  nullable: ([struct, ordinal]) => struct?.nullable === true || fieldAt(typeOf(struct), ordinal).nullable,
  kernel: (context) => {
    const ordinal = given(context.arguments[1])
    return (struct: readonly Value[]) => struct[ordinal] ?? null
  },
  sql: ([struct = ''], name) => `${struct}.${name}`,
  fieldName: (_, name) => name,
})

/** `a.name` of an array of structs. Unlike one of a struct, two that are written in other cases are two to Spark. */
export const getArrayStructFields: ScalarFunction = scalar({
  name: 'get_array_struct_fields',
  summary: 'Returns a field of each struct of an array.',
  params: ['array', 'ordinal: int', 'name: str'],
  returns: ([array, ordinal]) => {
    const { elementType, containsNull } = arrayOf(typeOf(array))
    const found = fieldAt(elementType, ordinal)
    return arrayType(found.dataType, containsNull || found.nullable)
  },
  nullable: ([array]) => array?.nullable === true,
  elements: ([array, ordinal]) => {
    const { elementType } = arrayOf(typeOf(array))
    return array?.elements?.map((nullable) => nullable || fieldAt(elementType, ordinal).nullable)
  },
  kernel: (context) => {
    const ordinal = given(context.arguments[1])
    return (array: readonly (readonly Value[] | null)[]) => array.map((s) => s?.[ordinal] ?? null)
  },
  sql: ([array = '', , name = '']) => `${array}.${name}`,
  fieldName: ([, , name]) => String(name?.value),
})

/** `a[i]` */
export const getArrayItem: ScalarFunction = scalar({
  name: 'get_array_item',
  summary: 'Returns an element of an array by its index from 0.',
  params: ['array', 'index'],
  inputs: ['any', 'integral'],
  coercion: 'expects',
  returns: ([array]) => arrayOf(typeOf(array)).elementType,
  nullable: (args, { conf }) => itemNullable(args, conf.ansi),
  kernel:
    ({ conf }) =>
    (array: readonly Value[], index: number | bigint) => {
      const i = wrapInt(index)
      if (i >= 0 && i < array.length) return array[i] ?? null
      if (!conf.ansi) return null
      throw sparkError('ArrayIndexOutOfBoundsException', 'INVALID_ARRAY_INDEX', {
        indexValue: String(i),
        arraySize: String(array.length),
        ansiConfig: '"spark.sql.ansi.enabled"',
      })
    },
  sql: ([array = '', index = '']) => `${array}[${index}]`,
})

/** `m[k]` */
export const getMapValue: ScalarFunction = scalar({
  name: 'get_map_value',
  summary: 'Returns the value of a map under a key.',
  params: ['map', 'key'],
  returns: ([map]) => mapOf(typeOf(map)).valueType,
  nullable: true,
  kernel: (context) => {
    const equal = compileEquality(mapOf(typeOf(context.arguments[0])).keyType)
    return (map: MapEntries, key: Value) => map.find(([k]) => equal(k, key))?.[1] ?? null
  },
  sql: ([map = '', key = '']) => `${map}[${key}]`,
  fieldName: ([, key]) => (key?.literal === true && typeof key.value === 'string' ? key.value : undefined),
})

/** What `na.drop` keeps a row by: NaN counts as null. */
export const atLeastNNonNulls: ScalarFunction = scalar({
  name: 'at_least_n_non_nulls',
  summary: 'Tells whether enough values are neither null nor NaN.',
  params: ['n: int', '*values'],
  nulls: 'pass',
  returns: BooleanType,
  nullable: false,
  kernel:
    () =>
    (n: number, ...values: Value[]) =>
      values.filter((v) => v !== null && !Number.isNaN(v)).length >= n,
})

/** Unlike `<=>`, as Spark's pivot looks a value up. */
export const pivotEquals: ScalarFunction = scalar({
  name: 'pivot_equals',
  summary: 'Tells whether a row belongs to a pivot value.',
  params: ['value', 'pivot'],
  nulls: 'pass',
  returns: BooleanType,
  nullable: false,
  kernel: (context) => {
    const equal = compileEquality(typeOf(context.arguments[0]))
    return (a: Value, b: Value) => (a === null || b === null ? a === b : equal(a, b))
  },
})

/** What `grouping(key)` becomes: a bit of the number of the grouping set. */
export const groupingBit: ScalarFunction = scalar({
  name: 'grouping_bit',
  summary: 'Tells whether a key is left out of the grouping set.',
  params: ['id', 'shift: int'],
  returns: ByteType,
  nullable: false,
  kernel: (context) => {
    const shift = BigInt(given(context.arguments[1]))
    return (id: number | bigint) => Number((BigInt(id) >> shift) & 1n)
  },
})

/** The private functions, which no registry of names holds. */
export const internalFunctions: readonly (ScalarFunction | AggregateFunction | WindowFunction)[] = [
  getStructField,
  getArrayStructFields,
  getArrayItem,
  getMapValue,
  atLeastNNonNulls,
  pivotEquals,
  groupingBit,
  updateFields,
  approxQuantiles,
  frequentItems,
  javaDecimalText,
  paddedText,
  momentOf,
  windowMoment,
  tumblingWindow,
  sessionBetween,
  sessionGap,
  sessionOf,
  slidingWindows,
  ...quantifiedLikes,
  isUnknown,
  isNotUnknown,
  ...offsetsOverNulls,
]
