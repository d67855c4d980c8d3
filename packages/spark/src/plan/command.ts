import type { StructType } from '../types/data-type.ts'
import type { CatalogCommand, PartitionSpec, Properties } from './catalog-command.ts'
import type { Expression, UserFunction, UserTableFunction } from './expression.ts'
import type { NameParts } from './name-parts.ts'
import type { Relation } from './relation.ts'

// What a session is told to do, and not what rows it shall give: Spark Connect 3.5's Command
// (spark/connect/commands.proto), and what only a SQL text or the catalog API says. Where it differs from Connect:
//
// 1. Names are parts (`['sales', 'orders']`) and not texts: the API and the SQL parser read them.
// 2. WriteOperation is three, by where the rows go: WriteOperation (a path), SaveAsTable, InsertInto (which SQL has too).
// 3. Connect's Catalog is a relation; what of it changes something is a command here, what only asks is no plan at all.
// 4. A command that writes carries `call`, the spelling of the job's author, for the record.

export type SaveMode = 'append' | 'overwrite' | 'ignore' | 'errorifexists'
type Options = Properties

/** `createTempView` and its kin. */
export interface CreateView {
  readonly kind: 'CreateView'
  readonly name: string
  readonly input: Relation
  readonly isGlobal: boolean
  readonly replace: boolean
  /** The names that its columns get, and what is said of them. */
  readonly columns?: readonly { readonly name: string; readonly comment?: string }[]
  /** Of a text, whose names mean what they mean where it is written. */
  readonly inSql?: boolean
  /** That text. */
  readonly text?: string
}
/** Forgets a temporary view: one part, or `global_temp` and one part. */
export interface DropView {
  readonly kind: 'DropView'
  readonly name: NameParts
  readonly ifExists: boolean
}

interface Write {
  readonly input: Relation
  readonly options: Options
  readonly call: string
}
/** `df.write.save(path)`. */
export interface WriteOperation extends Write {
  readonly kind: 'WriteOperation'
  readonly source: string
  /** Absent: the options say where. */
  readonly path?: string
  readonly mode: SaveMode
  readonly partitioningColumns: readonly string[]
}
/** `df.write.saveAsTable(name)`: columns go by name into a table that is there. */
export interface SaveAsTable extends Write {
  readonly kind: 'SaveAsTable'
  readonly table: NameParts
  /** Absent: that of the table that is there, or Spark's default. */
  readonly source?: string
  readonly mode: SaveMode
  readonly partitioningColumns: readonly string[]
}
/** `df.write.insertInto(name)`, and SQL's INSERT: columns go by position. */
export interface InsertInto extends Write {
  readonly kind: 'InsertInto'
  readonly table: NameParts
  readonly overwrite: boolean
  /** `INSERT INTO t (b, a)`: the columns of the table that the rows go to. */
  readonly columns?: readonly string[]
  /** `PARTITION (year = 2024, month)` */
  readonly partition?: PartitionSpec
  /** `BY NAME` */
  readonly byName?: boolean
  /** `INSERT OVERWRITE … IF NOT EXISTS` */
  readonly ifPartitionNotExists?: boolean
}
/** `FROM t INSERT … INSERT …`: one after the other, once all of them are found right. */
export interface MultiInsert {
  readonly kind: 'MultiInsert'
  readonly commands: readonly Command[]
}
/** `df.writeTo(name)`. */
export interface WriteOperationV2 extends Write {
  readonly kind: 'WriteOperationV2'
  readonly table: NameParts
  readonly mode: 'create' | 'overwrite' | 'overwritePartitions' | 'append' | 'replace' | 'createOrReplace'
}

/** `spark.catalog.createTable`. */
export interface CreateTable {
  readonly kind: 'CreateTable'
  readonly table: NameParts
  /** Absent: that of the files at the path. */
  readonly schema?: StructType
  readonly source?: string
  readonly path?: string
  readonly options: Options
  readonly partitioningColumns: readonly string[]
  readonly description?: string
  readonly properties?: Properties
  readonly ifNotExists: boolean
  /** SQL without USING may mean a table of Hive's. */
  readonly inSql?: boolean
}
export interface DropTable {
  readonly kind: 'DropTable'
  readonly table: NameParts
  readonly ifExists: boolean
}
/** `setCurrentDatabase`, `USE`. */
export interface SetCatalogAndNamespace {
  readonly kind: 'SetCatalogAndNamespace'
  readonly namespace: NameParts
  /** `USE`, where the catalog's own name says nothing and a name of several parts is one that is not there. */
  readonly inSql?: boolean
}
export interface CacheTable {
  readonly kind: 'CacheTable'
  readonly table: NameParts
  /** `CACHE LAZY TABLE v`: the next action keeps the rows. */
  readonly isLazy: boolean
  /** `OPTIONS ('storageLevel' = …)` */
  readonly level?: string
  /** `CACHE TABLE v AS SELECT …` makes a view first. */
  readonly query?: Relation
  readonly text?: string
}
export interface UncacheTable {
  readonly kind: 'UncacheTable'
  readonly table: NameParts
  readonly ifExists?: boolean
}
export interface ClearCache {
  readonly kind: 'ClearCache'
}
export interface RefreshTable {
  readonly kind: 'RefreshTable'
  readonly table: NameParts
}
/** Makes the partitions known whose folders lie at a table's location. */
export interface RecoverPartitions {
  readonly kind: 'RecoverPartitions'
  readonly table: NameParts
  /** `ADD PARTITIONS`, which is what is meant without it, `DROP` those without a folder, `SYNC` both. */
  readonly changes?: 'add' | 'drop' | 'sync'
  /** How SQL spells it. */
  readonly statement?: 'MSCK REPAIR TABLE' | 'ALTER TABLE RECOVER PARTITIONS'
}
/** `spark.udf.register`. */
export interface RegisterFunction {
  readonly kind: 'RegisterFunction'
  readonly function: UserFunction
}
/** `spark.udtf.register`. */
export interface RegisterTableFunction {
  readonly kind: 'RegisterTableFunction'
  readonly function: UserTableFunction
}
/** `spark.conf.set`, `SET name=value`. */
export interface SetConf {
  readonly kind: 'SetConf'
  readonly name: string
  readonly value: string
}
/** `SET name`. */
export interface GetConf {
  readonly kind: 'GetConf'
  readonly name: string
}

export type Command =
  | CreateView
  | DropView
  | WriteOperation
  | SaveAsTable
  | InsertInto
  | MultiInsert
  | WriteOperationV2
  | CreateTable
  | DropTable
  | SetCatalogAndNamespace
  | CacheTable
  | UncacheTable
  | ClearCache
  | RefreshTable
  | RecoverPartitions
  | RegisterFunction
  | RegisterTableFunction
  | SetConf
  | GetConf
  | CatalogCommand

/** What a SQL text is: a question or an order. */
export type Statement =
  | { readonly kind: 'Query'; readonly relation: Relation }
  | { readonly kind: 'Command'; readonly command: Command }

/** What `spark.sql` gives for the parameters of a text: by name or by position. */
export interface SqlArguments {
  readonly named?: Readonly<Record<string, Expression>>
  readonly positional?: readonly Expression[]
  /** Frames that a text names as tables, by that name. */
  readonly frames?: Readonly<Record<string, Relation>>
  /** What a marker is where none may stand. */
  readonly refusal?: () => Error
}
