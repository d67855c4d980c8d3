import type { Methods } from './method.ts'
import { readers } from './readers.ts'
import type { SIGNATURES } from './signatures.ts'
import { upkeep } from './upkeep.ts'
import { writers } from './writers.ts'

/** What AWS documents, apart from the fluent spellings. */
export type MethodName = Exclude<keyof typeof SIGNATURES, `${string}.${string}`>

/** Every public method of GlueContext that reaches Glue. */
export const methods = { ...readers, ...writers, ...upkeep } satisfies {
  readonly [Name in MethodName]: Methods[string]
}
