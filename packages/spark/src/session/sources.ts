import type { FoundTable } from '../analyzer/context.ts'
import { type Catalog, tableNotFound } from '../catalog/catalog.ts'
import { parseName, quotedTable, SESSION_CATALOG } from '../catalog/names.ts'
import { rootOf, type TableDescription } from '../catalog/provider.ts'
import { paddingOf } from '../commands/declared-texts.ts'
import { tablesOf } from '../commands/view-tables.ts'
import type { SessionConf } from '../conf/session-conf.ts'
import type { Connectors } from '../connectors/connectors.ts'
import { openConnector, requestOf } from '../connectors/open.ts'
import type { ReadOptions, SourceRows } from '../engine/engine.ts'
import { withinDeadline } from '../errors/deadline.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import { traceOfFiles } from '../formats/file-trace.ts'
import { listedAgain, type OpenedFiles, openFiles } from '../formats/open.ts'
import { readFiles } from '../formats/read.ts'
import { defaultFormat, isFileName, isOfFiles } from '../formats/registry.ts'
import { quoteName } from '../lexer/quoting.ts'
import type { NameParts } from '../plan/name-parts.ts'
import type { DataSource, NamedTable, Relation } from '../plan/relation.ts'
import type { FilesSource, ResolvedSource, ScanSource, SourceColumn, TableSource } from '../resolved/source.ts'
import type { IoEvent, Storage } from '../storage/storage.ts'
import { type StructType, structType } from '../types/data-type.ts'
import type { Row } from '../types/value.ts'
import type { Computed } from './computed.ts'
import { viewAsMade } from './view-as-made.ts'

/** Rows whose texts of `char(n)` are filled up, whoever wrote them. */
function padded(rows: readonly Row[], columns: readonly SourceColumn[]): readonly Row[] {
  const pads = columns.map(({ field }) => paddingOf(field))
  if (pads.every((pad) => pad === undefined)) return rows
  return rows.map((row) => row.map((value, i) => pads[i]?.(value) ?? value))
}

/** A source that a plan names, as the record tells of it. */
export type Read = Pick<IoEvent, 'format' | 'target' | 'options'>

interface SourcesOptions {
  readonly conf: SessionConf
  readonly catalog: Catalog
  readonly storage: Storage | undefined
  readonly connectors: Connectors | undefined
  readonly computed: Computed
  /** The columns that a plan has now. */
  schemaOf(relation: Relation): StructType
}

/** Where the rows of plans come from: views, tables of the catalog, files; and which of them were opened. */
export class Sources {
  readonly #options: SourcesOptions
  #opened: Read[] = []
  readonly #views = new Map<Relation, Relation>()
  #depth = 0

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
    if (view !== undefined) {
      const { relation: query, schema, qualifier } = view
      return { relation: schema === undefined ? query : this.#view(query, schema, quoteName(qualifier)), qualifier }
    }
    const table = catalog.findTable(catalog.tableName(parts))
    if (table === undefined) return this.#filesNamed(parts)
    if (table.view !== undefined) {
      const query = this.#view(table.view.query, table.schema, quotedTable(table))
      return { relation: query, qualifier: [SESSION_CATALOG, table.database, table.name] }
    }
    const { options = {} } = relation
    const target = `${table.database}.${table.name}`
    const found = { source: this.#table(table, options), qualifier: ['spark_catalog', table.database, table.name] }
    this.#opened.push({ format: 'table', target, options })
    return found
  }

  /** `` json.`s3://…` ``: files in place of a table; no name qualifies their columns. */
  #filesNamed(parts: NameParts): FoundTable {
    const [format = '', path = ''] = parts
    if (!isFileName(parts) || !this.#options.conf.flag('spark.sql.runSQLOnFiles')) throw tableNotFound(parts)
    return { relation: { kind: 'DataSource', format, options: {}, paths: [path] }, qualifier: [] }
  }

  /** A view as it was made, where what it reads has changed since. */
  #view(relation: Relation, schema: StructType, viewName: string): Relation {
    const known = this.#views.get(relation)
    if (known !== undefined) return known
    this.#requireTables(relation)
    this.#depth += 1
    try {
      const found = viewAsMade({ relation, schema, viewName }, this.#options.schemaOf)
      this.#views.set(relation, found)
      return found
    } finally {
      this.#depth -= 1
      // What a view reads can only change between two looks at it.
      if (this.#depth === 0) this.#views.clear()
    }
  }

  /** A query that was analyzed before does not look for its tables again. @throws SparkError TABLE_OR_VIEW_NOT_FOUND */
  #requireTables(relation: Relation): void {
    const { catalog } = this.#options
    for (const parts of tablesOf(relation).map(parseName)) {
      const isInFull = parts.length === 3
      if (isInFull && catalog.findTable(catalog.tableName(parts)) === undefined) throw tableNotFound(parts)
    }
  }

  open(source: DataSource): ResolvedSource {
    const { format = defaultFormat(this.#options.conf), paths, options } = source
    if (!isOfFiles(format)) return this.#elsewhere({ ...source, format })
    const found = this.#files(source)
    this.#opened.push({ format, target: paths.join(', '), options })
    return found
  }

  /** What a connector finds, which is no file. */
  #elsewhere(source: DataSource & { readonly format: string }): ResolvedSource {
    const { computed, connectors, conf } = this.#options
    const request = requestOf(source.format, source.options, source.paths[0])
    if (connectors?.has(request.format) !== true) return this.#files(source)
    const { schema, read } = openConnector(request, { connectors, conf, given: source.schema })
    const target = connectors.targetOf(request)
    this.#opened.push({ format: request.format, target, options: request.options })
    return { schema, origin: target, source: { kind: 'Computed', handle: computed.add(read) } }
  }

  /** The rows of a source as they are now. @throws SparkError where a file is gone that was listed */
  read(source: ScanSource, options: ReadOptions): SourceRows {
    switch (source.kind) {
      case 'Local':
        return source
      case 'Computed':
        return this.#options.computed.find(source.handle)(options)
      case 'Table':
        return this.#rowsOfTable(source, options)
      case 'Files':
        return this.#rowsOf(source, options)
    }
  }

  /** Files as they are now, in the form that they had; a table's are looked at whenever it is read. */
  listedAgain(source: ScanSource): ScanSource {
    return source.kind === 'Files'
      ? listedAgain(source, { storage: this.#storage(source.paths), conf: this.#options.conf })
      : source
  }

  /** Rows that were written since the frame was made are its own too, as in Spark. */
  #rowsOfTable({ database, name, files }: TableSource, options: ReadOptions): SourceRows {
    if (files === undefined) return { rows: [] }
    const table = this.#options.catalog.findTable({ database, name })
    const paths = table === undefined ? files.paths : this.#places(table)
    const source = { ...files, paths }
    const { conf } = this.#options
    const now = table === undefined ? source : listedAgain(source, { storage: this.#storage(paths), conf })
    const read = this.#rowsOf(now, options)
    return conf.flag('spark.sql.readSideCharPadding') ? { ...read, rows: padded(read.rows, now.columns) } : read
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
    const paths = this.#places(table)
    if (this.#options.storage === undefined) return { schema: table.schema, origin, source: named }
    const data: DataSource = {
      kind: 'DataSource',
      format: table.format,
      schema: structType(table.schema.fields.filter((f) => !isKey(f.name))),
      options: {
        ...table.options,
        ...options,
        ...(table.partitionKeys.length === 0 ? {} : { basePath: table.location }),
      },
      paths,
    }
    const keys = structType(table.schema.fields.filter((f) => isKey(f.name)))
    const { source: files, ...opened } = this.#files(data, keys)
    return { ...opened, source: { ...named, files }, origin }
  }

  /** Where files of a table are: its location, or the partitions that the catalog knows. */
  #places(table: TableDescription): readonly string[] {
    const { storage, catalog } = this.#options
    const root = rootOf(table)
    const places =
      table.partitionKeys.length === 0
        ? [table.location]
        : catalog.provider.listPartitions(table).map((path) => `${root}/${path}`)
    return places.filter((place) => (storage?.list(place) ?? []).length > 0)
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
