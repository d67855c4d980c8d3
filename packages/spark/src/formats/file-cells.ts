import { UnsupportedError } from '../errors/unsupported-error.ts'
import type { StoredFile } from '../storage/storage.ts'
import type { Value } from '../types/value.ts'
import type { FormatContext } from './format.ts'
import { requireFormat } from './registry.ts'
import { contentFor } from './stored.ts'

interface FileReading extends Pick<FormatContext, 'conf' | 'options'> {
  readonly format: string
}

/** What a column of a row's file says: `_metadata`, or a call that asks for a part of it. */
export function fileCell(name: string, file: StoredFile, reading: FileReading): Value {
  const path = encodedPath(file.path)
  switch (name) {
    case 'input_file_name()':
      return fileUri(file.path)
    case 'input_file_block_start()':
      return 0
    case 'input_file_block_length()':
      return sizeOf(file, reading)
    default: {
      const size = sizeOf(file, reading)
      const uri = path.replace(/^(?:file:)?\/+/, 'file:/')
      return [uri, path.slice(path.lastIndexOf('/') + 1), size, 0, size, file.modified * 1000]
    }
  }
}

/** A file as `input_file_name()` names it. */
export const fileUri = (path: string): string => encodedPath(path).replace(/^(?:file:)?\/+/, 'file:///')

/** What Java's URIs do not take as it stands. */
const encodedPath = (path: string): string => path.replace(/[\x00-\x20"%<>\\^`{|}]/g, encodeURIComponent)

function sizeOf(file: StoredFile, { format: name, options, conf }: FileReading): number {
  if (file.content.kind === 'bytes') return file.content.bytes.length
  const content = contentFor(file, { format: name, options: Object.fromEntries(options.entries), conf })
  if (content.kind === 'bytes') return content.bytes.length
  try {
    return requireFormat(name).encode(content, { options, conf }).length
  } catch (error) {
    if (!(error instanceof UnsupportedError)) throw error
    throw new UnsupportedError(
      'FILE_SIZE',
      `Failed to tell the size of ${file.path}: ${error.message}`,
      'Put its bytes.',
    )
  }
}
