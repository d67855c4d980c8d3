import { castIsNullable } from '../cast.ts'
import {
  type ArrayType,
  arrayType,
  type DataType,
  DoubleType,
  dayTimeIntervalType,
  equalTypes,
  isAtomic,
  isComplex,
  isIntegral,
  isNumeric,
  LongType,
  type MapType,
  mapType,
  StringType,
  type StructType,
  structField,
  structType,
  TimestampNTZType,
  TimestampType,
  VoidType,
  yearMonthIntervalType,
} from '../data-type.ts'
import { decimalForType } from '../decimal.ts'
import { holdsIntegral, widerDecimal } from './decimal-precision.ts'

/** The settings that coercion looks at; a SessionConf is one. */
export interface CoercionConf {
  readonly ansi: boolean
  readonly caseSensitive: boolean
}

type Finder = (a: DataType, b: DataType, conf: CoercionConf) => DataType | undefined

const PRECEDENCE = ['byte', 'short', 'integer', 'long', 'float', 'double'] as const
const LEGACY: CoercionConf = { ansi: false, caseSensitive: false }

const isDateTime = (t: DataType): boolean => t.kind === 'date' || t.kind === 'timestamp' || t.kind === 'timestamp_ntz'
const isAnsiInterval = (t: DataType): boolean => t.kind === 'day-time interval' || t.kind === 'year-month interval'

function tightestNumeric(a: DataType, b: DataType, ansi: boolean): DataType | undefined {
  if (a.kind === 'decimal' || b.kind === 'decimal') {
    if (isIntegral(a) && b.kind === 'decimal' && holdsIntegral(b, a)) return b
    if (isIntegral(b) && a.kind === 'decimal' && holdsIntegral(a, b)) return a
    return undefined
  }
  const rank = (t: DataType): number => PRECEDENCE.indexOf(t.kind as (typeof PRECEDENCE)[number])
  const wider = rank(a) >= rank(b) ? a : b
  // An int does not fit a float's 24 bits: ANSI mode goes to double.
  return ansi && wider.kind === 'float' ? DoubleType : wider
}

function widerDateTime(a: DataType, b: DataType): DataType {
  if (a.kind === 'timestamp' || b.kind === 'timestamp') return TimestampType
  return a.kind === b.kind ? a : TimestampNTZType
}

const smaller = <T extends number>(a: T, b: T): T => (a > b ? b : a)
const larger = <T extends number>(a: T, b: T): T => (a > b ? a : b)

/** Intervals of one kind meet in one with the fields of both. */
function widerInterval(a: DataType, b: DataType): DataType | undefined {
  if (a.kind === 'day-time interval' && b.kind === 'day-time interval') {
    return dayTimeIntervalType(smaller(a.startField, b.startField), larger(a.endField, b.endField))
  }
  if (a.kind === 'year-month interval' && b.kind === 'year-month interval') {
    return yearMonthIntervalType(smaller(a.startField, b.startField), larger(a.endField, b.endField))
  }
  return undefined
}

/** The common type of arrays, maps and structs of the same shape, their members brought together by `find`. */
function complexType(a: DataType, b: DataType, conf: CoercionConf, find: Finder): DataType | undefined {
  if (a.kind === 'array' && b.kind === 'array') return arrayOfBoth(a, b, conf, find)
  if (a.kind === 'map' && b.kind === 'map') return mapOfBoth(a, b, conf, find)
  if (a.kind === 'struct' && b.kind === 'struct') return structOfBoth(a, b, conf, find)
  return undefined
}

function arrayOfBoth(a: ArrayType, b: ArrayType, conf: CoercionConf, find: Finder): DataType | undefined {
  const element = find(a.elementType, b.elementType, conf)
  if (element === undefined) return undefined
  const lost = castIsNullable(a.elementType, element, false) || castIsNullable(b.elementType, element, false)
  return arrayType(element, a.containsNull || b.containsNull || lost)
}

function mapOfBoth(a: MapType, b: MapType, conf: CoercionConf, find: Finder): DataType | undefined {
  const key = find(a.keyType, b.keyType, conf)
  if (key === undefined || castIsNullable(a.keyType, key, false) || castIsNullable(b.keyType, key, false))
    return undefined
  const value = find(a.valueType, b.valueType, conf)
  if (value === undefined) return undefined
  const lost = castIsNullable(a.valueType, value, false) || castIsNullable(b.valueType, value, false)
  return mapType(key, value, a.valueContainsNull || b.valueContainsNull || lost)
}

function structOfBoth(a: StructType, b: StructType, conf: CoercionConf, find: Finder): DataType | undefined {
  if (a.fields.length !== b.fields.length) return undefined
  const sameName = (x: string, y: string): boolean =>
    conf.caseSensitive ? x === y : x.toLowerCase() === y.toLowerCase()
  const fields = a.fields.map((f, i) => {
    const other = b.fields[i]
    if (other === undefined || !sameName(f.name, other.name)) return undefined
    const dataType = find(f.dataType, other.dataType, conf)
    if (dataType === undefined) return undefined
    const lost = castIsNullable(f.dataType, dataType, false) || castIsNullable(other.dataType, dataType, false)
    return structField(f.name, dataType, f.nullable || other.nullable || lost)
  })
  return fields.some((f) => f === undefined) ? undefined : structType(fields.filter((f) => f !== undefined))
}

/** The type that both fit without loss (int and long: long), or undefined: Spark's `findTightestCommonType`. */
export function findTightestCommonType(a: DataType, b: DataType, conf: CoercionConf = LEGACY): DataType | undefined {
  if (equalTypes(a, b)) return a
  if (a.kind === 'void') return b
  if (b.kind === 'void') return a
  if (isNumeric(a) && isNumeric(b)) return tightestNumeric(a, b, conf.ansi)
  if (isDateTime(a) && isDateTime(b)) return widerDateTime(a, b)
  return widerInterval(a, b) ?? complexType(a, b, conf, findTightestCommonType)
}

/** Where a decimal meets another number: a decimal that holds both, or double beside a float or double. */
function widerWithDecimal(a: DataType, b: DataType): DataType | undefined {
  if (a.kind !== 'decimal' && b.kind !== 'decimal') return undefined
  if (!isNumeric(a) || !isNumeric(b)) return undefined
  const inexact = (t: DataType): boolean => t.kind === 'float' || t.kind === 'double'
  if (inexact(a) || inexact(b)) return DoubleType
  const [left, right] = [decimalForType(a), decimalForType(b)]
  return left === undefined || right === undefined ? undefined : widerDecimal(left, right)
}

function promoteToString(a: DataType, b: DataType): DataType | undefined {
  const promotes = (t: DataType): boolean => isAtomic(t) && t.kind !== 'binary' && t.kind !== 'boolean'
  if (a.kind === 'string' && promotes(b)) return StringType
  return b.kind === 'string' && promotes(a) ? StringType : undefined
}

/** ANSI mode goes the other way: a string becomes what it meets (long beside whole numbers). */
export function findWiderTypeForString(a: DataType, b: DataType): DataType | undefined {
  if (a.kind !== 'string') return b.kind === 'string' ? findWiderTypeForString(b, a) : undefined
  if (isIntegral(b)) return LongType
  if (isNumeric(b)) return DoubleType
  if (b.kind === 'void') return StringType
  if (b.kind === 'string' || isAnsiInterval(b) || isComplex(b) || b.kind === 'interval') return undefined
  return b
}

/** The type of `CASE`, `IF`, `UNION` over both types, or undefined: Spark's `findWiderTypeForTwo`. */
export function findWiderTypeForTwo(a: DataType, b: DataType, conf: CoercionConf): DataType | undefined {
  return (
    findTightestCommonType(a, b, conf) ??
    widerWithDecimal(a, b) ??
    (conf.ansi ? findWiderTypeForString(a, b) : promoteToString(a, b)) ??
    complexType(a, b, conf, findWiderTypeForTwo)
  )
}

/** As {@link findWiderTypeForTwo}, but a string and a number have nothing in common (`greatest`, `least`). */
export function findWiderTypeWithoutStringPromotion(
  a: DataType,
  b: DataType,
  conf: CoercionConf,
): DataType | undefined {
  return (
    findTightestCommonType(a, b, conf) ??
    widerWithDecimal(a, b) ??
    complexType(a, b, conf, findWiderTypeWithoutStringPromotion)
  )
}

const fold = (types: readonly DataType[], conf: CoercionConf, find: Finder): DataType | undefined =>
  types.reduce<DataType | undefined>((found, t) => (found === undefined ? undefined : find(found, t, conf)), VoidType)

const hasString = (t: DataType): boolean => t.kind === 'string' || (t.kind === 'array' && hasString(t.elementType))

/** The common type of any number of types (`coalesce`, `in`, `array`), or undefined. */
export function findWiderCommonType(types: readonly DataType[], conf: CoercionConf): DataType | undefined {
  if (conf.ansi) return fold(types, conf, findWiderTypeForTwo)
  // Promotion to string does not associate: strings go first, so that the order of arguments does not matter.
  return fold([...types.filter(hasString), ...types.filter((t) => !hasString(t))], conf, findWiderTypeForTwo)
}

/** The common type of any number of types, strings kept apart from numbers. */
export const findWiderCommonTypeWithoutStringPromotion = (
  types: readonly DataType[],
  conf: CoercionConf,
): DataType | undefined => fold(types, conf, findWiderTypeWithoutStringPromotion)

/** Whether all types are one but for nullability: then nothing needs a cast. */
export const haveSameType = (types: readonly DataType[]): boolean =>
  types.every((t) => types[0] !== undefined && equalTypes(types[0], t, false))
