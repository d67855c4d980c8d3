import { type Lineage, type Row, type StructType, type Trace, type TracedInput, traceOfInput } from '@dryfit/spark'
import { type GlueSchema, schemaOf } from './glue-type.ts'
import { rowsOf, sparkSchemaOf } from './rows.ts'
import type { DynamicRecord } from './value.ts'

/** A record that a transform failed on: it leaves the data. */
export interface FrameError {
  readonly message: string
  readonly record: DynamicRecord
  /** Its place among the records that the transform was given, where it is one of them. */
  readonly place?: number | undefined
  /** Where it was raised, as its language tells it. */
  readonly trace?: string
}

/** What reading gives. */
export interface Computation {
  readonly records: readonly DynamicRecord[]
  /** Where they came from; without it they are records of the frame's own. */
  readonly trace?: () => Trace
}

/** What a transform makes. */
export interface Derivation {
  readonly records: readonly DynamicRecord[]
  /**
   * For each record those that it was made of: places among the records of the frame, or `origin(1, place)` for those of the other
   * one. Undefined for a record of which the transform can't tell.
   */
  readonly from: readonly (Lineage | undefined)[]
  readonly errors?: readonly FrameError[]
}

/** A failed record and the stage that it failed in. */
export interface StageError extends FrameError {
  readonly info: string
  readonly site: string
  /** Where the record came from. */
  readonly source: { readonly trace: () => Trace; readonly place: number } | undefined
}

/** What computing a frame gave. */
export interface Computed {
  readonly records: readonly DynamicRecord[]
  readonly errors: readonly StageError[]
  readonly removals: number
  readonly trace: () => Trace
  schema?: GlueSchema
}

/** Each record made of the one in its place. */
export const placesOf = (records: readonly DynamicRecord[]): readonly number[] => records.map((_, i) => i)

/** Records that nothing more is known of. Their rows are made when a report asks. */
class OwnRecords implements TracedInput {
  readonly name: string
  readonly #records: readonly DynamicRecord[]
  #table: { readonly schema: StructType; readonly rows: readonly Row[] } | undefined

  constructor(name: string, records: readonly DynamicRecord[]) {
    this.name = name
    this.#records = records
  }

  get schema(): StructType {
    return this.#rowsAndSchema().schema
  }
  get rows(): readonly Row[] {
    return this.#rowsAndSchema().rows
  }

  #rowsAndSchema(): { readonly schema: StructType; readonly rows: readonly Row[] } {
    if (this.#table === undefined) {
      const schema = schemaOf(this.#records)
      this.#table = { schema: sparkSchemaOf(schema), rows: rowsOf(schema, this.#records) }
    }
    return this.#table
  }
}

export const ownRecords = (name: string, records: readonly DynamicRecord[]): TracedInput =>
  new OwnRecords(name, records)

/** The trace of records that nothing more is known of. */
export const traceOfOwn = (name: string, records: readonly DynamicRecord[]): Trace =>
  traceOfInput(ownRecords(name, records), records.length)

/** Computed once, when it is asked for. */
export function once<T extends object>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
