import type { Alias, NamedExpression, ResolvedExpression } from '../../resolved/expression.ts'
import type { Aggregate, ResolvedRelation, Window } from '../../resolved/relation.ts'
import { exists, replace } from '../../resolved/tree.ts'
import { toAttribute } from '../attribute.ts'

/** An aggregation below the window functions of its own select list, and how they are put over what is left of its groups. */
export interface GroupsBelowWindows {
  readonly groups: Aggregate
  readonly above: (left: ResolvedRelation, planIds: readonly number[]) => ResolvedRelation
}

/**
 * HAVING leaves groups out before the window functions beside it see them, and does not know their names.
 * Undefined where there is none beside it.
 */
export function groupsBelowWindows(input: ResolvedRelation): GroupsBelowWindows | undefined {
  if (input.kind !== 'Project' || input.input.kind !== 'Window' || input.input.input.kind !== 'Aggregate')
    return undefined
  const { expressions } = input
  const window: Window = input.input
  const base = input.input.input
  // Over grouping sets Spark computes the windows first.
  if (base.sets !== undefined) return undefined
  const ofWindows = new Set(window.expressions.map((e) => e.id))
  const isPlain = (e: NamedExpression): e is Alias =>
    e.kind === 'Alias' && !exists(e, (n) => n.kind === 'AttributeReference' && ofWindows.has(n.id))
  const aggregates = [...base.aggregates, ...expressions.filter(isPlain).map((e) => asAggregate(e, base))]
  const groups: Aggregate = { ...base, aggregates, output: aggregates.map(toAttribute) }
  return {
    groups,
    above: (left, planIds) => {
      const over: Window = { ...window, input: left, output: [...left.output, ...window.expressions.map(toAttribute)] }
      return { ...input, input: over, planIds }
    },
  }
}

/** An item of the select list over the aggregation's input, where it stands over the parts that the aggregation computes. */
function asAggregate(e: Alias, { aggregates }: Aggregate): Alias {
  const parts = new Map<number, ResolvedExpression>(aggregates.map((a) => [a.id, a.kind === 'Alias' ? a.child : a]))
  return { ...e, child: replace(e.child, (n) => (n.kind === 'AttributeReference' ? parts.get(n.id) : undefined)) }
}
