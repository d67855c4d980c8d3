import { UnsupportedError } from '../errors/unsupported-error.ts'
import type { FileContent } from '../storage/storage.ts'

const decoder = new TextDecoder()
const encoder = new TextEncoder()

export const textContent = (text: string): FileContent => ({ kind: 'bytes', bytes: encoder.encode(text) })

/** The text of a file of bytes. @throws UnsupportedError for a file that holds something else */
export function textOf(content: FileContent, format: string): string {
  if (content.kind === 'bytes') return decoder.decode(content.bytes)
  throw new UnsupportedError(
    'WRONG_FORMAT',
    `Failed to read a file as ${format}: it was written as ${content.kind === 'parquet' ? 'parquet' : 'rows'}`,
    'Read it in the format in which it was written.',
  )
}

/** The lines of a text without their line breaks, no empty one at the end; every kind of break, unless one is named. */
export function linesOf(text: string, separator?: string): readonly string[] {
  const lines = text.split(separator ?? /\r\n|\r|\n/)
  if (lines.at(-1) === '') lines.pop()
  return lines
}
