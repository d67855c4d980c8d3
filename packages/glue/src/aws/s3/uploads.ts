import { md5Hex } from '@dryfit/spark'
import { AwsError } from '../aws-error.ts'
import { type Asked, bytesOf, listOf, type Operations, type Params, paramsOf, plain, textOf } from '../operation.ts'
import { useBucket } from './buckets.ts'
import { contentOf, type Details, detailsOf, etagOf, objectAt, place, uriOf } from './objects.ts'

interface Upload {
  readonly bucket: string
  readonly key: string
  readonly details: Details
  readonly parts: Map<number, Uint8Array>
}

const open = ({ services }: Asked): Map<string, Upload> => services.kept('s3 uploads', () => new Map())

function found(asked: Asked): Upload {
  const upload = open(asked).get(textOf(asked.params['UploadId']))
  if (upload !== undefined) return upload
  const said =
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.'
  throw new AwsError('NoSuchUpload', said, { status: 404 })
}

const tagOf = (bytes: Uint8Array): string => `"${md5Hex(bytes)}"`

function complete(asked: Asked): Readonly<Record<string, unknown>> {
  const upload = found(asked)
  const parts = listOf(paramsOf(asked.params['MultipartUpload'])['Parts']).map(paramsOf)
  const numbers = parts.map((part) => Number(part['PartNumber']))
  const chunks = parts.map((part) => {
    const bytes = upload.parts.get(Number(part['PartNumber']))
    if (bytes !== undefined && textOf(part['ETag']).replaceAll('"', '') === md5Hex(bytes)) return bytes
    const said =
      "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag."
    throw new AwsError('InvalidPart', said)
  })
  if (numbers.some((number, i) => i > 0 && number <= (numbers[i - 1] ?? 0)))
    throw new AwsError(
      'InvalidPartOrder',
      'The list of parts was not in ascending order. The parts list must be specified in order by part number.',
    )
  const whole = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  const { bucket, key, details } = upload
  place(asked, { bucket, key }, { content: contentOf(whole), details })
  open(asked).delete(textOf(asked.params['UploadId']))
  const object = objectAt(asked, bucket, key)
  return { Bucket: bucket, Key: key, Location: uriOf(bucket, key), ETag: object && etagOf(object) }
}

const target = (params: Params): string => uriOf(textOf(params['Bucket']), textOf(params['Key']))

/** Objects in parts. */
export const uploads: Operations = {
  create_multipart_upload: plain((asked) => {
    const bucket = useBucket(asked)
    const key = textOf(asked.params['Key'])
    const id = `upload-${asked.services.kept('s3 upload ids', () => ({ last: 0 })).last++}`
    open(asked).set(id, { bucket, key, details: detailsOf(asked.params), parts: new Map() })
    return { Bucket: bucket, Key: key, UploadId: id }
  }),
  upload_part: plain((asked) => {
    const bytes = bytesOf(asked.params['Body'])
    found(asked).parts.set(Number(asked.params['PartNumber']), bytes)
    return { ETag: tagOf(bytes) }
  }),
  list_parts: plain((asked) => {
    const { bucket, key, parts } = found(asked)
    const listed = [...parts].sort(([a], [b]) => a - b)
    return {
      Bucket: bucket,
      Key: key,
      UploadId: asked.params['UploadId'],
      Parts: listed.map(([PartNumber, bytes]) => ({ PartNumber, ETag: tagOf(bytes), Size: bytes.length })),
      IsTruncated: false,
    }
  }),
  complete_multipart_upload: { direction: 'write', target, run: complete },
  abort_multipart_upload: plain(
    (asked) => {
      found(asked)
      open(asked).delete(textOf(asked.params['UploadId']))
      return {}
    },
    { status: 204 },
  ),
}
