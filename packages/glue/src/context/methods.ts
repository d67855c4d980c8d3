import type { Methods } from './method.ts'
import { readers } from './readers.ts'
import { upkeep } from './upkeep.ts'
import { writers } from './writers.ts'

/** Every public method of GlueContext that reaches Glue. */
export const methods: Methods = { ...readers, ...writers, ...upkeep }
