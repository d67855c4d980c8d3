import type { SessionConf } from '../conf/session-conf.ts'
import type { AttributeReference } from '../resolved/expression.ts'
import type { Integer } from '../types/integer.ts'
import type { Row } from '../types/value.ts'
import type { RequiredColumns } from './required-columns.ts'

/** What one execution of a plan runs under. */
export interface Environment {
  readonly conf: SessionConf
  /** The query's start, microseconds since the epoch. */
  readonly now: Integer
  /** What the plan needs of inputs that ask for it. */
  readonly required?: RequiredColumns
  /** Present when the caller wants to know which input rows each output row came from. */
  readonly provenance?: Provenance
}

/** Collects the inputs of a run, in the order in which they were read. */
export interface Provenance {
  readonly inputs: InputRead[]
}

/** One input as a run read it. */
export interface InputRead {
  readonly name: string
  readonly output: readonly AttributeReference[]
  readonly rows: readonly Row[]
}
