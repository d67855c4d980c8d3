import type { Engine } from '../engine/engine.ts'
import { execute } from './execute.ts'
import { requiredColumns } from './required-columns.ts'

/** Runs plans over memory, in this thread. */
export const interpreter: Engine = {
  name: 'interpreter',
  run: ({ resolved }, context) => execute(resolved, { ...context, required: requiredColumns(resolved) }),
}
