import { type StructType, structField, structType } from '../types/data-type.ts'
import type { AttributeReference } from './expression.ts'

/** The schema of a plan's output. */
export const schemaOf = (output: readonly AttributeReference[]): StructType =>
  structType(output.map((a) => structField(a.name, a.dataType, a.nullable, a.metadata)))
