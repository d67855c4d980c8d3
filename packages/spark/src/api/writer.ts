import { parseName } from '../catalog/names.ts'
import { analysisError, illegalArgument } from '../errors/spark-error.ts'
import { defaultFormat } from '../formats/registry.ts'
import type { SaveMode } from '../plan/command.ts'
import type { Relation } from '../plan/relation.ts'
import type { Session } from '../session/session.ts'
import type { OptionKey, OptionValue } from './reader.ts'

interface WriterParts {
  readonly format?: string
  readonly mode: SaveMode
  readonly modeText?: string
  readonly options: Readonly<Record<string, string>>
  readonly partitionBy: readonly string[]
}

const MODES: Readonly<Record<string, SaveMode>> = {
  append: 'append',
  overwrite: 'overwrite',
  ignore: 'ignore',
  error: 'errorifexists',
  errorifexists: 'errorifexists',
  default: 'errorifexists',
}

/** The save mode that a text names. @throws SparkError for a mode that does not exist */
export function saveMode(text: string): SaveMode {
  const mode = MODES[text.toLowerCase()]
  if (mode !== undefined) return mode
  throw illegalArgument(
    `Unknown save mode: ${text}. Accepted save modes are 'overwrite', 'append', 'ignore', 'error', 'errorifexists', 'default'.`,
  )
}

/** `df.write`: format, mode, options, then where to. Each method gives a new writer. */
export class DataFrameWriter {
  readonly #session: Session
  readonly #input: Relation
  readonly #parts: WriterParts

  constructor(
    session: Session,
    input: Relation,
    parts: WriterParts = { mode: 'errorifexists', options: {}, partitionBy: [] },
  ) {
    this.#session = session
    this.#input = input
    this.#parts = parts
  }

  #with(parts: Partial<WriterParts>): DataFrameWriter {
    return new DataFrameWriter(this.#session, this.#input, { ...this.#parts, ...parts })
  }
  format(source: string): DataFrameWriter {
    return this.#with({ format: source })
  }
  mode(text: string): DataFrameWriter {
    return this.#with({ mode: saveMode(text), modeText: text })
  }
  option(key: OptionKey, value: OptionValue): DataFrameWriter {
    return value === null ? this : this.#with({ options: { ...this.#parts.options, [key]: String(value) } })
  }
  options(options: Readonly<Record<string, OptionValue>>): DataFrameWriter {
    return Object.entries(options).reduce((writer: DataFrameWriter, [key, value]) => writer.option(key, value), this)
  }
  partitionBy(...columns: readonly (string | readonly string[])[]): DataFrameWriter {
    return this.#with({ partitionBy: columns.flat() as readonly string[] })
  }
  save(path?: string): void {
    this.#save(path, 'save')
  }
  json(path: string): void {
    this.format('json').#save(path, 'json')
  }
  csv(path: string): void {
    this.format('csv').#save(path, 'csv')
  }
  parquet(path: string): void {
    this.format('parquet').#save(path, 'parquet')
  }
  text(path: string): void {
    this.format('text').#save(path, 'text')
  }
  orc(path: string): void {
    this.format('orc').#save(path, 'orc')
  }
  /** Writes to a table of a database. */
  jdbc(url: string, table: string, properties: Readonly<Record<string, string>> = {}): void {
    this.format('jdbc')
      .options({ ...properties, url, dbtable: table })
      .#save(undefined, 'jdbc')
  }

  /** Writes to the catalog table, which is created when it is not there. Columns go by name. */
  saveAsTable(name: string): void {
    const { format, mode, options, partitionBy } = this.#parts
    this.#session.execute({
      kind: 'SaveAsTable',
      table: parseName(name),
      input: this.#input,
      ...(format === undefined ? {} : { source: format }),
      mode,
      options,
      partitioningColumns: partitionBy,
      call: this.#call('saveAsTable'),
    })
  }

  /** Writes into a catalog table that is there. Columns go by position. */
  insertInto(name: string, overwrite?: boolean): void {
    const { mode, options, partitionBy } = this.#parts
    if (partitionBy.length > 0) throw analysisError('_LEGACY_ERROR_TEMP_1309')
    this.#session.execute({
      kind: 'InsertInto',
      table: parseName(name),
      input: this.#input,
      overwrite: overwrite ?? mode === 'overwrite',
      options,
      call: this.#call('insertInto'),
    })
  }

  #save(path: string | undefined, method: string): void {
    const { format, mode, options, partitionBy } = this.#parts
    this.#session.execute({
      kind: 'WriteOperation',
      source: format ?? defaultFormat(this.#session.conf),
      ...(path === undefined ? {} : { path }),
      input: this.#input,
      mode,
      options,
      partitioningColumns: partitionBy,
      call: this.#call(method),
    })
  }

  #call(method: string): string {
    const { modeText } = this.#parts
    return `df.write${modeText === undefined ? '' : `.mode("${modeText}")`}.${method}`
  }
}
