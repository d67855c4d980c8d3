import type { FileContent } from '@dryfit/spark'
import { md5Hex } from '@dryfit/spark'
import { fileBytes, fileSize } from '../../world/file-bytes.ts'
import { canonicalUri } from '../../world/uri.ts'
import type { StorageClass, WorldFile } from '../../world/world-file.ts'
import { AwsError } from '../aws-error.ts'
import { type Asked, bytesOf, paramsOf, refusedParameter, textOf } from '../operation.ts'

/** What an object has beside its bytes: headers and tags. */
export interface Details {
  readonly headers: Readonly<Record<string, unknown>>
  readonly tags: readonly unknown[]
}

/** An object of S3, as boto3 sees it. */
export interface S3Object {
  readonly key: string
  readonly modified: number
  readonly storageClass: StorageClass
  readonly details: Details
  readonly size: () => number
  readonly bytes: (doing: string) => Uint8Array
  /** The file that Spark sees; a folder's mark is none. */
  readonly file?: WorldFile
}

/** Headers that an object keeps, by the parameter that sets them. */
const HEADERS = [
  'CacheControl',
  'ContentDisposition',
  'ContentEncoding',
  'ContentLanguage',
  'ContentType',
  'Expires',
  'Metadata',
  'ServerSideEncryption',
  'SSEKMSKeyId',
  'BucketKeyEnabled',
  'WebsiteRedirectLocation',
]

/** By content and not by file: a change of the storage class makes a new file of the same content. */
const details = new WeakMap<FileContent, Details>()
const NOTHING: Details = { headers: {}, tags: [] }

interface FolderMark {
  readonly bytes: Uint8Array
  readonly modified: number
  details: Details
}

/** Objects whose key ends in a slash: marks of folders, which Spark does not see. */
export const folders = ({ services }: Asked): Map<string, FolderMark> => services.kept('s3 folders', () => new Map())

export const uriOf = (bucket: string, key: string): string => `s3://${bucket}/${key}`

/** The world's files have one spelling of a path: S3 has keys that it would not tell apart. */
const isPlain = (uri: string): boolean => canonicalUri(uri) === uri

/** An object; undefined where there is none. */
export function objectAt(asked: Asked, bucket: string, key: string): S3Object | undefined {
  const uri = uriOf(bucket, key)
  const mark = folders(asked).get(uri)
  if (mark !== undefined) return ofMark(key, mark)
  if (!isPlain(uri)) return undefined
  const file = asked.world.store.list(uri).find((each) => each.path === uri)
  return file === undefined ? undefined : ofFile(asked, key, file)
}

/** The keys of a bucket, in S3's order: that of their bytes. */
export function keysOf(asked: Asked, bucket: string): readonly string[] {
  const root = uriOf(bucket, '')
  const files = asked.world.store.list(`s3://${bucket}`).map(({ path }) => path.slice(root.length))
  const marks = [...folders(asked).keys()].filter((uri) => uri.startsWith(root)).map((uri) => uri.slice(root.length))
  return [...files, ...marks].sort(byBytes)
}

const utf8 = new TextEncoder()
/** Beyond these UTF-16 has another order than UTF-8. */
const UNLIKE = /[\ud800-\uffff]/
function byBytes(a: string, b: string): number {
  if (!UNLIKE.test(a) && !UNLIKE.test(b)) return a < b ? -1 : 1
  const [x, y] = [utf8.encode(a), utf8.encode(b)]
  const at = x.findIndex((byte, i) => byte !== y[i])
  return at < 0 ? x.length - y.length : (x[at] ?? 0) - (y[at] ?? -1)
}

export function noSuchKey(bucket: string, key: string, isHead = false): AwsError {
  const advice = [`Arrange it with glue.s3.put('s3://${bucket}/${key}', '…'), or correct the job.`]
  if (isHead) return new AwsError('404', 'Not Found', { status: 404, advice })
  return new AwsError('NoSuchKey', 'The specified key does not exist.', {
    status: 404,
    advice,
    extra: { Error: { Key: key } },
  })
}

/** Puts an object: the same file that Spark reads. */
export function place(asked: Asked, at: { readonly bucket: string; readonly key: string }, made: Made): void {
  const uri = uriOf(at.bucket, at.key)
  const { content, storageClass = 'STANDARD' } = made
  if (at.key.endsWith('/') && content.kind === 'bytes') {
    folders(asked).set(uri, { bytes: content.bytes, modified: asked.world.clock.now(), details: made.details })
    return
  }
  if (!isPlain(uri))
    throw refusedParameter(
      'an operation of s3',
      `the key ${JSON.stringify(at.key)}`,
      'Its path has an empty part, which Spark would not see: write it without.',
    )
  details.set(content, made.details)
  const { written, form, from } = made.of ?? {}
  asked.world.store.place(uri, content, {
    by: 'job',
    storageClass,
    ...(written === undefined ? {} : { written }),
    ...(form === undefined ? {} : { form }),
    ...(from === undefined ? {} : { from }),
  })
}

/** What an object is made of. */
export interface Made {
  readonly content: FileContent
  readonly details: Details
  readonly storageClass?: StorageClass
  /** The file that it is a copy of. */
  readonly of?: WorldFile
}

export function removeObject(asked: Asked, bucket: string, key: string): void {
  const uri = uriOf(bucket, key)
  if (folders(asked).delete(uri) || !isPlain(uri)) return
  if (objectAt(asked, bucket, key) !== undefined) asked.world.store.remove(uri)
}

/** The headers that the parameters of a put or a copy give. */
export function detailsOf(params: Readonly<Record<string, unknown>>): Details {
  const headers = Object.fromEntries(HEADERS.flatMap((name) => (params[name] == null ? [] : [[name, params[name]]])))
  const metadata = Object.entries(paramsOf(headers['Metadata'])).map(([name, value]) => [name.toLowerCase(), value])
  return {
    headers: { ...headers, ...(metadata.length === 0 ? {} : { Metadata: Object.fromEntries(metadata) }) },
    tags: tagsOf(textOf(params['Tagging'])),
  }
}

/** `kind=raw&day=1`, percent-encoded. */
function tagsOf(query: string): readonly unknown[] {
  const pairs = query.split('&').filter((pair) => pair !== '')
  return pairs.map((pair) => {
    const [Key = '', Value = ''] = pair.split('=').map((part) => decodeURIComponent(part.replaceAll('+', ' ')))
    return { Key, Value }
  })
}

/** Sets the tags of an object. */
export function tag(asked: Asked, bucket: string, object: S3Object, tags: readonly unknown[]): void {
  const next = { ...object.details, tags }
  const mark = folders(asked).get(uriOf(bucket, object.key))
  if (mark !== undefined) mark.details = next
  if (object.file !== undefined) details.set(object.file.content, next)
}

export const contentOf = (body: unknown): FileContent => ({ kind: 'bytes', bytes: bytesOf(body) })

const etags = new WeakMap<FileContent, string>()

/** The ETag of an object put in one piece: the MD5 of its bytes, or of its name where no bytes are known. */
export function etagOf({ key, file, bytes, size }: S3Object): string {
  if (file === undefined) return `"${md5Hex(bytes('get an ETag'))}"`
  let known = etags.get(file.content)
  if (known === undefined) {
    known = `"${md5Hex(knownBytes({ bytes, size, key }))}"`
    etags.set(file.content, known)
  }
  return known
}

function knownBytes({ bytes, size, key }: Pick<S3Object, 'bytes' | 'size' | 'key'>): Uint8Array {
  try {
    return bytes('get an ETag')
  } catch {
    return utf8.encode(`${key} ${size()}`)
  }
}

function ofMark(key: string, mark: FolderMark): S3Object {
  return {
    key,
    modified: mark.modified,
    storageClass: 'STANDARD',
    details: mark.details,
    size: () => mark.bytes.length,
    bytes: () => mark.bytes,
  }
}

function ofFile({ runtime }: Asked, key: string, file: WorldFile): S3Object {
  const { conf } = runtime.session
  return {
    key,
    modified: file.modified,
    storageClass: file.storageClass,
    details: details.get(file.content) ?? NOTHING,
    size: () => fileSize(file, conf),
    bytes: (doing) => fileBytes(file, conf, doing),
    file,
  }
}
