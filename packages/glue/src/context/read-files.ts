import { type FileReading, SparkError } from '@dryfit/spark'
import { type Computation, ownRecords, traceOfOwn } from '../dynamic-frame/computation.ts'
import { FrameCore } from '../dynamic-frame/frame-core.ts'
import type { DynamicRecord } from '../dynamic-frame/value.ts'
import { GlueError, notSupported } from '../errors/glue-error.ts'
import type { FormatOptions } from '../record-formats/format-options.ts'
import { type GlueFormat, readableFormat } from '../record-formats/registry.ts'
import { canonicalUri } from '../world/uri.ts'
import type { WorldFile } from '../world/world-file.ts'
import type { FileSelection } from './bookmarked.ts'
import { BOUNDS, requireBounds } from './bounded.ts'
import { withoutExcluded } from './excluded.ts'
import { lineOptions, traceOfFiles } from './file-traces.ts'
import type { Runtime } from './runtime.ts'
import { noObjects } from './unanswered.ts'

/** Options of S3 that change where or how fast Glue reads, not what. */
const HARMLESS: ReadonlySet<string> = new Set([
  'paths',
  'recurse',
  'groupFiles',
  'groupSize',
  'maxBand',
  'maxFilesInBand',
  'isFailFast',
  'useS3ListImplementation',
  'jobBookmarkKeys',
  'jobBookmarkKeysSortOrder',
  'enablePartitioningForS3',
  'attachFilename',
  ...BOUNDS,
  'exclusions',
  'compressionType',
])

/** What a job asks of S3. */
export interface ReadFiles {
  readonly options: Readonly<Record<string, unknown>>
  readonly format: string | null
  readonly formatOptions: FormatOptions
}

/** The files at S3 paths, as Glue reads the format. */
export function readS3(runtime: Runtime, request: ReadFiles, select?: FileSelection): FrameCore {
  const paths = pathsOf(request.options)
  refuseOptions(request.options)
  const format = request.format?.toLowerCase()
  if (format === undefined || format === '') {
    throw new GlueError(
      'NO_FORMAT',
      `Failed to read ${paths.join(', ')}: the job gives no format. Add format="json" to the call.`,
    )
  }
  const listed = paths.flatMap((path) => filesAt(runtime, path, request.options['recurse'] === true))
  const files = withoutExcluded(listed, request.options['exclusions'])
  if (files.length === 0) return noRecords(runtime)
  const chosen = select === undefined ? files : select(files)
  requireBounds(chosen, request.options, runtime.session.conf)
  if (chosen.length === 0 && files.length > 0) return noRecords(runtime)
  const known = readableFormat(format)
  if (known.glueReads === 'spark')
    return sparkFiles(runtime, known.name, chosen.length === listed.length ? paths : chosen.map((file) => file.path))
  return fileFrame(runtime, chosen, recordsReader(runtime, known, request.formatOptions))
}

/** Reads the records of files. */
export interface FileRecords {
  readonly read: (file: WorldFile) => readonly DynamicRecord[]
  /** What they are read as: it tells whether a record is the one that was written in its place. */
  readonly reading: FileReading
  /** Whether it gives the rows of a file as they stand. */
  readonly isAsItStands?: (file: WorldFile) => boolean
}

/** A reader of one of Glue's own formats. */
export function recordsReader(runtime: Runtime, { glueReads, name }: GlueFormat, options: FormatOptions): FileRecords {
  if (glueReads === 'spark') throw notSupported(`read records of the format ${name}`, 'Read it as a frame.')
  const { conf } = runtime.session
  return {
    read: (file) => glueReads({ ...file, conf }, options),
    reading: { format: name, options: lineOptions(options), conf },
  }
}

/** A frame without records: none of the files is new. */
export const noRecords = (runtime: Runtime): FrameCore =>
  new FrameCore(runtime, { kind: 'records', compute: () => ({ records: [] }), origin: originOf([]) })

/** Records of files that are read when an action asks, and have to be there still. */
export function fileFrame(
  runtime: Runtime,
  files: readonly WorldFile[],
  { read, reading, isAsItStands }: FileRecords,
): FrameCore {
  const origin = originOf(files)
  const decoded = new Map<WorldFile, readonly DynamicRecord[]>()
  const compute = (): Computation => {
    requireFiles(runtime, files)
    const found = files.map((file) => {
      const records = decoded.get(file) ?? read(file)
      decoded.set(file, records)
      const stands = isAsItStands?.(file) ?? false
      return { file, records, count: records.length, input: ownRecords(file.path, records), isAsItStands: stands }
    })
    const records = found.flatMap((each) => each.records)
    return { records, trace: () => traceOfFiles(found, reading) ?? traceOfOwn(origin, records) }
  }
  return new FrameCore(runtime, { kind: 'records', compute, origin })
}

/** Spark's complaint when a file that was listed is gone when its rows are asked for. */
export function requireFiles(runtime: Runtime, files: readonly WorldFile[]): void {
  for (const file of files) {
    if (runtime.world.store.list(file.path).some((f) => f.path === file.path && f.content === file.content)) continue
    throw new SparkError(
      'Py4JJavaError',
      `File does not exist: ${file.path}\nIt is possible the underlying files have been updated. You can explicitly invalidate the cache in Spark by running 'REFRESH TABLE tableName' command in SQL or by recreating the Dataset/DataFrame involved.`,
    )
  }
}

/** The name under which a failure shows the input. */
export function originOf(files: readonly WorldFile[]): string {
  const [first] = files
  if (first === undefined) return 'no files'
  return files.length === 1 ? first.path.replace(/\/part-00000$/, '') : first.path.slice(0, first.path.lastIndexOf('/'))
}

function sparkFiles(runtime: Runtime, format: string, paths: readonly string[]): FrameCore {
  const frame = runtime.session.frame({ kind: 'DataSource', format, options: {}, paths: paths.map(canonicalUri) })
  return new FrameCore(runtime, { kind: 'plan', frame })
}

function pathsOf(options: Readonly<Record<string, unknown>>): readonly string[] {
  const paths = options['paths']
  if (Array.isArray(paths) && paths.length > 0 && paths.every((p) => typeof p === 'string')) return paths
  const shown = paths === undefined ? 'no paths' : `paths ${JSON.stringify(paths)}`
  throw new GlueError(
    'NO_PATHS',
    `Failed to read from S3: connection_options has ${shown}. Write connection_options={"paths": ["s3://bucket/prefix"]}.`,
  )
}

function refuseOptions(options: Readonly<Record<string, unknown>>): void {
  for (const name of Object.keys(options)) {
    if (!HARMLESS.has(name))
      throw notSupported(`read from S3 with the option ${name}`, 'It could change which records are read.')
  }
}

function filesAt(runtime: Runtime, path: string, recurse: boolean): readonly WorldFile[] {
  const { store } = runtime.world
  const folder = canonicalUri(path)
  const files = store.list(folder).filter((file) => !isHidden(file.path.slice(folder.length)))
  if (files.length === 0 && !store.wasEmptied(folder)) throw noObjects(runtime.world, path)
  const nested = recurse ? undefined : files.find((file) => file.path.slice(folder.length + 1).includes('/'))
  if (nested !== undefined) {
    throw new GlueError(
      'NESTED_FOLDER',
      `Failed to read ${path}: ${nested.path} lies in a folder below it, which Glue reads with "recurse": True only. Add it to connection_options, or give the folder's own path.`,
    )
  }
  const partitioned = files.find((file) => /\/[^/=]+=[^/]*\//.test(file.path.slice(folder.length)))
  if (partitioned !== undefined)
    throw notSupported(
      `read the partition folders below ${path}`,
      'Read them through a catalog table, or with spark.read.',
    )
  return files
}

/** Spark and Glue skip what begins with a dot or an underscore. */
const isHidden = (below: string): boolean => below.split('/').some((part) => /^[._]/.test(part) && !part.includes('='))
