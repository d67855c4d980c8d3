import {
  contentFor,
  type FileContent,
  type FileRows,
  type StoredFile,
  type StructType,
  toExternal,
} from '@dryfit/spark'

type Conf = Parameters<typeof contentFor>[1]['conf']

/** A file as one of Glue's own readers finds it. */
export interface FormatFile extends StoredFile {
  /** The rows that a job's write left here. */
  readonly written?: { readonly schema: StructType }
  /** The settings of the session, in which rows become text. */
  readonly conf: Conf
}

/** The bytes of a file to the reader of a format, or rows that stand for a file of that format. */
export function contentOf(file: FormatFile, format: string): FileContent {
  const { content } = file
  const isOwn = content.kind === 'rows' && (content.standsFor === undefined || content.standsFor.format === format)
  return isOwn ? content : encodedFor(file, format)
}

/** The file's bytes, made of its rows where it has rows. */
export function encodedFor(
  file: FormatFile,
  format: string,
  options: Readonly<Record<string, string>> = {},
): FileContent {
  return contentFor(file, { format, options, conf: file.conf })
}

/** Rows in the form in which tests write them. */
export const objectsOf = (schema: StructType, rows: FileRows['rows']): readonly Readonly<Record<string, unknown>>[] =>
  rows.map((row) => Object.fromEntries(schema.fields.map((f, i) => [f.name, toExternal(row[i] ?? null, f.dataType)])))
