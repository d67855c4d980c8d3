import { type Asked, type Operations, plain, textOf } from '../operation.ts'
import { requireBucket } from './buckets.ts'
import { etagOf, keysOf, objectAt } from './objects.ts'

interface Listing {
  readonly keys: readonly string[]
  readonly prefixes: readonly string[]
  /** The last key or prefix, where more follow. */
  readonly last: string | undefined
}

/** One page: keys and the prefixes that stand for many, together at most `MaxKeys`. */
function listingOf(asked: Asked, bucket: string, after: string): Listing {
  const prefix = textOf(asked.params['Prefix'])
  const delimiter = textOf(asked.params['Delimiter'])
  const most = Number(asked.params['MaxKeys'] ?? 1000)
  const entries = new Map<string, boolean>()
  let isWhole = true
  for (const key of keysOf(asked, bucket)) {
    if (!key.startsWith(prefix)) continue
    const cut = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length)
    const entry = cut < 0 ? key : key.slice(0, cut + delimiter.length)
    if (entry <= after || (after !== '' && cut >= 0 && key <= after)) continue
    if (entries.has(entry)) continue
    if (entries.size >= Math.min(most, 1000)) {
      isWhole = false
      break
    }
    entries.set(entry, cut >= 0)
  }
  const all = [...entries]
  return {
    keys: all.filter(([, isPrefix]) => !isPrefix).map(([key]) => key),
    prefixes: all.filter(([, isPrefix]) => isPrefix).map(([key]) => key),
    last: isWhole ? undefined : all.at(-1)?.[0],
  }
}

function entryOf(asked: Asked, bucket: string, key: string): object {
  const object = objectAt(asked, bucket, key)
  if (object === undefined) return { Key: key }
  return {
    Key: key,
    LastModified: new Date(object.modified),
    ETag: etagOf(object),
    Size: object.size(),
    StorageClass: object.storageClass,
  }
}

const filled = (name: string, items: readonly unknown[]): object => (items.length === 0 ? {} : { [name]: items })

function common(asked: Asked, bucket: string, { keys, prefixes, last }: Listing): object {
  const { Prefix: prefix, Delimiter: delimiter, MaxKeys: most = 1000, EncodingType: encoding } = asked.params
  return {
    IsTruncated: last !== undefined,
    ...filled(
      'Contents',
      keys.map((key) => entryOf(asked, bucket, key)),
    ),
    Name: bucket,
    Prefix: textOf(prefix),
    ...(delimiter === undefined ? {} : { Delimiter: delimiter }),
    MaxKeys: most,
    ...filled(
      'CommonPrefixes',
      prefixes.map((Prefix) => ({ Prefix })),
    ),
    EncodingType: encoding ?? 'url',
  }
}

/** A token says where the next page begins, and nothing to anybody else. */
const tokenOf = (last: string): string => btoa(encodeURIComponent(last))
const lastOf = (token: string): string => (token === '' ? '' : decodeURIComponent(atob(token)))

/** The lists of S3. */
export const listing: Operations = {
  list_objects_v2: plain((asked) => {
    const bucket = requireBucket(asked)
    const { ContinuationToken: token, StartAfter: start } = asked.params
    const listed = listingOf(asked, bucket, token === undefined ? textOf(start) : lastOf(textOf(token)))
    return {
      ...common(asked, bucket, listed),
      KeyCount: listed.keys.length + listed.prefixes.length,
      ContinuationToken: token,
      NextContinuationToken: listed.last === undefined ? undefined : tokenOf(listed.last),
      StartAfter: start,
    }
  }),
  list_objects: plain((asked) => {
    const bucket = requireBucket(asked)
    const listed = listingOf(asked, bucket, textOf(asked.params['Marker']))
    const hasDelimiter = textOf(asked.params['Delimiter']) !== ''
    return {
      ...common(asked, bucket, listed),
      Marker: textOf(asked.params['Marker']),
      NextMarker: hasDelimiter ? listed.last : undefined,
    }
  }),
  list_object_versions: plain((asked) => {
    const bucket = requireBucket(asked)
    const listed = listingOf(asked, bucket, textOf(asked.params['KeyMarker']))
    const { Contents: found = [], ...rest } = common(asked, bucket, listed) as { Contents?: readonly object[] }
    return {
      ...rest,
      ...filled(
        'Versions',
        found.map((one) => ({ ...one, VersionId: 'null', IsLatest: true })),
      ),
      KeyMarker: textOf(asked.params['KeyMarker']),
      NextKeyMarker: listed.last,
      VersionIdMarker: '',
    }
  }),
}
