import type { Operations } from '../operation.ts'
import { buckets } from './buckets.ts'
import { content } from './content.ts'
import { listing } from './listing.ts'
import { uploads } from './uploads.ts'

/** S3 over the files that Spark reads and writes. */
export const s3: Operations = { ...buckets, ...content, ...listing, ...uploads }
