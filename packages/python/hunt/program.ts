/** A line of PySpark, and the settings under which it runs. */
export interface Program {
  readonly line: string
  readonly conf: Readonly<Record<string, string>>
}

/** What an engine answers. */
export type Answer =
  | { readonly schema: readonly Field[]; readonly rows: readonly unknown[] }
  | { readonly value: unknown }
  | { readonly error: RaisedError; readonly refused: boolean; readonly message: string }
  | { readonly crash: string }

/** A column, as Spark's JSON of a schema has it. */
export interface Field {
  readonly name: string
  readonly type: unknown
  readonly nullable: boolean
  readonly metadata: unknown
}

/** What a job can tell of an error. */
export interface RaisedError {
  readonly python: string
  readonly class: string | null
  readonly java: string | null
}
