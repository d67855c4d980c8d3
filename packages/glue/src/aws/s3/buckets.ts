import { AwsError } from '../aws-error.ts'
import { type Asked, type Operations, plain, textOf } from '../operation.ts'
import { folders, keysOf, noSuchKey, objectAt, type S3Object } from './objects.ts'

/** Buckets that jobs made or deleted: when, or not at all. */
const made = ({ services }: Asked): Map<string, number | undefined> => services.kept('s3 buckets', () => new Map())

/** Every bucket that the world knows: those of its objects, also of ones that are gone, and those of its tables. */
function bucketsOf(asked: Asked): ReadonlySet<string> {
  const { world, services } = asked
  const names = new Set<string>(services.arranged.buckets ?? [])
  const locations = world.catalog.names.map((name) => {
    const [database = '', table = ''] = name.split('.')
    return world.catalog.findTable(database, table)?.location ?? ''
  })
  for (const uri of [...world.store.paths, ...world.store.emptied, ...locations, ...folders(asked).keys()]) {
    const bucket = /^s3:\/\/([^/]+)/.exec(uri)?.[1]
    if (bucket !== undefined) names.add(bucket)
  }
  for (const [bucket, since] of made(asked)) since === undefined ? names.delete(bucket) : names.add(bucket)
  return names
}

/** @throws AwsError NoSuchBucket, or the bare 404 that a HEAD gives */
export function requireBucket(asked: Asked, isHead = false): string {
  const bucket = textOf(asked.params['Bucket'])
  if (bucketsOf(asked).has(bucket)) return bucket
  const advice = [
    `Arrange it with glue.services({ buckets: ['${bucket}'] }), or put an object there: glue.s3.put('s3://${bucket}/…', '…').`,
  ]
  if (isHead) throw new AwsError('404', 'Not Found', { status: 404, advice })
  throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', {
    status: 404,
    advice,
    extra: { Error: { BucketName: bucket } },
  })
}

/**
 * The object that a call names, and its bucket.
 * @throws AwsError NoSuchBucket and NoSuchKey, or the bare 404 that a HEAD gives
 */
export function requireObject(asked: Asked, isHead = false): { readonly bucket: string; readonly object: S3Object } {
  const bucket = textOf(asked.params['Bucket'])
  const key = textOf(asked.params['Key'])
  const object = made(asked).has(bucket) ? undefined : objectAt(asked, bucket, key)
  if (object !== undefined) return { bucket, object }
  requireBucket(asked, isHead)
  const found = objectAt(asked, bucket, key)
  if (found !== undefined) return { bucket, object: found }
  throw noSuchKey(bucket, key, isHead)
}

/** Whoever writes into a bucket that nobody named has it from then on, as Spark's writers have. */
export function useBucket(asked: Asked): string {
  const bucket = textOf(asked.params['Bucket'])
  const known = made(asked)
  if (known.has(bucket) && known.get(bucket) === undefined) known.set(bucket, asked.world.clock.now())
  return bucket
}

/** The operations on buckets. */
export const buckets: Operations = {
  list_buckets: plain((asked) => ({
    Buckets: [...bucketsOf(asked)].sort().map((name) => ({ Name: name, CreationDate: created(asked, name) })),
    Owner: { ID: asked.account },
  })),
  head_bucket: plain((asked) => {
    requireBucket(asked, true)
    return { BucketRegion: asked.services.region, AccessPointAlias: false }
  }),
  get_bucket_location: plain((asked) => {
    requireBucket(asked)
    const { region } = asked.services
    return { LocationConstraint: region === 'us-east-1' ? null : region }
  }),
  get_bucket_versioning: plain((asked) => {
    requireBucket(asked)
    return {}
  }),
  create_bucket: plain((asked) => {
    const bucket = textOf(asked.params['Bucket'])
    if (bucketsOf(asked).has(bucket) && asked.region !== 'us-east-1') {
      const said = 'Your previous request to create the named bucket succeeded and you already own it.'
      throw new AwsError('BucketAlreadyOwnedByYou', said, { status: 409 })
    }
    if (!bucketsOf(asked).has(bucket)) made(asked).set(bucket, asked.world.clock.now())
    return { Location: `/${bucket}` }
  }),
  delete_bucket: plain(
    (asked) => {
      const bucket = requireBucket(asked)
      if (keysOf(asked, bucket).length > 0)
        throw new AwsError('BucketNotEmpty', 'The bucket you tried to delete is not empty', { status: 409 })
      made(asked).set(bucket, undefined)
      return {}
    },
    { status: 204 },
  ),
}

const created = (asked: Asked, bucket: string): Date => new Date(made(asked).get(bucket) ?? asked.world.clock.now())
