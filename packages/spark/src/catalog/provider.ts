import type { Relation } from '../plan/relation.ts'
import type { StructType } from '../types/data-type.ts'

/** A table of the catalog, as a job sees it. */
export interface TableDescription {
  readonly database: string
  readonly name: string
  /** Partition keys come last. */
  readonly schema: StructType
  readonly partitionKeys: readonly string[]
  readonly location: string
  /** `parquet`, `json`, `csv`. */
  readonly format: string
  readonly options: Readonly<Record<string, string>>
  /** A managed table's files go with it. @defaultValue 'EXTERNAL' */
  readonly tableType?: 'MANAGED' | 'EXTERNAL' | 'VIEW'
  readonly description?: string
  /** `TBLPROPERTIES` */
  readonly properties?: Readonly<Record<string, string>>
  /** Of a view alone. */
  readonly view?: ViewDefinition
  /** Milliseconds since the epoch. */
  readonly createdAt?: number
  /** `Spark 3.5.6`. @defaultValue what Spark says of a table that it did not make */
  readonly createdBy?: string
}

/** Where a table's files and folders are, without a slash at its end. */
export const rootOf = ({ location }: Pick<TableDescription, 'location'>): string => location.replace(/\/+$/, '')

/** The query of a view that stays. */
export interface ViewDefinition {
  readonly text: string
  /** The database that was current as it was made. */
  readonly namespace?: string
  /** The names that its query gives its columns. */
  readonly outputColumns?: readonly string[]
  /** Its tables are named with their database. */
  readonly query: Relation
}

/** A database of the catalog. */
export interface DatabaseDescription {
  readonly name: string
  readonly description?: string
  readonly locationUri: string
  /** `DBPROPERTIES` */
  readonly properties?: Readonly<Record<string, string>>
  /** Who made it, where that is known. */
  readonly owner?: string
}

/** Where databases and tables are kept: the port behind `spark.table`, `saveAsTable` and `spark.catalog`. Names have no case. */
export interface CatalogProvider {
  /** Why tables are not renamed, where the catalog does not do that. */
  readonly cannotRename?: string
  listDatabases(): readonly DatabaseDescription[]
  /** Makes a database or changes one. */
  saveDatabase(database: DatabaseDescription): void
  /** Forgets a database and its tables. */
  dropDatabase(name: string): void
  /** By name, in order. */
  listTables(database: string): readonly string[]
  findTable(database: string, name: string): TableDescription | undefined
  /** Makes a table or changes one; the partitions that are known of it stay. */
  saveTable(table: TableDescription): void
  dropTable(database: string, name: string): void
  /** Makes partitions known: `year=2024/month=1`. */
  addPartition(table: TableDescription, path: string): void
  removePartition(table: TableDescription, path: string): void
  /** The partitions that are known. */
  listPartitions(table: TableDescription): readonly string[]
}
