import { md5, sha1 } from '@noble/hashes/legacy.js'
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { analysisError, SparkError } from '../errors/spark-error.ts'
import { BinaryType, type DataType, IntegerType, LongType, StringType } from '../types/data-type.ts'
import { fromBigInt } from '../types/integer.ts'
import type { Value } from '../types/value.ts'
import {
  type AnalysisContext,
  type Argument,
  type Kernel,
  type KernelContext,
  type SparkFunction,
  scalar,
} from './define.ts'
import { compileHash, type HashPrimitives } from './hash/hash-value.ts'
import { murmurBytes, murmurInt, murmurLong } from './hash/murmur3.ts'
import { xxBytes, xxInt, xxLong } from './hash/xxhash64.ts'
import { toHex } from './string/bytes.ts'
import { callText } from './string/input.ts'

const SEED = 42
const MURMUR: HashPrimitives<number> = { ofInt: murmurInt, ofLong: murmurLong, ofBytes: murmurBytes }
const XX: HashPrimitives<bigint> = { ofInt: xxInt, ofLong: xxLong, ofBytes: xxBytes }

const DIGESTS: Readonly<Record<number, (bytes: Uint8Array) => Uint8Array>> = {
  0: sha256,
  224: sha224,
  256: sha256,
  384: sha384,
  512: sha512,
}

function sha2(bytes: Uint8Array, bits: number): string | null {
  const digest = DIGESTS[bits]
  return digest === undefined ? null : toHex(digest(bytes))
}

const CRC_TABLE = Int32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1
  return c
})

/** The CRC-32 checksum of bytes, not negative. */
export function crc32(bytes: Uint8Array): number {
  let crc = -1
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8)
  return (crc ^ -1) >>> 0
}

const hasMap = (type: DataType): boolean =>
  type.kind === 'map' ||
  (type.kind === 'array' && hasMap(type.elementType)) ||
  (type.kind === 'struct' && type.fields.some((f) => hasMap(f.dataType)))

function checkNoMap(args: readonly Argument[], context: AnalysisContext): void {
  if (context.conf.flag('spark.sql.legacy.allowHashOnMapType') || !args.some((a) => hasMap(a.dataType))) return
  throw analysisError('DATATYPE_MISMATCH.HASH_MAP_TYPE', {
    sqlExpr: callText(args, context),
    functionName: `\`${context.name}\``,
  })
}

/** Folds the arguments one after the other into the seed. */
function fold<H>(context: KernelContext, primitives: HashPrimitives<H>, seed: H): (...values: Value[]) => H {
  const hashes = context.arguments.map((a) => compileHash(a.dataType, primitives))
  return (...values) => hashes.reduce<H>((state, hash, i) => hash(values[i] ?? null, state), seed)
}

const ofAny = {
  params: ['*cols'],
  arity: [1, Number.POSITIVE_INFINITY],
  nullable: false,
  nulls: 'pass',
  check: checkNoMap,
} as const
const ofBytes = { params: ['col'], inputs: [BinaryType] } as const

const digest = (
  name: string,
  aliases: readonly string[],
  summary: string,
  of: (bytes: Uint8Array) => Uint8Array,
): SparkFunction =>
  scalar({
    name,
    aliases,
    python: [name, ...aliases],
    summary,
    ...ofBytes,
    returns: StringType,
    kernel: () => (bytes: Uint8Array) => toHex(of(bytes)),
  })

/** The MD5 digest of bytes, in hexadecimal digits. */
export const md5Hex = (bytes: Uint8Array): string => toHex(md5(bytes))

export const hashFunctions: readonly SparkFunction[] = [
  digest('md5', [], 'The MD5 digest in hexadecimal digits.', md5),
  digest('sha1', ['sha'], 'The SHA-1 digest in hexadecimal digits.', sha1),
  scalar({
    name: 'sha2',
    summary: 'The SHA-224, -256, -384 or -512 digest in hexadecimal digits; null for another length.',
    params: ['col', 'numBits: int'],
    inputs: [BinaryType, IntegerType],
    refuse(args) {
      const bits = args[1]?.value
      if (typeof bits !== 'number' || DIGESTS[bits] !== undefined) return
      const permitted = '(0, 224, 256, 384, 512)'
      throw new SparkError(
        'IllegalArgumentException',
        `requirement failed: numBits ${bits} is not in the permitted values ${permitted}`,
      )
    },
    returns: StringType,
    nullable: true,
    kernel: () => sha2,
  }),
  scalar({ name: 'crc32', summary: 'The CRC-32 checksum.', ...ofBytes, returns: LongType, kernel: () => crc32 }),
  scalar({
    name: 'hash',
    summary: 'A 32-bit Murmur3 hash of the arguments.',
    takesStar: 'columns',
    ...ofAny,
    returns: IntegerType,
    kernel: (context): Kernel => fold(context, MURMUR, SEED),
  }),
  scalar({
    name: 'xxhash64',
    summary: 'A 64-bit xxHash of the arguments.',
    takesStar: 'columns',
    ...ofAny,
    returns: LongType,
    kernel: (context): Kernel => {
      const hash = fold(context, XX, BigInt(SEED))
      return (...values: Value[]) => fromBigInt(hash(...values))
    },
  }),
]
