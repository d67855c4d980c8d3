import { type SparkError, sparkError } from '../errors/spark-error.ts'
import type { DecimalType } from '../types/data-type.ts'
import { formatDecimal } from '../types/decimal.ts'
import type { Integer } from '../types/integer.ts'

const ANSI_CONFIG = '"spark.sql.ansi.enabled"'

/** `message` as Spark words it (`integer overflow`); `hint` names the function that gives null instead. */
export const arithmeticOverflow = (message: string, hint?: string): SparkError =>
  sparkError('ArithmeticException', 'ARITHMETIC_OVERFLOW', {
    message,
    alternative: hint === undefined ? '' : ` Use '${hint}' to tolerate overflow and return NULL instead.`,
    config: ANSI_CONFIG,
  })

export const divideByZero = (): SparkError =>
  sparkError('ArithmeticException', 'DIVIDE_BY_ZERO', { config: ANSI_CONFIG })

/** A byte or a short beyond its range; Spark marks both with an S. */
export const smallOverflow = (a: number, symbol: string, b: number): SparkError =>
  sparkError('ArithmeticException', 'BINARY_ARITHMETIC_OVERFLOW', { value1: `${a}S`, symbol, value2: `${b}S` })

export const decimalOutOfRange = (unscaled: Integer, scale: number, type: DecimalType): SparkError =>
  sparkError('ArithmeticException', 'NUMERIC_VALUE_OUT_OF_RANGE', {
    value: formatDecimal(unscaled, scale),
    precision: String(type.precision),
    scale: String(type.scale),
    config: ANSI_CONFIG,
  })
