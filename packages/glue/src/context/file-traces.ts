import { type FileReading, type Trace, type TracedInput, traceOfAll, traceOfFile } from '@dryfit/spark'
import type { FormatOptions } from '../record-formats/format-options.ts'
import type { WorldFile } from '../world/world-file.ts'

/** What was read of a file. */
export interface ReadOfFile {
  readonly file: WorldFile
  readonly count: number
  /** Whether its rows were read as they stand, without a text in between. */
  readonly isAsItStands?: boolean
  /** Names its rows where nothing more is known of them. */
  readonly input: TracedInput
}

/** Where the rows of files came from; undefined where no job has written any of them in a form that tells. */
export function traceOfFiles(read: readonly ReadOfFile[], reading: FileReading): Trace | undefined {
  const traces = read.map((each) => traceOf(each, reading))
  if (traces.every((trace) => trace === undefined)) return undefined
  // A file that is passed through has as many rows as its trace has entries.
  return traceOfAll(read.map(({ input }, i) => withTrace(input, traces[i])))
}

const traceOf = ({ file, count, isAsItStands }: ReadOfFile, reading: FileReading): Trace | undefined =>
  isAsItStands === true && file.from?.lineage.length === count ? file.from : traceOfFile(file, count, reading)

const withTrace = (input: TracedInput, from: Trace | undefined): TracedInput =>
  from === undefined ? input : { name: input.name, schema: input.schema, rows: input.rows, from }

/** Glue's options of a reader in Spark's words, as far as they decide which record a line is. */
export const lineOptions = (options: FormatOptions): Readonly<Record<string, string>> => ({
  header: String(options['withHeader'] ?? false).toLowerCase(),
})
