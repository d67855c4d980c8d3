import { tick } from '../errors/deadline.ts'
import { sparkError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'

const MOST_CHARACTERS = 20_000_000

/**
 * Holds a text or binary value that a number asks for (`repeat`, `lpad`, a width) to what a test's process can bear: a greater one
 * would end it, and all tests with it. Spark runs out of memory at some size of its own.
 */
export function requireBearableText(length: number): void {
  tick('the making of a text', length / 1000)
  if (length <= MOST_CHARACTERS) return
  throw new UnsupportedError(
    'TEXT_TOO_LONG',
    `Failed to make a text of ${length} characters: dryfit makes ${MOST_CHARACTERS} at most`,
    'Let the test give smaller numbers.',
  )
}

const MOST_ROWS = 1_000_000

/** Holds the rows that a generator makes of one row to what a test's process can bear. */
export function requireBearableRows(count: number): void {
  if (count <= MOST_ROWS) return
  throw new UnsupportedError(
    'ROWS_TOO_MANY',
    `Failed to make ${count} rows of one: dryfit makes ${MOST_ROWS} at most`,
    'Let the test give smaller numbers.',
  )
}

/** The most elements that an array of Spark has. */
export const MAX_ROUNDS = 2147483632
const MOST_ELEMENTS = 20_000_000

/** An array for which a test's process has no memory would end it, and all tests with it. */
export function requireBearableArray(length: number): void {
  if (length <= MOST_ELEMENTS) return
  if (length > MAX_ROUNDS)
    throw sparkError('SparkRuntimeException', '_LEGACY_ERROR_TEMP_2161', {
      count: String(length),
      maxRoundedArrayLength: String(MAX_ROUNDS),
    })
  throw new UnsupportedError(
    'ARRAY_TOO_LONG',
    `Failed to make an array of ${length} elements: dryfit makes ${MOST_ELEMENTS} at most`,
    'Let the test give smaller numbers.',
  )
}
