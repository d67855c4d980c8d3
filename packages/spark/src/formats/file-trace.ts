import { type Trace, traceOfAll } from '../lineage/trace.ts'
import { OptionMap } from '../records/option-map.ts'
import type { FilesSource } from '../resolved/source.ts'
import type { FileContent, StoredFile } from '../storage/storage.ts'
import { structType } from '../types/data-type.ts'
import { encodingOf, linesIn } from './content.ts'
import type { FileRead } from './read.ts'
import { requireFormat } from './registry.ts'
import { contentFor, type FileReading } from './stored.ts'
import { parseMode } from './text-options.ts'

/**
 * Where the rows came from that a reader found in a file; undefined where that is not known for each of them. A reader may skip,
 * split and join what was written: only where it can't have done so does a place in the file stand for a place of the write.
 */
export function traceOfFile(file: StoredFile, count: number, reading: FileReading): Trace | undefined {
  const { from } = file
  const format = requireFormat(reading.format)
  if (from === undefined || from.format !== format.name || from.lineage.length !== count) return undefined
  return !format.isText || hasLineForEach(contentFor(file, reading), count, reading) ? from : undefined
}

/** A line gives one row at most: as many rows as lines are one of each. */
function hasLineForEach(content: FileContent, count: number, { format, options: given }: FileReading): boolean {
  const options = new OptionMap(Object.entries(given))
  if (parseMode(options) === 'DROPMALFORMED') return false
  const hasHeader = requireFormat(format).name === 'csv' && options.flag('header', false)
  const lines = linesIn(content, options.text('lineSep'), encodingOf(options)).filter((line) => line.trim() !== '')
  return lines.length === (hasHeader ? count + 1 : count)
}

/** Where the rows of several files came from; undefined where none of them is known to have come from anywhere else. */
export function traceOfFiles(read: readonly FileRead[], reading: FilesSource & FileReading): Trace | undefined {
  const schema = structType(reading.columns.map(({ field }) => field))
  const inputs = read.map(({ file, rows }) => ({
    name: file.path,
    schema,
    rows,
    from: traceOfFile(file, rows.length, reading),
  }))
  return inputs.some(({ from }) => from !== undefined) ? traceOfAll(inputs) : undefined
}
