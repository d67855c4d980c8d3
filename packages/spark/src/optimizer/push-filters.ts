import type { ResolvedExpression } from '../resolved/expression.ts'
import type { Filter, Project, Rename, ResolvedRelation, Sort } from '../resolved/relation.ts'
import { exists, isDeterministic, replace } from '../resolved/tree.ts'
import { filterBelow } from './filter-below.ts'
import { filterSides, splitCondition } from './filter-sides.ts'
import type { Evaluate } from './fold-constants.ts'
import { rewrite } from './rewrite.ts'

/**
 * Spark's PushDownPredicates: a filter is applied before what is computed above its rows, so that a projection does not compute
 * what the filter takes away, and each side of a join loses the rows that the condition rules out by that side alone.
 */
export function pushFilters(root: ResolvedRelation, evaluate: Evaluate): ResolvedRelation {
  let moves = 0
  const again = (plan: ResolvedRelation): ResolvedRelation => {
    moves += 1
    return moves > MOST_MOVES ? plan : pushed(plan, evaluate, again)
  }
  return rewrite(root, (plan) => pushed(plan, evaluate, again))
}

/** A union of unions of itself has more sides than a filter can be moved into. */
const MOST_MOVES = 500

type Again = (plan: ResolvedRelation) => ResolvedRelation

/** A filter as far down as it goes, and those that come of it. */
function pushed(root: ResolvedRelation, evaluate: Evaluate, again: Again): ResolvedRelation {
  if (root.kind === 'Filter' && mayMove(root.condition)) return pushFilter(root, evaluate, again)
  if (root.kind === 'Join' && root.condition !== undefined && mayMove(root.condition))
    return splitCondition(root, root.condition, again)
  return root
}

/** A condition that reads the rows around a subquery, or calls Python, stays where it was written. */
const mayMove = (condition: ResolvedExpression): boolean =>
  isDeterministic(condition) &&
  !exists(
    condition,
    (n) => n.kind === 'SubqueryExpression' || n.kind === 'OuterReference' || n.kind === 'UserFunctionCall',
  )

type Passed = Project | Rename | Sort

/** Goes down through nodes that only change columns, names or order, and into what lies below. */
function pushFilter(filter: Filter, evaluate: Evaluate, again: Again): ResolvedRelation {
  const passed: Passed[] = []
  let { condition, input } = filter
  for (;;) {
    if (input.kind === 'Sort' || (input.kind === 'Rename' && input.sharedKey === undefined)) {
      passed.push(input)
    } else if (input.kind === 'Project' && input.expressions.every(isDeterministic)) {
      const below = substituted(condition, input)
      if (below === undefined) break
      passed.push(input)
      condition = below
    } else break
    input = input.input
  }
  const moved =
    input.kind === 'Join' ? filterSides(condition, input, { evaluate, again }) : filterBelow(condition, input, again)
  if (passed.length === 0 && moved === undefined) return filter
  const bottom = moved ?? { ...filter, condition, input, output: input.output, planIds: [] }
  return passed.reduceRight<ResolvedRelation>(
    (below, above) => ({ ...above, input: below }) as ResolvedRelation,
    bottom,
  )
}

/** More than this many nodes are not computed twice. */
const LARGE = 500

/** The condition over the input of a projection; undefined where it would call Python, or become too large. */
function substituted(condition: ResolvedExpression, { expressions }: Project): ResolvedExpression | undefined {
  const values = new Map(expressions.map((e) => [e.id, e.kind === 'Alias' ? e.child : e]))
  const made = replace(condition, (e) => (e.kind === 'AttributeReference' ? values.get(e.id) : undefined))
  let size = 0
  const isTooLarge = exists(made, (e) => {
    size += 1
    return size > LARGE || e.kind === 'UserFunctionCall' || e.kind === 'SubqueryExpression'
  })
  return isTooLarge ? undefined : made
}
