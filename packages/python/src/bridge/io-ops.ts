import { type DataFrame, DataFrameWriter, structType, typeFromJson, UnsupportedError } from '@dryfit/spark'
import type { OpContext, OpHandler } from './ops.ts'

interface ReadRequest {
  readonly method: 'load' | 'json' | 'csv' | 'parquet' | 'text' | 'orc' | 'table' | 'spark.table'
  readonly format: string | null
  readonly schema: unknown
  readonly options: Readonly<Record<string, string>>
  readonly paths: readonly string[]
}

function read(payload: unknown, { session, frames }: OpContext): number {
  const request = payload as ReadRequest
  return frames.add(request.method === 'spark.table' ? readTable(request, session) : readFiles(request, session))
}

/** A view is no read of the world: only a table of the catalog is reported. */
function readTable({ paths: [name = ''] }: ReadRequest, session: OpContext['session']): DataFrame {
  const frame = session.table(name)
  if (!session.engine.views.has(name.toLowerCase())) {
    session.engine.report({ direction: 'read', call: 'spark.table', format: 'table', target: name, options: {} })
  }
  return frame
}

function readFiles(request: ReadRequest, session: OpContext['session']): DataFrame {
  const { method, format, schema, options, paths } = request
  let reader = session.read.options(options)
  if (format !== null) reader = reader.format(format)
  if (schema !== null && schema !== undefined) {
    const type = typeFromJson(schema)
    if (type.kind === 'struct') reader = reader.schema(type)
  }
  switch (method) {
    case 'parquet':
      return reader.parquet(...paths)
    case 'table':
      return reader.table(paths[0] ?? '')
    case 'load':
      return reader.load(paths.length === 0 && options.path !== undefined ? options.path : paths)
    case 'spark.table':
      return session.table(paths[0] ?? '')
    default:
      return reader[method](paths)
  }
}

interface WriteRequest {
  readonly frame: number
  readonly method: 'save' | 'saveAsTable' | 'insertInto' | 'json' | 'csv' | 'parquet' | 'text' | 'orc'
  readonly format: string | null
  readonly mode: string | null
  readonly options: Readonly<Record<string, string>>
  readonly partitionBy: readonly string[]
  readonly target: string | null
}

function write(payload: unknown, { frames }: OpContext): null {
  const request = payload as WriteRequest
  const { method, format, mode, options, partitionBy } = request
  let writer = frames.get(request.frame).write.options(options)
  if (format !== null) writer = writer.format(format)
  if (mode !== null) writer = writer.mode(mode)
  if (partitionBy.length > 0) writer = writer.partitionBy(partitionBy)
  const target = request.target ?? options.path
  if (method === 'insertInto' || target === undefined) {
    const what =
      method === 'insertInto' ? `insert into ${request.target}` : `write ${format ?? 'parquet'} without a path`
    throw new UnsupportedError(
      'WRITE_TARGET',
      `Failed to ${what}: it is not supported yet`,
      'Write to a path or with saveAsTable.',
    )
  }
  writer[method](target)
  return null
}

/** Raises Spark's error for a save mode that does not exist. */
function checkMode(payload: unknown, { session }: OpContext): unknown {
  new DataFrameWriter(session.engine, { schema: structType([]), rows: () => [] }).mode(String(payload))
  return payload
}

/** What the guest's `spark.read` and `df.write` ask. */
export const ioOps: Readonly<Record<string, OpHandler>> = { read, write, save_mode: checkMode }
