import { SparkError, sparkError } from '../../errors/spark-error.ts'
import { type DataType, type DecimalType, DoubleType } from '../data-type.ts'
import { sqlType } from '../print.ts'
import type { Value } from '../value.ts'
import { sqlValue } from './sql-value.ts'

const ANSI_CONFIG = '"spark.sql.ansi.enabled"'
const quoted = (type: DataType): string => `"${sqlType(type)}"`

/** CAST_INVALID_INPUT, in the exception class that Spark has for the target. */
export function invalidInput(value: Value, from: DataType, to: DataType, timeZone: string): SparkError {
  // Spark widens a float before it looks at it.
  const source = from.kind === 'float' ? DoubleType : from
  return sparkError(kindOf(to), 'CAST_INVALID_INPUT', {
    expression: sqlValue(value, source, timeZone),
    sourceType: quoted(source),
    targetType: quoted(to),
    ansiConfig: ANSI_CONFIG,
  })
}

function kindOf(to: DataType): 'DateTimeException' | 'SparkRuntimeException' | 'NumberFormatException' {
  switch (to.kind) {
    case 'date':
    case 'timestamp':
    case 'timestamp_ntz':
      return 'DateTimeException'
    case 'boolean':
      return 'SparkRuntimeException'
    default:
      return 'NumberFormatException'
  }
}

/** CAST_OVERFLOW. */
export const overflow = (value: Value, from: DataType, to: DataType, timeZone: string): SparkError =>
  sparkError('ArithmeticException', 'CAST_OVERFLOW', {
    value: sqlValue(value, from, timeZone),
    sourceType: quoted(from),
    targetType: quoted(to),
    ansiConfig: ANSI_CONFIG,
  })

/** NUMERIC_VALUE_OUT_OF_RANGE. */
export const outOfDecimalRange = (plainText: string, to: DecimalType): SparkError =>
  sparkError('ArithmeticException', 'NUMERIC_VALUE_OUT_OF_RANGE', {
    value: plainText,
    precision: String(to.precision),
    scale: String(to.scale),
    config: ANSI_CONFIG,
  })

export const illegalArgument = (message: string): SparkError => new SparkError('IllegalArgumentException', message)
