import { illegalArgument, SparkError, sparkError } from '../../errors/spark-error.ts'
import { UnsupportedError } from '../../errors/unsupported-error.ts'
import type { OptionMap } from '../../records/option-map.ts'
import type { FileContent, FileForm, FileRows } from '../../storage/storage.ts'
import { asNullable, type StructField, type StructType } from '../../types/data-type.ts'
import { simpleString } from '../../types/print.ts'
import type { Row } from '../../types/value.ts'
import type { FileFormat, FormatContext } from '../format.ts'
import { mergedSchema, placeIn } from '../merged-schema.ts'
import { requireHeld } from '../write-checks.ts'
import { decodeOrc, encodeOrc } from './bytes.ts'
import { type Convert, conversionOf } from './convert.ts'
import { withSortedMaps } from './sorted-maps.ts'

const CODECS = ['uncompressed', 'lz4', 'lzo', 'snappy', 'zlib', 'none', 'zstd']

/** @throws SparkError IllegalArgumentException */
function checkCodec(options: OptionMap): void {
  const name = options.text('compression') ?? options.text('orc.compress')
  if (name === undefined || CODECS.includes(name.toLowerCase())) return
  throw illegalArgument(`Codec [${name.toLowerCase()}] is not available. Available codecs are ${CODECS.join(', ')}.`)
}

const pathOf = (content: FileContent, context: FormatContext): string => context.pathOf?.(content) ?? 'an ORC file'

/** Rows that are a file; undefined for a file of no bytes, which Spark passes over. @throws SparkError, UnsupportedError for bytes */
function rowsOf(
  content: FileContent,
  context: FormatContext,
  malformed: (path: string) => SparkError,
): FileRows | undefined {
  if (content.kind === 'rows') return content
  if (content.bytes.length === 0) return undefined
  const own = decodeOrc(content.bytes)
  if (own !== undefined) return own
  const path = pathOf(content, context)
  if (new TextDecoder().decode(content.bytes.subarray(0, 3)) !== 'ORC') throw malformed(path)
  throw new UnsupportedError(
    'ORC_BYTES',
    `Failed to read ${path}: its bytes are ORC, which dryfit does not decode`,
    'Put rows there: they are an ORC file for a job that reads one.',
  )
}

const MALFORMED = 'org.apache.orc.FileFormatException'
const reasonOf = (path: string): string => `Malformed ORC file ${path}. Invalid postscript.`

/** What Spark says that looks for a schema. */
function noFooter(path: string): SparkError {
  const error = sparkError('Py4JJavaError', 'CANNOT_READ_FILE_FOOTER', { file: path })
  const { errorClass, sqlState, messageParameters } = error
  return new SparkError('Py4JJavaError', `${error.message}\nCaused by: ${MALFORMED}: ${reasonOf(path)}`, {
    errorClass,
    sqlState,
    messageParameters,
  })
}

/** What a task says that reads rows. */
const noRows = (path: string): SparkError =>
  new SparkError('Py4JJavaError', `Job aborted due to stage failure: ${MALFORMED}: ${reasonOf(path)}`)

function infer(contents: readonly FileContent[], context: FormatContext): StructType | undefined {
  const { conf, options } = context
  const merges = options.flag('mergeSchema', conf.flag('spark.sql.orc.mergeSchema'))
  const schemas: StructType[] = []
  for (const content of contents) {
    if (!merges && schemas.length > 0) break
    const rows = rowsOf(content, context, noFooter)
    if (rows !== undefined) schemas.push(rows.schema)
  }
  return schemas.length === 0 ? undefined : (asNullable(mergedSchema(schemas, 'ORC', context)) as StructType)
}

/** Columns by name; one that a file does not have is null. */
function read(content: FileContent, schema: StructType, context: FormatContext): readonly Row[] {
  const file = rowsOf(content, context, noRows)
  if (file === undefined) return []
  const columns = schema.fields.map((f): { readonly at: number; readonly convert: Convert } => {
    const at = placeIn(file.schema, f, context) ?? -1
    const found = file.schema.fields[at]
    return { at, convert: found === undefined ? () => null : conversionTo(f, found, file, context) }
  })
  return file.rows.map((row) => columns.map(({ at, convert }) => convert(row[at] ?? null)))
}

function conversionTo(f: StructField, found: StructField, file: FileRows, context: FormatContext): Convert {
  const convert = conversionOf(found.dataType, f.dataType, context.conf.caseSensitive)
  if (convert !== undefined) return convert
  throw new UnsupportedError(
    'ORC_SCHEMA_MISMATCH',
    `Failed to read column ${f.name} of ${pathOf(file, context)}: the file has ${simpleString(found.dataType)}, the schema ${simpleString(f.dataType)}`,
    file.isUntyped === true
      ? 'These rows were put without types: give them with glue.s3.put(path, rows, { schema }).'
      : 'ORC converts some such pairs, which dryfit does not follow: put the file with the types that the job declares.',
  )
}

const ORC: FileForm = { format: 'orc', options: {} }

/** Apache ORC, as far as rows go: there is no library that knows its bytes, and those that stand for it here are dryfit's own. */
export const orcFormat: FileFormat = {
  name: 'orc',
  title: 'ORC',
  extension: '.snappy.orc',
  isText: false,
  readsByColumn: false,
  holds: ({ kind }) => kind !== 'void' && kind !== 'interval',
  check: (schema) => requireHeld(schema, orcFormat),
  infer,
  read,
  write: (schema, rows, { options }) => {
    checkCodec(options)
    return {
      kind: 'rows',
      schema: asNullable(schema) as StructType,
      rows: withSortedMaps(schema, rows),
      standsFor: ORC,
    }
  },
  encode: ({ schema, rows }) => encodeOrc(schema, rows),
}
