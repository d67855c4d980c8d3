import { equalTypes, simpleString, structType } from '@dryfit/spark'
import { GlueError } from '../../errors/glue-error.ts'
import { glueFormat } from '../../record-formats/registry.ts'
import { tableOf, type WorldTable } from '../../world/table.ts'
import { tableNamed } from '../read-catalog.ts'
import type { Runtime } from '../runtime.ts'
import { writeFiles, writtenFormat } from './files.ts'
import { requireWritable, type WrittenRows, writtenRows } from './given-rows.ts'

type Options = Readonly<Record<string, unknown>>

export const keysIn = (options: Options): readonly string[] =>
  Array.isArray(options['partitionKeys']) ? options['partitionKeys'].map(String) : []

export const updatesCatalog = (options: Options): boolean =>
  options['enableUpdateCatalog'] === true || String(options['enableUpdateCatalog'] ?? '').toLowerCase() === 'true'

/** Adds a frame's rows to a catalog table, at its location and in its format. */
export function writeTable(
  runtime: Runtime,
  frame: unknown,
  name: readonly [database: string, table: string],
  options: Options,
): void {
  const table = tableNamed(runtime, ...name, 'write to')
  const target = `${table.database}.${table.name}`
  const format = writtenFormat(table.format, target)
  const written = writtenRows(runtime, frame)
  requireWritable(frame, written, format, target)
  requirePartitions(table, keysIn(options))
  requireTypes(table, written, format)
  const partitions = writeFiles(runtime, written, { location: table.location, format, partitionKeys: keysIn(options) })
  if (updatesCatalog(options)) updateTable(runtime, table, { written, partitions })
}

function requirePartitions(table: WorldTable, keys: readonly string[]): void {
  if (table.partitionKeys.join() === keys.join()) return
  const target = `${table.database}.${table.name}`
  const declared =
    table.partitionKeys.length === 0
      ? 'it has no partition keys'
      : `it is partitioned by ${table.partitionKeys.join(', ')}`
  throw new GlueError(
    'PARTITION_KEYS_DIFFER',
    `Failed to write to ${target}: ${declared}, and the job gives ${keys.length === 0 ? 'none' : keys.join(', ')}. Glue then writes files that no reader of the table finds. Pass additional_options={"partitionKeys": ${JSON.stringify(table.partitionKeys)}}.`,
  )
}

/** A Parquet file keeps the frame's types whatever the table says, and readers of the table then fail. */
function requireTypes(table: WorldTable, { schema }: WrittenRows, format: string): void {
  if (glueFormat(format)?.strictTypes !== true) return
  for (const field of schema.fields) {
    const declared = table.schema.fields.find((f) => f.name === field.name.toLowerCase())
    if (declared === undefined || equalTypes(declared.dataType, field.dataType, false)) continue
    throw new GlueError(
      'TABLE_TYPE_MISMATCH',
      `Failed to write the column ${field.name} to ${table.database}.${table.name}: the frame has ${simpleString(field.dataType)} and the table declares ${simpleString(declared.dataType)}. Glue writes the file as it is and the table can't be read afterwards. Cast the column before the write.`,
    )
  }
}

/** A sink's setCatalogInfo: the table is made when it is missing. */
export function updateCatalog(
  runtime: Runtime,
  name: readonly [database: string, table: string],
  write: {
    readonly written: WrittenRows
    readonly partitions: readonly string[]
    readonly location: string
    readonly format: string
    readonly keys: readonly string[]
  },
): void {
  const { catalog } = runtime.world
  const known = catalog.findTable(...name)
  if (known === undefined) {
    const schema = structType(write.written.schema.fields)
    catalog.saveTable({
      ...tableOf(name[0].toLowerCase(), name[1].toLowerCase(), {
        schema,
        location: write.location,
        format: write.format,
        partitionKeys: write.keys,
      }),
      createdAt: runtime.world.clock.now(),
    })
  }
  updateTable(runtime, tableNamed(runtime, ...name), write)
}

function updateTable(
  runtime: Runtime,
  table: WorldTable,
  write: { readonly written: WrittenRows; readonly partitions: readonly string[] },
): void {
  const { catalog } = runtime.world
  const names = new Set(table.schema.fields.map((f) => f.name))
  const added = write.written.schema.fields.filter((f) => !names.has(f.name.toLowerCase()))
  if (added.length > 0) {
    const data = table.schema.fields.filter((f) => !table.partitionKeys.includes(f.name))
    const keys = table.schema.fields.filter((f) => table.partitionKeys.includes(f.name))
    catalog.saveTable({ ...table, schema: structType([...data, ...added, ...keys]) })
  }
  for (const path of write.partitions) catalog.addPartition(table, path)
}
