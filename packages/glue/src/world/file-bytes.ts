import { bytesOf, type FileReading, toExternal } from '@dryfit/spark'
import { GlueError } from '../errors/glue-error.ts'
import { glueFormat } from '../record-formats/registry.ts'
import type { WorldFile } from './world-file.ts'

type Conf = FileReading['conf']

/**
 * The bytes of a file, made of its rows where it has rows.
 *
 * @param doing - what they are wanted for, after "Failed to"
 * @throws GlueError NOT_BYTES for a file that stands for a text that is not known to the byte
 */
export function fileBytes(file: WorldFile, conf: Conf, doing: string): Uint8Array {
  const bytes = knownBytes(file, conf)
  if (bytes !== undefined) return bytes
  throw new GlueError(
    'NOT_BYTES',
    file.written === undefined
      ? `Failed to ${doing}: it holds rows, which are a file of whatever format a job reads. Put them under a name that tells the format: '.json', '.csv' or '.parquet'.`
      : `Failed to ${doing}: it holds rows that stand for a text, which Glue could write in more than one way. Get its rows with glue.s3.get, or write it with Spark.`,
  )
}

/** The size of a file. Of rows that no bytes are known of it is that of their JSON: no job can tell which it would be. */
export function fileSize(file: WorldFile, conf: Conf): number {
  const bytes = knownBytes(file, conf)
  if (bytes !== undefined) return bytes.length
  const { content } = file
  if (content.kind === 'bytes') return content.bytes.length
  const texts = content.rows.map((row) =>
    JSON.stringify(
      content.schema.fields.map((f, i) => toExternal((row[i] ?? null) as never, f.dataType)),
      (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
    ),
  )
  return new TextEncoder().encode(texts.join('\n')).length
}

function knownBytes(file: WorldFile, conf: Conf): Uint8Array | undefined {
  return file.written === undefined || file.path.endsWith('.parquet') ? encodedBytes(file, conf) : undefined
}

/** Rows without a format are the file that their name says: `.json`, `.csv` with a header, `.parquet`. */
function encodedBytes({ path, content }: WorldFile, conf: Conf): Uint8Array | undefined {
  const format = glueFormat(path.slice(path.lastIndexOf('.') + 1))?.name
  if (content.kind === 'bytes' || content.standsFor !== undefined || format === undefined) return bytesOf(content, conf)
  const options = format === 'csv' ? { header: 'true' } : {}
  const { schema, rows, objects, isUntyped } = content
  return bytesOf({ ...content, schema, rows, objects, isUntyped, standsFor: { format, options } }, conf)
}
