import type { Direction } from '../recorder/call.ts'
import type { BoundArguments } from '../recorder/signature.ts'
import type { ContextCore } from './context-core.ts'

/** What a call reads or writes, for the record. */
export interface Described {
  readonly target?: string | undefined
  readonly format?: string | undefined
}

/** A public method of GlueContext. */
export interface MethodDefinition {
  readonly direction: Direction
  readonly describe?: (args: BoundArguments, context: ContextCore) => Described
  /** The parameter that holds the written frame. */
  readonly writes?: string
  /** Keyword arguments that Glue takes without a look. */
  readonly swallows?: readonly string[]
  /** What a stub may give plain rows for. */
  readonly gives?: 'DynamicFrame' | 'DataFrame'
  readonly run: (args: BoundArguments, context: ContextCore) => unknown
}

export type Methods = Readonly<Record<string, MethodDefinition>>

export const text = (value: unknown): string => (typeof value === 'string' ? value : '')
export const options = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
