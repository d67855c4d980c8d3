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
import type { ObjectStore } from './object-store.ts'
import type { Place } from './place.ts'
import { isLocal, localPath } from './uri.ts'
import { STORAGE_CLASSES, type StorageClass, type WorldFile } from './world-file.ts'

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

/** Files of the world, as a test arranges and reads them. */
export abstract class PutFiles {
  readonly #store: ObjectStore
  readonly #place: Place
  readonly #conf: FileReading['conf']

  /** The one spelling of what a test names. */
  protected abstract uriOf(uri: string, verb: string): string

  constructor(place: Place, conf: FileReading['conf']) {
    this.#store = place.store
    this.#place = place
    this.#conf = conf
  }

  /**
   * Puts a file. Rows stand for a file of whatever format the job reads; text and bytes are the file itself.
   * Rows under a name without extension make a folder with one file in it.
   *
   * @throws GlueError NOT_AN_S3_URI, NOT_A_PATH, NOT_AN_OBJECT
   * @example
   * ```ts
   * import { createGlue } from '@dryfit/glue'
   *
   * const glue = createGlue()
   * glue.s3.put('s3://lake/books', [{ title: 't', author: 'a' }])
   * glue.s3.put('s3://lake/raw/books.csv', 'title,author\nt,a\n')
   * glue.disk.put('/tmp/settings.json', '{ "limit": 10 }')
   * ```
   */
  put(uri: string, content: readonly RowObject[] | DataFrame | string | Uint8Array, options: PutOptions = {}): void {
    requireOptions(`put ${uri}`, options, PUT_OPTIONS)
    const { modified, storageClass } = options
    const file: ArrangedFile = Object.freeze({
      uri: this.uriOf(uri, 'put'),
      content: Object.freeze(contentOf(uri, content, options)),
      modified: modified === undefined ? this.#place.clock.now() : millisOf(modified),
      ...(storageClass === undefined ? {} : { storageClass }),
    })
    this.#place.arranged.addFile(file, openFile(this.#store, file))
  }

  /**
   * What a file, or a folder's files together, hold: rows, or text where the file was put as text.
   * @throws GlueError NO_SUCH_OBJECT
   */
  get(uri: string): readonly RowObject[] | string | Uint8Array {
    const path = this.uriOf(uri, 'get')
    const files = this.#store.list(path)
    const [first] = files
    if (first === undefined) throw noSuchFile(path, this.#store)
    if (files.length === 1 && first.content.kind === 'bytes') return textOf(first.content.bytes)
    return files.flatMap((file) => rowsOf(file))
  }

  /**
   * The bytes of one file. Parquet that a job wrote is encoded when somebody asks for it, with snappy.
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
    const path = this.uriOf(uri, 'get')
    const file = this.#store.list(path).find((each) => each.path === path)
    if (file === undefined) throw noSuchFile(path, this.#store)
    return fileBytes(file, this.#conf, `get the bytes of ${uri}`)
  }

  /** The URIs of the files at or below a path. */
  list(uri: string): readonly string[] {
    return this.#store.list(this.uriOf(uri, 'list')).map((file) => file.path)
  }

  /** Deletes the files at or below a path, as another process could. */
  remove(uri: string): void {
    const path = this.uriOf(uri, 'remove')
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

function noSuchFile(uri: string, store: ObjectStore): GlueError {
  const [where, paths] = isLocal(uri)
    ? ['the disk', store.list('/tmp').map(({ path }) => localPath(path))]
    : ['S3', store.paths]
  const name = isLocal(uri) ? localPath(uri) : uri
  const near = nearMisses(name, paths)[0]
  const step = near === undefined ? `${where.replace('the', 'The')} holds ${listed(paths)}.` : `Did you mean ${near}?`
  return new GlueError('NO_SUCH_OBJECT', `Failed to get ${name}: nothing is there. ${step}`)
}
