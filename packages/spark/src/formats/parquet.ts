import { UnsupportedError } from '../errors/unsupported-error.ts'
import type { FileContent } from '../storage/storage.ts'
import { asNullable, equalTypes, type StructType } from '../types/data-type.ts'
import { fromExternal } from '../types/external.ts'
import { inferSchema } from '../types/infer.ts'
import { simpleString } from '../types/print.ts'
import type { Row } from '../types/value.ts'
import type { FileFormat } from './format.ts'

/** A Parquet file's schema and rows. Bytes are decoded by the world before a job starts: that decoder is asynchronous. */
function decoded(content: FileContent): { readonly schema: StructType; readonly rows: readonly Row[] } {
  switch (content.kind) {
    case 'parquet':
      return content
    case 'objects': {
      const schema = content.schema ?? inferSchema(content.objects)
      return {
        schema,
        rows: content.objects.map((o, i) =>
          schema.fields.map((f) => fromExternal(o[f.name], f.dataType, `row ${i}.${f.name}`)),
        ),
      }
    }
    case 'bytes':
      throw new UnsupportedError(
        'PARQUET_NOT_DECODED',
        'Failed to read a Parquet file: it holds bytes that are not decoded, or no Parquet',
        'Put it with `await glue.s3.put(uri, bytes)` and let the await finish.',
      )
  }
}

/** Apache Parquet, kept decoded in memory. */
export const parquetFormat: FileFormat = {
  name: 'parquet',
  extension: '.snappy.parquet',
  infer: (contents) => {
    const [first] = contents
    return first === undefined ? undefined : (asNullable(decoded(first).schema) as StructType)
  },
  read: (content, schema) => {
    const file = decoded(content)
    const places = schema.fields.map((f) => {
      const at = file.schema.fields.findIndex((g) => g.name === f.name || g.name.toLowerCase() === f.name.toLowerCase())
      const found = file.schema.fields[at]
      if (found !== undefined && !equalTypes(found.dataType, f.dataType, false)) {
        throw new UnsupportedError(
          'PARQUET_SCHEMA_MISMATCH',
          `Failed to read column ${f.name} of a Parquet file: the file has ${simpleString(found.dataType)}, the schema ${simpleString(f.dataType)}`,
          'Read the file with its own types and cast.',
        )
      }
      return at
    })
    return file.rows.map((row) => places.map((at) => (at < 0 ? null : (row[at] ?? null))))
  },
  write: (schema, rows) => ({ kind: 'parquet', schema: asNullable(schema) as StructType, rows }),
}
