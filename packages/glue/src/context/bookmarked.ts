import { type DataFrame, simpleString, traceAt } from '@dryfit/spark'
import { GlueError, notSupported } from '../errors/glue-error.ts'
import { listed } from '../errors/listing.ts'
import type { WorldFile } from '../world/world-file.ts'
import type { Runtime } from './runtime.ts'

type Options = Readonly<Record<string, unknown>>

/** Which of the files that a read finds it reads. */
export type FileSelection = (files: readonly WorldFile[]) => readonly WorldFile[]

const JDBC: ReadonlySet<string> = new Set(['mysql', 'postgresql', 'oracle', 'sqlserver'])

/** The files that no earlier run of the job has read; undefined when the read is not bookmarked. */
export function newFiles(runtime: Runtime, transformationCtx: string, options: Options): FileSelection | undefined {
  const bookmark = runtime.bookmarks.of(transformationCtx)
  if (bookmark === undefined) {
    warnWithoutContext(runtime)
    return undefined
  }
  const band = options['maxBand'] === undefined ? undefined : Number(options['maxBand'])
  return (files) => {
    const { items, remarks } = bookmark.files(files, band)
    for (const remark of remarks) runtime.recorder.warn(remark)
    return items
  }
}

/** The rows of a database's table that no earlier run of the job has read. */
export function newRows(
  runtime: Runtime,
  frame: DataFrame,
  read: { readonly connectionType: string; readonly transformationCtx: string; readonly options: Options },
): DataFrame {
  if (!runtime.bookmarks.isOn) return frame
  const { jobBookmarkKeys: keys, jobBookmarkKeysSortOrder: order = 'asc' } = read.options
  if (!Array.isArray(keys) || keys.length === 0) {
    if (!JDBC.has(read.connectionType.toLowerCase()) || read.transformationCtx === '') return frame
    throw notSupported(
      `keep a bookmark of a ${read.connectionType} table by its primary key`,
      'Name the columns: "jobBookmarkKeys": ["id"].',
    )
  }
  const bookmark = runtime.bookmarks.of(read.transformationCtx)
  if (bookmark === undefined) {
    warnWithoutContext(runtime)
    return frame
  }
  const places = keys.map((key) => placeOf(frame, String(key)))
  const { rows, from } = frame.traced()
  const { items, remarks } = bookmark.rows(rows, places, String(order).toLowerCase() === 'desc')
  for (const remark of remarks) runtime.recorder.warn(remark)
  const kept = items.map((place) => rows[place] ?? [])
  return runtime.localFrame(frame.schema, kept, read.connectionType, traceAt(from, items))
}

/** @throws GlueError for a read of which the documentation does not say whether it is bookmarked */
export function requireNoBookmark(runtime: Runtime, method: string, transformationCtx: unknown): void {
  if (!runtime.bookmarks.isOn || !transformationCtx) return
  throw notSupported(
    `keep a bookmark for ${method}`,
    'Read with create_dynamic_frame, or leave its transformation_ctx out.',
  )
}

function warnWithoutContext(runtime: Runtime): void {
  if (runtime.bookmarks.isOn)
    runtime.recorder.warn(
      'Bookmarks are on and this read has no transformation_ctx: Glue reads everything in each run.',
    )
}

function placeOf(frame: DataFrame, key: string): number {
  const at = frame.schema.fields.findIndex((f) => f.name.toLowerCase() === key.toLowerCase())
  if (at >= 0) return at
  throw new GlueError(
    'NO_BOOKMARK_KEY',
    `Failed to keep a bookmark by ${key}: the table has ${listed(frame.schema.fields.map((f) => `${f.name} ${simpleString(f.dataType)}`))}. Name its columns in jobBookmarkKeys.`,
  )
}
