import { type DataFrame, readLines, saveMode, typeFromJson } from '@dryfit/spark'
import { computing, type OpContext, type Ops } from './ops.ts'

interface ReadRequest {
  readonly method: 'load' | 'json' | 'csv' | 'parquet' | 'text' | 'orc' | 'table' | 'spark.table'
  readonly format: string | null
  readonly schema: unknown
  readonly options: Readonly<Record<string, string>>
  readonly paths: readonly string[]
}

function read(payload: unknown, { session, frames }: OpContext): number {
  const request = payload as ReadRequest
  return frames.add(readFrom(request, session))
}

function readFrom(request: ReadRequest, session: OpContext['session']): DataFrame {
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
  if (method === 'save') writer.save(target)
  else writer[method](target ?? '')
  return null
}

interface LinesRequest {
  readonly format: 'json' | 'csv'
  readonly schema: unknown
  readonly options: Readonly<Record<string, string>>
  readonly lines: readonly string[]
}

/** Lines of an RDD, read when the frame is. */
function readText(payload: unknown, { session, frames }: OpContext): number {
  const { format, schema, options, lines } = payload as LinesRequest
  const type = schema === null || schema === undefined ? undefined : typeFromJson(schema)
  const given = type?.kind === 'struct' ? type : undefined
  const read = readLines(lines, { format, options, schema: given, conf: session.conf })
  return frames.add(session.computedFrame(read.schema, () => ({ rows: read.rows() }), 'lines of an RDD'))
}

interface SplitsRequest {
  readonly paths: readonly string[]
  readonly least: number
}

/** The lines of text files, task by task. */
const textSplits = computing((payload, { session }) => {
  const { paths, least } = payload as unknown as SplitsRequest
  return session.session.textSplits(paths, least)
})

interface TextRequest {
  readonly path: string
  readonly codec: string | null
  /** Absent: whether the place is free is all that is asked. */
  readonly parts?: readonly (readonly string[])[]
}

function saveText(payload: unknown, { session }: OpContext): null {
  const { path, codec, parts } = payload as TextRequest
  session.session.saveText(path, parts && { parts, ...(codec !== null && { codec }) })
  return null
}

/** What Hadoop's file system asks of S3. */
const hadoopOps: Ops = {
  files_below: (payload, { session }) => session.session.files.below(String(payload)),
  remove_files: (payload, { session }) => {
    session.session.files.remove(String(payload))
    return null
  },
  move_files: (payload, { session }) => {
    const [from, to] = payload as readonly [string, string]
    session.session.files.move(from, to)
    return null
  },
}

/** Raises Spark's error for a save mode that does not exist. */
function checkMode(payload: unknown): unknown {
  saveMode(String(payload))
  return payload
}

/** What the guest's `spark.read` and `df.write` ask. */
export const ioOps: Ops = {
  read,
  read_lines: readText,
  text_splits: textSplits,
  save_text: saveText,
  write,
  save_mode: checkMode,
  ...hadoopOps,
}
