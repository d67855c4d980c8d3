import { PutFiles } from './put-files.ts'
import { diskUri, localPath } from './uri.ts'

/**
 * The disk of the machine that a job runs on, as a test arranges and reads it: what Python's `open` and Spark both see below
 * `/tmp` and in the working folder.
 */
export class LocalDisk extends PutFiles {
  protected uriOf(path: string, verb: string): string {
    return diskUri(path, verb)
  }

  /** The paths of the files at or below a path. */
  override list(path: string): readonly string[] {
    return super.list(path).map(localPath)
  }
}
