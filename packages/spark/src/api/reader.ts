import type { OptionName } from '../conf/options/index.ts'
import type { Relation } from '../plan/relation.ts'
import type { StructType } from '../types/data-type.ts'

interface ReaderParts {
  readonly format?: string
  readonly schema?: StructType | string
  readonly options: Readonly<Record<string, string>>
}

/** An option's name: an editor offers those that a table has, Spark takes any. */
export type OptionKey = OptionName | (string & {})

/** An option as a job gives it. */
export type OptionValue = string | number | boolean | null

/** Makes the frame of a read; `call` is how the job spelled it. */
type MakeFrame<F> = (relation: Relation, call: string) => F

/** `spark.read`: format, schema, options, then where from. Each method gives a new reader. */
export class DataFrameReader<F> {
  readonly #frame: MakeFrame<F>
  readonly #parts: ReaderParts

  constructor(frame: MakeFrame<F>, parts: ReaderParts = { options: {} }) {
    this.#frame = frame
    this.#parts = parts
  }

  #with(parts: Partial<ReaderParts>): DataFrameReader<F> {
    return new DataFrameReader(this.#frame, { ...this.#parts, ...parts })
  }
  format(source: string): DataFrameReader<F> {
    return this.#with({ format: source })
  }
  schema(schema: StructType | string): DataFrameReader<F> {
    return this.#with({ schema })
  }
  option(key: OptionKey, value: OptionValue): DataFrameReader<F> {
    return value === null ? this : this.#with({ options: { ...this.#parts.options, [key]: String(value) } })
  }
  options(options: Readonly<Record<string, OptionValue>>): DataFrameReader<F> {
    return Object.entries(options).reduce((reader: DataFrameReader<F>, [key, value]) => reader.option(key, value), this)
  }
  load(path: string | readonly string[] = []): F {
    const { format } = this.#parts
    return this.#load(path, format === undefined ? 'spark.read.load' : `spark.read.format("${format}").load`, format)
  }
  json(path: string | readonly string[]): F {
    return this.#load(path, 'spark.read.json', 'json')
  }
  csv(path: string | readonly string[]): F {
    return this.#load(path, 'spark.read.csv', 'csv')
  }
  parquet(...paths: readonly string[]): F {
    return this.#load(paths, 'spark.read.parquet', 'parquet')
  }
  text(path: string | readonly string[]): F {
    return this.#load(path, 'spark.read.text', 'text')
  }
  orc(path: string | readonly string[]): F {
    return this.#load(path, 'spark.read.orc', 'orc')
  }
  /** A table of a database. */
  jdbc(url: string, table: string, properties: Readonly<Record<string, string>> = {}): F {
    return this.format('jdbc')
      .options({ ...properties, url, dbtable: table })
      .#load([], 'spark.read.jdbc', 'jdbc')
  }
  table(name: string): F {
    const { options } = this.#parts
    return this.#frame({ kind: 'NamedTable', unparsedIdentifier: name, options }, 'spark.read.table')
  }

  #load(path: string | readonly string[], call: string, format: string | undefined): F {
    const paths = typeof path === 'string' ? [path] : path
    const { schema, options } = this.#parts
    return this.#frame(
      {
        kind: 'DataSource',
        ...(format !== undefined && { format }),
        options,
        paths,
        ...(schema !== undefined && { schema }),
      },
      call,
    )
  }
}
