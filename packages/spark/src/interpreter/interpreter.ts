import type { Engine } from '../engine/engine.ts'
import { execute } from './execute.ts'
import { withJoinKeys } from './join-keys.ts'
import { requiredColumns } from './required-columns.ts'

/** Runs plans over memory, in this thread. */
export const interpreter: Engine = {
  name: 'interpreter',
  run: ({ resolved }, context) => {
    const plan = withJoinKeys(resolved)
    return execute(plan, { ...context, required: requiredColumns(plan) })
  },
}
