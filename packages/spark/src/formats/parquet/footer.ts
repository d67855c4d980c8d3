import { SparkError, sparkError } from '../../errors/spark-error.ts'
import { shownPath } from '../../storage/paths.ts'

/** A magic number at each end, and the length of the footer. */
const LEAST = 12
const MAGIC = [...new TextEncoder().encode('PAR1')]
/** The magic number of a file whose footer is encrypted. */
const ENCRYPTED = [...new TextEncoder().encode('PARE')]

/** A file that is none of Parquet's: a task finds it out. */
export class NoParquetError extends SparkError {}

/** Why Parquet's reader takes the bytes for no file of its own; undefined for those that look like one. */
function strangeness(bytes: Uint8Array): string | undefined {
  if (bytes.length < LEAST) return `is not a Parquet file (length is too low: ${bytes.length})`
  const tail = [...bytes.subarray(-4)]
  const isKnown = [MAGIC, ENCRYPTED].some((magic) => magic.every((byte, i) => byte === tail[i]))
  return isKnown
    ? undefined
    : `is not a Parquet file. Expected magic number at tail, but found [${tail.map(signed).join(', ')}]`
}

/** As Java prints a byte. */
const signed = (byte: number): number => (byte << 24) >> 24

/**
 * @param isOpening - Spark looks for the columns, which are all that it reads then
 * @throws NoParquetError as the failure of a task
 */
export function requireParquet(bytes: Uint8Array, path: string, isOpening: boolean): void {
  const strange = strangeness(bytes)
  if (strange === undefined) return
  const file = shownPath(path)
  const cause = `java.lang.RuntimeException: ${file} ${strange}`
  const { message } = sparkError('Py4JJavaError', 'CANNOT_READ_FILE_FOOTER', { file })
  const opening = [
    'org.apache.spark.SparkException: Exception thrown in awaitResult: ',
    `Caused by: org.apache.spark.SparkException: ${message}`,
    `Caused by: ${cause}`,
  ].join('\n')
  throw new NoParquetError('Py4JJavaError', `Job aborted due to stage failure: ${isOpening ? opening : cause}`)
}
