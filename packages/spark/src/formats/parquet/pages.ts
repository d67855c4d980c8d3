import type { ColumnMetaData, DecodedArray, PageHeader, SchemaTree } from 'hyparquet'
import { parquetHeader, readPage } from 'hyparquet/src/column.js'
import { convert } from 'hyparquet/src/convert.js'
import { decompressPage } from 'hyparquet/src/datapage.js'
import { getMaxDefinitionLevel, getMaxRepetitionLevel } from 'hyparquet/src/schema.js'
import { tick } from '../../errors/deadline.ts'
import { checkDeltas, type PageValues } from './deltas.ts'
import { checkRuns } from './runs.ts'
import { checkStruct } from './thrift.ts'

/** What the clock is told of the work here. */
export const decoding = 'the decoding of a Parquet file'

/** No codec makes more of a byte; a page beyond what it can hold is damaged, and room for it is not made. */
const mostExpansion = 100_000
const mostPage = 2 ** 29

type ColumnDecoder = Parameters<typeof readPage>[2]

/** A chunk of a column and what decodes it. */
export interface Chunk {
  /** The bytes of the chunk alone. */
  readonly bytes: Uint8Array
  readonly metadata: ColumnMetaData
  readonly decoder: ColumnDecoder
  readonly rows: number
}

/**
 * The values of a chunk, page by page. Every count that a page tells is held to what the file says elsewhere and to the bytes that
 * are there, before the decoder makes room for it or loops over it.
 *
 * @throws Error that names what is damaged
 */
export function readPages({ bytes, metadata, decoder, rows }: Chunk): readonly DecodedArray[] {
  const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 }
  const chunks: DecodedArray[] = []
  const most = { values: Number(metadata.num_values), bytes: Number(metadata.total_uncompressed_size) }
  let dictionary: DecodedArray | undefined
  let last: DecodedArray | undefined
  let values = 0
  while (values < most.values && reader.offset < bytes.byteLength) {
    tick(decoding, 10)
    checkStruct(bytes, reader.offset)
    const header = parquetHeader(reader)
    const page = plainPage(header, bytes.subarray(reader.offset), decoder, most)
    reader.offset += header.compressed_page_size
    const plain = { view: new DataView(page.bytes.buffer, page.bytes.byteOffset, page.bytes.byteLength), offset: 0 }
    const uncompressed: ColumnDecoder = { ...decoder, codec: 'UNCOMPRESSED' }
    const { data } = readPage(plain, page.header, uncompressed, dictionary, last, 0)
    tick(decoding, page.values / 10)
    values += page.values
    if (data === undefined) continue
    if (header.type === 'DICTIONARY_PAGE') dictionary = convert(data, decoder)
    else if (data !== last) {
      chunks.push(data)
      last = data
    }
  }
  const found = chunks.reduce((sum, chunk) => sum + chunk.length, 0)
  if (values !== most.values || found !== rows)
    throw new Error(`${nameOf(decoder)} has ${found} of ${rows} rows and ${values} of ${most.values} values`)
  return chunks
}

const nameOf = ({ pathInSchema }: ColumnDecoder): string => `the column ${pathInSchema.join('.')}`

interface Most {
  readonly values: number
  readonly bytes: number
}

interface PlainPage {
  readonly header: PageHeader
  readonly bytes: Uint8Array
  /** Of data; a dictionary has none. */
  readonly values: number
}

/** A page without its compression, its counts checked. */
function plainPage(header: PageHeader, rest: Uint8Array, decoder: ColumnDecoder, most: Most): PlainPage {
  const sizes = [header.compressed_page_size, header.uncompressed_page_size]
  if (!sizes.every((size) => isCount(size)) || header.compressed_page_size > rest.length) throw damagedPage(decoder)
  const room = Math.min(most.bytes, mostPage, header.compressed_page_size * mostExpansion)
  if (header.uncompressed_page_size > room) throw damagedPage(decoder)
  const compressed = rest.slice(0, header.compressed_page_size)
  const v2 = header.data_page_header_v2
  if (header.type === 'DATA_PAGE_V2' && v2 !== undefined) return plainPageV2(header, compressed, decoder, most)
  const bytes = decompressPage(compressed, header.uncompressed_page_size, decoder.codec, decoder.compressors)
  const plain = { ...header, compressed_page_size: bytes.length, uncompressed_page_size: bytes.length }
  const values = (header.data_page_header ?? header.dictionary_page_header)?.num_values
  // A value of a dictionary has a bit at least.
  const limit = header.type === 'DICTIONARY_PAGE' ? bytes.length * 8 : most.values
  if (!isCount(values) || values > limit) throw damagedPage(decoder)
  const data = header.data_page_header
  if (header.type !== 'DATA_PAGE' || data === undefined) return { header: plain, bytes, values: 0 }
  const at = checkLevels(bytes, values, decoder.schemaPath)
  checkValues(bytes, { at, values, encoding: data.encoding }, decoder)
  return { header: plain, bytes, values }
}

/** Levels stand before the values, uncompressed and with their lengths in the header. */
function plainPageV2(header: PageHeader, compressed: Uint8Array, decoder: ColumnDecoder, most: Most): PlainPage {
  const data = header.data_page_header_v2
  if (data === undefined) throw damagedPage(decoder)
  const { num_values: values, num_nulls: nulls, num_rows: rows } = data
  const lengths = [data.repetition_levels_byte_length, data.definition_levels_byte_length]
  const levels = lengths.reduce((sum, length) => sum + length, 0)
  const counts = [values, nulls, rows, ...lengths]
  if (!counts.every((count) => isCount(count)) || Math.max(values, nulls, rows) > most.values || nulls > values)
    throw damagedPage(decoder)
  if (levels > Math.min(compressed.length, header.uncompressed_page_size)) throw damagedPage(decoder)
  const size = header.uncompressed_page_size - levels
  const packed = compressed.subarray(levels)
  const body = data.is_compressed === false ? packed : decompressPage(packed, size, decoder.codec, decoder.compressors)
  const bytes = new Uint8Array(levels + body.length)
  bytes.set(compressed.subarray(0, levels))
  bytes.set(body, levels)
  const [first = 0, second = 0] = lengths
  const [repetition, definition] = levelsOf(decoder.schemaPath)
  if (repetition > 0) checkRuns(bytes, { start: 0, end: first, bits: bitsOf(repetition), values, all: true })
  if (definition > 0)
    checkRuns(bytes, { start: first, end: first + second, bits: bitsOf(definition), values, all: true })
  checkValues(bytes, { at: levels, values: values - nulls, encoding: data.encoding }, decoder)
  return {
    header: {
      ...header,
      compressed_page_size: bytes.length,
      uncompressed_page_size: bytes.length,
      data_page_header_v2: { ...data, is_compressed: false },
    },
    bytes,
    values,
  }
}

/** Where the values begin. */
function checkLevels(bytes: Uint8Array, values: number, path: readonly SchemaTree[]): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return levelsOf(path).reduce((at, level) => {
    if (level === 0) return at
    const end = at + 4 + view.getUint32(at, true)
    if (end > bytes.length) throw new Error('the levels of a page end beyond it')
    checkRuns(bytes, { start: at + 4, end, bits: bitsOf(level), values, all: true })
    return end
  }, 0)
}

function checkValues(bytes: Uint8Array, page: PageValues, decoder: ColumnDecoder): void {
  const { at, values, encoding } = page
  // Flags are run-length encoded, places in a dictionary are of anything else.
  if (encoding === 'RLE' ? decoder.type !== 'BOOLEAN' : encoding.endsWith('_DICTIONARY') && decoder.type === 'BOOLEAN')
    throw damagedPage(decoder)
  if (encoding.endsWith('_DICTIONARY')) {
    const bits = bytes[at] ?? 0
    if (bits > 32) throw damagedPage(decoder)
    if (bits > 0) checkRuns(bytes, { start: at + 1, end: bytes.length, bits, values })
  } else if (encoding === 'RLE') {
    checkRuns(bytes, { start: at + 4, end: bytes.length, bits: 1, values })
  } else if (encoding.startsWith('DELTA_') && values > 0) checkDeltas(bytes, page)
}

const levelsOf = (path: readonly SchemaTree[]): readonly [repetition: number, definition: number] => [
  path.length > 1 ? getMaxRepetitionLevel([...path]) : 0,
  getMaxDefinitionLevel([...path]),
]

const bitsOf = (level: number): number => 32 - Math.clz32(level)

const isCount = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0

const damagedPage = (decoder: ColumnDecoder): Error => new Error(`a page of ${nameOf(decoder)} is damaged`)
