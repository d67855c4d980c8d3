import { type DataType, DateType, decimalType } from '@dryfit/spark'
import { GlueError } from '../errors/glue-error.ts'
import type { AtomDataType, Dynamic, DynamicRecord } from './value.ts'

/** What a field may hold, folded over all records. */
export type GlueType =
  | { readonly kind: 'null' }
  | { readonly kind: 'atom'; readonly type: AtomDataType }
  | { readonly kind: 'array'; readonly element: GlueType }
  | { readonly kind: 'map'; readonly value: GlueType }
  | { readonly kind: 'struct'; readonly fields: ReadonlyMap<string, GlueType> }
  /** Different types in different records, in order of first appearance. */
  | { readonly kind: 'choice'; readonly choices: readonly GlueType[] }

/** The fields of a frame. */
export type GlueSchema = ReadonlyMap<string, GlueType>

const NAMES: Readonly<Partial<Record<DataType['kind'], string>>> = { integer: 'int', void: 'null' }

/** Glue's name of a type: `int`, `long`, `string`, `decimal`, `choice`. */
export function glueTypeName(type: GlueType): string {
  if (type.kind !== 'atom') return type.kind
  return NAMES[type.type.kind] ?? type.type.kind
}

const NULL_TYPE: GlueType = { kind: 'null' }

/** The type of one value. */
export function typeOf(value: Dynamic): GlueType {
  switch (value.kind) {
    case 'null':
      return NULL_TYPE
    case 'atom':
      return { kind: 'atom', type: value.type }
    case 'array':
      return { kind: 'array', element: value.items.map(typeOf).reduce(merge, NULL_TYPE) }
    case 'map':
      return { kind: 'map', value: value.entries.map(([, v]) => typeOf(v)).reduce(merge, NULL_TYPE) }
    case 'struct':
      return { kind: 'struct', fields: schemaOf([value.fields]) }
  }
}

/** The schema that records have together: fields in order of first appearance, different types a choice. */
export function schemaOf(records: Iterable<DynamicRecord>): GlueSchema {
  const schema = new Map<string, GlueType>()
  for (const record of records) {
    for (const [name, value] of record) {
      const known = schema.get(name)
      if (known === undefined) schema.set(name, typeOf(value))
      else if (!isSameAtom(known, value)) schema.set(name, merge(known, typeOf(value)))
    }
  }
  return schema
}

/** The usual case, without making a type for each value. */
const isSameAtom = (type: GlueType, value: Dynamic): boolean =>
  value.kind === 'null' || (type.kind === 'atom' && value.kind === 'atom' && type.type === value.type)

/** Two types of one field as one: null yields, equal kinds merge inside, others become a choice. Numbers never widen. */
export function merge(a: GlueType, b: GlueType): GlueType {
  if (b.kind === 'null') return a
  if (a.kind === 'null') return b
  if (a.kind === 'choice') return (b.kind === 'choice' ? b.choices : [b]).reduce<GlueType>(addChoice, a)
  if (b.kind === 'choice') return b.choices.reduce<GlueType>(addChoice, { kind: 'choice', choices: [a] })
  return mergeSame(a, b) ?? { kind: 'choice', choices: [a, b] }
}

function mergeSame(a: GlueType, b: GlueType): GlueType | undefined {
  if (glueTypeName(a) !== glueTypeName(b)) return undefined
  if (a.kind === 'array' && b.kind === 'array') return { kind: 'array', element: merge(a.element, b.element) }
  if (a.kind === 'map' && b.kind === 'map') return { kind: 'map', value: merge(a.value, b.value) }
  if (a.kind === 'struct' && b.kind === 'struct') {
    const fields = new Map(a.fields)
    for (const [name, type] of b.fields) fields.set(name, merge(fields.get(name) ?? NULL_TYPE, type))
    return { kind: 'struct', fields }
  }
  if (a.kind === 'atom' && b.kind === 'atom' && a.type.kind === 'decimal' && b.type.kind === 'decimal') {
    if (a.type.precision === b.type.precision && a.type.scale === b.type.scale) return a
    throw new GlueError(
      'MIXED_DECIMALS',
      `Failed to find the type of a column: it holds decimal(${a.type.precision},${a.type.scale}) and decimal(${b.type.precision},${b.type.scale}), and what Glue makes of that is not known for sure. Give all records one decimal type.`,
    )
  }
  return a
}

function addChoice(choice: GlueType, type: GlueType): GlueType {
  if (choice.kind !== 'choice') return merge(choice, type)
  const at = choice.choices.findIndex((c) => glueTypeName(c) === glueTypeName(type))
  const known = choice.choices[at]
  if (known === undefined) return { kind: 'choice', choices: [...choice.choices, type] }
  const merged = mergeSame(known, type) ?? known
  return { kind: 'choice', choices: choice.choices.map((c, i) => (i === at ? merged : c)) }
}

const ATOMS: Readonly<Record<string, AtomDataType>> = {
  string: { kind: 'string' },
  int: { kind: 'integer' },
  integer: { kind: 'integer' },
  long: { kind: 'long' },
  bigint: { kind: 'long' },
  short: { kind: 'short' },
  smallint: { kind: 'short' },
  byte: { kind: 'byte' },
  tinyint: { kind: 'byte' },
  float: { kind: 'float' },
  double: { kind: 'double' },
  boolean: { kind: 'boolean' },
  binary: { kind: 'binary' },
  timestamp: { kind: 'timestamp' },
  date: DateType as AtomDataType,
}

/** The atomic type of a name as mappings and casts write it; undefined for a nested or unknown one. */
export function atomOfName(name: string): AtomDataType | undefined {
  const text = name.trim().toLowerCase()
  const decimal = /^decimal(?:\(\s*(\d+)\s*(?:,\s*(\d+)\s*)?\))?$/.exec(text)
  if (decimal === null) return Object.hasOwn(ATOMS, text) ? ATOMS[text] : undefined
  return decimal[1] === undefined
    ? (decimalType(10, 2) as AtomDataType)
    : (decimalType(Number(decimal[1]), Number(decimal[2] ?? 0)) as AtomDataType)
}
