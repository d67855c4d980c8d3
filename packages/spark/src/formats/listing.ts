import type { SessionConf } from '../conf/session-conf.ts'
import { analysisError, SparkError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import { checkOptions } from '../records/check-options.ts'
import type { OptionMap } from '../records/option-map.ts'
import { type PartitionValues, partitionValues } from '../storage/hive-layout.ts'
import { isHidden } from '../storage/partition-types.ts'
import { qualifiedPath, shownPath } from '../storage/paths.ts'
import type { Storage, StoredFile } from '../storage/storage.ts'
import { parseTimestamp } from '../types/datetime/text.ts'
import { globPattern, isGlob } from './glob.ts'
import { columnKey } from './placed-columns.ts'

/** A file of a source, with what its folders say. */
export interface DataFile {
  readonly file: StoredFile
  readonly partitions: PartitionValues
}

/** The files of a source. */
export interface Listing {
  readonly files: readonly DataFile[]
  /** What the paths mean: those with wildcards stand for what they matched. */
  readonly roots: readonly string[]
  /** What all folders say, also those whose files a name filter leaves out. */
  readonly partitions: readonly PartitionValues[]
}

/** A file below the path that it was found by. */
interface Found {
  readonly file: StoredFile
  readonly root: string
}

/** Where files are looked for. */
interface Place {
  readonly storage: Storage
  readonly conf: SessionConf
}

const IGNORING = ['ignoreCorruptFiles', 'ignoreMissingFiles']
const DATED = ['modifiedBefore', 'modifiedAfter'] as const

/**
 * The files of a source as Spark finds them: hidden ones left out, and folders that are named `key=value` made columns.
 * Other folders below a path are read with `recursiveFileLookup` only.
 *
 * @throws SparkError PATH_NOT_FOUND. UnsupportedError for folders that contradict each other
 */
export function listFiles(paths: readonly string[], { storage, conf }: Place, options: OptionMap): Listing {
  checkOptions('files', 'read', options)
  for (const name of IGNORING) options.flag(name, false)
  const hasName = nameFilter(options)
  const isInTime = timeFilter(options, conf)
  const isNamed = (each: Found): boolean => hasName(each) && isInTime(each)
  const whole = paths.map((path) => qualifiedPath(path, storage))
  const places = whole.map((path) => placesOf(path, storage))
  const roots = places.flat()
  const found = places.flatMap((place, i) => filesAt(place, whole[i] ?? '', storage))
  if (options.flag('recursiveFileLookup', false)) {
    return { files: found.filter(isNamed).map(({ file }) => ({ file, partitions: [] })), roots, partitions: [] }
  }
  const base = basePathOf(options, storage)
  if (base !== undefined && found.length > 0 && storage.list(base).every(({ path }) => path === base))
    throw new SparkError('IllegalArgumentException', "Option 'basePath' must be a directory")
  const placed = found.map(({ file, root }) => ({
    file,
    root: base ?? root,
    partitions: partitionValues(file.path, base ?? root),
  }))
  const inPartitions = placed.filter(({ partitions }) => partitions.length > 0)
  requireOneShape(inPartitions, conf)
  const files = inPartitions.length > 0 ? inPartitions : found.filter(({ file, root }) => parentOf(file.path) === root)
  return {
    files: files.filter(isNamed).map((each) => ({ file: each.file, partitions: partitionsOf(each) })),
    roots,
    partitions: inPartitions.map(({ partitions }) => partitions),
  }
}

const partitionsOf = (each: Found | DataFile): PartitionValues => ('partitions' in each ? each.partitions : [])

const basePathOf = (options: OptionMap, storage: Storage): string | undefined => {
  const base = options.text('basePath')
  return base === undefined ? undefined : folderOf(qualifiedPath(base, storage))
}

const folderOf = (path: string): string => path.replace(/\/+$/, '')
const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/'))

function placesOf(path: string, storage: Storage): readonly string[] {
  const folder = folderOf(path)
  return isGlob(folder) ? matches(folder, storage) : [folder]
}

function filesAt(roots: readonly string[], spelled: string, storage: Storage): readonly Found[] {
  const found = roots.flatMap((root) => storage.list(root).map((file) => ({ file, root })))
  if (found.length === 0 && !roots.some((root) => storage.isFolder?.(root)))
    throw analysisError('PATH_NOT_FOUND', { path: shownPath(spelled) })
  return found
    .filter(({ file, root }) => !isHidden(file.path, parentOf(root)) && !file.path.endsWith('/'))
    .map(({ file, root }) => ({ file, root: file.path === root ? parentOf(root) : root }))
}

/** The files and folders that a path with wildcards means. */
function matches(glob: string, storage: Storage): readonly string[] {
  const pattern = globPattern(glob)
  const depth = glob.split('/').length
  const fixed = glob.slice(0, glob.search(/[*?{[]/))
  const candidates = storage.list(parentOf(fixed)).map(({ path }) => path.split('/').slice(0, depth).join('/'))
  const colon = candidates
    .flatMap((path) => path.slice(parentOf(fixed).length).split('/'))
    .find((name) => name.includes(':'))
  if (colon !== undefined) {
    throw new SparkError(
      'IllegalArgumentException',
      `java.net.URISyntaxException: Relative path in absolute URI: ${colon}`,
    )
  }
  return [...new Set(candidates)].filter((path) => pattern.test(path))
}

function nameFilter(options: OptionMap): (found: Found) => boolean {
  const glob = options.text('pathGlobFilter')
  if (glob === undefined) return () => true
  const pattern = globPattern(glob)
  return ({ file }) => pattern.test(file.path.slice(file.path.lastIndexOf('/') + 1))
}

/** @throws SparkError for a time that is none */
function timeFilter(options: OptionMap, conf: SessionConf): (found: Found) => boolean {
  const [before, after] = DATED.map((name) => {
    const text = options.text(name)
    if (text === undefined) return undefined
    const micros = parseTimestamp(text, options.text('timeZone') ?? conf.timeZone, conf.now())
    if (micros !== undefined) return Number(micros) / 1000
    throw analysisError('_LEGACY_ERROR_TEMP_1294', { strategy: name.toLowerCase(), timeString: text })
  })
  return ({ file: { modified } }) =>
    (before === undefined || modified < before) && (after === undefined || modified > after)
}

/** Spark asserts that all folders name the same columns, below one and the same folder. */
function requireOneShape(files: readonly (Found & DataFile)[], conf: SessionConf): void {
  const shape = ({ root, partitions }: Found & DataFile): string =>
    [root, ...partitions.map(([name]) => columnKey(name, conf))].join('/')
  const [first] = files
  const other = files.find((file) => first !== undefined && shape(file) !== shape(first))
  if (first === undefined || other === undefined) return
  throw new UnsupportedError(
    'CONFLICTING_PARTITIONS',
    `Failed to list files: ${first.file.path} and ${other.file.path} lie in folders of different columns, which Spark refuses`,
    'Read them apart, or give the option basePath.',
  )
}
