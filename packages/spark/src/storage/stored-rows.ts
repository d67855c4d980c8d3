import type { StructType } from '../types/data-type.ts'
import { fromExternal, ownField } from '../types/external.ts'
import { inferSchema } from '../types/infer.ts'
import type { Row } from '../types/value.ts'
import type { FileForm, FileRows } from './storage.ts'

type Objects = readonly Readonly<Record<string, unknown>>[]

/** Objects of a test without types: what asks for types finds those that the values have. */
class UntypedRows implements FileRows {
  readonly kind = 'rows'
  readonly isUntyped = true
  readonly objects: Objects
  #schema: StructType | undefined
  #rows: readonly Row[] | undefined

  constructor(objects: Objects) {
    this.objects = objects
  }

  get schema(): StructType {
    this.#schema ??= inferSchema(this.objects)
    return this.#schema
  }
  get rows(): readonly Row[] {
    this.#rows ??= rowsOf(this.schema, this.objects)
    return this.#rows
  }
}

const rowsOf = ({ fields }: StructType, objects: Objects): readonly Row[] =>
  objects.map((object, i) =>
    fields.map((f) => fromExternal(ownField(object, f.name), f.dataType, `row ${i}.${f.name}`)),
  )

/**
 * Objects as a file of whatever format a reader asks for. With a schema their values have its types; without one those that
 * `createDataFrame` would infer.
 *
 * @throws ValueError for a value that does not fit the schema
 */
export function storedRows(objects: Objects, schema?: StructType, standsFor?: FileForm): FileRows {
  if (schema === undefined) return new UntypedRows(objects)
  return { kind: 'rows', schema, rows: rowsOf(schema, objects), objects, standsFor }
}
