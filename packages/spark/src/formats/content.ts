import type { FileBytes, FileContent } from '../storage/storage.ts'

const decoder = new TextDecoder()
const encoder = new TextEncoder()

export const textContent = (text: string): FileBytes => ({ kind: 'bytes', bytes: encoder.encode(text) })

/** The text of a file, whose rows were made bytes before. */
export function textOf(content: FileContent): string {
  if (content.kind === 'bytes') return decoder.decode(content.bytes)
  throw new Error('a text format was given rows in place of bytes')
}

/** The lines of a text without their line breaks, no empty one at the end; every kind of break, unless one is named. */
export function linesOf(text: string, separator?: string): readonly string[] {
  const lines = text.split(separator ?? /\r\n|\r|\n/)
  if (lines.at(-1) === '') lines.pop()
  return lines
}
