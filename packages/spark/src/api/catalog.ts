import { type Catalog as SessionCatalog, tableNotFound } from '../catalog/catalog.ts'
import {
  GLOBAL_TEMP,
  isGlobalTemp,
  matchingNames,
  parseName,
  resolveDatabaseName,
  SESSION_CATALOG,
} from '../catalog/names.ts'
import { cacheKey } from '../commands/cache.ts'
import { unresolvedFunction } from '../commands/functions.ts'
import { analysisError } from '../errors/spark-error.ts'
import { describedFunctions, type FunctionDescription } from '../functions/spark-described.ts'
import { quoteName } from '../lexer/quoting.ts'
import type { Command } from '../plan/command.ts'
import type { NameParts } from '../plan/name-parts.ts'
import type { Relation } from '../plan/relation.ts'
import type { Session } from '../session/session.ts'
import type { StructType } from '../types/data-type.ts'
import { simpleString } from '../types/print.ts'
import type { DataFrame } from './data-frame.ts'

/** A database, as `spark.catalog` tells of it. */
export interface DatabaseInfo {
  readonly name: string
  readonly catalog: string | null
  readonly description: string | null
  readonly locationUri: string
}
/** A table or view, as `spark.catalog` tells of it. */
export interface TableInfo {
  readonly name: string
  readonly catalog: string | null
  readonly namespace: readonly string[]
  readonly description: string | null
  readonly tableType: string
  readonly isTemporary: boolean
}
/** A column of a table, as `spark.catalog` tells of it. */
export interface ColumnInfo {
  readonly name: string
  readonly description: string | null
  readonly dataType: string
  readonly nullable: boolean
  readonly isPartition: boolean
  readonly isBucket: boolean
}

/** A function, as `spark.catalog` tells of it. */
export interface FunctionInfo {
  readonly name: string
  readonly catalog: null
  readonly namespace: null
  readonly description: string
  /** The class in a JVM that calls it; null for syntax that is described as a function. */
  readonly className: string | null
  readonly isTemporary: boolean
}

/** How a table is made. */
export interface CreateTableOptions {
  readonly path?: string | undefined
  readonly source?: string | undefined
  readonly schema?: StructType | undefined
  readonly description?: string | undefined
  readonly options?: Readonly<Record<string, string>>
}

/** `spark.catalog`: views, tables, databases and functions. */
export class Catalog {
  readonly #session: Session
  readonly #frame: (relation: Relation) => DataFrame

  constructor(session: Session, frame: (relation: Relation) => DataFrame) {
    this.#session = session
    this.#frame = frame
  }

  get #catalog(): SessionCatalog {
    return this.#session.catalog
  }
  #do(command: Command): void {
    this.#session.execute(command)
  }

  currentCatalog(): string {
    return SESSION_CATALOG
  }
  /** @throws SparkError for any but the one there is */
  setCurrentCatalog(name: string): void {
    this.#do({ kind: 'SetCatalog', name })
  }
  listCatalogs(pattern = '*'): readonly { readonly name: string; readonly description: null }[] {
    return matchingNames([{ name: SESSION_CATALOG, description: null }], (c) => c.name, pattern)
  }

  currentDatabase(): string {
    return this.#catalog.currentDatabase
  }
  /** @throws SparkError SCHEMA_NOT_FOUND */
  setCurrentDatabase(name: string): void {
    // No catalog is named here.
    this.#do({ kind: 'SetCatalogAndNamespace', namespace: [SESSION_CATALOG, ...parseName(name)], inSql: true })
  }
  listDatabases(pattern = '*'): readonly DatabaseInfo[] {
    return matchingNames(this.#catalog.databases, (d) => d.name, pattern).map(databaseInfo)
  }
  /** @throws SparkError SCHEMA_NOT_FOUND */
  getDatabase(name: string): DatabaseInfo {
    const parts = parseName(name)
    const own = parts.length > 1 && parts[0]?.toLowerCase() === SESSION_CATALOG ? parts.slice(1) : parts
    const [database = ''] = own
    if (own.length > 1) throw analysisError('SCHEMA_NOT_FOUND', { schemaName: quoteName(parts) })
    return { ...databaseInfo(this.#catalog.requireDatabase(database)), name: database }
  }
  databaseExists(name: string): boolean {
    const parts = parseName(name)
    const own = parts.length > 1 && parts[0]?.toLowerCase() === SESSION_CATALOG ? parts.slice(1) : parts
    return own.length === 1 && this.#catalog.findDatabase(own[0] ?? '') !== undefined
  }

  /** The tables of a database in order, then the temporary views. @throws SparkError SCHEMA_NOT_FOUND */
  listTables(database?: string, pattern = '*'): readonly TableInfo[] {
    const catalog = this.#catalog
    const name = database === undefined ? catalog.currentDatabase : listedDatabase(parseName(database))
    const shared = isGlobalTemp(name)
    const known = shared ? name : catalog.requireDatabase(name).name
    const tables = shared
      ? catalog.globalViews.names.map((view) => viewInfo(view, [GLOBAL_TEMP]))
      : catalog.tableNames(known).map((table) => this.#tableInfo([SESSION_CATALOG, known, table]))
    const views = catalog.views.names.map((view) => viewInfo(view, []))
    return [tables, views].flatMap((list) => matchingNames(list, (t) => t.name, pattern))
  }
  /** @throws SparkError TABLE_OR_VIEW_NOT_FOUND */
  getTable(name: string): TableInfo {
    return this.#tableInfo(parseName(name))
  }
  tableExists(name: string, database?: string): boolean {
    // With a database neither is read as a name of several parts.
    if (database !== undefined) return this.#catalog.findTable({ database, name }) !== undefined
    const parts = parseName(name)
    const isView = this.#catalog.findView(parts) !== undefined
    return isView || this.#catalog.findTable(this.#catalog.tableName(parts)) !== undefined
  }
  #tableInfo(parts: NameParts): TableInfo {
    const view = this.#catalog.findView(parts)
    if (view !== undefined) return viewInfo(view.qualifier.at(-1) ?? '', view.qualifier.slice(0, -1))
    const table = this.#catalog.findTable(this.#catalog.tableName(parts))
    if (table === undefined) throw tableNotFound(parts)
    return {
      name: table.name,
      catalog: SESSION_CATALOG,
      namespace: [table.database],
      description: table.description ?? null,
      tableType: table.tableType ?? 'EXTERNAL',
      isTemporary: false,
    }
  }

  /** @throws SparkError TABLE_OR_VIEW_NOT_FOUND */
  listColumns(name: string, database?: string): readonly ColumnInfo[] {
    const parts =
      database === undefined ? parseName(name) : [SESSION_CATALOG, ...parseName(database), ...parseName(name)]
    const view = this.#catalog.findView(parts)
    const table = view === undefined ? this.#catalog.findTable(this.#catalog.tableName(parts)) : undefined
    const schema = view === undefined ? table?.schema : this.#frame(view.relation).schema
    if (schema === undefined) throw tableNotFound(parts)
    const keys = new Set(table?.partitionKeys.map((k) => k.toLowerCase()))
    return schema.fields.map((f) => ({
      name: f.name,
      description: typeof f.metadata['comment'] === 'string' ? f.metadata['comment'] : null,
      dataType: simpleString(f.dataType),
      nullable: f.nullable,
      isPartition: keys.has(f.name.toLowerCase()),
      isBucket: false,
    }))
  }

  /** What Spark has, then what the session registered. @throws SparkError SCHEMA_NOT_FOUND */
  listFunctions(database?: string, pattern = '*'): readonly FunctionInfo[] {
    if (database !== undefined) this.#catalog.requireDatabase(resolveDatabaseName(parseName(database)))
    const own = this.#catalog.functions.names.filter((name) => !describedFunctions().has(name))
    const all = [...[...describedFunctions().values()].map(functionInfo), ...own.map(ownFunctionInfo)]
    return matchingNames(all, (f) => f.name, pattern)
  }
  /** @throws SparkError UNRESOLVED_ROUTINE */
  getFunction(name: string): FunctionInfo {
    const parts = parseName(name)
    const [only = ''] = parts
    if (parts.length === 1 && this.#catalog.functions.find(only) !== undefined) return ownFunctionInfo(only)
    const found = parts.length === 1 ? describedFunctions().get(only.toLowerCase()) : undefined
    if (found !== undefined) return functionInfo(found)
    this.#catalog.tableName(parts)
    throw unresolvedFunction(parts, this.#catalog)
  }

  /** Whether Spark or the session has a function; no database has one. @throws SparkError SCHEMA_NOT_FOUND */
  functionExists(name: string, database?: string): boolean {
    const parts = [...(database === undefined ? [] : parseName(database)), ...parseName(name)]
    if (parts.length === 1) return this.#catalog.functions.exists(parts[0] ?? '')
    this.#catalog.requireDatabase(this.#catalog.tableName(parts).database)
    return false
  }

  /** Makes a table. Gives its frame. @throws SparkError TABLE_OR_VIEW_ALREADY_EXISTS, SCHEMA_NOT_FOUND */
  createTable(name: string, { path, source, schema, description, options = {} }: CreateTableOptions = {}): DataFrame {
    this.#do({
      kind: 'CreateTable',
      table: parseName(name),
      options,
      partitioningColumns: [],
      ifNotExists: false,
      ...(path === undefined ? {} : { path }),
      ...(source === undefined ? {} : { source }),
      ...(schema === undefined ? {} : { schema }),
      ...(description === undefined ? {} : { description }),
    })
    return this.#frame({ kind: 'NamedTable', unparsedIdentifier: name })
  }

  /** Forgets a temporary view; tells whether it was there. */
  dropTempView(name: string): boolean {
    const isThere = this.#catalog.views.find(name) !== undefined
    this.#do({ kind: 'DropView', name: [name], ifExists: true })
    return isThere
  }
  /** Forgets a view of `global_temp`; tells whether it was there. */
  dropGlobalTempView(name: string): boolean {
    const isThere = this.#catalog.globalViews.find(name) !== undefined
    this.#do({ kind: 'DropView', name: [GLOBAL_TEMP, name], ifExists: true })
    return isThere
  }

  /** @throws SparkError TABLE_OR_VIEW_NOT_FOUND */
  isCached(name: string): boolean {
    const parts = parseName(name)
    const view = this.#catalog.findView(parts)?.relation
    const key = cacheKey(parts, this.#catalog)
    return view === undefined ? this.#catalog.cached.has(key) : this.#session.isKept(view)
  }
  /** @throws SparkError TABLE_OR_VIEW_NOT_FOUND */
  cacheTable(name: string): void {
    this.#do({ kind: 'CacheTable', table: parseName(name), isLazy: true })
  }
  /** @throws SparkError TABLE_OR_VIEW_NOT_FOUND */
  uncacheTable(name: string): void {
    this.#do({ kind: 'UncacheTable', table: parseName(name) })
  }
  clearCache(): void {
    this.#do({ kind: 'ClearCache' })
  }
  /** @throws SparkError TABLE_OR_VIEW_NOT_FOUND */
  refreshTable(name: string): void {
    this.#do({ kind: 'RefreshTable', table: parseName(name) })
  }
  /** Files are looked at anew each time. */
  refreshByPath(_path: string): void {}
  /** Makes the partitions known whose folders lie at the table's location. @throws SparkError NOT_A_PARTITIONED_TABLE */
  recoverPartitions(name: string): void {
    this.#do({ kind: 'RecoverPartitions', table: parseName(name) })
  }
}

const databaseInfo = (d: SessionCatalog['databases'][number]): DatabaseInfo => ({
  name: d.name,
  catalog: SESSION_CATALOG,
  description: d.description ?? '',
  locationUri: d.locationUri,
})

const viewInfo = (name: string, namespace: readonly string[]): TableInfo => ({
  name: name.toLowerCase(),
  catalog: null,
  namespace,
  description: null,
  tableType: 'TEMPORARY',
  isTemporary: true,
})

const functionInfo = ({ name, usage, className }: FunctionDescription): FunctionInfo => ({
  name,
  catalog: null,
  namespace: null,
  description: usage,
  className: className ?? null,
  isTemporary: true,
})

/** In Spark the class has a number that differs from run to run. */
const ownFunctionInfo = (name: string): FunctionInfo =>
  functionInfo({ name, usage: 'N/A.', className: 'org.apache.spark.sql.UDFRegistration$$Lambda', extended: '' })

/** @throws SparkError for a database of several parts */
function listedDatabase(parts: NameParts): string {
  const own = parts.length > 1 && parts[0]?.toLowerCase() === SESSION_CATALOG ? parts.slice(1) : parts
  const [name] = own
  if (own.length === 1 && name !== undefined) return name
  throw analysisError('_LEGACY_ERROR_TEMP_1126', { catalog: own.join('.') })
}
