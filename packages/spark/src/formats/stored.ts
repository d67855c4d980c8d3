import type { SessionConf } from '../conf/session-conf.ts'
import { OptionMap } from '../records/option-map.ts'
import type { FileBytes, FileContent, FileRows, StoredFile } from '../storage/storage.ts'
import { decompressed } from './compression.ts'
import type { FileFormat } from './format.ts'
import { requireFormat } from './registry.ts'

interface Encoding {
  readonly conf: SessionConf
  readonly options: OptionMap
}

/** How a reader asks for a file. */
export interface FileReading {
  readonly format: string
  readonly options: Readonly<Record<string, string>>
  readonly conf: SessionConf
}

/**
 * A file as the reader of a format finds it. Rows without a format become a file of the reader's own; rows that stand for a file
 * of another format are that file's bytes, whatever the reader makes of them.
 */
export function contentFor(file: Pick<StoredFile, 'path' | 'content'>, reading: FileReading): FileContent {
  const { path, content } = file
  const format = requireFormat(reading.format)
  if (content.kind === 'bytes') return format.isText ? decompressed(path, content) : content
  const form = content.standsFor
  const isOwn = form === undefined || form.format === format.name
  if (isOwn && !format.isText) return content
  const options = new OptionMap([
    ...Object.entries(isOwn ? reading.options : {}),
    ...Object.entries(form?.options ?? {}),
  ])
  const encoder = form === undefined ? format : requireFormat(form.format)
  return encoded(content, encoder, { conf: reading.conf, options })
}

/** A file's bytes, as it stands: undefined for rows that stand for no format. */
export function bytesOf(content: FileContent, conf: SessionConf): Uint8Array | undefined {
  if (content.kind === 'bytes') return content.bytes
  if (content.standsFor === undefined) return undefined
  const options = new OptionMap(Object.entries(content.standsFor.options))
  return encoded(content, requireFormat(content.standsFor.format), { conf, options }).bytes
}

interface Encoded {
  readonly key: string
  readonly file: FileBytes
}
const encodings = new WeakMap<FileRows, Encoded>()

/** Read twice in the same way, for its schema and for its rows, a file is encoded once. */
function encoded(content: FileRows, format: FileFormat, context: Encoding): FileBytes {
  const key = JSON.stringify([format.name, [...context.options.entries], context.conf.timeZone])
  const known = encodings.get(content)
  if (known?.key === key) return known.file
  const file: FileBytes = { kind: 'bytes', bytes: format.encode(content, context) }
  encodings.set(content, { key, file })
  return file
}
