import type { Engine } from '../engine/engine.ts'
import { optimize } from '../optimizer/optimize.ts'
import { withBoundExpressions } from './bound-settings.ts'
import { evaluate } from './compile.ts'
import { execute } from './execute.ts'
import { withJoinKeys } from './join-keys.ts'
import { requiredColumns } from './required-columns.ts'

/** Runs plans over memory, in this thread. */
export const interpreter: Engine = {
  name: 'interpreter',
  run: ({ resolved }, context) => {
    const plan = withJoinKeys(optimize(withBoundExpressions(resolved, context), (e) => evaluate(e, context)))
    return execute(plan, { ...context, required: requiredColumns(plan) })
  },
}
