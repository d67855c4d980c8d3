import { SparkError } from '../errors/spark-error.ts'
import { type Integer, isLong } from './integer.ts'

/** A number that Spark counts in a long, as Java's `Math.addExact` and its like do: one too large raises in every mode. */
export function withinLong(value: Integer): Integer {
  if (isLong(value)) return value
  throw new SparkError('ArithmeticException', 'long overflow')
}
