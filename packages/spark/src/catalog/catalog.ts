import type { Profile } from '../conf/profile.ts'
import { analysisError } from '../errors/spark-error.ts'
import { quoteName } from '../lexer/quoting.ts'
import type { NameParts } from '../plan/name-parts.ts'
import { Functions } from './functions.ts'
import { GLOBAL_TEMP, isGlobalTemp, resolveTableName, type TableName } from './names.ts'
import type { CatalogProvider, DatabaseDescription, TableDescription } from './provider.ts'
import { type TemporaryView, Views } from './views.ts'

/** Where the files of managed tables are. */
export const WAREHOUSE = 's3://warehouse'

/** The database that is there without being made. */
const DEFAULT: DatabaseDescription = {
  name: 'default',
  description: 'default database',
  locationUri: WAREHOUSE,
}

/** A view, and the name by which its columns can be qualified. */
export interface FoundView extends TemporaryView {
  readonly qualifier: readonly string[]
}

/** What a session knows by name: its views and functions, the views of all sessions, the tables of the provider. */
export class Catalog {
  readonly views = new Views()
  readonly functions: Functions
  /** Names of tables whose rows the session was asked to keep. */
  readonly cached = new Set<string>()
  readonly globalViews: Views
  readonly provider: CatalogProvider
  #current = DEFAULT.name

  /** @param globalViews - those of the sessions that share it */
  constructor(provider: CatalogProvider, globalViews: Views, profile: Profile) {
    this.functions = new Functions(profile)
    this.provider = provider
    this.globalViews = globalViews
  }

  get currentDatabase(): string {
    return this.#current
  }
  /** @throws SparkError SCHEMA_NOT_FOUND */
  setCurrentDatabase(name: string): void {
    if (isGlobalTemp(name)) throw analysisError('_LEGACY_ERROR_TEMP_1068', { database: GLOBAL_TEMP })
    this.requireDatabase(name)
    this.#current = name
  }

  /** By name, in order. */
  get databases(): readonly DatabaseDescription[] {
    const known = this.provider.listDatabases()
    const all = known.some((d) => d.name === DEFAULT.name) ? known : [...known, DEFAULT]
    return [...all].sort((a, b) => (a.name < b.name ? -1 : 1))
  }
  findDatabase(name: string): DatabaseDescription | undefined {
    return this.databases.find((d) => d.name.toLowerCase() === name.toLowerCase())
  }
  /** @throws SparkError SCHEMA_NOT_FOUND */
  requireDatabase(name: string): DatabaseDescription {
    const found = this.findDatabase(name)
    if (found === undefined) throw analysisError('SCHEMA_NOT_FOUND', { schemaName: quoteName([name]) })
    return found
  }

  /** A temporary view: one part, or `global_temp` and one part. */
  findView(parts: NameParts): FoundView | undefined {
    const name = parts.at(-1) ?? ''
    const isGlobal = parts.length === 2 && isGlobalTemp(parts[0])
    const views = isGlobal ? this.globalViews : parts.length === 1 ? this.views : undefined
    const found = views?.find(name)
    if (found === undefined) return undefined
    return { ...found, qualifier: isGlobal ? [GLOBAL_TEMP, name] : [name] }
  }

  /** @throws SparkError REQUIRES_SINGLE_PART_NAMESPACE */
  tableName(parts: NameParts): TableName {
    return resolveTableName(parts, this.#current)
  }
  findTable({ database, name }: TableName): TableDescription | undefined {
    return this.provider.findTable(database, name)
  }
  tableNames(database: string): readonly string[] {
    return this.provider.listTables(database)
  }

  /** Where a table's files lie when nobody says it. */
  managedLocation({ database, name }: TableName): string {
    const { locationUri, properties } = this.requireDatabase(database)
    // Only a database that a job made has a place of its own.
    const root = properties === undefined ? `${WAREHOUSE}/${database}` : locationUri.replace(/\/+$/, '')
    return `${root}/${name}`
  }
}

/** Spark's error for a name that is neither table nor view. */
export const tableNotFound = (parts: NameParts): Error =>
  analysisError('TABLE_OR_VIEW_NOT_FOUND', { relationName: quoteName(parts) })
