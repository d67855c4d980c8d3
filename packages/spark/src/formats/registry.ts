import type { SessionConf } from '../conf/session-conf.ts'
import { SparkError, sparkError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import type { NameParts } from '../plan/name-parts.ts'
import { binaryFileFormat } from './binary-file.ts'
import { csvFormat } from './csv/format.ts'
import type { FileFormat } from './format.ts'
import { jsonFormat } from './json/format.ts'
import { orcFormat } from './orc/format.ts'
import { parquetFormat } from './parquet/format.ts'
import { textFormat } from './text.ts'

/** The formats by name. */
export const FORMATS: Readonly<Record<string, FileFormat>> = {
  binaryfile: binaryFileFormat,
  csv: csvFormat,
  json: jsonFormat,
  orc: orcFormat,
  parquet: parquetFormat,
  text: textFormat,
}

const DATASOURCES = 'org.apache.spark.sql.execution.datasources'

/** Packages that stand for the format that had its source in them once. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  json: ['org.apache.spark.sql.json', `${DATASOURCES}.json`],
  parquet: ['org.apache.spark.sql.parquet', `${DATASOURCES}.parquet`],
  orc: [`${DATASOURCES}.orc`],
}

/** Names of classes that Spark takes for a format, with their case. */
const CLASS_NAMES: ReadonlyMap<string, string> = new Map(
  [
    ['csv', 'CSV'] as const,
    ['json', 'Json'] as const,
    ['parquet', 'Parquet'] as const,
    ['text', 'Text'] as const,
    ['orc', 'Orc'] as const,
  ].flatMap(([format, name]) => classNames(format, name).map((each) => [each, format] as const)),
)

function classNames(format: string, name: string): readonly string[] {
  const packages = PACKAGES[format] ?? []
  return [
    ...packages.flatMap((each) => [each, `${each}.DefaultSource`]),
    `${DATASOURCES}.${format}.${name}FileFormat`,
    `${DATASOURCES}.v2.${format}.${name}DataSourceV2`,
    ...(format === 'csv' ? ['com.databricks.spark.csv'] : []),
  ]
}

/** Whether Spark reads and writes files of it, here or not. */
export const isOfFiles = (name: string): boolean => shortName(name) in FORMATS || UNREAD.has(shortName(name))

/** `json` for `JSON` and for `org.apache.spark.sql.json`. */
export const shortName = (name: string): string => CLASS_NAMES.get(name) ?? name.toLowerCase()

/** Whether a name means files in place of a table: `` json.`s3://…` ``. */
export const isFileName = ([format = '', path = '', ...rest]: NameParts): boolean =>
  rest.length === 0 && path !== '' && shortName(format) in FORMATS

/** Formats of files that are not here. */
const UNREAD = new Set(['avro', 'xml', 'libsvm', 'image'])
const KNOWN = new Set([...UNREAD, 'delta', 'iceberg', 'hudi', 'jdbc', 'kafka'])

/** @throws UnsupportedError for a format of Spark that is not here. SparkError DATA_SOURCE_NOT_FOUND for another name */
export function requireFormat(name: string): FileFormat {
  const format = FORMATS[shortName(name)]
  if (format !== undefined) return format
  if (KNOWN.has(shortName(name))) {
    throw new UnsupportedError(
      'FORMAT_NOT_IMPLEMENTED',
      `Failed to open format ${name}: dryfit has ${Object.values(FORMATS)
        .map((each) => each.name)
        .join(', ')}`,
      'Stub the function that reads or writes it.',
    )
  }
  throw noSuchFormat(name)
}

/** A class that Java does not find: PySpark has no exception of its own for it. */
function noSuchFormat(provider: string): SparkError {
  const { message, errorClass, sqlState } = sparkError('Py4JJavaError', 'DATA_SOURCE_NOT_FOUND', { provider })
  const javaClass = 'org.apache.spark.SparkClassNotFoundException'
  return new SparkError('Py4JJavaError', message, { errorClass, sqlState, messageParameters: { provider }, javaClass })
}

/** The format of what is read or written without one. */
export const defaultFormat = (conf: SessionConf): string => conf.get('spark.sql.sources.default') ?? 'parquet'
