import { SparkError } from '../../errors/spark-error.ts'
import type { FileContent } from '../../storage/storage.ts'
import type { StructType } from '../../types/data-type.ts'
import type { FormatContext } from '../format.ts'

interface HeaderContext extends Omit<FormatContext, 'columns'> {
  readonly file: FileContent
  /** Those that the parser picks; undefined: all. */
  readonly columns: ReadonlySet<string> | undefined
}

/** Holds the first record of a file to the schema, column by column. @throws SparkError where they differ */
export function requireHeader(
  header: readonly string[] | undefined,
  { fields }: StructType,
  context: HeaderContext,
): void {
  if (header === undefined) return
  const { columns, conf, file, pathOf } = context
  const isUsed = fields.map(({ name }) => columns === undefined || columns.has(name))
  const names = fields.map((f) => f.name).filter((_, i) => isUsed[i])
  const found = columns === undefined ? header : header.filter((_, i) => isUsed[i])
  const fail = (reason: string): SparkError =>
    new SparkError('Py4JJavaError', `java.lang.IllegalArgumentException: ${reason}\nCSV file: ${pathOf?.(file) ?? ''}`)
  if (found.length !== names.length) {
    throw fail(
      `Number of column in CSV header is not equal to number of fields in the schema:\n Header length: ${found.length}, schema size: ${names.length}`,
    )
  }
  const keyOf = (name: string): string => (conf.caseSensitive ? name : name.toLowerCase())
  const at = names.findIndex((name, i) => keyOf(name) !== keyOf(found[i] ?? ''))
  if (at < 0) return
  throw fail(
    `CSV header does not conform to the schema.\n Header: ${found.join(', ')}\n Schema: ${names.join(', ')}\nExpected: ${keyOf(names[at] ?? '')} but found: ${keyOf(found[at] ?? '')}`,
  )
}
