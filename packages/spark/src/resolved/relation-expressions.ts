import { fold, some } from '../trees/fold.ts'
import { conjuncts } from './conjuncts.ts'
import type { ResolvedExpression } from './expression.ts'
import { inputsOf, type ResolvedRelation } from './relation.ts'
import { exists, isDeterministic } from './tree.ts'

/** The expressions of a node itself. */
export function expressionsOf(relation: ResolvedRelation): readonly ResolvedExpression[] {
  switch (relation.kind) {
    case 'Project':
    case 'Window':
      return relation.expressions
    case 'Filter':
      return [relation.condition]
    case 'Join':
      return relation.condition === undefined ? [] : [relation.condition]
    case 'LateralJoin':
      return [
        ...(relation.condition === undefined ? [] : [relation.condition]),
        ...relation.outer.map((o) => o.expression),
      ]
    case 'Aggregate':
      return [...relation.grouping, ...relation.aggregates]
    case 'Expand':
      return relation.projections.flat()
    case 'Sort':
      return relation.order
    case 'Generate':
      return [relation.generator]
    default:
      return []
  }
}

/** Another expression of the same kind. */
export type Change = <E extends ResolvedExpression>(e: E) => E

/** The node with other expressions of its own. */
export function withExpressions(relation: ResolvedRelation, change: Change): ResolvedRelation {
  switch (relation.kind) {
    case 'Project':
      return { ...relation, expressions: relation.expressions.map(change) }
    case 'Window':
      return { ...relation, expressions: relation.expressions.map(change) }
    case 'Filter':
      return { ...relation, condition: change(relation.condition) }
    case 'Join':
      return relation.condition === undefined ? relation : { ...relation, condition: change(relation.condition) }
    case 'LateralJoin':
      return {
        ...relation,
        ...(relation.condition === undefined ? {} : { condition: change(relation.condition) }),
        outer: relation.outer.map((o) => ({ ...o, expression: change(o.expression) })),
      }
    case 'Aggregate':
      return {
        ...relation,
        grouping: relation.grouping.map(change),
        aggregates: relation.aggregates.map(change),
      }
    case 'Expand':
      return { ...relation, projections: relation.projections.map((p) => p.map(change)) }
    case 'Sort':
      return { ...relation, order: relation.order.map(change) }
    case 'Generate':
      return { ...relation, generator: change(relation.generator) }
    default:
      return relation
  }
}

/** Whether an expression refers to the query around its own. */
export const hasOuter = (e: ResolvedExpression): boolean => exists(e, (n) => n.kind === 'OuterReference')

/** Whether a node or one below it refers to the query around it. */
export const isCorrelated = (relation: ResolvedRelation): boolean =>
  some(relation, inputsOf, (node) => expressionsOf(node).some(hasOuter))

/**
 * As {@link isCorrelated}, as Spark sees it before it takes a subquery apart: a literal `false` among conditions leaves nothing of the
 * others.
 */
export const asksForRow = (relation: ResolvedRelation): boolean =>
  inputsOf(relation).some(asksForRow) || (!isNever(relation) && expressionsOf(relation).some(hasOuter))

const isNever = (relation: ResolvedRelation): boolean =>
  relation.kind === 'Filter' && conjuncts(relation.condition).some((e) => e.kind === 'Literal' && e.value === false)

/** Whether its rows are not told by what it reads. */
export const drawsNumbers = (root: ResolvedRelation): boolean =>
  some(root, inputsOf, (node) => !expressionsOf(node).every(isDeterministic))

const MOVING: ReadonlySet<ResolvedRelation['kind']> = new Set([
  'Join',
  'LateralJoin',
  'Aggregate',
  'Sort',
  'SetOperation',
  'Deduplicate',
  'Window',
])

/** Whether rows may go to other tasks than those that read them. */
export const movesRows = (root: ResolvedRelation): boolean => some(root, inputsOf, isMoving)

/** Whether a node may part its rows in another way than its input. */
export const isMoving = (node: ResolvedRelation): boolean =>
  MOVING.has(node.kind) ||
  (node.kind === 'Rename' && node.partitions !== undefined) ||
  (node.kind === 'Range' && node.slices !== undefined) ||
  (node.kind === 'Scan' && node.source.kind === 'Local' && node.source.slices !== undefined)

/** The plan with other nodes where `change` gives one; what lies below such a node is not entered. */
export function replacePlans(
  root: ResolvedRelation,
  change: (plan: ResolvedRelation) => ResolvedRelation | undefined,
): ResolvedRelation {
  const known = new Map<ResolvedRelation, ResolvedRelation>()
  return fold<ResolvedRelation, ResolvedRelation>(root, {
    below: inputsOf,
    known: (plan) => {
      const made = known.get(plan) ?? change(plan)
      if (made !== undefined) known.set(plan, made)
      return made
    },
    make: (plan, inputs) => {
      const made = withInputs(plan, inputs)
      known.set(plan, made)
      return made
    },
  })
}

/** The node over other inputs, in the order of `inputsOf`; itself when none changed. */
export function withInputs(plan: ResolvedRelation, inputs: readonly ResolvedRelation[]): ResolvedRelation {
  const [first, second] = inputs
  if (first === undefined || inputsOf(plan).every((input, i) => input === inputs[i])) return plan
  if (plan.kind === 'Join' || plan.kind === 'SetOperation') return { ...plan, left: first, right: second ?? plan.right }
  if (plan.kind === 'LateralJoin') return { ...plan, left: first }
  return { ...plan, input: first } as ResolvedRelation
}
