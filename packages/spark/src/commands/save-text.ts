import { SparkError } from '../errors/spark-error.ts'
import { compression } from '../formats/compression.ts'
import { textContent } from '../formats/content.ts'
import { traceOfInput } from '../lineage/trace.ts'
import { OptionMap } from '../records/option-map.ts'
import { isThere, qualifiedPath, shownPath } from '../storage/paths.ts'
import type { Storage } from '../storage/storage.ts'
import { StringType, structField, structType } from '../types/data-type.ts'
import type { CommandContext } from './handler.ts'
import { requireStorage } from './write-operation.ts'

const SCHEMA = structType([structField('value', StringType)])

/** What an RDD writes: a file for each partition, also for one without elements. */
export interface TextToSave {
  readonly path: string
  /** The elements of each partition, as texts. */
  readonly parts: readonly (readonly string[])[]
  /** `gzip`; absent: none. */
  readonly codec?: string | undefined
}

/** @throws SparkError as Hadoop raises it, where something is at the place already */
export function requireNoText(path: string, storage: Storage | undefined): void {
  const place = requireStorage(storage, path)
  const root = qualifiedPath(path, place).replace(/\/+$/, '')
  if (!isThere(root, place)) return
  throw new SparkError('Py4JJavaError', `Output directory ${shownPath(root)} already exists`, {
    javaClass: 'org.apache.hadoop.mapred.FileAlreadyExistsException',
  })
}

/** Writes the elements as lines, and tells the record. */
export function saveText({ path, parts, codec }: TextToSave, context: CommandContext): void {
  const storage = requireStorage(context.storage, path)
  const root = qualifiedPath(path, storage).replace(/\/+$/, '')
  const options = codec === undefined ? {} : { compression: codec }
  const { extension, apply } = compression(new OptionMap(Object.entries(options)), 'text')
  for (const [i, lines] of parts.entries()) {
    const rows = lines.map((line) => [line])
    const content = apply(textContent(lines.map((line) => `${line}\n`).join('')))
    const from = traceOfInput({ name: 'elements of an RDD', schema: SCHEMA, rows })
    const name = `part-${String(i).padStart(5, '0')}${extension}`
    storage.write(`${root}/${name}`, content, { format: 'text', options, schema: SCHEMA, root, from })
  }
  storage.complete?.(root)
  const rows = parts.flat().map((line) => [line])
  context.tell({
    direction: 'write',
    call: 'rdd.saveAsTextFile',
    format: 'text',
    target: path,
    location: root,
    options: { ...options, mode: 'errorifexists', partitionBy: [] },
    frame: { schema: SCHEMA, rows, from: traceOfInput({ name: 'elements of an RDD', schema: SCHEMA, rows }) },
  })
  context.kept.changed(root)
}
