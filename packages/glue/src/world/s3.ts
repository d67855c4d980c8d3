import { DataFrame, type FileReading, type StructType, toExternal } from '@dryfit/spark'
import { type ArrangedContent, type ArrangedFile, frozen, type RowObject } from '../arrangement/arrangement.ts'
import { openFile } from '../arrangement/open.ts'
import { GlueError } from '../errors/glue-error.ts'
import { listed, nearMisses } from '../errors/listing.ts'
import { type OptionTable, oneOf, optionKinds, requireOptions } from '../errors/options.ts'
import { millisOf } from './clock.ts'
import { fileBytes } from './file-bytes.ts'
import { givenSchema } from './given-schema.ts'
import { requireKnownColumns } from './known-columns.ts'
import { type ObjectStore, STORAGE_CLASSES, type StorageClass, type WorldFile } from './object-store.ts'
import type { Place } from './place.ts'
import { s3Uri } from './uri.ts'

/** How an object is put into the world's S3. */
export interface PutOptions {
  /** When it was last modified. @defaultValue the world's time */
  readonly modified?: Date | string | number
  /** @defaultValue 'STANDARD' */
  readonly storageClass?: StorageClass
  /** The types of rows: DDL text (`'id int, day date'`) or a StructType. @defaultValue what the values have */
  readonly schema?: string | StructType
}

const PUT_OPTIONS: OptionTable<PutOptions> = {
  modified: optionKinds.anything,
  storageClass: oneOf(...STORAGE_CLASSES),
  schema: optionKinds.anything,
}

/** The world's S3, as a test arranges and reads it. */
export class S3 {
  readonly #store: ObjectStore
  readonly #place: Place
  readonly #conf: FileReading['conf']

  constructor(place: Place, conf: FileReading['conf']) {
    this.#store = place.store
    this.#place = place
    this.#conf = conf
  }

  /**
   * Puts an object. Rows stand for a file of whatever format the job reads; text and bytes are the file itself.
   * Rows under a name without extension make a folder with one file in it.
   *
   * @throws GlueError NOT_AN_S3_URI, NOT_AN_OBJECT
   * @example
   * ```ts
   * import { createGlue } from '@dryfit/glue'
   *
   * const glue = createGlue()
   * glue.s3.put('s3://lake/books', [{ title: 't', author: 'a' }])
   * glue.s3.put('s3://lake/raw/books.csv', 'title,author\nt,a\n')
   * ```
   */
  put(uri: string, content: readonly RowObject[] | DataFrame | string | Uint8Array, options: PutOptions = {}): void {
    requireOptions(`put ${uri}`, options, PUT_OPTIONS)
    const { modified, storageClass } = options
    const file: ArrangedFile = Object.freeze({
      uri: s3Uri(uri, 'put'),
      content: Object.freeze(contentOf(uri, content, options)),
      modified: modified === undefined ? this.#place.clock.now() : millisOf(modified),
      ...(storageClass === undefined ? {} : { storageClass }),
    })
    this.#place.arranged.addFile(file, openFile(this.#store, file))
  }

  /**
   * What an object, or a folder's objects together, hold: rows, or text where the object was put as text.
   * @throws GlueError NO_SUCH_OBJECT
   */
  get(uri: string): readonly RowObject[] | string | Uint8Array {
    const files = this.#store.list(s3Uri(uri, 'get'))
    const [first] = files
    if (first === undefined) throw noSuchObject(uri, this.#store)
    if (files.length === 1 && first.content.kind === 'bytes') return textOf(first.content.bytes)
    return files.flatMap((file) => rowsOf(file))
  }

  /**
   * The bytes of one object. Parquet that a job wrote is encoded when somebody asks for it, with snappy.
   *
   * @throws GlueError NO_SUCH_OBJECT, NOT_BYTES for an object that stands for a text that is not known to the byte
   * @example
   * ```ts
   * import { createGlue } from '@dryfit/glue'
   *
   * const glue = createGlue()
   * glue.spark.createDataFrame([{ id: 1 }]).write.parquet('s3://lake/out')
   * const [uri = ''] = glue.s3.list('s3://lake/out')
   * glue.s3.bytes(uri).subarray(0, 4) // PAR1
   * ```
   */
  bytes(uri: string): Uint8Array {
    const path = s3Uri(uri, 'get')
    const file = this.#store.list(path).find((each) => each.path === path)
    if (file === undefined) throw noSuchObject(uri, this.#store)
    return fileBytes(file, this.#conf, `get the bytes of ${uri}`)
  }

  /** The URIs of the objects at or below a URI. */
  list(uri: string): readonly string[] {
    return this.#store.list(s3Uri(uri, 'list')).map((file) => file.path)
  }

  /** Deletes the objects at or below a URI, as another process could. */
  remove(uri: string): void {
    const path = s3Uri(uri, 'remove')
    this.#place.arranged.forget(path)
    this.#store.remove(path)
  }
}

function contentOf(uri: string, content: unknown, { schema }: PutOptions): ArrangedContent {
  if (typeof content === 'string') return { bytes: new TextEncoder().encode(content) }
  if (content instanceof Uint8Array) return { bytes: content }
  if (content instanceof DataFrame) return { rows: frozen(content.collect()), schema: content.schema }
  if (Array.isArray(content) && content.every(isRow)) return rowsContent(uri, content, schema)
  throw new GlueError(
    'NOT_AN_OBJECT',
    `Failed to put ${uri}: its content is neither rows nor text nor bytes. Give a list of objects, a frame, a string or a Uint8Array.`,
  )
}

function rowsContent(uri: string, rows: readonly RowObject[], given: string | StructType | undefined): ArrangedContent {
  if (given === undefined) return { rows: frozen(rows) }
  const schema = givenSchema(`put ${uri}`, given)
  requireKnownColumns(rows, schema)
  return { rows: frozen(rows), schema }
}

const isRow = (row: unknown): row is RowObject => typeof row === 'object' && row !== null && !Array.isArray(row)

/** Text when the bytes are UTF-8, the bytes when not. */
function textOf(bytes: Uint8Array): string | Uint8Array {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return bytes
  }
}

function rowsOf(file: WorldFile): readonly RowObject[] {
  const { content } = file
  if (file.written !== undefined) return objects(file.written.schema, file.written.rows)
  if (content.kind === 'rows') return content.objects ?? objects(content.schema, content.rows)
  throw new GlueError('NOT_ROWS', `Failed to get the rows of ${file.path}: it was put as bytes. Get it by its own URI.`)
}

const objects = (schema: StructType, rows: readonly (readonly unknown[])[]): readonly RowObject[] =>
  rows.map((row) =>
    Object.fromEntries(schema.fields.map((f, i) => [f.name, toExternal((row[i] ?? null) as never, f.dataType)])),
  )

function noSuchObject(uri: string, store: ObjectStore): GlueError {
  const near = nearMisses(uri, store.paths)[0]
  const step = near === undefined ? `S3 holds ${listed(store.paths)}.` : `Did you mean ${near}?`
  return new GlueError('NO_SUCH_OBJECT', `Failed to get ${uri}: nothing is there. ${step}`)
}
