import { isFoldable } from '../resolved/argument.ts'
import type { NamedExpression, ResolvedExpression } from '../resolved/expression.ts'
import { inputsOf, type Join, type ResolvedRelation } from '../resolved/relation.ts'
import { expressionsOf, withExpressions } from '../resolved/relation-expressions.ts'
import { exists, replace } from '../resolved/tree.ts'
import { rewrite } from './rewrite.ts'

/** Columns that are the same constant for all rows, by their ids. */
type Constants = ReadonlyMap<number, ResolvedExpression>

const NONE: Constants = new Map()

/**
 * Spark's FoldablePropagation, as far as it shows: what is made of a column that is a constant is made of the constant, so that it
 * raises while Spark plans, and decides what need not be computed.
 */
export function propagateConstants(root: ResolvedRelation): ResolvedRelation {
  const known = new Map<ResolvedRelation, Constants>()
  return rewrite(root, (plan) => {
    const below = together(inputsOf(plan).map((input) => known.get(input) ?? NONE))
    const made = below.size === 0 ? plan : withConstants(plan, below)
    const above = constantsOf(made, below)
    if (above.size > 0) known.set(made, above)
    return made
  })
}

function together([first = NONE, second = NONE]: readonly Constants[]): Constants {
  if (second.size === 0) return first
  return first.size === 0 ? second : new Map([...first, ...second])
}

function withConstants(plan: ResolvedRelation, constants: Constants): ResolvedRelation {
  const change = <E extends ResolvedExpression>(e: E): E => (isReplaced(e, constants) ? put(e, constants) : e)
  switch (plan.kind) {
    case 'Project':
    case 'Filter':
    case 'Join':
    case 'Generate':
    case 'Sort':
    case 'Window':
      return expressionsOf(plan).some((e) => isReplaced(e, constants)) ? withExpressions(plan, change) : plan
    case 'Aggregate':
      return plan.sets === undefined && plan.aggregates.some((e) => isReplaced(e, constants))
        ? { ...plan, aggregates: plan.aggregates.map(change) }
        : plan
    default:
      return plan
  }
}

/** A column that is passed on stays one, and what reads the rows around a subquery is left alone. */
const isReplaced = (e: ResolvedExpression, constants: Constants): boolean =>
  e.kind !== 'AttributeReference' &&
  exists(e, (n) => n.kind === 'AttributeReference' && constants.has(n.id)) &&
  !exists(e, (n) => n.kind === 'SubqueryExpression' || n.kind === 'OuterReference' || n.kind === 'UserFunctionCall')

const put = <E extends ResolvedExpression>(e: E, constants: Constants): E =>
  replace(e, (n) => (n.kind === 'AttributeReference' ? constants.get(n.id) : undefined)) as E

/** Which columns of a node are constants. Of a set operation and of grouping sets Spark does not ask. */
function constantsOf(plan: ResolvedRelation, below: Constants): Constants {
  switch (plan.kind) {
    case 'Project':
      return named(plan.expressions, below)
    case 'Aggregate':
      return plan.sets === undefined ? named(plan.aggregates, below) : NONE
    case 'Deduplicate':
      return only(below, plan.keys)
    case 'Join':
      return ofJoin(plan, below)
    case 'Filter':
    case 'Window':
    case 'Limit':
    case 'Sort':
    case 'Generate':
      return below
    case 'Rename':
      return plan.sharedKey === undefined ? only(below, plan.output) : NONE
    default:
      return NONE
  }
}

function named(expressions: readonly NamedExpression[], below: Constants): Constants {
  let found: Map<number, ResolvedExpression> | undefined
  for (const e of expressions) {
    const value = e.kind === 'Alias' ? (isFoldable(e.child) ? e.child : undefined) : below.get(e.id)
    if (value === undefined) continue
    found ??= new Map()
    found.set(e.id, value)
  }
  return found ?? NONE
}

const only = (constants: Constants, columns: readonly { readonly id: number }[]): Constants =>
  constants.size === 0 ? constants : new Map([...constants].filter(([id]) => columns.some((c) => c.id === id)))

/** The side that a join may fill with nulls has no constant. */
function ofJoin({ joinType, left, right }: Join, below: Constants): Constants {
  switch (joinType) {
    case 'left_outer':
      return only(below, left.output)
    case 'right_outer':
      return only(below, right.output)
    case 'full_outer':
      return NONE
    default:
      return below
  }
}
