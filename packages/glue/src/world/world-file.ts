import type { Row, StoredFile, StructType, WrittenForm } from '@dryfit/spark'

/** S3's storage classes, by the names that `excludeStorageClasses` takes. */
export const STORAGE_CLASSES = [
  'STANDARD',
  'STANDARD_IA',
  'ONEZONE_IA',
  'INTELLIGENT_TIERING',
  'GLACIER_IR',
  'GLACIER',
  'DEEP_ARCHIVE',
  'REDUCED_REDUNDANCY',
] as const

/** One of {@link STORAGE_CLASSES}. */
export type StorageClass = (typeof STORAGE_CLASSES)[number]

/** A file of the world. */
export interface WorldFile extends StoredFile {
  readonly storageClass: StorageClass
  /** Who put it there. */
  readonly by: 'test' | 'job'
  /** The rows that a job's write left here, with their exact types. */
  readonly written?: { readonly schema: StructType; readonly rows: readonly Row[] }
  /** How Spark wrote it, for who reads the rows back. */
  readonly form?: WrittenForm
}
