import type { Engine, RunContext } from '../engine/engine.ts'
import { concat } from '../lineage/batch.ts'
import { optimize } from '../optimizer/optimize.ts'
import type { ResolvedRelation } from '../resolved/relation.ts'
import { withBoundExpressions } from './bound-settings.ts'
import { evaluate } from './compile.ts'
import { execute } from './execute.ts'
import { withJoinKeys } from './join-keys.ts'
import { asksForPartitions, isReordered, known, mayBeParted, parted } from './partitions.ts'
import { requiredColumns } from './required-columns.ts'

const planned = (resolved: ResolvedRelation, context: RunContext): ResolvedRelation =>
  withJoinKeys(optimize(withBoundExpressions(resolved, context), (e) => evaluate(e, context)))

/** Runs plans over memory, in this thread. */
export const interpreter: Engine = {
  name: 'interpreter',
  run: ({ resolved }, context) => {
    const plan = planned(resolved, context)
    const execution = { ...context, required: requiredColumns(plan) }
    const isParted = mayBeParted(plan) && (context.isWrite === true || asksForPartitions(plan))
    if (!isParted && !isReordered(plan)) return execute(plan, execution)
    const { parts } = parted(plan, execution)
    return { ...concat(parts), sizes: parts.map(({ rows }) => rows.length) }
  },
  partitions: ({ resolved }, context) => {
    const plan = planned(resolved, context)
    const { parts, doubt } = known(parted(plan, { ...context, required: requiredColumns(plan) }))
    return { parts: parts.map(({ rows }) => rows), doubt }
  },
}
