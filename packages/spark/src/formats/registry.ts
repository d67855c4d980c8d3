import type { SessionConf } from '../conf/session-conf.ts'
import { sparkError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import { csvFormat } from './csv/format.ts'
import type { FileFormat } from './format.ts'
import { jsonFormat } from './json/format.ts'
import { parquetFormat } from './parquet/format.ts'
import { textFormat } from './text.ts'

/** The formats by name. */
export const FORMATS: Readonly<Record<string, FileFormat>> = {
  csv: csvFormat,
  json: jsonFormat,
  parquet: parquetFormat,
  text: textFormat,
}

const KNOWN = new Set([
  'orc',
  'avro',
  'delta',
  'iceberg',
  'hudi',
  'jdbc',
  'xml',
  'binaryfile',
  'libsvm',
  'kafka',
  'image',
])

/** @throws UnsupportedError for a format of Spark that is not here. SparkError DATA_SOURCE_NOT_FOUND for another name */
export function requireFormat(name: string): FileFormat {
  const format = FORMATS[name.toLowerCase()]
  if (format !== undefined) return format
  if (KNOWN.has(name.toLowerCase())) {
    throw new UnsupportedError(
      'FORMAT_NOT_IMPLEMENTED',
      `Failed to open format ${name}: dryfit has ${Object.keys(FORMATS).join(', ')}`,
      'Stub the function that reads or writes it.',
    )
  }
  throw sparkError('AnalysisException', 'DATA_SOURCE_NOT_FOUND', { provider: name })
}

/** The format of what is read or written without one. */
export const defaultFormat = (conf: SessionConf): string => conf.get('spark.sql.sources.default') ?? 'parquet'
