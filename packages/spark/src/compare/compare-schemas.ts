import { type DataType, equalTypes, type StructField, type StructType } from '../types/data-type.ts'
import type { CompareOptions, SchemaDifference } from './difference.ts'

/** Two columns of one name and type. */
export interface ColumnPair {
  readonly name: string
  readonly type: DataType
  readonly expected: number
  readonly received: number
}

export interface SchemaComparison {
  readonly differences: readonly SchemaDifference[]
  readonly pairs: readonly ColumnPair[]
}

type SchemaOptions = Pick<CompareOptions, 'columnOrder' | 'nullability' | 'columns'>

/** Pairs columns by name (the second `id` of one frame with the second of the other) and tells what does not pair. */
export function compareSchemas(expected: StructType, received: StructType, options: SchemaOptions): SchemaComparison {
  const differences: SchemaDifference[] = []
  const pairs: ColumnPair[] = []
  const matched = pairByName(expected, received)
  for (const [i, field] of expected.fields.entries()) {
    const j = matched.get(i)
    const other = j === undefined ? undefined : received.fields[j]
    if (j === undefined || other === undefined) {
      differences.push({ kind: 'missing', path: field.name, expected: field.dataType })
      continue
    }
    compareFields(field, other, { path: field.name, nullability: options.nullability === true }, differences)
    if (equalTypes(field.dataType, other.dataType, false)) {
      pairs.push({ name: field.name, type: other.dataType, expected: i, received: j })
    }
  }
  const used = new Set(matched.values())
  if (options.columns !== 'subset') {
    for (const [j, field] of received.fields.entries()) {
      if (!used.has(j)) differences.push({ kind: 'extra', path: field.name, received: field.dataType })
    }
  }
  if (options.columnOrder === true) compareOrder(expected, received, matched, differences)
  return { differences, pairs }
}

function pairByName(expected: StructType, received: StructType): Map<number, number> {
  const places = new Map<string, number[]>()
  for (const [j, { name }] of received.fields.entries()) {
    const known = places.get(name)
    if (known === undefined) places.set(name, [j])
    else known.push(j)
  }
  const matched = new Map<number, number>()
  for (const [i, { name }] of expected.fields.entries()) {
    const j = places.get(name)?.shift()
    if (j !== undefined) matched.set(i, j)
  }
  return matched
}

function compareOrder(
  expected: StructType,
  received: StructType,
  matched: ReadonlyMap<number, number>,
  differences: SchemaDifference[],
): void {
  const places = [...matched.values()]
  if (places.every((place, i) => i === 0 || place > (places[i - 1] ?? -1))) return
  const nameAt = (schema: StructType, i: number): string => schema.fields[i]?.name ?? ''
  differences.push({
    kind: 'order',
    expected: [...matched.keys()].map((i) => nameAt(expected, i)),
    received: places.toSorted((a, b) => a - b).map((j) => nameAt(received, j)),
  })
}

interface Place {
  readonly path: string
  readonly nullability: boolean
}

function compareFields(expected: StructField, received: StructField, at: Place, out: SchemaDifference[]): void {
  compareNullable(expected.nullable, received.nullable, at, out)
  compareTypes(expected.dataType, received.dataType, at, out)
}

function compareNullable(expected: boolean, received: boolean, at: Place, out: SchemaDifference[]): void {
  if (at.nullability && expected !== received) out.push({ kind: 'nullability', path: at.path, expected, received })
}

function compareTypes(expected: DataType, received: DataType, at: Place, out: SchemaDifference[]): void {
  if (equalTypes(expected, received, at.nullability)) return
  const inside = (suffix: string): Place => ({ ...at, path: `${at.path}${suffix}` })
  if (expected.kind === 'struct' && received.kind === 'struct') {
    compareStructs(expected, received, at, out)
  } else if (expected.kind === 'array' && received.kind === 'array') {
    compareNullable(expected.containsNull, received.containsNull, inside('[]'), out)
    compareTypes(expected.elementType, received.elementType, inside('[]'), out)
  } else if (expected.kind === 'map' && received.kind === 'map') {
    compareTypes(expected.keyType, received.keyType, inside('[key]'), out)
    compareNullable(expected.valueContainsNull, received.valueContainsNull, inside('[value]'), out)
    compareTypes(expected.valueType, received.valueType, inside('[value]'), out)
  } else {
    out.push({ kind: 'type', path: at.path, expected, received })
  }
}

// Inside a struct the order of the fields is part of the type: values stand by place.
function compareStructs(expected: StructType, received: StructType, at: Place, out: SchemaDifference[]): void {
  const before = out.length
  const names = new Set(expected.fields.map((f) => f.name))
  for (const field of expected.fields) {
    const path = `${at.path}.${field.name}`
    const other = received.fields.find((f) => f.name === field.name)
    if (other === undefined) out.push({ kind: 'missing', path, expected: field.dataType })
    else compareFields(field, other, { ...at, path }, out)
  }
  for (const field of received.fields) {
    if (!names.has(field.name)) {
      out.push({ kind: 'extra', path: `${at.path}.${field.name}`, received: field.dataType })
    }
  }
  if (out.length === before) out.push({ kind: 'type', path: at.path, expected, received })
}
