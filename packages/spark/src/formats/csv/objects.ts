import type { FileContent } from '../../storage/storage.ts'
import { compileToString } from '../../types/cast/to-string.ts'
import { compileCast } from '../../types/cast.ts'
import { StringType, type StructType, structField, structType } from '../../types/data-type.ts'
import { fromExternal } from '../../types/external.ts'
import { inferSchema } from '../../types/infer.ts'
import type { Integer } from '../../types/integer.ts'
import type { Row, Value } from '../../types/value.ts'

const TEXT = { timeZone: 'UTC', nullText: 'null', plainDecimals: true, hexBinary: false } as const

/** The schema of a CSV file that rows of a test stand for: their own types where Spark would infer them, else text. */
export function objectSchema(contents: readonly FileContent[], infers: boolean): StructType {
  const schema = inferSchema(contents.flatMap((c) => (c.kind === 'objects' ? c.objects : [])))
  return infers ? schema : structType(schema.fields.map((f) => structField(f.name, StringType)))
}

/** The rows of a test as a CSV file has them: columns by name, values through their text. */
export function objectRows(
  content: FileContent & { readonly kind: 'objects' },
  schema: StructType,
  now: Integer,
): readonly Row[] {
  const given = content.schema ?? inferSchema(content.objects)
  return content.objects.map((object) =>
    schema.fields.map((f): Value => {
      const column = given.fields.find((g) => g.name === f.name)
      const value = column === undefined ? null : fromExternal(object[f.name], column.dataType, f.name)
      if (column === undefined || value === null) return null
      const text = compileToString(column.dataType, TEXT)(value)
      return f.dataType.kind === 'string'
        ? text
        : compileCast(StringType, f.dataType, { mode: 'legacy', timeZone: 'UTC', now })(text)
    }),
  )
}
