import { UnsupportedError } from '../../errors/unsupported-error.ts'
import { OptionMap } from '../../records/option-map.ts'
import type { FileBytes, FileRows } from '../../storage/storage.ts'
import { StringType, type StructType, structField, structType } from '../../types/data-type.ts'
import { simpleString } from '../../types/print.ts'
import type { Row } from '../../types/value.ts'
import { HELD_BY_NO_CSV } from './types.ts'

type Write = (schema: StructType, rows: readonly Row[], options: OptionMap) => FileBytes

/** A reader has these of its own, with another meaning: an empty value, and blanks that a writer would trim. */
const AS_THEY_ARE: readonly (readonly [string, string])[] = [
  ['emptyvalue', '""'],
  ['ignoreleadingwhitespace', 'false'],
  ['ignoretrailingwhitespace', 'false'],
]

/**
 * The CSV file that a reader's options describe: with a header where it expects one, in its separators and date formats.
 *
 * @throws UnsupportedError for a column that CSV does not hold
 */
export function encodeCsvRows(content: FileRows, write: Write, options: OptionMap): Uint8Array {
  const { fields } = content.schema
  if (fields.length === 0) return new Uint8Array()
  const nested = fields.find(({ dataType }) => HELD_BY_NO_CSV.has(dataType.kind))
  if (nested !== undefined) {
    throw new UnsupportedError(
      'NOT_CSV',
      `Failed to make a CSV file of rows: their column ${nested.name} is ${simpleString(nested.dataType)}`,
      'Put rows of plain values, or the text of the file.',
    )
  }
  const schema = structType(fields.map((f) => (f.dataType.kind === 'void' ? structField(f.name, StringType) : f)))
  return write(schema, content.rows, new OptionMap([...options.entries, ...AS_THEY_ARE])).bytes
}
