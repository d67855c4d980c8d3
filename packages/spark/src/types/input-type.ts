import type { DataType } from './data-type.ts'

/** What an argument of a function may be. A concrete type accepts what Spark casts to it implicitly. */
export type InputType =
  | DataType
  | 'any'
  | 'numeric'
  | 'integral'
  | 'fractional'
  | 'decimal'
  | 'atomic'
  | 'array'
  | 'map'
  | 'struct'
  | 'lambda'
  | { readonly oneOf: readonly InputType[] }
  | { readonly arrayOf: InputType }
