import type { DataType, StructType } from '../types/data-type.ts'
import type { NameParts } from './name-parts.ts'
import type { Relation } from './relation.ts'

// What SQL alone says of databases and tables; what the catalog API and the writer say too is in command.ts.

/** `WITH DBPROPERTIES`, `TBLPROPERTIES`. */
export type Properties = Readonly<Record<string, string>>
/** `PARTITION (year = 2024, month)`: undefined where the rows say it. */
export type PartitionSpec = readonly (readonly [column: string, text: string | null | undefined])[]

export interface CreateNamespace {
  readonly kind: 'CreateNamespace'
  readonly namespace: NameParts
  readonly ifNotExists: boolean
  readonly description?: string
  readonly location?: string
  readonly properties: Properties
}
export interface DropNamespace {
  readonly kind: 'DropNamespace'
  readonly namespace: NameParts
  readonly ifExists: boolean
  readonly cascade: boolean
}
/** `ALTER DATABASE … SET`, `COMMENT ON DATABASE`. */
export interface AlterNamespace {
  readonly kind: 'AlterNamespace'
  readonly namespace: NameParts
  readonly properties?: Properties
  readonly location?: string
  readonly description?: string
}
export interface DescribeNamespace {
  readonly kind: 'DescribeNamespace'
  readonly namespace: NameParts
  readonly extended: boolean
}
export interface ShowNamespaces {
  readonly kind: 'ShowNamespaces'
  /** The catalog. */
  readonly parent?: NameParts
  readonly pattern?: string
}
export interface ShowCurrentNamespace {
  readonly kind: 'ShowCurrentNamespace'
}
export interface ShowCatalogs {
  readonly kind: 'ShowCatalogs'
  readonly pattern?: string
}

export interface ShowTables {
  readonly kind: 'ShowTables'
  readonly namespace?: NameParts
  readonly pattern?: string
}
export interface ShowViews {
  readonly kind: 'ShowViews'
  readonly namespace?: NameParts
  readonly pattern?: string
}
export interface ShowColumns {
  readonly kind: 'ShowColumns'
  readonly table: NameParts
  readonly namespace?: NameParts
}
export interface ShowPartitions {
  readonly kind: 'ShowPartitions'
  readonly table: NameParts
  readonly partition?: PartitionSpec
}
export interface ShowTableProperties {
  readonly kind: 'ShowTableProperties'
  readonly table: NameParts
  readonly key?: string
}
export interface ShowCreateTable {
  readonly kind: 'ShowCreateTable'
  readonly table: NameParts
  /** As Hive reads it. */
  readonly asSerde?: boolean
}
/** `SHOW TABLE EXTENDED LIKE …` */
export interface ShowTableExtended {
  readonly kind: 'ShowTableExtended'
  readonly namespace?: NameParts
  readonly pattern: string
  readonly partition?: PartitionSpec
}
export interface ShowFunctions {
  readonly kind: 'ShowFunctions'
  readonly scope: 'ALL' | 'SYSTEM' | 'USER'
  readonly namespace?: NameParts
  readonly pattern?: string
}
export interface DescribeFunction {
  readonly kind: 'DescribeFunction'
  readonly name: NameParts
  readonly extended: boolean
}
export interface DropFunction {
  readonly kind: 'DropFunction'
  readonly name: NameParts
  readonly ifExists: boolean
  readonly isTemporary: boolean
}
export interface RefreshFunction {
  readonly kind: 'RefreshFunction'
  readonly name: NameParts
}
/** `REFRESH 's3://…'` */
export interface RefreshPath {
  readonly kind: 'RefreshPath'
  readonly path: string
}
/** `SET CATALOG` */
export interface SetCatalog {
  readonly kind: 'SetCatalog'
  readonly name: string
}
/** `SET`: what is set. */
export interface ListConf {
  readonly kind: 'ListConf'
}
/** `DESCRIBE table`, and of one of its columns or partitions. */
export interface DescribeTable {
  readonly kind: 'DescribeTable'
  readonly partition?: PartitionSpec
  readonly table: NameParts
  readonly extended: boolean
  readonly column?: NameParts
}
export interface DescribeQuery {
  readonly kind: 'DescribeQuery'
  readonly query: Relation
}

/** `CREATE TABLE … AS SELECT`. */
export interface CreateTableAsSelect {
  readonly kind: 'CreateTableAsSelect'
  readonly table: NameParts
  readonly query: Relation
  readonly ifNotExists: boolean
  readonly source?: string
  readonly inSql?: boolean
  readonly path?: string
  readonly options: Properties
  readonly properties: Properties
  readonly partitioningColumns: readonly string[]
  readonly description?: string
}
export interface CreateTableLike {
  readonly kind: 'CreateTableLike'
  readonly table: NameParts
  readonly like: NameParts
  readonly ifNotExists: boolean
  readonly source?: string
  readonly location?: string
  readonly properties: Properties
}
/** `ALTER TABLE`, and `COMMENT ON TABLE`. */
export interface AlterTable {
  readonly kind: 'AlterTable'
  readonly table: NameParts
  /** `ALTER VIEW`, which wants one that stays. */
  readonly isView?: boolean
  /** The words that stand for it in Spark's messages: `ALTER TABLE … SET TBLPROPERTIES`. */
  readonly operation: string
  readonly change: TableChange
}
export type TableChange =
  | { readonly kind: 'SetProperties'; readonly properties: Properties }
  | { readonly kind: 'UnsetProperties'; readonly keys: readonly string[]; readonly ifExists: boolean }
  | { readonly kind: 'SetLocation'; readonly location: string }
  | { readonly kind: 'Rename'; readonly to: NameParts }
  | { readonly kind: 'AddColumns'; readonly columns: StructType; readonly isNested?: boolean }
  | { readonly kind: 'AlterColumn'; readonly column: NameParts; readonly change: ColumnChange }
  /** What tables of files do not have, as Spark says once it has found the columns. */
  | { readonly kind: 'NotOfFiles'; readonly operation: string; readonly columns: readonly NameParts[] }
  | {
      readonly kind: 'SetSerde'
      readonly serde?: string
      readonly properties: Properties
      readonly partition?: PartitionSpec
    }
  | { readonly kind: 'SetPartitionLocation'; readonly partition: PartitionSpec; readonly location: string }
  | {
      readonly kind: 'AddPartitions'
      readonly partitions: readonly PartitionSpec[]
      /** `LOCATION` of each. */
      readonly locations: readonly (string | undefined)[]
      readonly ifNotExists: boolean
    }
  | { readonly kind: 'DropPartitions'; readonly partitions: readonly PartitionSpec[]; readonly ifExists: boolean }
  | { readonly kind: 'RenamePartition'; readonly from: PartitionSpec; readonly to: PartitionSpec }

/** `ALTER COLUMN`: what of it changes. */
export interface ColumnChange {
  readonly type?: DataType
  /** `char(3)`, of that type. */
  readonly declared?: string
  readonly comment?: string
  /** `FIRST`, `AFTER` */
  readonly isMoved?: boolean
  /** `SET NOT NULL`, `DROP NOT NULL` */
  readonly isNullability?: boolean
  /** Null takes it away. */
  readonly defaultText?: string | null
}

/** `ALTER VIEW … AS` */
export interface AlterViewAs {
  readonly kind: 'AlterViewAs'
  readonly view: NameParts
  readonly query: Relation
  readonly text: string
}
/** `ALTER VIEW … RENAME TO`, and `ALTER TABLE` of a view. */
export interface RenameView {
  readonly kind: 'RenameView'
  readonly view: NameParts
  readonly to: NameParts
}

/** `CREATE VIEW`: one that stays, with its text. */
export interface CreatePermanentView {
  readonly kind: 'CreatePermanentView'
  readonly view: NameParts
  readonly query: Relation
  /** The text of the query. */
  readonly text: string
  readonly columns: readonly { readonly name: string; readonly comment?: string }[]
  readonly description?: string
  readonly properties: Properties
  readonly ifNotExists: boolean
  readonly replace: boolean
}
export interface TruncateTable {
  readonly kind: 'TruncateTable'
  readonly table: NameParts
  readonly partition?: PartitionSpec
}
/** `ANALYZE TABLE`: statistics change no result. */
export interface AnalyzeTable {
  readonly kind: 'AnalyzeTable'
  readonly table: NameParts
  readonly partition?: PartitionSpec
  readonly columns?: 'all' | readonly string[]
}
/** `ANALYZE TABLES IN sales` */
export interface AnalyzeTables {
  readonly kind: 'AnalyzeTables'
  readonly namespace?: NameParts
}
/** `RESET`, `RESET name`. */
export interface ResetConf {
  readonly kind: 'ResetConf'
  readonly name?: string
}

export type CatalogCommand =
  | CreateNamespace
  | DropNamespace
  | AlterNamespace
  | DescribeNamespace
  | ShowNamespaces
  | ShowCurrentNamespace
  | ShowCatalogs
  | ShowTables
  | ShowViews
  | ShowColumns
  | ShowPartitions
  | ShowTableProperties
  | ShowCreateTable
  | DescribeTable
  | DescribeQuery
  | CreateTableAsSelect
  | CreateTableLike
  | AlterTable
  | CreatePermanentView
  | TruncateTable
  | AnalyzeTable
  | AnalyzeTables
  | AlterViewAs
  | RenameView
  | ShowTableExtended
  | ShowFunctions
  | DescribeFunction
  | DropFunction
  | RefreshFunction
  | RefreshPath
  | SetCatalog
  | ListConf
  | ResetConf
