import type { FoundTable, ResolvedSource } from '../analyzer/context.ts'
import { type Catalog, tableNotFound } from '../catalog/catalog.ts'
import { parseName } from '../catalog/names.ts'
import type { TableDescription } from '../catalog/provider.ts'
import type { SessionConf } from '../conf/session-conf.ts'
import { withinDeadline } from '../errors/deadline.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import { openFiles } from '../formats/open.ts'
import type { DataSource, NamedTable } from '../plan/relation.ts'
import type { IoEvent, Storage } from '../storage/storage.ts'
import { type StructType, structType } from '../types/data-type.ts'

/** A source that a plan names, as the record tells of it. */
export type Read = Pick<IoEvent, 'format' | 'target' | 'options'>

interface SourcesOptions {
  readonly conf: SessionConf
  readonly catalog: Catalog
  readonly storage: Storage | undefined
  readonly openSource: ((source: DataSource) => ResolvedSource | undefined) | undefined
}

/** Where the rows of plans come from: views, tables of the catalog, files; and which of them were opened. */
export class Sources {
  readonly #options: SourcesOptions
  #opened: Read[] = []

  constructor(options: SourcesOptions) {
    this.#options = options
  }

  /** What `act` opened, beside what it gives. A view is no source of its own. */
  watch<T>(act: () => T): { readonly value: T; readonly opened: readonly Read[] } {
    const before = this.#opened
    this.#opened = []
    try {
      const value = act()
      return { value, opened: this.#opened }
    } finally {
      this.#opened = before
    }
  }

  /** @throws SparkError TABLE_OR_VIEW_NOT_FOUND */
  find(relation: NamedTable): FoundTable {
    const { catalog } = this.#options
    const parts = parseName(relation.unparsedIdentifier)
    const view = catalog.findView(parts)
    if (view !== undefined) return view
    const table = catalog.findTable(catalog.tableName(parts))
    if (table === undefined) throw tableNotFound(parts)
    const { options = {} } = relation
    const target = `${table.database}.${table.name}`
    const found = { source: this.#table(table, options), qualifier: ['spark_catalog', table.database, table.name] }
    this.#opened.push({ format: 'table', target, options })
    return found
  }

  open(source: DataSource): ResolvedSource {
    const other = this.#options.openSource?.(source)
    if (other !== undefined) return other
    const found = this.#files(source)
    const { format = 'parquet', paths, options } = source
    this.#opened.push({ format, target: paths.join(', '), options })
    return found
  }

  /** The rows of a catalog table: those of the files at its location; none when nothing is there yet. */
  #table(table: TableDescription, options: Readonly<Record<string, string>>): ResolvedSource {
    const isKey = (name: string): boolean => table.partitionKeys.some((k) => k.toLowerCase() === name.toLowerCase())
    const origin = `${table.database}.${table.name}`
    const empty = (this.#options.storage?.list(table.location) ?? []).length === 0
    if (empty) return { schema: table.schema, origin, files: [], rows: () => [] }
    const source: DataSource = {
      kind: 'DataSource',
      format: table.format,
      schema: structType(table.schema.fields.filter((f) => !isKey(f.name))),
      options: { ...table.options, ...options },
      paths: [table.location],
    }
    return { ...this.#files(source, structType(table.schema.fields.filter((f) => isKey(f.name)))), origin }
  }

  #files(source: DataSource, partitionSchema?: StructType): ResolvedSource {
    const { storage, conf } = this.#options
    if (storage === undefined) {
      throw new UnsupportedError(
        'NO_STORAGE',
        `Failed to read ${source.paths.join(', ')}: this session has no storage`,
        'Create the session with a storage, or use the glue fixture of a dryfit test.',
      )
    }
    const context = { storage, conf, ...(partitionSchema === undefined ? {} : { partitionSchema }) }
    return withinDeadline('the reading of files', () => openFiles(source, context))
  }
}
