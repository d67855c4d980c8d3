import { crc32, SparkError } from '@dryfit/spark'
import { shownLocal } from './uri.ts'

const CHUNK = 512
const MAGIC = [0x63, 0x72, 0x63, 0, 0, 0, CHUNK >> 8, CHUNK & 255]

/** The name of the file that Hadoop keeps the checksums of a local file in. */
export const checksumName = (path: string): string => path.replace(/[^/]*$/, (name) => `.${name}.crc`)

/** What Hadoop writes beside a local file: the checksum of each 512 bytes. */
export function checksums(bytes: Uint8Array): Uint8Array {
  const count = Math.ceil(bytes.length / CHUNK)
  const made = new Uint8Array(MAGIC.length + count * 4)
  made.set(MAGIC)
  const view = new DataView(made.buffer)
  for (let i = 0; i < count; i++)
    view.setUint32(MAGIC.length + i * 4, crc32(bytes.subarray(i * CHUNK, (i + 1) * CHUNK)))
  return made
}

/**
 * Compares a file with the checksums beside it: one that was changed by something else than Spark can't be read any more.
 *
 * @throws SparkError in Hadoop's words
 */
export function requireChecksums(uri: string, bytes: Uint8Array, kept: Uint8Array): void {
  const view = new DataView(kept.buffer, kept.byteOffset, kept.byteLength)
  if (MAGIC.some((byte, i) => kept[i] !== byte)) return
  for (let at = 0, sum = MAGIC.length; at < bytes.length; at += CHUNK, sum += 4) {
    const got = crc32(bytes.subarray(at, at + CHUNK))
    const expected = sum + 4 <= kept.length ? view.getUint32(sum) : 0
    if (got === expected) continue
    throw new SparkError(
      'Py4JJavaError',
      `org.apache.hadoop.fs.ChecksumException: Checksum error: ${shownLocal(uri)} at ${at} exp: ${expected | 0} got: ${got | 0}`,
    )
  }
}
