import type { StorageClass } from '../../world/world-file.ts'
import { AwsError } from '../aws-error.ts'
import { type Asked, listOf, type Operations, type Params, paramsOf, plain, textOf } from '../operation.ts'
import { requireBucket, requireObject, useBucket } from './buckets.ts'
import {
  contentOf,
  detailsOf,
  etagOf,
  noSuchKey,
  objectAt,
  place,
  removeObject,
  type S3Object,
  tag,
  uriOf,
} from './objects.ts'
import { rangeOf } from './range.ts'

const target = (params: Params): string => uriOf(textOf(params['Bucket']), textOf(params['Key']))
const failed = (): AwsError =>
  new AwsError('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', { status: 412 })

const VERSIONS = ['VersionId', 'PartNumber']

function headOf(object: S3Object): Record<string, unknown> {
  const { modified, storageClass, details } = object
  return {
    AcceptRanges: 'bytes',
    LastModified: new Date(modified),
    ContentLength: object.size(),
    ETag: etagOf(object),
    ContentType: 'binary/octet-stream',
    Metadata: {},
    ServerSideEncryption: 'AES256',
    ...(storageClass === 'STANDARD' ? {} : { StorageClass: storageClass }),
    ...details.headers,
    ...(details.tags.length === 0 ? {} : { TagCount: details.tags.length }),
  }
}

/** `If-Match` and its kin. */
function requireConditions({ params }: Asked, object: S3Object): void {
  const tagged = etagOf(object).replaceAll('"', '')
  const [match, none] = [params['IfMatch'], params['IfNoneMatch']].map((one) => textOf(one).replaceAll('"', ''))
  const [since, until] = [params['IfModifiedSince'], params['IfUnmodifiedSince']]
  if (match !== '' && match !== tagged) throw failed()
  if (until !== undefined && object.modified > new Date(textOf(until)).getTime()) throw failed()
  const isOld = since !== undefined && object.modified <= new Date(textOf(since)).getTime()
  if ((none !== '' && none === tagged) || isOld) throw new AwsError('304', 'Not Modified', { status: 304 })
}

function get(asked: Asked): Readonly<Record<string, unknown>> {
  const { bucket, object } = requireObject(asked)
  requireConditions(asked, object)
  const bytes = object.bytes(`get ${uriOf(bucket, object.key)}`)
  const range = textOf(asked.params['Range'])
  if (range === '') return { ...headOf(object), Body: bytes }
  const [from, to] = rangeOf(range, bytes.length)
  const part = bytes.slice(from, to)
  const told = `bytes ${from}-${to - 1}/${bytes.length}`
  return { ...headOf(object), ContentLength: part.length, ContentRange: told, Body: part }
}

function put(asked: Asked): Readonly<Record<string, unknown>> {
  const { params } = asked
  const bucket = useBucket(asked)
  const key = textOf(params['Key'])
  const known = objectAt(asked, bucket, key)
  if (params['IfNoneMatch'] === '*' && known !== undefined) throw failed()
  if (params['IfMatch'] !== undefined) {
    if (known === undefined) throw noSuchKey(bucket, key)
    requireConditions(asked, known)
  }
  const storageClass = params['StorageClass'] as StorageClass | undefined
  place(
    asked,
    { bucket, key },
    { content: contentOf(params['Body']), details: detailsOf(params), ...(storageClass && { storageClass }) },
  )
  const object = objectAt(asked, bucket, key)
  return { ETag: object === undefined ? undefined : etagOf(object), ServerSideEncryption: 'AES256' }
}

/** `bucket/key`, as it is or percent-encoded, or an object of both. */
function sourceOf(given: unknown): { readonly Bucket: string; readonly Key: string } {
  if (typeof given !== 'string') return paramsOf(given) as { readonly Bucket: string; readonly Key: string }
  const path = decodeURIComponent(given.replace(/^\//, '').replace(/\?versionId=.*$/, ''))
  const cut = path.indexOf('/')
  return { Bucket: path.slice(0, cut), Key: path.slice(cut + 1) }
}

function copy(asked: Asked): Readonly<Record<string, unknown>> {
  const { params } = asked
  const source = sourceOf(params['CopySource'])
  const from = { ...asked, params: { ...source } }
  const { object } = requireObject(from)
  const isSame = source.Bucket === params['Bucket'] && source.Key === params['Key']
  const replaces = params['MetadataDirective'] === 'REPLACE'
  const storageClass = params['StorageClass'] as StorageClass | undefined
  if (isSame && !replaces && storageClass === undefined) {
    const said =
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes."
    throw new AwsError('InvalidRequest', said)
  }
  const bucket = useBucket(asked)
  const given = detailsOf(params)
  const details = {
    headers: replaces ? given.headers : object.details.headers,
    tags: params['TaggingDirective'] === 'REPLACE' ? given.tags : object.details.tags,
  }
  const content = object.file === undefined ? contentOf(object.bytes('copy')) : { ...object.file.content }
  const made = { content, details, ...(storageClass && { storageClass }) }
  place(asked, { bucket, key: textOf(params['Key']) }, object.file === undefined ? made : { ...made, of: object.file })
  const result = { ETag: etagOf(object), LastModified: new Date(asked.world.clock.now()) }
  return { CopyObjectResult: result, ServerSideEncryption: 'AES256' }
}

function removeMany(asked: Asked): Readonly<Record<string, unknown>> {
  const bucket = requireBucket(asked)
  const wanted = paramsOf(asked.params['Delete'])
  const objects = listOf(wanted['Objects']).map(paramsOf)
  if (objects.length > 1000 || objects.length === 0)
    throw new AwsError(
      'MalformedXML',
      'The XML you provided was not well-formed or did not validate against our published schema',
    )
  for (const { Key: key } of objects) removeObject(asked, bucket, textOf(key))
  return wanted['Quiet'] === true ? {} : { Deleted: objects.map(({ Key, VersionId }) => ({ Key, VersionId })) }
}

/** What reads, writes and removes objects. */
export const content: Operations = {
  get_object: { direction: 'read', target, run: get, refuses: ['PartNumber'] },
  head_object: plain(
    (asked) => {
      const { object } = requireObject(asked, true)
      requireConditions(asked, object)
      return headOf(object)
    },
    { target, refuses: VERSIONS },
  ),
  put_object: { direction: 'write', target, run: put, refuses: ['WriteOffsetBytes', 'ObjectLockMode'] },
  copy_object: {
    direction: 'write',
    target,
    run: copy,
    refuses: ['CopySourceIfMatch', 'CopySourceIfNoneMatch', 'CopySourceIfModifiedSince', 'CopySourceIfUnmodifiedSince'],
  },
  delete_object: {
    direction: 'purge',
    target,
    status: 204,
    run: (asked) => {
      removeObject(asked, requireBucket(asked), textOf(asked.params['Key']))
      return {}
    },
  },
  delete_objects: {
    direction: 'purge',
    target: (params) =>
      listOf(paramsOf(params['Delete'])['Objects'])
        .map((one) => uriOf(textOf(params['Bucket']), textOf(paramsOf(one)['Key'])))
        .join(','),
    run: removeMany,
  },
  get_object_tagging: plain((asked) => ({ TagSet: requireObject(asked).object.details.tags })),
  put_object_tagging: plain((asked) => {
    const { bucket, object } = requireObject(asked)
    tag(asked, bucket, object, listOf(paramsOf(asked.params['Tagging'])['TagSet']))
    return {}
  }),
  delete_object_tagging: plain(
    (asked) => {
      const { bucket, object } = requireObject(asked)
      tag(asked, bucket, object, [])
      return {}
    },
    { status: 204 },
  ),
}
