import type { KeyValue } from 'hyparquet'
import {
  arrayType,
  asNullable,
  type DataType,
  mapType,
  type StructType,
  structField,
  structType,
} from '../../types/data-type.ts'
import { typeFromJson, typeToJson } from '../../types/json.ts'

const SCHEMA_KEY = 'org.apache.spark.sql.parquet.row.metadata'
const VERSION_KEY = 'org.apache.spark.version'

/**
 * What Spark notes in a file's footer beside the Parquet schema. The version says that days and instants are proleptic
 * Gregorian: Spark refuses those before 1582 in a file without it.
 */
export function sparkNotes(schema: StructType): KeyValue[] {
  return [
    { key: VERSION_KEY, value: '3.5.0' },
    { key: SCHEMA_KEY, value: JSON.stringify(typeToJson(asNullable(schema))) },
  ]
}

/** Adds what only Spark's own note tells: intervals, which Parquet has as bare numbers, and the fields' metadata. */
export function refineSchema(schema: StructType, notes: readonly KeyValue[] = []): StructType {
  const json = notes.find(({ key }) => key === SCHEMA_KEY)?.value
  return json === undefined ? schema : refineStruct(schema, noted(json))
}

function noted(json: string): DataType | undefined {
  try {
    return typeFromJson(JSON.parse(json))
  } catch {
    return undefined // Spark, too, falls back to the Parquet schema where it cannot read the note
  }
}

function refineStruct(type: StructType, note: DataType | undefined): StructType {
  if (note?.kind !== 'struct') return type
  return structType(
    type.fields.map((field) => {
      const found = note.fields.find(({ name }) => name === field.name)
      return found === undefined
        ? field
        : structField(field.name, refine(field.dataType, found.dataType), true, found.metadata)
    }),
  )
}

function refine(type: DataType, note: DataType): DataType {
  if (type.kind === 'long' && note.kind === 'day-time interval') return note
  if (type.kind === 'integer' && note.kind === 'year-month interval') return note
  if (type.kind === 'struct') return refineStruct(type, note)
  if (type.kind === 'array' && note.kind === 'array') return arrayType(refine(type.elementType, note.elementType))
  if (type.kind === 'map' && note.kind === 'map') {
    return mapType(refine(type.keyType, note.keyType), refine(type.valueType, note.valueType))
  }
  return type
}
