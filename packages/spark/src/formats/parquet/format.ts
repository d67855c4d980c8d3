import { illegalArgument, SparkError } from '../../errors/spark-error.ts'
import { UnsupportedError } from '../../errors/unsupported-error.ts'
import { checkOptions } from '../../records/check-options.ts'
import type { OptionMap } from '../../records/option-map.ts'
import type { FileContent, FileForm } from '../../storage/storage.ts'
import { asNullable, type DataType, type StructField, type StructType } from '../../types/data-type.ts'
import { simpleString } from '../../types/print.ts'
import type { Row, Value } from '../../types/value.ts'
import type { FileFormat, FormatContext } from '../format.ts'
import { mergedSchema, placeIn } from '../merged-schema.ts'
import { ancientRead, FIRST_COMMON_INSTANT, legacyZoneRead, refuseAncient } from './ancient.ts'
import { type Convert, conversionOf } from './convert.ts'
import { type DecodedParquet, decodeParquet } from './decode.ts'
import { encodeParquet } from './encode.ts'
import { requireParquet } from './footer.ts'
import { parquetSettings } from './settings.ts'
import { asStored } from './stored-times.ts'

type Decoded = Omit<DecodedParquet, 'troubles' | 'physical'> & Partial<Pick<DecodedParquet, 'troubles' | 'physical'>>

interface Known {
  readonly settings: string
  readonly decoded: Decoded
}
const decodedBytes = new WeakMap<Uint8Array, Known>()

/** A Parquet file's schema and rows; bytes are decoded once, as long as they mean the same. */
function decoded(content: FileContent, context: FormatContext, isOpening = false): Decoded {
  switch (content.kind) {
    case 'rows':
      return content
    case 'bytes': {
      const settings = parquetSettings(context.conf, context.options)
      const key = JSON.stringify(settings)
      const known = decodedBytes.get(content.bytes)
      if (known?.settings === key) return known.decoded
      requireParquet(content.bytes, context.pathOf?.(content) ?? 'a Parquet file', isOpening)
      const made = decodeParquet(content.bytes, context.pathOf?.(content), settings)
      decodedBytes.set(content.bytes, { settings: key, decoded: made })
      return made
    }
  }
}

/** A file's columns. @throws SparkError where one has a type that Spark does not know */
function typesOf(content: FileContent, context: FormatContext): StructType {
  const { schema, troubles } = decoded(content, context, true)
  for (const trouble of troubles?.values() ?? []) {
    if ('illegal' in trouble) {
      const message = `org.apache.spark.sql.AnalysisException: Illegal Parquet type: ${trouble.illegal}.`
      throw new SparkError('Py4JJavaError', message)
    }
  }
  return schema
}

function infer(contents: readonly FileContent[], context: FormatContext): StructType | undefined {
  const { conf, options } = context
  const [first] = contents
  if (first === undefined) return undefined
  checkCodec(options)
  const merges = options.flag('mergeSchema', conf.flag('spark.sql.parquet.mergeSchema'))
  return asNullable(
    merges
      ? mergedSchema(
          contents.map((content) => typesOf(content, context)),
          'Parquet',
          context,
        )
      : typesOf(first, context),
  ) as StructType
}

/** Columns by name; one that a file does not have is null. */
function read(content: FileContent, schema: StructType, context: FormatContext): readonly Row[] {
  checkOptions('parquet', 'read', context.options)
  // Spark plans no task for a file of no bytes.
  if (content.kind === 'bytes' && content.bytes.length === 0) return []
  const file = decoded(content, context)
  const columns = schema.fields.map((f): ((row: Row) => Value) => {
    const at = placeIn(file.schema, f, context)
    const found = at === undefined ? undefined : file.schema.fields[at]
    if (at === undefined || found === undefined) return () => null
    const convert = conversionTo(f, found, { content, context, physical: file.physical?.get(found.name) })
    const isUsed = context.columns === undefined || context.columns.has(f.name)
    const trouble = isUsed ? file.troubles?.get(found.name) : undefined
    if (trouble !== undefined && 'ancient' in trouble) throw ancientRead(trouble.ancient)
    if (trouble !== undefined && 'legacyZone' in trouble) throw legacyZoneRead(trouble.legacyZone)
    return (row) => {
      const value = row[at] ?? null
      return value === null ? null : convert(value)
    }
  })
  return file.rows.map((row) => columns.map((column) => column(row)))
}

/** A wall clock as an instant of UTC. Whose calendar a foreign file has is asked of its old ones. */
function clockAsInstant(content: FileContent, { conf, options }: FormatContext): Convert {
  if (content.kind === 'rows' || parquetSettings(conf, options).datetimeRebase === 'CORRECTED') return (value) => value
  return (value) => {
    if (Number(value) < Number(FIRST_COMMON_INSTANT)) throw ancientRead('datetime')
    return value
  }
}

interface Mismatch {
  readonly content: FileContent
  readonly context: FormatContext
  readonly physical: string | undefined
}

/** @throws SparkError for a type that Spark does not read so. UnsupportedError where it is not known here */
function conversionTo(f: StructField, found: StructField, { content, context, physical }: Mismatch): Convert {
  const stored = physical ?? physicalOf(found.dataType)
  const column = { physical: stored, caseSensitive: context.conf.caseSensitive }
  if (found.dataType.kind === 'timestamp_ntz' && f.dataType.kind === 'timestamp')
    return clockAsInstant(content, context)
  const convert = conversionOf(found.dataType, f.dataType, column)
  if (typeof convert === 'function') return convert
  const file = context.pathOf?.(content) ?? 'a Parquet file'
  const isUntyped = content.kind === 'rows' && content.isUntyped === true
  if (convert === 'no' && !isUntyped) {
    const [type, wanted] = [stored ?? simpleString(found.dataType), simpleString(f.dataType)]
    const reason = `Column: [${f.name}], Expected: ${wanted}, Found: ${type}.`
    throw new SparkError(
      'Py4JJavaError',
      `org.apache.spark.SparkException: Parquet column cannot be converted in file ${file}. ${reason}\nCaused by: ${CAUSE}: column: [${f.name}], physicalType: ${type}, logicalType: ${wanted}`,
    )
  }
  throw new UnsupportedError(
    'PARQUET_SCHEMA_MISMATCH',
    `Failed to read column ${f.name} of ${file}: the file has ${simpleString(found.dataType)}, the schema ${simpleString(f.dataType)}`,
    isUntyped
      ? 'These rows were put without types: give them with glue.s3.put(path, rows, { schema }).'
      : 'Where a test put the file, put it with the types that the job declares; Spark raises an error for other pairs of types too.',
  )
}

const CAUSE = 'org.apache.spark.sql.execution.datasources.SchemaColumnConvertNotSupportedException'

/** How Spark stores values of a type; undefined for groups. */
function physicalOf(type: DataType): string | undefined {
  if (type.kind === 'decimal')
    return type.precision <= 9 ? 'INT32' : type.precision <= 18 ? 'INT64' : 'FIXED_LEN_BYTE_ARRAY'
  return PHYSICAL[type.kind]
}

const PHYSICAL: Readonly<Partial<Record<DataType['kind'], string>>> = {
  boolean: 'BOOLEAN',
  byte: 'INT32',
  short: 'INT32',
  integer: 'INT32',
  date: 'INT32',
  'year-month interval': 'INT32',
  long: 'INT64',
  'day-time interval': 'INT64',
  timestamp: 'INT96',
  timestamp_ntz: 'INT64',
  float: 'FLOAT',
  double: 'DOUBLE',
  string: 'BINARY',
  binary: 'BINARY',
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
  mayRefuseColumns: (contents) => contents.some(({ kind }) => kind === 'bytes'),
  holds: ({ kind }) => kind !== 'void' && kind !== 'interval',
  infer,
  read,
  write: (schema, rows, { options, conf }) => {
    checkCodec(options)
    refuseAncient(schema, rows, conf)
    const kept = asStored(schema, rows, conf)
    return { kind: 'rows', schema: asNullable(schema) as StructType, rows: kept, standsFor: PARQUET }
  },
  encode: ({ schema, rows }) => encodeParquet(schema, rows),
}
