import { LongType, StringType, structField, structType, TimestampType } from '../types/data-type.ts'

// Columns of a row's file: a scan gives them to a job that names them, behind its own.

/** The struct `_metadata`. */
export const METADATA_FIELD = structField(
  '_metadata',
  structType([
    structField('file_path', StringType, false),
    structField('file_name', StringType, false),
    structField('file_size', LongType, false),
    structField('file_block_start', LongType, false),
    structField('file_block_length', LongType, false),
    structField('file_modification_time', TimestampType, false),
  ]),
  false,
)

/** Calls that a scan answers with a column of their text. */
export const FILE_CALLS = ['input_file_name()', 'input_file_block_start()', 'input_file_block_length()'] as const
