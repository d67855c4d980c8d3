import { CSV_OPTIONS } from './csv.ts'
import { FILE_OPTIONS } from './files.ts'
import { JSON_OPTIONS } from './json.ts'
import type { OptionRow } from './option-row.ts'
import { ORC_OPTIONS } from './orc.ts'
import { PARQUET_OPTIONS } from './parquet.ts'
import { TEXT_OPTIONS } from './text.ts'

/** The options of each format, and those of all files. */
export const OPTIONS = {
  csv: CSV_OPTIONS,
  files: FILE_OPTIONS,
  json: JSON_OPTIONS,
  orc: ORC_OPTIONS,
  parquet: PARQUET_OPTIONS,
  text: TEXT_OPTIONS,
} as const satisfies Readonly<Record<string, readonly OptionRow[]>>

/** A format that has options. */
export type OptionOwner = keyof typeof OPTIONS

/** The name of an option of any format. */
export type OptionName = (typeof OPTIONS)[OptionOwner][number]['name']

/** The options of one format that are given to readers, or to writers. */
export const optionsOf = (owner: OptionOwner, direction: 'read' | 'write'): readonly OptionRow[] =>
  OPTIONS[owner].filter((row: OptionRow) => row.of === direction || row.of === 'both')
