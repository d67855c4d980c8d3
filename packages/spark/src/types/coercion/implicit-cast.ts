import { castIsNullable } from '../cast.ts'
import {
  arrayType,
  type DataType,
  DoubleType,
  decimalType,
  equalTypes,
  IntegerType,
  isAtomic,
  isFractional,
  isIntegral,
  isNumeric,
  mapType,
  StringType,
  structType,
  VoidType,
} from '../data-type.ts'
import { decimalForType } from '../decimal.ts'
import type { InputType } from '../input-type.ts'
import { sqlType } from '../print.ts'

const isDateTime = (t: DataType): boolean => t.kind === 'date' || t.kind === 'timestamp' || t.kind === 'timestamp_ntz'

const isAnsiInterval = (t: DataType): boolean => t.kind === 'day-time interval' || t.kind === 'year-month interval'

/** Whether a value of the type needs no cast to be the argument. */
export function matchesInput(type: DataType, input: InputType): boolean {
  switch (input) {
    case 'any':
      return true
    case 'numeric':
      return isNumeric(type)
    case 'integral':
      return isIntegral(type)
    case 'fractional':
      return isFractional(type)
    case 'atomic':
      return isAtomic(type)
    case 'decimal':
    case 'array':
    case 'map':
    case 'struct':
      return type.kind === input
    case 'lambda':
      return false
  }
  if ('oneOf' in input) return input.oneOf.some((i) => matchesInput(type, i))
  if ('arrayOf' in input) return type.kind === 'array' && matchesInput(type.elementType, input.arrayOf)
  // Spark's functions take an interval of any fields where they take one at all.
  if (input.kind === 'day-time interval' || input.kind === 'year-month interval') return type.kind === input.kind
  return equalTypes(type, input, false)
}

/** What a null literal becomes where the input is wanted: Spark's `defaultConcreteType`. */
function defaultType(input: InputType): DataType | undefined {
  switch (input) {
    case 'any':
    case 'lambda':
      return undefined
    case 'numeric':
    case 'fractional':
      return DoubleType
    case 'integral':
      return IntegerType
    case 'decimal':
      return SYSTEM_DEFAULT
    case 'atomic':
      return StringType
    case 'array':
      return arrayType(VoidType)
    case 'map':
      return mapType(VoidType, VoidType)
    case 'struct':
      return structType([])
  }
  if ('oneOf' in input) return input.oneOf[0] === undefined ? undefined : defaultType(input.oneOf[0])
  if ('arrayOf' in input) return arrayType(defaultType(input.arrayOf) ?? VoidType)
  return input
}

const SYSTEM_DEFAULT = decimalType(38, 18)

/**
 * The type Spark casts an argument to where a function wants `to`: the same type when it fits, undefined when no
 * implicit cast leads there.
 */
export function implicitCast(from: DataType, to: InputType, ansi: boolean): DataType | undefined {
  if (matchesInput(from, to)) return from
  if (typeof to === 'object' && 'oneOf' in to) return ansi ? ansiChoice(from, to.oneOf) : firstChoice(from, to.oneOf)
  if (from.kind === 'void') return defaultType(to)
  if (typeof to === 'string') return toAbstract(from, to)
  if ('arrayOf' in to) return toArrayOf(from, to.arrayOf, ansi)
  return ansi ? ansiConcrete(from, to) : legacyConcrete(from, to)
}

function firstChoice(from: DataType, choices: readonly InputType[]): DataType | undefined {
  if (from.kind === 'void') return defaultType({ oneOf: choices })
  for (const choice of choices) {
    const found = implicitCast(from, choice, false)
    if (found !== undefined) return found
  }
  return undefined
}

/** The choice that casts on to all other possible ones; double before float. */
function ansiChoice(from: DataType, choices: readonly InputType[]): DataType | undefined {
  const possible = choices.map((c) => implicitCast(from, c, true)).filter((t) => t !== undefined)
  const castsToAll = possible.find((t) => possible.every((other) => implicitCast(t, other, true) !== undefined))
  const closest = castsToAll ?? (from.kind === 'void' ? possible[0] : undefined)
  return closest?.kind === 'float' && possible.some((t) => t.kind === 'double') ? DoubleType : closest
}

function toAbstract(from: DataType, to: Extract<InputType, string>): DataType | undefined {
  if (to === 'decimal') {
    if (from.kind === 'string') return SYSTEM_DEFAULT
    return isNumeric(from) ? decimalForType(from) : undefined
  }
  return to === 'numeric' && from.kind === 'string' ? DoubleType : undefined
}

function toArrayOf(from: DataType, to: InputType, ansi: boolean): DataType | undefined {
  if (from.kind !== 'array') return undefined
  const element = implicitCast(from.elementType, to, ansi)
  return element === undefined ? undefined : arrayType(element, true)
}

function legacyConcrete(from: DataType, to: DataType): DataType | undefined {
  if (isNumeric(from)) {
    if (isNumeric(to)) return to
    return to.kind === 'string' ? StringType : undefined
  }
  if (isDateTime(from) && isDateTime(to)) return to
  if (from.kind === 'string' && (isNumeric(to) || isDateTime(to) || to.kind === 'binary')) return to
  if (to.kind === 'string' && isAtomic(from)) return StringType
  if (from.kind === 'array' && to.kind === 'array') return legacyArray(from, to)
  return from.kind === 'map' && to.kind === 'map' ? legacyMap(from, to) : undefined
}

function legacyArray(from: DataType & { kind: 'array' }, to: DataType & { kind: 'array' }): DataType | undefined {
  if (!to.containsNull && (from.containsNull || castIsNullable(from.elementType, to.elementType, false)))
    return undefined
  const element = implicitCast(from.elementType, to.elementType, false)
  return element === undefined ? undefined : arrayType(element, to.containsNull)
}

function legacyMap(from: DataType & { kind: 'map' }, to: DataType & { kind: 'map' }): DataType | undefined {
  if (castIsNullable(from.keyType, to.keyType, false)) return undefined
  const lost = from.valueContainsNull || castIsNullable(from.valueType, to.valueType, false)
  if (!to.valueContainsNull && lost) return undefined
  const key = implicitCast(from.keyType, to.keyType, false)
  const value = implicitCast(from.valueType, to.valueType, false)
  return key === undefined || value === undefined ? undefined : mapType(key, value, to.valueContainsNull)
}

function ansiConcrete(from: DataType, to: DataType): DataType | undefined {
  // An interval input stands for intervals of any fields, and Spark casts no string to such a one.
  if (from.kind === 'string' && isAtomic(to)) return isAnsiInterval(to) ? undefined : to
  return canStoreAssign(from, to) ? to : undefined
}

/** What the SQL standard lets be stored in a column of another type: Spark's `canANSIStoreAssign`. */
function canStoreAssign(from: DataType, to: DataType): boolean {
  if (from.kind === 'void' || equalTypes(from, to)) return true
  if (isNumeric(from) && isNumeric(to)) return true
  if (to.kind === 'string') return isAtomic(from) || from.kind === 'interval'
  if (isDateTime(from) && isDateTime(to)) return true
  if (isAnsiInterval(from)) return from.kind === to.kind
  if (from.kind === 'array' && to.kind === 'array') {
    return (to.containsNull || !from.containsNull) && canStoreAssign(from.elementType, to.elementType)
  }
  if (from.kind === 'map' && to.kind === 'map') {
    const nulls = to.valueContainsNull || !from.valueContainsNull
    return nulls && canStoreAssign(from.keyType, to.keyType) && canStoreAssign(from.valueType, to.valueType)
  }
  if (from.kind !== 'struct' || to.kind !== 'struct' || from.fields.length !== to.fields.length) return false
  return from.fields.every((f, i) => {
    const target = to.fields[i]
    if (target === undefined || target.name !== f.name) return false
    return (target.nullable || !f.nullable) && canStoreAssign(f.dataType, target.dataType)
  })
}

/** A wanted type as Spark's errors print it: `"STRING"`, `("ARRAY" or "MAP")`. */
export function describeInput(input: InputType): string {
  if (typeof input === 'string') return `"${input.toUpperCase()}"`
  if ('oneOf' in input) {
    const [a, b] = input.oneOf
    const isAnyTimestamp =
      input.oneOf.length === 2 &&
      typeof a === 'object' &&
      typeof b === 'object' &&
      'kind' in a &&
      'kind' in b &&
      a.kind === 'timestamp' &&
      b.kind === 'timestamp_ntz'
    return isAnyTimestamp
      ? '"(TIMESTAMP OR TIMESTAMP WITHOUT TIME ZONE)"'
      : `(${input.oneOf.map(describeInput).join(' or ')})`
  }
  if ('arrayOf' in input) return `"ARRAY<${describeInput(input.arrayOf).replaceAll('"', '')}>"`
  return `"${sqlType(input)}"`
}
