import { conjuncts } from '../resolved/conjuncts.ts'
import type { ResolvedExpression } from '../resolved/expression.ts'
import type { Join, ResolvedRelation } from '../resolved/relation.ts'
import { replace } from '../resolved/tree.ts'
import { filtered, narrowed } from './filtered.ts'
import type { Evaluate } from './fold-constants.ts'
import { type Ids, idsOf, isWithin, referencesOf } from './references.ts'

type Side = 'left' | 'right'
type JoinType = Join['joinType']
type Again = (plan: ResolvedRelation) => ResolvedRelation

/** Which sides of a join lose rows by a filter above it, and which by the join's own condition. */
const BY_FILTER: Readonly<Record<JoinType, readonly Side[]>> = {
  inner: ['left', 'right'],
  cross: ['left', 'right'],
  left_outer: ['left'],
  right_outer: ['right'],
  full_outer: [],
  left_semi: ['left'],
  left_anti: ['left'],
}
const BY_CONDITION: Readonly<Record<JoinType, readonly Side[]>> = {
  inner: ['left', 'right'],
  cross: ['left', 'right'],
  left_outer: ['right'],
  right_outer: ['left'],
  full_outer: [],
  left_semi: ['left', 'right'],
  left_anti: ['right'],
}

/** The join with the parts of a filter above it that speak of one side applied there. */
export function filterSides(
  condition: ResolvedExpression,
  join: Join,
  { evaluate, again }: { readonly evaluate: Evaluate; readonly again: Again },
): ResolvedRelation | undefined {
  const joinType = innerWhereFiltered(condition, join, evaluate)
  const { sides, rest } = split(condition, join, BY_FILTER[joinType], again)
  if (sides === undefined && joinType === join.joinType) return undefined
  return filtered({ ...join, ...sides, joinType }, rest)
}

/** The join with the parts of its own condition that speak of one side applied there. */
export function splitCondition(join: Join, condition: ResolvedExpression, again: Again): Join {
  const { sides, rest } = split(condition, join, BY_CONDITION[join.joinType], again)
  if (sides === undefined) return join
  const { condition: _, ...others } = join
  return narrowed({ ...others, ...sides }, rest)
}

interface Split {
  readonly sides: Pick<Join, Side> | undefined
  readonly rest: readonly ResolvedExpression[]
}

function split(condition: ResolvedExpression, join: Join, may: readonly Side[], again: Again): Split {
  const own = { left: idsOf(join.left.output), right: idsOf(join.right.output) }
  const found: Record<Side, ResolvedExpression[]> = { left: [], right: [] }
  const rest: ResolvedExpression[] = []
  for (const e of conjuncts(condition)) {
    const ids = referencesOf([e])
    const side = ids.size === 0 ? undefined : may.find((name) => isWithin(ids, own[name]))
    if (side === undefined) rest.push(e)
    else found[side].push(e)
  }
  if (found.left.length + found.right.length === 0) return { sides: undefined, rest }
  const lessened = (side: Side): ResolvedRelation =>
    found[side].length === 0 ? join[side] : again(filtered(join[side], found[side]))
  return { sides: { left: lessened('left'), right: lessened('right') }, rest }
}

/** Spark's EliminateOuterJoin: a filter that no row of nulls passes leaves of an outer join what an inner one has. */
function innerWhereFiltered(condition: ResolvedExpression, join: Join, evaluate: Evaluate): JoinType {
  const { joinType } = join
  const refuses = (side: Side): boolean => {
    const own = idsOf(join[side].output)
    return conjuncts(condition).some((e) => isNeverTrueOfNulls(e, own, evaluate))
  }
  if (joinType === 'left_outer') return refuses('right') ? 'inner' : joinType
  if (joinType === 'right_outer') return refuses('left') ? 'inner' : joinType
  if (joinType !== 'full_outer') return joinType
  const [left, right] = [refuses('left'), refuses('right')]
  if (left && right) return 'inner'
  return left ? 'left_outer' : right ? 'right_outer' : joinType
}

function isNeverTrueOfNulls(e: ResolvedExpression, own: Ids, evaluate: Evaluate): boolean {
  const ids = referencesOf([e])
  if (ids.size === 0 || !isWithin(ids, own)) return false
  const ofNulls = replace(e, (n) =>
    n.kind === 'AttributeReference'
      ? { kind: 'Literal', dataType: n.dataType, nullable: true, value: null }
      : undefined,
  )
  try {
    return evaluate(ofNulls) !== true
  } catch {
    return false
  }
}
