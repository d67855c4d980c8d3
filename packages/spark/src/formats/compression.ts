import { Gunzip, gzipSync, Unzlib, zlibSync } from 'fflate'
import { isRaised, tick } from '../errors/deadline.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import { concatBytes } from '../functions/string/bytes.ts'
import { type OptionMap, unknownCodec } from '../records/option-map.ts'
import type { FileContent } from '../storage/storage.ts'

interface Codec {
  readonly extension: string
  readonly compress: (bytes: Uint8Array) => Uint8Array
  readonly decompress: (bytes: Uint8Array) => Uint8Array
}

/** Codecs by the names that the option `compression` takes. */
const CODECS: Readonly<Record<string, Codec | undefined>> = {
  // A time in the header would make each file another one.
  gzip: { extension: '.gz', compress: (bytes) => gzipSync(bytes, { mtime: 0 }), decompress: gunzip },
  deflate: { extension: '.deflate', compress: (bytes) => zlibSync(bytes), decompress: inflate },
}
const PLAIN = new Set(['none', 'uncompressed'])
const NOT_HERE: Readonly<Record<string, string>> = { bzip2: '.bz2', lz4: '.lz4', snappy: '.snappy', zstd: '.zst' }

/** A gzip file may be several, one behind the other. */
function gunzip(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) throw new Error('it has no gzip header')
  return streamed(bytes, (receive) => new Gunzip(receive))
}

function inflate(bytes: Uint8Array): Uint8Array {
  return streamed(bytes, (receive) => new Unzlib(receive))
}

type Receive = (part: Uint8Array, isLast: boolean) => void

/** More than a string of JavaScript can hold can't be read as text. */
const most = 512 * 1024 * 1024
/** Compressed bytes taken at a time: at most a thousand times as many come out of them. */
const slice = 16 * 1024

/** Takes the compression off piece by piece: a few kilobytes can stand for gigabytes, which are not made to find it out. */
function streamed(
  bytes: Uint8Array,
  open: (receive: Receive) => { push(part: Uint8Array, isLast?: boolean): void },
): Uint8Array {
  const parts: Uint8Array[] = []
  let size = 0
  let isWhole = false
  const stream = open((part, isLast) => {
    parts.push(part)
    size += part.length
    isWhole = isLast
    if (size > most) throw new Error('it is larger than 512 MiB once its compression is taken off')
    tick('the decompression of a file', part.length / 1000)
  })
  for (let at = 0; at < bytes.length; at += slice)
    stream.push(bytes.subarray(at, at + slice), at + slice >= bytes.length)
  if (!isWhole) throw new Error('it ends too early')
  return concatBytes(parts)
}

const plainBytes = new WeakMap<Uint8Array, FileContent>()

/**
 * What a text file holds once its compression is taken off. Its name tells the codec, as Hadoop has it.
 *
 * @throws UnsupportedError for a codec that is not here, and for bytes that are not what the name says
 * @example
 * ```ts
 * import { gzipSync } from 'node:zlib'
 * import { decompressed } from '@dryfit/spark'
 *
 * const file = decompressed('s3://lake/books.json.gz', { kind: 'bytes', bytes: gzipSync('{"id": 1}') })
 * ```
 */
export function decompressed(path: string, content: FileContent): FileContent {
  if (content.kind !== 'bytes') return content
  const missing = Object.entries(NOT_HERE).find(([, extension]) => path.endsWith(extension))
  if (missing !== undefined) throw notHere(`read ${path}`, missing[0])
  const codec = Object.values(CODECS).find((each) => each !== undefined && path.endsWith(each.extension))
  if (codec === undefined) return content
  const known = plainBytes.get(content.bytes)
  if (known !== undefined) return known
  const plain: FileContent = { kind: 'bytes', bytes: decompress(path, content.bytes, codec) }
  plainBytes.set(content.bytes, plain)
  return plain
}

function decompress(path: string, bytes: Uint8Array, codec: Codec): Uint8Array {
  try {
    return codec.decompress(bytes)
  } catch (error) {
    if (isRaised(error)) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new UnsupportedError(
      'NOT_COMPRESSED',
      `Failed to read ${path}: it does not hold what its name says (${reason})`,
      'Put compressed bytes under this name, or give it another.',
    )
  }
}

/**
 * How the option `compression` has a text file written: what its name ends with, and its bytes.
 *
 * @throws SparkError IllegalArgumentException for an unknown codec. UnsupportedError for one that is not here
 */
export function compression(
  options: OptionMap,
  format: string,
): {
  readonly extension: string
  readonly apply: (content: FileContent) => FileContent
} {
  const name = (
    options.text('compression') ??
    (format === 'csv' ? options.text('codec') : undefined) ??
    'none'
  ).toLowerCase()
  if (PLAIN.has(name)) return { extension: '', apply: (content) => content }
  const codec = CODECS[name]
  if (codec === undefined)
    throw name in NOT_HERE && name !== 'zstd' ? notHere('write a file', name) : unknownCodec(name)
  return {
    extension: codec.extension,
    apply: (content) => (content.kind === 'bytes' ? { kind: 'bytes', bytes: codec.compress(content.bytes) } : content),
  }
}

const notHere = (what: string, codec: string): UnsupportedError =>
  new UnsupportedError(
    'CODEC_NOT_IMPLEMENTED',
    `Failed to ${what}: dryfit does not have the codec ${codec}`,
    `It has ${Object.keys(CODECS).join(' and ')}.`,
  )
