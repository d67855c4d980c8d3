import {
  type DataFrame,
  equalTypes,
  type FileForm,
  type Row,
  type StructField,
  type StructType,
  simpleString,
  structType,
  type Trace,
  traceOfAll,
  type WrittenForm,
} from '@dryfit/spark'
import { isShown } from './context/read-catalog.ts'
import type { Runtime } from './context/runtime.ts'
import { notWritten } from './context/unanswered.ts'
import { GlueError } from './errors/glue-error.ts'
import { glueFormat } from './record-formats/registry.ts'
import type { WorldTable } from './world/table.ts'
import { canonicalUri, isBelow } from './world/uri.ts'
import type { WorldFile } from './world/world-file.ts'

interface Part {
  readonly schema: StructType
  readonly rows: readonly Row[]
  readonly from?: Trace | undefined
}

/**
 * All rows that the job's writes left at a table, a path or another connection's table. Those of a table are the ones that it shows:
 * none in partitions that the catalog does not know, none of a table that was dropped.
 *
 * @throws GlueError NOT_WRITTEN
 */
export function writtenFrame(runtime: Runtime, target: string): DataFrame {
  const table = tableOf(runtime, target)
  const dropped = table === undefined ? runtime.world.catalog.droppedFrom(target) : undefined
  const location = canonicalUri(table?.location ?? dropped ?? target)
  const writes = runtime.writes.filter((w) => isBelow(w.target, location) || isBelow(location, w.target))
  if (writes.length === 0) throw notWritten(target, targets(runtime))
  const other = runtime.world.sources.written(target)
  if (other !== undefined)
    return asFrame(
      runtime,
      joined(
        other.map((f) => ({ schema: f.schema, ...f.traced() })),
        target,
      ),
      target,
    )
  const lying = dropped === undefined ? runtime.world.store.list(location) : []
  const files = lying.filter((f) => f.by === 'job' && holdsRows(f) && (table === undefined || isShown(f, table)))
  const parts = files.map((file) => partOf(runtime, file))
  const all = joined([...parts, ...withoutRows(writes, files)], target)
  return table === undefined
    ? asFrame(runtime, all, target)
    : asFrame(runtime, inTable(all, table), `${table.database}.${table.name}`)
}

const asFrame = (runtime: Runtime, { schema, rows, from }: Part, name: string): DataFrame =>
  runtime.localFrame(schema, rows, name, from)

function tableOf(runtime: Runtime, target: string): WorldTable | undefined {
  const parts = target.split('.')
  return target.includes('://') || parts.length !== 2
    ? undefined
    : runtime.world.catalog.findTable(parts[0] ?? '', parts[1] ?? '')
}

/** Where the job wrote, tables by their names. */
function targets(runtime: Runtime): readonly string[] {
  const names = new Map(
    runtime.world.catalog.names.map((name) => [canonicalUri(tableOf(runtime, name)?.location ?? name), name] as const),
  )
  return [...new Set(runtime.writes.map((w) => names.get(w.target) ?? w.target))]
}

/** A job may put anything beside its rows with boto3: a mark, a manifest. */
const holdsRows = ({ path, content, form }: WorldFile): boolean =>
  content.kind === 'rows' || form !== undefined || glueFormat(path.slice(path.lastIndexOf('.') + 1)) !== undefined

/** The columns of the last writes that left no row here. What a later write lies over tells nothing any more. */
function withoutRows(writes: Runtime['writes'], files: readonly WorldFile[]): readonly Part[] {
  const last = new Map<string, StructType>()
  for (const { target, schema } of writes) {
    last.delete(target)
    last.set(target, schema)
  }
  const places = [...last]
  return places
    .filter(([place], i) => !places.slice(i + 1).some(([later]) => isBelow(place, later)))
    .filter(([place]) => !files.some((file) => isBelow(file.path, place)))
    .map(([, schema]) => ({ schema, rows: [] }))
}

function partOf(runtime: Runtime, file: WorldFile): Part {
  if (file.written !== undefined) return { ...file.written, from: file.from }
  return readBack(runtime, file, file.form ?? { format: file.path.slice(file.path.lastIndexOf('.') + 1), options: {} })
}

/** Options that mean something else to a reader than to the writer. */
const WRITERS_OWN: ReadonlySet<string> = new Set(['emptyvalue', 'path'])

/** What a reader finds that knows how the file was written, folders included. */
function readBack(runtime: Runtime, file: WorldFile, form: FileForm & Partial<WrittenForm>): Part {
  const { format, options, schema, root } = form
  const kept = Object.entries(options).filter(([name]) => !WRITERS_OWN.has(name.toLowerCase()))
  const frame = runtime.session.frame({
    kind: 'DataSource',
    format,
    options: {
      ...Object.fromEntries(kept),
      ...(format === 'csv' ? { multiLine: 'true' } : {}),
      ...(root === undefined ? {} : { basePath: root }),
    },
    paths: [file.path],
    ...(schema === undefined ? {} : { schema }),
  })
  const rows = frame.rows()
  // Read as it was written, a file gives what was written row by row, unless rows of it can't be told apart from none.
  const from = file.from?.lineage.length === rows.length ? file.from : undefined
  return { schema: frame.schema, rows, from }
}

/** Rows of several writes under one schema: columns by name, a missing one null. */
function joined(parts: readonly Part[], target: string): Part {
  const fields = new Map<string, StructField>()
  for (const { schema } of parts) {
    for (const field of schema.fields) {
      const known = fields.get(field.name)
      if (known !== undefined && !equalTypes(known.dataType, field.dataType, false)) {
        throw new GlueError(
          'WRITES_DIFFER',
          `Failed to show what was written to ${target}: one write has ${field.name} as ${simpleString(known.dataType)}, another as ${simpleString(field.dataType)}. Look at each write: glue.writes.`,
        )
      }
      if (known === undefined || (!known.nullable && field.nullable)) fields.set(field.name, known ?? field)
    }
  }
  const schema = structType([...fields.values()])
  const rows = parts.flatMap((part) => {
    const places = schema.fields.map((f) => part.schema.fields.findIndex((g) => g.name === f.name))
    return part.rows.map((row): Row => places.map((at) => (at < 0 ? null : (row[at] ?? null))))
  })
  return { schema, rows, from: traceOfAll(parts.map((part) => ({ ...part, name: target }))) }
}

/** The columns that the table declares; keys last. */
function inTable({ schema, rows, from }: Part, table: WorldTable): Part {
  const names = schema.fields.map((f) => f.name.toLowerCase())
  const places = table.schema.fields.map((f) => names.indexOf(f.name))
  const fields = table.schema.fields.map((f, i) => ({
    ...f,
    dataType: schema.fields[places[i] ?? -1]?.dataType ?? f.dataType,
  }))
  const inOrder = rows.map((row): Row => places.map((at) => (at < 0 ? null : (row[at] ?? null))))
  return { schema: structType(fields), rows: inOrder, from }
}
