import type { FoundTable } from '../analyzer/context.ts'
import { type Catalog, tableNotFound } from '../catalog/catalog.ts'
import { parseName } from '../catalog/names.ts'
import type { TableDescription } from '../catalog/provider.ts'
import type { SessionConf } from '../conf/session-conf.ts'
import type { ReadOptions, SourceRows } from '../engine/engine.ts'
import { withinDeadline } from '../errors/deadline.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import { traceOfFiles } from '../formats/file-trace.ts'
import { type OpenedFiles, openFiles } from '../formats/open.ts'
import { readFiles } from '../formats/read.ts'
import type { DataSource, NamedTable } from '../plan/relation.ts'
import type { FilesSource, ResolvedSource, ScanSource, TableSource } from '../resolved/source.ts'
import type { IoEvent, Storage } from '../storage/storage.ts'
import { type StructType, structType } from '../types/data-type.ts'
import type { Computed } from './computed.ts'

/** A source that a plan names, as the record tells of it. */
export type Read = Pick<IoEvent, 'format' | 'target' | 'options'>

interface SourcesOptions {
  readonly conf: SessionConf
  readonly catalog: Catalog
  readonly storage: Storage | undefined
  readonly computed: Computed
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
    const found = this.#files(source)
    const { format = 'parquet', paths, options } = source
    this.#opened.push({ format, target: paths.join(', '), options })
    return found
  }

  /** The rows of a source as they are now. @throws SparkError where a file is gone that was listed */
  read(source: ScanSource, options: ReadOptions): SourceRows {
    switch (source.kind) {
      case 'Local':
        return source
      case 'Computed':
        return this.#options.computed.find(source.handle)(options)
      case 'Table':
        return source.files === undefined ? { rows: [] } : this.#rowsOf(source.files, options)
      case 'Files':
        return this.#rowsOf(source, options)
    }
  }

  #rowsOf(source: FilesSource, { columns, traced }: ReadOptions): SourceRows {
    const { conf } = this.#options
    const storage = this.#storage(source.files.map(({ path }) => path))
    const read = readFiles(source, { storage, conf, columns })
    const rows = read.flatMap((each) => each.rows)
    return traced ? { rows, from: traceOfFiles(read, { ...source, conf }) } : { rows }
  }

  /** The rows of a catalog table: those of the files at its location; none when nothing is there yet. */
  #table(table: TableDescription, options: Readonly<Record<string, string>>): ResolvedSource {
    const isKey = (name: string): boolean => table.partitionKeys.some((k) => k.toLowerCase() === name.toLowerCase())
    const origin = `${table.database}.${table.name}`
    const named: TableSource = { kind: 'Table', database: table.database, name: table.name }
    const empty = (this.#options.storage?.list(table.location) ?? []).length === 0
    if (empty) return { schema: table.schema, origin, source: named }
    const data: DataSource = {
      kind: 'DataSource',
      format: table.format,
      schema: structType(table.schema.fields.filter((f) => !isKey(f.name))),
      options: { ...table.options, ...options },
      paths: [table.location],
    }
    const keys = structType(table.schema.fields.filter((f) => isKey(f.name)))
    const { source: files, ...opened } = this.#files(data, keys)
    return { ...opened, source: { ...named, files }, origin }
  }

  #files(source: DataSource, partitionSchema?: StructType): OpenedFiles {
    const { conf } = this.#options
    const storage = this.#storage(source.paths)
    const context = { storage, conf, ...(partitionSchema === undefined ? {} : { partitionSchema }) }
    return withinDeadline('the reading of files', () => openFiles(source, context))
  }

  #storage(paths: readonly string[]): Storage {
    const { storage } = this.#options
    if (storage !== undefined) return storage
    throw new UnsupportedError(
      'NO_STORAGE',
      `Failed to read ${paths.join(', ')}: this session has no storage`,
      'Create the session with a storage, or use the glue fixture of a dryfit test.',
    )
  }
}
