import { type SparkError, sparkError } from '../errors/spark-error.ts'
import type { StructField } from '../types/data-type.ts'
import { sqlType } from '../types/print.ts'

/** Spark's error for a column that a format does not hold. */
export const unsupportedType = (field: StructField, format: string): SparkError =>
  sparkError('AnalysisException', 'UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE', {
    columnName: `\`${field.name}\``,
    columnType: `"${sqlType(field.dataType)}"`,
    format,
  })
