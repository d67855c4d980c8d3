// Generated from fixtures/glue/signatures.json by `npm run generate`. Do not edit.

/** The parameters of GlueContext's methods, without self, as jobs spell them. */
export const SIGNATURES = {
  convert_resolve_option: 'path, action, target',
  getSource: 'connection_type, format=None, transformation_ctx="", push_down_predicate="", **options',
  getStreamingSource: 'connection_type, format=None, transformation_ctx="", push_down_predicate="", **options',
  get_catalog_schema_as_spark_schema: 'database=None, table_name=None, catalog_id=None',
  create_dynamic_frame_from_rdd: 'data, name, schema=None, sample_ratio=None, transformation_ctx=""',
  create_dynamic_frame_from_catalog:
    'database=None, table_name=None, redshift_tmp_dir="", transformation_ctx="", push_down_predicate="", additional_options={}, catalog_id=None, **kwargs',
  create_data_frame_from_catalog:
    'database=None, table_name=None, redshift_tmp_dir="", transformation_ctx="", push_down_predicate="", additional_options={}, catalog_id=None, **kwargs',
  create_dynamic_frame_from_options:
    'connection_type, connection_options={}, format=None, format_options={}, transformation_ctx="", push_down_predicate="", **kwargs',
  create_data_frame_from_options:
    'connection_type, connection_options={}, format=None, format_options={}, transformation_ctx="", push_down_predicate="", **kwargs',
  create_sample_dynamic_frame_from_catalog:
    'database=None, table_name=None, num=None, sample_options={}, redshift_tmp_dir="", transformation_ctx="", push_down_predicate="", additional_options={}, catalog_id=None, erieTxId="", asOfTime="", **kwargs',
  create_sample_dynamic_frame_from_options:
    'connection_type, connection_options={}, num=None, sample_options={}, format=None, format_options={}, transformation_ctx="", push_down_predicate="", **kwargs',
  getSink: 'connection_type, format=None, transformation_ctx="", **options',
  write_dynamic_frame_from_options:
    'frame, connection_type, connection_options={}, format=None, format_options={}, transformation_ctx=""',
  write_from_options:
    'frame_or_dfc, connection_type, connection_options={}, format={}, format_options={}, transformation_ctx="", **kwargs',
  write_dynamic_frame_from_catalog:
    'frame, database=None, table_name=None, redshift_tmp_dir="", transformation_ctx="", additional_options={}, catalog_id=None, **kwargs',
  write_data_frame_from_catalog:
    'frame, database=None, table_name=None, redshift_tmp_dir="", transformation_ctx="", additional_options={}, catalog_id=None, **kwargs',
  write_dynamic_frame_from_jdbc_conf:
    'frame, catalog_connection, connection_options={}, redshift_tmp_dir="", transformation_ctx="", catalog_id=None',
  write_from_jdbc_conf:
    'frame_or_dfc, catalog_connection, connection_options={}, redshift_tmp_dir="", transformation_ctx="", catalog_id=None',
  extract_jdbc_conf: 'connection_name, catalog_id=None',
  purge_table: 'database, table_name, options={}, transformation_ctx="", catalog_id=None',
  purge_s3_path: 's3_path, options={}, transformation_ctx=""',
  transition_table: 'database, table_name, transition_to, options={}, transformation_ctx="", catalog_id=None',
  transition_s3_path: 's3_path, transition_to, options={}, transformation_ctx=""',
  get_logger: '',
  currentTimeMillis: '',
  forEachBatch: 'frame, batch_function, options={}',
  getSampleStreamingDynamicFrame: 'frame, options={}, batch_function=None',
  add_ingestion_time_columns: 'frame, time_granularity',
  start_transaction: 'read_only',
  commit_transaction: 'transaction_id, wait_for_commit=True',
  cancel_transaction: 'transaction_id',
  'create_dynamic_frame.from_rdd': 'data, name, schema=None, sampleRatio=None',
  'create_dynamic_frame.from_options':
    'connection_type, connection_options={}, format=None, format_options={}, transformation_ctx="", push_down_predicate="", **kwargs',
  'create_dynamic_frame.from_catalog':
    'database=None, table_name=None, redshift_tmp_dir="", transformation_ctx="", push_down_predicate="", additional_options={}, catalog_id=None, **kwargs',
  'create_data_frame.from_options':
    'connection_type, connection_options={}, format=None, format_options={}, transformation_ctx="", push_down_predicate="", **kwargs',
  'create_data_frame.from_catalog':
    'database=None, table_name=None, redshift_tmp_dir="", transformation_ctx="", push_down_predicate="", additional_options={}, catalog_id=None, **kwargs',
  'write_dynamic_frame.from_options':
    'frame, connection_type, connection_options={}, format=None, format_options={}, transformation_ctx=""',
  'write_dynamic_frame.from_catalog':
    'frame, database=None, table_name=None, redshift_tmp_dir="", transformation_ctx="", additional_options={}, catalog_id=None, **kwargs',
  'write_dynamic_frame.from_jdbc_conf':
    'frame, catalog_connection, connection_options={}, redshift_tmp_dir="", transformation_ctx=""',
  'write_data_frame.from_catalog':
    'frame, database=None, table_name=None, redshift_tmp_dir="", transformation_ctx="", additional_options={}, catalog_id=None, **kwargs',
} as const
