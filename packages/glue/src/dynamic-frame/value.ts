import type { DataType, Value } from '@dryfit/spark'

/** A type whose values have no parts. */
export type AtomDataType = Exclude<DataType, { kind: 'array' | 'map' | 'struct' | 'void' }>

/** A value that knows its own type, as every value of a DynamicFrame does. */
export type Dynamic =
  | { readonly kind: 'null' }
  | { readonly kind: 'atom'; readonly type: AtomDataType; readonly value: Exclude<Value, null> }
  | { readonly kind: 'struct'; readonly fields: DynamicRecord }
  | { readonly kind: 'array'; readonly items: readonly Dynamic[] }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [string, Dynamic])[] }

/** One record: its fields in order. A field may be missing, and have another type in the next record. */
export type DynamicRecord = ReadonlyMap<string, Dynamic>

export const NULL: Dynamic = Object.freeze({ kind: 'null' })
export const atom = (type: AtomDataType, value: Exclude<Value, null>): Dynamic => ({ kind: 'atom', type, value })
export const struct = (fields: DynamicRecord): Dynamic => ({ kind: 'struct', fields })
export const array = (items: readonly Dynamic[]): Dynamic => ({ kind: 'array', items })
