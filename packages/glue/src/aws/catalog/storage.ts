/** Hive's classes for the files of a format, as Glue's crawlers write them. */
interface Storage {
  readonly InputFormat: string
  readonly OutputFormat: string
  readonly SerdeInfo: { readonly SerializationLibrary: string; readonly Parameters: Readonly<Record<string, string>> }
}

const TEXT = 'org.apache.hadoop.mapred.TextInputFormat'
const HIVE_TEXT = 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'

const textFile = (library: string, parameters: Readonly<Record<string, string>>): Storage => ({
  InputFormat: TEXT,
  OutputFormat: HIVE_TEXT,
  SerdeInfo: { SerializationLibrary: library, Parameters: parameters },
})

const columnFile = (folder: string, name: string, library: string): Storage => ({
  InputFormat: `org.apache.hadoop.hive.ql.io.${folder}.${name}InputFormat`,
  OutputFormat: `org.apache.hadoop.hive.ql.io.${folder}.${name}OutputFormat`,
  SerdeInfo: { SerializationLibrary: library, Parameters: { 'serialization.format': '1' } },
})

/** How a table of a format is stored; nothing for one that crawlers do not know. */
export function storageOf(format: string, options: Readonly<Record<string, string>>): Partial<Storage> {
  switch (format) {
    case 'parquet':
      return columnFile('parquet', 'MapredParquet', 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe')
    case 'orc':
      return columnFile('orc', 'Orc', 'org.apache.hadoop.hive.ql.io.orc.OrcSerde')
    case 'json':
      return textFile('org.openx.data.jsonserde.JsonSerDe', {})
    case 'csv':
      return textFile('org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe', {
        'field.delim': options['field.delim'] ?? options['delimiter'] ?? options['separator'] ?? ',',
      })
    default:
      return {}
  }
}
