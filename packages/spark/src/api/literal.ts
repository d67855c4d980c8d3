import { literal } from '../plan/build.ts'
import type { Literal } from '../plan/expression.ts'
import {
  arrayType,
  BinaryType,
  BooleanType,
  DoubleType,
  IntegerType,
  LongType,
  StringType,
  TimestampType,
  VoidType,
} from '../types/data-type.ts'
import { fromBigInt, INT_MAX, INT_MIN } from '../types/integer.ts'

/**
 * A literal of a JavaScript value, as PySpark makes one of a Python value: whole numbers are int, long when they do not
 * fit, other numbers double, Date a timestamp, an array an array.
 *
 * @throws TypeError for a value that no Spark literal stands for
 */
export function literalOf(value: unknown): Literal {
  switch (typeof value) {
    case 'undefined':
      return literal(VoidType, null)
    case 'boolean':
      return literal(BooleanType, value)
    case 'string':
      return literal(StringType, value)
    case 'bigint':
      return literal(value >= BigInt(INT_MIN) && value <= BigInt(INT_MAX) ? IntegerType : LongType, fromBigInt(value))
    case 'number':
      if (!Number.isInteger(value) || Object.is(value, -0) || !Number.isSafeInteger(value))
        return literal(DoubleType, value)
      return literal(value >= INT_MIN && value <= INT_MAX ? IntegerType : LongType, value)
    default:
      return objectLiteral(value)
  }
}

function objectLiteral(value: unknown): Literal {
  if (value === null) return literal(VoidType, null)
  if (value instanceof Date) return literal(TimestampType, value.getTime() * 1000)
  if (value instanceof Uint8Array) return literal(BinaryType, value)
  if (Array.isArray(value)) {
    const items = value.map(literalOf)
    const elementType = items.find((i) => i.dataType.kind !== 'void')?.dataType ?? VoidType
    return literal(
      arrayType(elementType, true),
      items.map((i) => i.value),
    )
  }
  throw new TypeError(
    `Failed to make a literal of ${String(value)}: Spark has none for it. Use a string, a number, a boolean, a Date or null.`,
  )
}
