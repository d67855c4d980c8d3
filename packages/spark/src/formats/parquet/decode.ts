import {
  type ColumnMetaData,
  type DecodedArray,
  type FileMetaData,
  parquetMetadata,
  parquetSchema,
  type RowGroup,
  type SchemaElement,
  type SchemaTree,
} from 'hyparquet'
import { assembleNested } from 'hyparquet/src/assemble.js'
import { DEFAULT_PARSERS } from 'hyparquet/src/convert.js'
import { getTreePath } from 'hyparquet/src/schema.js'
import { flatten } from 'hyparquet/src/utils.js'
import { compressors } from 'hyparquet-compressors'
import { isRaised, tick } from '../../errors/deadline.ts'
import { UnsupportedError } from '../../errors/unsupported-error.ts'
import { arrayType, type DataType, mapType, type StructType, structField, structType } from '../../types/data-type.ts'
import type { Row, Value } from '../../types/value.ts'
import { ColumnError, type LeafContext, leafReading, type Reading } from './leaf.ts'
import { decoding, readPages } from './pages.ts'
import { AS_STORED, noticed, type ParquetSettings } from './settings.ts'
import { refineSchema } from './spark-schema.ts'
import { checkStruct } from './thrift.ts'
import type { Trouble } from './trouble.ts'

/** The last byte of `PAR1`. */
const magic = 0x31
/** What one column of a row group may hold: a number in a damaged file asks for any memory. */
const mostValues = 2 ** 25

/** What a Parquet file holds. */
export interface DecodedParquet {
  readonly schema: StructType
  readonly rows: readonly Row[]
  /** How the values of columns are stored that are no groups, by their names. */
  readonly physical: ReadonlyMap<string, string>
  /** What makes columns unreadable for Spark, by their names: it counts only where a job reads them. */
  readonly troubles: ReadonlyMap<string, Trouble>
}

/**
 * Decodes a Parquet file: its schema as Spark reads it, every column nullable, and its rows as engine values, without loss.
 *
 * @param file its path, for what is wrong with it
 * @param settings - what its bytes mean where they do not say it themselves
 * @throws UnsupportedError where the bytes are no Parquet, or a column has a type or compression that is not supported
 * @example
 * ```ts skip="needs a Parquet file on disk"
 * const { schema, rows } = decodeParquet(await readFile('books.snappy.parquet'))
 * ```
 */
export function decodeParquet(
  bytes: Uint8Array,
  file = 'a Parquet file',
  settings: ParquetSettings = AS_STORED,
): DecodedParquet {
  try {
    checkFooter(bytes)
    const metadata = parquetMetadata(arrayBufferOf(bytes, 0, bytes.byteLength), { geoparquet: false })
    const effective = noticed(settings, metadata.key_value_metadata)
    const troubles = new Map<string, Trouble>()
    const physical = new Map<string, string>()
    const fields = parquetSchema(metadata).children.map((node) => {
      const { name, type } = node.element
      if (type !== undefined) physical.set(name, type)
      return [name, readingOf(node, { settings: effective, note: (trouble) => troubles.set(name, trouble) })] as const
    })
    const schema = structType(fields.map(([name, { dataType }]) => structField(name, dataType)))
    const raw = rawRows(bytes, metadata)
    const rows = raw.map((row) => {
      tick(decoding)
      return fields.map(([, reading], i) => readValue(reading, row[i]))
    })
    return { schema: refineSchema(schema, metadata.key_value_metadata), rows, physical, troubles }
  } catch (error) {
    if (error instanceof UnsupportedError || isRaised(error)) throw error
    if (error instanceof ColumnError) throw error.in(file)
    const reason = error instanceof Error ? error.message : String(error)
    throw new UnsupportedError(
      'PARQUET_INVALID',
      `Failed to decode ${file}: ${reason}`,
      'Check that the file is Parquet, whole and not encrypted.',
    )
  }
}

/** Where its length is damaged the library says so. */
function checkFooter(bytes: Uint8Array): void {
  if (bytes.length < 12) return
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(bytes.length - 8, true)
  const start = bytes.length - 8 - length
  if (start >= 4 && bytes.at(-1) === magic) checkStruct(bytes.subarray(0, bytes.length - 8), start)
}

/** Annotations are taken off: the reader would round decimals and timestamps, and key maps by text. */
function rawRows(bytes: Uint8Array, metadata: FileMetaData): readonly (readonly unknown[])[] {
  const bare = { ...metadata, schema: metadata.schema.map(withoutAnnotation) }
  return metadata.row_groups.flatMap((group) => {
    const rows = Number(group.num_rows)
    if (group.columns.length === 0 && rows > 0) throw new Error(`${rows} rows have no columns`)
    const columns = rawColumns(bytes, group, parquetSchema(bare))
    return Array.from({ length: rows }, (_, i) => {
      tick(decoding)
      return columns.map((column) => column[i])
    })
  })
}

const PARSERS = { ...DEFAULT_PARSERS, timestampFromNanoseconds: (nanos: bigint): bigint => nanos }

/**
 * The top-level columns of a row group. The library's own reader does the same behind promises, since it reads from afar; a job
 * waits for none.
 */
function rawColumns(bytes: Uint8Array, group: RowGroup, schema: SchemaTree): readonly DecodedArray[] {
  const leaves = new Map<string, DecodedArray>()
  for (const { meta_data: chunk } of group.columns) {
    if (chunk === undefined) throw new Error('a column chunk has no metadata')
    leaves.set(chunk.path_in_schema.join('.'), rawLeaf(bytes, chunk, schema, Number(group.num_rows)))
  }
  return schema.children.map((child) => {
    if (child.children.length > 0) assembleNested(leaves, child, PARSERS)
    const column = leaves.get(child.path.join('.'))
    if (column === undefined) throw new Error(`a row group lacks the column ${child.path.join('.')}`)
    return column
  })
}

function rawLeaf(bytes: Uint8Array, chunk: ColumnMetaData, schema: SchemaTree, rows: number): DecodedArray {
  const schemaPath = getTreePath(schema, chunk.path_in_schema)
  const element = schemaPath.at(-1)?.element
  if (element === undefined) throw new Error(`the column ${chunk.path_in_schema.join('.')} is not in the schema`)
  if (rows > mostValues || Number(chunk.num_values) > mostValues)
    throw new Error(`a row group holds more than ${mostValues} values of a column`)
  const start = Number(chunk.dictionary_page_offset ?? chunk.data_page_offset)
  const pages = bytes.subarray(start, start + Number(chunk.total_compressed_size))
  const decoder = { ...chunk, pathInSchema: chunk.path_in_schema, schemaPath, element, compressors, utf8: false }
  return flatten([...readPages({ bytes: pages, metadata: chunk, decoder: { ...decoder, parsers: PARSERS }, rows })])
}

function withoutAnnotation(element: SchemaElement): SchemaElement {
  const { converted_type: _converted, logical_type: _logical, ...bare } = element
  return bare
}

function arrayBufferOf(bytes: Uint8Array, start: number, end: number): ArrayBuffer {
  return new Uint8Array(bytes.subarray(start, end)).buffer
}

const readValue = ({ read }: Reading, raw: unknown): Value => (raw === null || raw === undefined ? null : read(raw))

function readingOf(node: SchemaTree, context: LeafContext): Reading {
  const once = onceReading(node, context)
  return node.element.repetition_type === 'REPEATED' ? repeatedReading(once) : once
}

function repeatedReading(element: Reading): Reading {
  return {
    dataType: arrayType(element.dataType),
    read: (raw) => listOf(raw).map((item) => readValue(element, item)),
  }
}

function onceReading(node: SchemaTree, context: LeafContext): Reading {
  const [child] = node.children
  if (child === undefined) return leafReading(node.element, context)
  const annotation = node.element.converted_type ?? node.element.logical_type?.type
  const repeats = node.children.length === 1 && child.element.repetition_type === 'REPEATED'
  if (repeats && annotation === 'LIST') return listReading(child, node.element.name, context)
  if (repeats && (annotation === 'MAP' || annotation === 'MAP_KEY_VALUE')) return mapReading(child, context)
  return structReading(node, context)
}

/** The repeated group wraps the element, unless an older writer made the group itself the element. */
function listReading(repeated: SchemaTree, listName: string, context: LeafContext): Reading {
  const [child] = repeated.children
  const { name } = repeated.element
  const isElement =
    child === undefined || repeated.children.length > 1 || name === 'array' || name === `${listName}_tuple`
  const element = isElement ? onceReading(repeated, context) : readingOf(child, context)
  const unwrap = isElement ? (item: unknown) => item : (item: unknown) => member(item, child.element.name)
  return {
    dataType: arrayType(element.dataType),
    read: (raw) => listOf(member(raw, name)).map((item) => readValue(element, unwrap(item))),
  }
}

function mapReading(entries: SchemaTree, context: LeafContext): Reading {
  const [keyNode, valueNode] = entries.children
  if (keyNode === undefined || valueNode === undefined || entries.children.length !== 2)
    return structReading(entries, context)
  const key = readingOf(keyNode, context)
  const value = readingOf(valueNode, context)
  return {
    dataType: mapType(key.dataType, value.dataType),
    read: (raw) =>
      listOf(member(raw, entries.element.name)).map((entry): readonly [Value, Value] => [
        readValue(key, member(entry, keyNode.element.name)),
        readValue(value, member(entry, valueNode.element.name)),
      ]),
  }
}

function structReading(node: SchemaTree, context: LeafContext): Reading {
  const fields = node.children.map((child) => [child.element.name, readingOf(child, context)] as const)
  const dataType: DataType = structType(fields.map(([name, reading]) => structField(name, reading.dataType)))
  return { dataType, read: (raw) => fields.map(([name, reading]) => readValue(reading, member(raw, name))) }
}

function member(raw: unknown, name: string): unknown {
  return typeof raw === 'object' && raw !== null ? Object.getOwnPropertyDescriptor(raw, name)?.value : undefined
}

/** The reader gives null for an empty list of primitives without a group around them. */
function listOf(raw: unknown): readonly unknown[] {
  return Array.isArray(raw) ? raw : []
}
