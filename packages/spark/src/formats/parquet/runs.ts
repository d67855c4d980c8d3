import { tick } from '../../errors/deadline.ts'

/** A place in the bytes of a page. */
interface Cursor {
  readonly bytes: Uint8Array
  at: number
}

/** What a stream of runs has to hold: so many values at most, each so many bits wide. */
interface RunStream {
  readonly start: number
  readonly end: number
  readonly bits: number
  readonly values: number
  /** Whether the stream has a value for each, as levels have; null values are left out of others. */
  readonly all?: boolean
}

/**
 * Holds the runs of a run-length encoded stream (levels, places in a dictionary, flags) to the values that the page has. The decoder
 * writes out as many values as a run says, so that a damaged count would fill the memory.
 *
 * @throws Error where a run has more values than the page, or the stream ends before them
 */
export function checkRuns(bytes: Uint8Array, { start, end, bits, values, all = false }: RunStream): void {
  const cursor: Cursor = { bytes, at: start }
  let seen = 0
  while (seen < values && cursor.at < end) {
    tick('the decoding of a Parquet file')
    const header = varint(cursor)
    const count = header % 2 === 1 ? ((header - 1) / 2) * 8 : header / 2
    if (header % 2 === 1) {
      // The decoder reads a byte of a run that has none, and goes on beside the place where the next one begins.
      if (count === 0) throw new Error('a run of packed values is empty')
      if (count - seen > values + 8 * (end - start)) throw tooLong(count, values)
      cursor.at += (count / 8) * bits
    } else {
      if (count > values - seen) throw tooLong(count, values)
      cursor.at += (bits + 7) >> 3
    }
    seen += count
  }
  if (all && seen < values) throw new Error(`${seen} levels stand in a page of ${values} values`)
}

const tooLong = (count: number, values: number): Error =>
  new Error(`a run of ${count} values stands in a page of ${values}`)

function varint(cursor: Cursor): number {
  let value = 0
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = cursor.bytes[cursor.at]
    if (byte === undefined) throw new Error('a run ends beyond its page')
    cursor.at += 1
    value += (byte & 0x7f) * 2 ** shift
    if (byte < 0x80) return value
  }
  throw new Error('a run has a length of more than 32 bits')
}
