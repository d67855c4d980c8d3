/** A value whose calendar nobody knows, or is one of another zone than UTC, or a type that Spark does not have. */
export type Trouble =
  | { readonly ancient: 'datetime' | 'int96' }
  | { readonly legacyZone: string }
  | { readonly illegal: string }
