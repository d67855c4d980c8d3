import { analysisError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import { type SaveMode, saveFiles } from '../formats/save.ts'
import { asNullable, type StructType, structType } from '../types/data-type.ts'
import type { Row } from '../types/value.ts'
import { type Engine, illegalArgument } from './engine.ts'
import type { OptionValue } from './reader.ts'

interface Written {
  readonly schema: StructType
  readonly rows: () => readonly Row[]
}
interface WriterParts {
  readonly format: string
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

/** `df.write`: format, mode, options, then where to. Each method gives a new writer. */
export class DataFrameWriter {
  readonly #engine: Engine
  readonly #frame: Written
  readonly #parts: WriterParts

  constructor(
    engine: Engine,
    frame: Written,
    parts: WriterParts = { format: 'parquet', mode: 'errorifexists', options: {}, partitionBy: [] },
  ) {
    this.#engine = engine
    this.#frame = frame
    this.#parts = parts
  }

  #with(parts: Partial<WriterParts>): DataFrameWriter {
    return new DataFrameWriter(this.#engine, this.#frame, { ...this.#parts, ...parts })
  }
  format(source: string): DataFrameWriter {
    return this.#with({ format: source })
  }
  mode(saveMode: string): DataFrameWriter {
    const mode = MODES[saveMode.toLowerCase()]
    if (mode === undefined) {
      throw illegalArgument(
        `Unknown save mode: ${saveMode}. Accepted save modes are 'overwrite', 'append', 'ignore', 'error', 'errorifexists', 'default'.`,
      )
    }
    return this.#with({ mode, modeText: saveMode })
  }
  option(key: string, value: OptionValue): DataFrameWriter {
    return value === null ? this : this.#with({ options: { ...this.#parts.options, [key]: String(value) } })
  }
  options(options: Readonly<Record<string, OptionValue>>): DataFrameWriter {
    return Object.entries(options).reduce((writer: DataFrameWriter, [key, value]) => writer.option(key, value), this)
  }
  partitionBy(...columns: readonly (string | readonly string[])[]): DataFrameWriter {
    return this.#with({ partitionBy: columns.flat() as readonly string[] })
  }
  save(path: string): void {
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

  /** Writes to the catalog table, which is created when it is not there. */
  saveAsTable(name: string): void {
    const { tables } = this.#engine
    if (tables === undefined) {
      throw new UnsupportedError(
        'NO_CATALOG',
        `Failed to save table ${name}: this session has no catalog`,
        'Use the glue fixture of a dryfit test.',
      )
    }
    const parts = name.split('.')
    const table = parts.at(-1) ?? name
    const database = parts.length > 1 ? (parts.at(-2) ?? '') : tables.currentDatabase()
    const found = tables.findTable(database, table)
    if (found !== undefined && this.#parts.mode === 'errorifexists') {
      throw analysisError('TABLE_OR_VIEW_ALREADY_EXISTS', { relationName: `\`${database}\`.\`${table}\`` })
    }
    const location = found?.location ?? `s3://warehouse/${database}/${table}`
    if (found === undefined || this.#parts.mode === 'overwrite') {
      const { partitionBy, format, options } = this.#parts
      const schema = asNullable(structType(this.#frame.schema.fields)) as StructType
      tables.saveTable({ database, name: table, schema, partitionKeys: partitionBy, location, format, options })
    }
    this.#write(location, found?.partitionKeys ?? this.#parts.partitionBy, `${database}.${table}`, 'saveAsTable')
  }

  #save(path: string, method: string): void {
    this.#write(path, this.#parts.partitionBy, path, method)
  }

  #write(path: string, partitionBy: readonly string[], target: string, method: string): void {
    const { storage, conf } = this.#engine
    const { format, mode, options, modeText } = this.#parts
    if (storage === undefined) {
      throw new UnsupportedError(
        'NO_STORAGE',
        `Failed to write ${target}: this session has no storage`,
        'Use the glue fixture of a dryfit test.',
      )
    }
    const { schema } = this.#frame
    const rows = this.#frame.rows()
    saveFiles(path, schema, rows, { storage, conf, format, options, mode, partitionBy })
    const call = `df.write${modeText === undefined ? '' : `.mode("${modeText}")`}.${method}`
    this.#engine.report({
      direction: 'write',
      call,
      format,
      target,
      options: { ...options, mode, partitionBy },
      frame: { schema, rows },
    })
  }
}
