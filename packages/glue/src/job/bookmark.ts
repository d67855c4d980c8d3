import type { Row, Value } from '@dryfit/spark'
import type { JoinKeys } from '../dynamic-frame/frame-host.ts'
import { GlueError } from '../errors/glue-error.ts'

/** What a bookmark remembers: the files that were there, the greatest key, or the join keys that were given away. */
export type Mark =
  | { readonly kind: 'files'; readonly until: number; readonly seen: ReadonlyMap<string, ListedFile> }
  | { readonly kind: 'keys'; readonly last: readonly Value[] | undefined }
  | { readonly kind: 'joinKeys'; readonly last: ReadonlyMap<string, number> }

/** A file as S3 lists it. */
interface ListedFile {
  readonly path: string
  readonly modified: number
  readonly content: unknown
}

/** What a bookmark starts from. */
export interface BookmarkState {
  readonly name: string
  readonly now: number
  readonly before: Mark | undefined
  /** Where a window ends, given by `--job-bookmark-to`. */
  readonly limit: { readonly mark: Mark | undefined } | undefined
  /** Another read of this run has the same `transformation_ctx`. */
  readonly isTaken: boolean
  readonly keep: (mark: Mark) => void
}

/** What is new since the last run, and what should be told of it. */
export interface Selected<T> {
  readonly items: readonly T[]
  readonly remarks: readonly string[]
}

/** How long before a listing S3 may still have left files out: Glue looks at those again. */
const BAND = 900_000

/** The bookmark of one source in one run. */
export class Bookmark {
  readonly #state: BookmarkState

  constructor(state: BookmarkState) {
    this.#state = state
  }

  /** The files that no earlier run has read, by time of modification. */
  files<T extends ListedFile>(files: readonly T[], band = BAND): Selected<T> {
    const { before, limit, now, keep } = this.#state
    const listed = files.filter((file) => file.modified <= now)
    const old = before?.kind === 'files' ? before : undefined
    const items = listed.filter((file) => isNew(file, old, band) && isWithin(file, limit))
    keep({
      kind: 'files',
      until: now,
      seen: new Map([...(old?.seen ?? []), ...listed.map((f) => [f.path, f] as const)]),
    })
    const late = listed.find((file) => old !== undefined && !isNew(file, old, band) && !old.seen.has(file.path))
    return { items, remarks: this.#remarks(files.length - items.length, `${files.length} files`, late) }
  }

  /** The places of the rows whose key is beyond the last one that an earlier run has read. */
  rows(rows: readonly Row[], places: readonly number[], isDescending: boolean): Selected<number> {
    const { before, limit, keep } = this.#state
    const old = before?.kind === 'keys' ? before.last : undefined
    const most = limit?.mark?.kind === 'keys' ? limit.mark.last : undefined
    const sign = isDescending ? -1 : 1
    const keys = rows.map((row) => places.map((at) => row[at] ?? null))
    const isNewKey = (key: Row): boolean => {
      if (old !== undefined && (key.includes(null) || sign * compareKeys(key, old) <= 0)) return false
      return limit === undefined || (most !== undefined && !key.includes(null) && sign * compareKeys(key, most) <= 0)
    }
    const items = keys.flatMap((key, i) => (isNewKey(key) ? [i] : []))
    const last = keys
      .filter((key) => !key.includes(null))
      .reduce((best, key) => (best === undefined || sign * compareKeys(key, best) > 0 ? key : best), old)
    keep({ kind: 'keys', last })
    return { items, remarks: this.#remarks(rows.length - items.length, `${rows.length} rows`) }
  }

  /** The last join key of each array that earlier runs gave away; `keep` adds those of this run. */
  joinKeys(): JoinKeys {
    const { before, keep } = this.#state
    const last = before?.kind === 'joinKeys' ? before.last : new Map<string, number>()
    return { last, keep: (more) => keep({ kind: 'joinKeys', last: new Map([...last, ...more]) }) }
  }

  #remarks(skipped: number, all: string, late?: ListedFile): readonly string[] {
    const { name, isTaken } = this.#state
    const remarks: string[] = []
    if (skipped > 0) remarks.push(`The bookmark ${name} skips ${skipped} of ${all}: an earlier run has read them.`)
    if (late !== undefined)
      remarks.push(
        `${late.path} is new but was last modified before the last run: Glue takes it for read, and so it is skipped.`,
      )
    if (isTaken)
      remarks.push(`Two reads of this run have the transformation_ctx ${name}: the bookmark of the later one is kept.`)
    return remarks
  }
}

function isNew(file: ListedFile, mark: Extract<Mark, { kind: 'files' }> | undefined, band: number): boolean {
  if (mark === undefined) return true
  return file.modified > mark.until - band && !isSame(mark.seen.get(file.path), file)
}

function isWithin(file: ListedFile, limit: BookmarkState['limit']): boolean {
  if (limit === undefined) return true
  return limit.mark?.kind === 'files' && isSame(limit.mark.seen.get(file.path), file)
}

/** The clock of a test may stand still while a file is replaced: its content tells. */
const isSame = (seen: ListedFile | undefined, file: ListedFile): boolean =>
  seen?.modified === file.modified && seen.content === file.content

/** Keys of several columns count as one: the first column that differs decides. */
function compareKeys(a: readonly Value[], b: readonly Value[]): number {
  for (const [i, x] of a.entries()) {
    const y = b[i] ?? null
    if (!isOrdered(x) || !isOrdered(y) || (typeof x === 'string') !== (typeof y === 'string')) {
      throw new GlueError(
        'BOOKMARK_KEY_TYPE',
        'Failed to compare the keys of a bookmark: they are neither numbers nor text nor dates. Name other jobBookmarkKeys.',
      )
    }
    if (x < y) return -1
    if (x > y) return 1
  }
  return 0
}

const isOrdered = (value: Value): value is number | bigint | string =>
  ['number', 'bigint', 'string'].includes(typeof value)
