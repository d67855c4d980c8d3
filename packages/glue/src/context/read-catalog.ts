import {
  bytesOf,
  type Compute,
  decodeOrc,
  decodeParquet,
  equalTypes,
  type FileReading,
  type FileRows,
  fromExternal,
  type Row,
  type StructField,
  simpleString,
  type Value,
} from '@dryfit/spark'
import { withoutAbsent } from '../dynamic-frame/absent.ts'
import { convert } from '../dynamic-frame/convert.ts'
import { FrameCore } from '../dynamic-frame/frame-core.ts'
import { dynamicOf } from '../dynamic-frame/rows.ts'
import type { AtomDataType, Dynamic, DynamicRecord } from '../dynamic-frame/value.ts'
import { GlueError, notSupported } from '../errors/glue-error.ts'
import { type GlueFormat, glueFormat, readableFormat } from '../record-formats/registry.ts'
import type { WorldTable } from '../world/table.ts'
import { partitionPath } from '../world/uri.ts'
import type { WorldFile } from '../world/world-file.ts'
import type { FileSelection } from './bookmarked.ts'
import { traceOfFiles } from './file-traces.ts'
import { matchingPartitions, notOnPartitions, type PartitionKey, partitionCells } from './partition-filter.ts'
import { fileFrame, noRecords, recordsReader, requireFiles } from './read-files.ts'
import type { Runtime } from './runtime.ts'
import { noTable } from './unanswered.ts'

/** The table of a read, or the error that says how to arrange it. */
export function tableNamed(runtime: Runtime, database: string, name: string, verb = 'read'): WorldTable {
  const found = runtime.world.catalog.findTable(database, name)
  if (found === undefined) throw noTable(runtime.world, database, name, verb)
  return found
}

/** A catalog table as Glue reads it: the partitions that the catalog knows and the predicate lets through. */
export function readTable(runtime: Runtime, table: WorldTable, predicate = '', select?: FileSelection): FrameCore {
  const keys = keysOf(table)
  const found = tableFiles(runtime, table, keys, predicate)
  const files = select === undefined ? found : select(found)
  // Without a new file Glue has nothing to take a schema from.
  if (files.length === 0 && found.length > 0) return noRecords(runtime)
  const format = readableFormat(table.format)
  if (format.glueReads !== 'spark') return textTable({ runtime, table, keys, format }, files)
  const origin = `${table.database}.${table.name}`
  const reading: FileReading = { format: format.name, options: {}, conf: runtime.session.conf }
  const compute: Compute = ({ traced }) => {
    requireFiles(runtime, files)
    const { schema } = table
    const found = files.map((file) => {
      const rows = fileRows(runtime, file, table, keys)
      return { file, count: rows.length, input: { name: file.path, schema, rows } }
    })
    const rows = found.flatMap(({ input }) => input.rows)
    return traced ? { rows, from: traceOfFiles(found, reading) } : { rows }
  }
  return new FrameCore(runtime, { kind: 'plan', frame: runtime.lazyFrame(table.schema, compute, origin) })
}

export const keysOf = (table: WorldTable): readonly PartitionKey[] =>
  table.schema.fields.filter((f) => table.partitionKeys.includes(f.name))

const dataFields = (table: WorldTable): readonly StructField[] =>
  table.schema.fields.filter((f) => !table.partitionKeys.includes(f.name))

function tableFiles(
  runtime: Runtime,
  table: WorldTable,
  keys: readonly PartitionKey[],
  predicate: string,
): readonly WorldFile[] {
  const files = runtime.world.store.list(table.location).filter((f) => !isHidden(f))
  if (keys.length === 0) {
    if (predicate !== '') throw notOnPartitions(predicate, keys)
    return files
  }
  const known = [...table.partitions]
  const kept = predicate === '' ? new Set(known) : matchingPartitions(runtime, known, keys, predicate)
  const unknown = files.find((f) => !table.partitions.has(pathOf(f, table)))
  if (unknown !== undefined) {
    runtime.recorder.warn(
      `${table.database}.${table.name} has files in partitions that the catalog does not know, such as ${unknown.path}: Glue does not read them. A write registers its partitions with enableUpdateCatalog=True.`,
    )
  }
  return files.filter((f) => kept.has(pathOf(f, table)))
}

/** Whether readers of the table find the file. */
export const isShown = (file: WorldFile, table: WorldTable): boolean =>
  !isHidden(file) && (table.partitionKeys.length === 0 || table.partitions.has(pathOf(file, table)))

const isHidden = ({ path }: WorldFile): boolean => /\/[._][^/]*$/.test(path)

const pathOf = (file: WorldFile, table: WorldTable): string =>
  partitionPath(file.path, table.location.replace(/\/$/, '')).join('/')

/** Decoded rows in the table's columns: by name, a missing column null. */
function fileRows(runtime: Runtime, file: WorldFile, table: WorldTable, keys: readonly PartitionKey[]): readonly Row[] {
  const cells = keys.length === 0 ? [] : partitionCells(pathOf(file, table), keys)
  const fields = dataFields(table)
  const content = standsFor(file, table) ? file.content : decodedContent(runtime, file, table)
  if (content.isUntyped === true) {
    return (content.objects ?? []).map((o, i) => [
      ...fields.map((f) =>
        fromExternal(
          Object.hasOwn(o, f.name) ? o[f.name] : null,
          f.dataType,
          `row ${i} of ${file.path}, column ${f.name}`,
        ),
      ),
      ...cells,
    ])
  }
  const places = fields.map((f) => content.schema.fields.findIndex((g) => g.name.toLowerCase() === f.name))
  for (const [i, field] of fields.entries()) requireType(field, content.schema.fields[places[i] ?? -1], file, table)
  return content.rows.map((row): Row => [...places.map((at): Value => (at < 0 ? null : (row[at] ?? null))), ...cells])
}

const decoded = new WeakMap<Uint8Array, FileRows>()

/** Bytes are those of a Parquet file; each is decoded once. */
function decodedContent(runtime: Runtime, file: WorldFile, { format }: WorldTable): FileRows {
  const bytes = bytesOf(file.content, runtime.session.conf) ?? new Uint8Array()
  if (glueFormat(format)?.name === 'orc') return orcContent(bytes, file)
  const known = decoded.get(bytes)
  if (known !== undefined) return known
  const made: FileRows = { kind: 'rows', ...decodeParquet(bytes) }
  decoded.set(bytes, made)
  return made
}

function orcContent(bytes: Uint8Array, { path }: WorldFile): FileRows {
  const found = decodeOrc(bytes)
  if (found !== undefined) return found
  throw notSupported(`read ${path} as ORC`, 'Put rows there: dryfit decodes no bytes of ORC but its own.')
}

/** Rows that are a file of the table's format, or of whatever format they are read as. */
const standsFor = (file: WorldFile, { format }: WorldTable): file is WorldFile & { readonly content: FileRows } =>
  file.content.kind === 'rows' &&
  (file.content.standsFor === undefined || file.content.standsFor.format === glueFormat(format)?.name)

function requireType(field: StructField, stored: StructField | undefined, file: WorldFile, table: WorldTable): void {
  if (stored === undefined || equalTypes(stored.dataType, field.dataType, false)) return
  throw new GlueError(
    'TABLE_TYPE_MISMATCH',
    `Failed to read ${table.database}.${table.name}: the file ${file.path} holds ${field.name} as ${simpleString(stored.dataType)} and the table declares ${simpleString(field.dataType)}. Make them agree.`,
  )
}

interface TextTable {
  readonly runtime: Runtime
  readonly table: WorldTable
  readonly keys: readonly PartitionKey[]
  readonly format: GlueFormat
}

/** JSON and CSV: each value in the catalog's type where it reads as one; a value that does not keeps its own. */
function textTable({ runtime, table, keys, format }: TextTable, files: readonly WorldFile[]): FrameCore {
  const fields = new Map(dataFields(table).map((f) => [f.name, f]))
  const { read, reading } = recordsReader(runtime, format, format.name === 'csv' ? csvOptions(table, files) : {})
  const isAsItStands = (file: WorldFile): file is WorldFile & { readonly content: FileRows } =>
    isTyped(file) && standsFor(file, table)
  const readTyped = (file: WorldFile): readonly DynamicRecord[] => {
    const cells = keys.length === 0 ? [] : partitionCells(pathOf(file, table), keys)
    if (isAsItStands(file)) {
      const rows = fileRows(runtime, file, table, keys)
      return typedRecords(rows, table, format.hasAbsentFields ? file.content.objects : undefined)
    }
    return read(file).map((record) =>
      catalogRecord(
        table.options[SKIPPED] === undefined ? record : byPlace(record, table, file),
        fields,
        keys.map((k, i) => [k, cells[i] ?? null] as const),
        file,
      ),
    )
  }
  return fileFrame(runtime, files, { read: readTyped, reading, isAsItStands })
}

/** Rows in the types of the table: those that a test declared with it, or that Spark wrote. */
const isTyped = ({ content, written }: WorldFile): boolean =>
  content.kind === 'rows' && content.isUntyped !== true && written === undefined

function csvOptions(table: WorldTable, files: readonly WorldFile[]): Readonly<Record<string, unknown>> {
  const { [SKIPPED]: skipped = '0', ...options } = table.options
  const hasText = files.some((f) => f.content.kind === 'bytes')
  if (Number(skipped) > 1)
    throw notSupported(`skip ${skipped} lines of ${table.database}.${table.name}`, 'Put text with one line of header.')
  const isHeader = options['withHeader'] !== undefined || skipped === '1'
  if (hasText && !isHeader) {
    throw notSupported(
      `read the csv text of ${table.database}.${table.name} by the order of its columns`,
      `Declare the table with options: { '${SKIPPED}': '1' } and put text with a header, or put rows.`,
    )
  }
  const given = Object.entries(options).map(([name, value]) => [CSV_NAMES[name] ?? name, value])
  return { ...Object.fromEntries(given), withHeader: true }
}

/** A skipped header names nothing: the columns are the table's, in their order. Where both have a name, they have to agree. */
function byPlace(record: DynamicRecord, table: WorldTable, file: WorldFile): DynamicRecord {
  const names = dataFields(table).map((f) => f.name)
  const given = [...record.keys()].map((name) => name.toLowerCase())
  const moved = given.find((name, i) => names.includes(name) && names[i] !== name)
  if (moved !== undefined) {
    throw notSupported(
      `read ${file.path}, whose header has ${moved} in another place than the table ${table.database}.${table.name}`,
      'Bring the columns into one order.',
    )
  }
  return new Map([...record.values()].map((value, i) => [names[i] ?? given[i] ?? '', value]))
}

/** How many lines of a text a crawler found to be no records. */
const SKIPPED = 'skip.header.line.count'
const CSV_NAMES: Readonly<Record<string, string>> = {
  'field.delim': 'separator',
  separatorChar: 'separator',
  delimiter: 'separator',
}

/** Rows in the table's own types; a key that a test left out is absent. */
const typedRecords = (
  rows: readonly Row[],
  table: WorldTable,
  objects?: readonly Readonly<Record<string, unknown>>[],
): readonly DynamicRecord[] =>
  rows.map((row, i) => {
    const object = objects?.[i]
    const isThere = (name: string): boolean =>
      object === undefined || Object.hasOwn(object, name) || table.partitionKeys.includes(name)
    const cells = table.schema.fields.flatMap((f, k) => {
      if (!isThere(f.name)) return []
      return [[f.name, withoutAbsent(dynamicOf(row[k] ?? null, f.dataType), object?.[f.name])] as const]
    })
    return new Map(cells)
  })

function catalogRecord(
  record: DynamicRecord,
  fields: ReadonlyMap<string, StructField>,
  cells: readonly (readonly [PartitionKey, Value])[],
  file: WorldFile,
): DynamicRecord {
  const made = new Map<string, Dynamic>()
  for (const [key, value] of record) {
    const name = key.toLowerCase()
    const field = fields.get(name)
    made.set(name, field === undefined ? value : inCatalogType(value, field, `${name} of ${file.path}`))
  }
  for (const [key, value] of cells) made.set(key.name, dynamicOf(value, key.dataType))
  return made
}

const NESTED: ReadonlySet<string> = new Set(['array', 'map', 'struct'])

function inCatalogType(value: Dynamic, field: StructField, path: string): Dynamic {
  if (value.kind !== 'atom' || NESTED.has(field.dataType.kind)) return value
  const converted = convert(value, field.dataType as AtomDataType, path)
  return converted.kind === 'null' ? value : converted
}
