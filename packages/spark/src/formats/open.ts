import { UnsupportedError } from '../errors/unsupported-error.ts'
import type { ResolvedSource } from '../analyzer/context.ts'
import type { DataSource } from '../plan/relation.ts'
import type { SessionConf } from '../resolved/conf.ts'
import type { Storage } from '../storage/storage.ts'

/** What reading files needs of the session. */
export interface OpenOptions {
  readonly storage: Storage
  readonly conf: SessionConf
}

/** Files as a source: schema inferred or given now, rows read when the plan runs. */
export function openFiles(source: DataSource, options: OpenOptions): ResolvedSource {
  throw new UnsupportedError('FORMAT_NOT_IMPLEMENTED', `Failed to read ${source.paths.join(', ')}: format ${source.format ?? 'parquet'} is not supported yet (${options.conf.timeZone})`)
}
