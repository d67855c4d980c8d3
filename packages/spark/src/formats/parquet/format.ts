import { illegalArgument } from '../../errors/spark-error.ts'
import { UnsupportedError } from '../../errors/unsupported-error.ts'
import { checkOptions } from '../../records/check-options.ts'
import type { OptionMap } from '../../records/option-map.ts'
import type { FileContent, FileForm } from '../../storage/storage.ts'
import { asNullable, equalTypes, type StructField, type StructType, structType } from '../../types/data-type.ts'
import { simpleString } from '../../types/print.ts'
import type { Row } from '../../types/value.ts'
import type { FileFormat, FormatContext } from '../format.ts'
import { refuseAncient } from './ancient.ts'
import { decodeParquet } from './decode.ts'
import { encodeParquet } from './encode.ts'

interface Decoded {
  readonly schema: StructType
  readonly rows: readonly Row[]
}

const decodedBytes = new WeakMap<Uint8Array, Decoded>()

/** A Parquet file's schema and rows; bytes are decoded once. */
function decoded(content: FileContent, context: FormatContext): Decoded {
  switch (content.kind) {
    case 'rows':
      return content
    case 'bytes': {
      const known = decodedBytes.get(content.bytes)
      if (known !== undefined) return known
      const made = decodeParquet(content.bytes, context.pathOf?.(content))
      decodedBytes.set(content.bytes, made)
      return made
    }
  }
}

const sameName = (a: StructField, b: StructField, { conf }: FormatContext): boolean =>
  a.name === b.name || (!conf.caseSensitive && a.name.toLowerCase() === b.name.toLowerCase())

/** The columns of all files, in the order in which they appear. */
function merged(contents: readonly FileContent[], context: FormatContext): StructType {
  const fields: StructField[] = []
  for (const field of contents.flatMap((content) => decoded(content, context).schema.fields)) {
    const known = fields.find((f) => sameName(f, field, context))
    if (known === undefined) fields.push(field)
    else if (!equalTypes(known.dataType, field.dataType, false)) {
      throw new UnsupportedError(
        'PARQUET_MERGE',
        `Failed to merge the schemas of Parquet files: ${field.name} is ${simpleString(known.dataType)} and ${simpleString(field.dataType)}`,
        'Spark raises for most such pairs. Give the files one type.',
      )
    }
  }
  return structType(fields)
}

function infer(contents: readonly FileContent[], context: FormatContext): StructType | undefined {
  const { conf, options } = context
  const [first] = contents
  if (first === undefined) return undefined
  checkCodec(options)
  const merges = options.flag('mergeSchema', conf.flag('spark.sql.parquet.mergeSchema'))
  return asNullable(merges ? merged(contents, context) : decoded(first, context).schema) as StructType
}

/** Columns by name; one that a file does not have is null. */
function read(content: FileContent, schema: StructType, context: FormatContext): readonly Row[] {
  checkOptions('parquet', 'read', context.options)
  const file = decoded(content, context)
  const places = schema.fields.map((f) => {
    const at = file.schema.fields.findIndex((g) => sameName(g, f, context))
    const found = file.schema.fields[at]
    if (found !== undefined && !equalTypes(found.dataType, f.dataType, false)) {
      throw new UnsupportedError(
        'PARQUET_SCHEMA_MISMATCH',
        `Failed to read column ${f.name} of ${context.pathOf?.(content) ?? 'a Parquet file'}: the file has ${simpleString(found.dataType)}, the schema ${simpleString(f.dataType)}`,
        content.kind === 'rows' && content.isUntyped === true
          ? 'These rows were put without types: give them with glue.s3.put(path, rows, { schema }).'
          : 'Read the file with its own types and cast.',
      )
    }
    return at
  })
  return file.rows.map((row) => places.map((at) => (at < 0 ? null : (row[at] ?? null))))
}

const CODECS = ['brotli', 'uncompressed', 'lz4', 'gzip', 'lzo', 'lz4raw', 'snappy', 'lz4_raw', 'none', 'zstd']

/** Spark looks at the codec of a reader too. @throws SparkError IllegalArgumentException */
function checkCodec(options: OptionMap): void {
  const name = options.text('compression') ?? options.text('parquet.compression')
  if (name === undefined || CODECS.includes(name.toLowerCase())) return
  throw illegalArgument(`Codec [${name.toLowerCase()}] is not available. Available codecs are ${CODECS.join(', ')}.`)
}

const PARQUET: FileForm = { format: 'parquet', options: {} }

/** Apache Parquet; what a job writes is kept decoded in memory. */
export const parquetFormat: FileFormat = {
  name: 'parquet',
  title: 'Parquet',
  extension: '.snappy.parquet',
  isText: false,
  readsByColumn: false,
  holds: ({ kind }) => kind !== 'void' && kind !== 'interval',
  infer,
  read,
  write: (schema, rows, { options, conf }) => {
    checkCodec(options)
    refuseAncient(schema, rows, conf)
    return { kind: 'rows', schema: asNullable(schema) as StructType, rows, standsFor: PARQUET }
  },
  encode: ({ schema, rows }) => encodeParquet(schema, rows),
}
