import { UnsupportedError } from '../errors/unsupported-error.ts'
import { compileToString } from '../types/cast/to-string.ts'
import type { DataType } from '../types/data-type.ts'
import type { Row, Value } from '../types/value.ts'

/** What Hive writes for a partition value that is null or empty. */
export const NULL_PARTITION = '__HIVE_DEFAULT_PARTITION__'

/** Columns and texts that a file's folders stand for, from the top. */
export type PartitionValues = readonly (readonly [name: string, text: string])[]

/** What a folder's name cannot hold, as Hive and Spark have it: no closing brace, no blank, nothing beyond ASCII. */
const ESCAPED = /["#%'*/:=?\\{[\]^\u0001-\u001f\u007f]/g

const escape = (text: string): string =>
  text.replace(ESCAPED, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)

const unescape = (text: string): string =>
  text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/**
 * `name=value` as the name of a folder.
 *
 * @example
 * ```ts
 * import { partitionFolder } from '@dryfit/spark'
 *
 * partitionFolder('day', '10:30') // day=10%3A30
 * partitionFolder('day', null) // day=__HIVE_DEFAULT_PARTITION__
 * ```
 */
export const partitionFolder = (name: string, text: string | null): string =>
  `${escape(name)}=${text === null || text === '' ? NULL_PARTITION : escape(text)}`

/** The column and the text that a folder's name stands for; undefined for a folder that is not named `key=value`. */
export function folderValue(folder: string): readonly [name: string, text: string] | undefined {
  const at = folder.indexOf('=')
  return at <= 0 ? undefined : [unescape(folder.slice(0, at)), unescape(folder.slice(at + 1))]
}

/** The `key=value` folders of a file below a folder: those next to the file, up to one that is named otherwise. */
export function partitionValues(path: string, base: string): PartitionValues {
  const folders = path.slice(base.length).split('/').slice(0, -1)
  const from = folders.findLastIndex((part) => part.indexOf('=') <= 0) + 1
  return folders.slice(from).map((part) => {
    if (part.endsWith('=') && part.indexOf('=') === part.length - 1) {
      throw new UnsupportedError(
        'EMPTY_PARTITION_VALUE',
        `Failed to list files: ${path} lies in ${part}, a folder without a value, which Spark refuses`,
      )
    }
    return folderValue(part) ?? [part, '']
  })
}

/** A column whose value goes into the names of folders. */
export interface FolderKey {
  /** Its place in the rows. */
  readonly index: number
  readonly name: string
  readonly dataType: DataType
}

/** The rows that belong into one folder. */
export interface RowsOfFolder {
  /** `year=2024/month=1`; empty when nothing is partitioned. */
  readonly folder: string
  /** Their places among all rows; undefined for all of them. */
  readonly places?: readonly number[]
  /** The rows without the key columns. */
  readonly rows: readonly Row[]
}

/** Rows by the folder that their key columns name, in order of first appearance; without keys all in one, also when there are none. */
export function rowsByFolder(
  rows: readonly Row[],
  keys: readonly FolderKey[],
  timeZone: string,
): readonly RowsOfFolder[] {
  if (keys.length === 0) return [{ folder: '', rows }]
  const texts = keys.map(({ dataType }) => keyText(dataType, timeZone))
  const indexes = new Set(keys.map((key) => key.index))
  const folders = new Map<string, { readonly places: number[]; readonly rows: Row[] }>()
  for (const [place, row] of rows.entries()) {
    const folder = keys
      .map(({ index, name }, i) => partitionFolder(name, texts[i]?.(row[index] ?? null) ?? null))
      .join('/')
    const found = folders.get(folder) ?? { places: [], rows: [] }
    if (found.places.length === 0) folders.set(folder, found)
    found.places.push(place)
    found.rows.push(row.filter((_, i) => !indexes.has(i)))
  }
  return [...folders].map(([folder, found]) => ({ folder, ...found }))
}

function keyText(type: DataType, timeZone: string): (value: Value) => string | null {
  const text = compileToString(type, { timeZone, nullText: 'null', plainDecimals: false, hexBinary: false })
  return (value) => (value === null ? null : text(value))
}
