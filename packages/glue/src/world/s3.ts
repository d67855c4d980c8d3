import { PutFiles } from './put-files.ts'
import { s3Uri } from './uri.ts'

/** The world's S3, as a test arranges and reads it. */
export class S3 extends PutFiles {
  protected uriOf(uri: string, verb: string): string {
    return s3Uri(uri, verb)
  }
}
