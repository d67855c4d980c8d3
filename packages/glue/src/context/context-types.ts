import type { DataFrame, StructType } from '@dryfit/spark'
import type { SinonStub } from 'sinon'
import type { DynamicFrame } from '../dynamic-frame/dynamic-frame.ts'
import type { DataSink } from './data-sink.ts'
import type { DataSource } from './data-source.ts'
import type { Logger } from './logger.ts'

type Options = Readonly<Record<string, unknown>>
type Nullable<T> = T | null | undefined

/**
 * A method of the fake: a sinon stub whose one recorded argument holds all arguments by parameter name, defaults filled
 * in. TypeScript calls it by position or with one object of named arguments.
 */
export interface GlueMethod<Named extends object, Positional extends readonly unknown[], Result>
  extends SinonStub<[Named], Result> {
  (...args: Positional): Result
  /** What the method gives from now on; rows and DataFrames become the method's own kind of frame. */
  returns(value: Result | DataFrame | readonly object[] | null | undefined): SinonStub<[Named], Result>
}

/** Arguments of a read by connection. */
export interface FromOptions {
  connection_type: string
  connection_options?: Options
  format?: Nullable<string>
  format_options?: Options
  transformation_ctx?: string
  push_down_predicate?: string
}
/** Arguments of a read of a catalog table. */
export interface FromCatalog {
  database?: Nullable<string>
  table_name?: Nullable<string>
  redshift_tmp_dir?: string
  transformation_ctx?: string
  push_down_predicate?: string
  additional_options?: Options
  catalog_id?: Nullable<string>
  name_space?: string
}
/** Arguments of a write by connection. */
export interface WriteOptions<Frame = DynamicFrame> {
  frame: Frame
  connection_type: string
  connection_options?: Options
  format?: Nullable<string>
  format_options?: Options
  transformation_ctx?: string
}
/** Arguments of a write to a catalog table. */
export interface WriteCatalog<Frame = DynamicFrame> {
  frame: Frame
  database?: Nullable<string>
  table_name?: Nullable<string>
  redshift_tmp_dir?: string
  transformation_ctx?: string
  additional_options?: Options
  catalog_id?: Nullable<string>
  name_space?: string
}
/** Arguments of a write through a connection of the catalog. */
export interface WriteJdbc {
  frame: DynamicFrame
  catalog_connection: string
  connection_options?: Options
  redshift_tmp_dir?: string
  transformation_ctx?: string
  catalog_id?: Nullable<string>
}
/** Arguments of a purge of a table. */
export interface PurgeTable {
  database: string
  table_name: string
  options?: Options
  transformation_ctx?: string
  catalog_id?: Nullable<string>
}
/** Arguments of a purge of a path. */
export interface PurgePath {
  s3_path: string
  options?: Options
  transformation_ctx?: string
}

type ByOptions<R> = GlueMethod<
  FromOptions,
  [
    connection_type: string,
    connection_options?: Options,
    format?: Nullable<string>,
    format_options?: Options,
    transformation_ctx?: string,
    push_down_predicate?: string,
  ],
  R
>
type ByCatalog<R> = GlueMethod<
  FromCatalog,
  [
    database?: string,
    table_name?: string,
    redshift_tmp_dir?: string,
    transformation_ctx?: string,
    push_down_predicate?: string,
    additional_options?: Options,
    catalog_id?: string,
  ],
  R
>
type WritesOptions = GlueMethod<
  WriteOptions,
  [
    frame: DynamicFrame,
    connection_type: string,
    connection_options?: Options,
    format?: Nullable<string>,
    format_options?: Options,
    transformation_ctx?: string,
  ],
  DynamicFrame
>
type WritesCatalog<F, R> = GlueMethod<
  WriteCatalog<F>,
  [
    frame: F,
    database?: string,
    table_name?: string,
    redshift_tmp_dir?: string,
    transformation_ctx?: string,
    additional_options?: Options,
    catalog_id?: string,
  ],
  R
>
type WritesJdbc<R> = GlueMethod<
  WriteJdbc,
  [
    frame: DynamicFrame,
    catalog_connection: string,
    connection_options?: Options,
    redshift_tmp_dir?: string,
    transformation_ctx?: string,
    catalog_id?: string,
  ],
  R
>
type Any<R = unknown> = GlueMethod<Record<string, unknown>, readonly unknown[], R>

/** Every public method of GlueContext. */
export interface SpiedMethods {
  readonly create_dynamic_frame_from_rdd: Any<DynamicFrame>
  readonly create_dynamic_frame_from_catalog: ByCatalog<DynamicFrame>
  readonly create_dynamic_frame_from_options: ByOptions<DynamicFrame>
  readonly create_sample_dynamic_frame_from_catalog: Any<DynamicFrame>
  readonly create_sample_dynamic_frame_from_options: Any<DynamicFrame>
  readonly create_data_frame_from_catalog: ByCatalog<DataFrame>
  readonly create_data_frame_from_options: ByOptions<DataFrame>
  readonly getSource: Any<DataSource>
  readonly getStreamingSource: Any<DataSource>
  readonly getSink: Any<DataSink>
  readonly write_dynamic_frame_from_options: WritesOptions
  readonly write_from_options: Any<DynamicFrame>
  readonly write_dynamic_frame_from_catalog: WritesCatalog<DynamicFrame, DynamicFrame>
  readonly write_data_frame_from_catalog: WritesCatalog<DataFrame, DataFrame>
  readonly write_dynamic_frame_from_jdbc_conf: WritesJdbc<null>
  readonly write_from_jdbc_conf: Any<DynamicFrame>
  readonly purge_table: GlueMethod<
    PurgeTable,
    [database: string, table_name: string, options?: Options, transformation_ctx?: string, catalog_id?: string],
    null
  >
  readonly purge_s3_path: GlueMethod<PurgePath, [s3_path: string, options?: Options, transformation_ctx?: string], null>
  readonly transition_table: Any<null>
  readonly transition_s3_path: Any<null>
  readonly convert_resolve_option: Any<object>
  readonly extract_jdbc_conf: Any<Record<string, unknown>>
  readonly get_logger: GlueMethod<object, [], Logger>
  readonly currentTimeMillis: GlueMethod<object, [], number>
  readonly get_catalog_schema_as_spark_schema: Any<StructType>
  readonly forEachBatch: Any
  readonly getSampleStreamingDynamicFrame: Any
  readonly add_ingestion_time_columns: Any
  readonly start_transaction: Any
  readonly commit_transaction: Any
  readonly cancel_transaction: Any
}

/** The fluent helpers: each method counts as a call of the method that it stands for. */
export interface FluentHelpers {
  readonly create_dynamic_frame: {
    readonly from_rdd: Any<DynamicFrame>
    readonly from_options: ByOptions<DynamicFrame>
    readonly from_catalog: ByCatalog<DynamicFrame>
  }
  readonly create_data_frame: {
    readonly from_options: ByOptions<DataFrame>
    readonly from_catalog: ByCatalog<DataFrame>
  }
  readonly write_dynamic_frame: {
    readonly from_options: WritesOptions
    readonly from_catalog: WritesCatalog<DynamicFrame, DynamicFrame>
    readonly from_jdbc_conf: WritesJdbc<null>
  }
  readonly write_data_frame: { readonly from_catalog: WritesCatalog<DataFrame, DataFrame> }
}
