import {
  arrayType,
  type DataType,
  type MapType,
  mapType,
  type Row,
  StringType,
  type StructType,
  structField,
  structType,
  type Value,
  VoidType,
} from '@dryfit/spark'
import { notSupported } from '../errors/glue-error.ts'
import { type GlueSchema, type GlueType, glueTypeName } from './glue-type.ts'
import { type AtomDataType, array, atom, type Dynamic, type DynamicRecord, NULL, struct } from './value.ts'

/** Rows of a DataFrame as records. */
export function recordsOf(schema: StructType, rows: readonly Row[]): readonly DynamicRecord[] {
  return rows.map((row) => recordOf(schema, row))
}

function recordOf(schema: StructType, row: readonly Value[]): DynamicRecord {
  return new Map(schema.fields.map((f, i) => [f.name, dynamicOf(row[i] ?? null, f.dataType)]))
}

/** An engine value with its type. */
export function dynamicOf(value: Value, type: DataType): Dynamic {
  if (value === null) return NULL
  switch (type.kind) {
    case 'void':
      return NULL
    case 'struct':
      return struct(recordOf(type, value as readonly Value[]))
    case 'array':
      return array((value as readonly Value[]).map((v) => dynamicOf(v, type.elementType)))
    case 'map':
      return {
        kind: 'map',
        entries: (value as readonly (readonly [Value, Value])[]).map(([k, v]) => [
          mapKey(k, type),
          dynamicOf(v, type.valueType),
        ]),
      }
    default:
      return atom(type, value)
  }
}

function mapKey(key: Value, type: MapType): string {
  if (typeof key === 'string') return key
  throw notSupported(
    `take a map with ${type.keyType.kind} keys into a DynamicFrame`,
    'Its maps have string keys. Convert the keys to string first.',
  )
}

/** The Spark type of a folded type: a choice is a struct with one field a type. */
export function sparkTypeOf(type: GlueType): DataType {
  switch (type.kind) {
    case 'null':
      return VoidType
    case 'atom':
      return type.type
    case 'array':
      return arrayType(sparkTypeOf(type.element))
    case 'map':
      return mapType(StringType, sparkTypeOf(type.value))
    case 'struct':
      return sparkSchemaOf(type.fields)
    case 'choice':
      return structType(type.choices.map((c) => structField(glueTypeName(c), sparkTypeOf(c))))
  }
}

export const sparkSchemaOf = (schema: GlueSchema): StructType =>
  structType([...schema].map(([name, type]) => structField(name, sparkTypeOf(type))))

/** Records as rows of the folded schema: a missing field is null, a value of a choice fills its type's member. */
export function rowsOf(schema: GlueSchema, records: readonly DynamicRecord[]): readonly Row[] {
  return records.map((record) => cellsOf(schema, record))
}

const cellsOf = (schema: GlueSchema, record: DynamicRecord): Row =>
  [...schema].map(([name, type]) => valueOf(record.get(name) ?? NULL, type))

function valueOf(value: Dynamic, type: GlueType): Value {
  if (value.kind === 'null') return null
  if (type.kind === 'choice') {
    const name = kindName(value)
    return type.choices.map((c) => (glueTypeName(c) === name ? valueOf(value, c) : null))
  }
  switch (value.kind) {
    case 'atom':
      return value.value
    case 'array':
      return value.items.map((v) => valueOf(v, type.kind === 'array' ? type.element : { kind: 'null' }))
    case 'map':
      return value.entries.map(([k, v]) => [k, valueOf(v, type.kind === 'map' ? type.value : { kind: 'null' })])
    case 'struct':
      return cellsOf(type.kind === 'struct' ? type.fields : new Map(), value.fields)
  }
}

/** Glue's name of the type of one value. */
export function kindName(value: Dynamic): string {
  return value.kind === 'atom' ? glueTypeName({ kind: 'atom', type: value.type as AtomDataType }) : value.kind
}

/** The folded schema of a frame that has a Spark schema. */
export const glueSchemaOf = (schema: StructType): GlueSchema =>
  new Map(schema.fields.map((f) => [f.name, glueTypeOf(f.dataType)]))

function glueTypeOf(type: DataType): GlueType {
  switch (type.kind) {
    case 'void':
      return { kind: 'null' }
    case 'struct':
      return { kind: 'struct', fields: glueSchemaOf(type) }
    case 'array':
      return { kind: 'array', element: glueTypeOf(type.elementType) }
    case 'map':
      return { kind: 'map', value: glueTypeOf(type.valueType) }
    default:
      return { kind: 'atom', type }
  }
}
