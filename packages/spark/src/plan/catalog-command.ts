import type { StructType } from '../types/data-type.ts'
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
}
/** `DESCRIBE table`, and of one of its columns. */
export interface DescribeTable {
  readonly kind: 'DescribeTable'
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
  /** The words that stand for it in Spark's messages: `ALTER TABLE … SET TBLPROPERTIES`. */
  readonly operation: string
  readonly change: TableChange
}
export type TableChange =
  | { readonly kind: 'SetProperties'; readonly properties: Properties }
  | { readonly kind: 'UnsetProperties'; readonly keys: readonly string[]; readonly ifExists: boolean }
  | { readonly kind: 'SetLocation'; readonly location: string }
  | { readonly kind: 'Rename'; readonly to: NameParts }
  | { readonly kind: 'AddColumns'; readonly columns: StructType }
  | { readonly kind: 'ColumnComment'; readonly column: string; readonly comment: string }
  | {
      readonly kind: 'AddPartitions'
      readonly partitions: readonly PartitionSpec[]
      readonly ifNotExists: boolean
    }
  | { readonly kind: 'DropPartitions'; readonly partitions: readonly PartitionSpec[]; readonly ifExists: boolean }
  | { readonly kind: 'RenamePartition'; readonly from: PartitionSpec; readonly to: PartitionSpec }

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
  | ResetConf
