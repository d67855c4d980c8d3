import { conjuncts } from '../resolved/conjuncts.ts'
import type { ResolvedExpression } from '../resolved/expression.ts'
import {
  type Aggregate,
  inputsOf,
  type ResolvedRelation,
  type SetOperation,
  type Window,
} from '../resolved/relation.ts'
import { withInputs } from '../resolved/relation-expressions.ts'
import { exists, isDeterministic, replace, semanticKey } from '../resolved/tree.ts'
import { filtered } from './filtered.ts'
import { isWithin, referencesOf } from './references.ts'

/** What a column of a node is of the rows below it, where a filter by it takes whole groups of those. */
type Values = ReadonlyMap<number, ResolvedExpression>

/**
 * The node with those parts of a filter applied below it that rule out whole groups of its rows: by keys of an aggregation, by what
 * all windows are partitioned by, by columns that a generator leaves alone, in each side of a union.
 */
export function filterBelow(
  condition: ResolvedExpression,
  plan: ResolvedRelation,
  again: (plan: ResolvedRelation) => ResolvedRelation,
): ResolvedRelation | undefined {
  const below = valuesBelow(plan)
  if (below.length === 0) return undefined
  const all = conjuncts(condition)
  const moves = (e: ResolvedExpression): boolean => {
    const ids = referencesOf([e])
    return ids.size > 0 && below.every((values) => isWithin(ids, values))
  }
  const moved = all.filter(moves)
  if (moved.length === 0) return undefined
  const under = (input: ResolvedRelation, values: Values): ResolvedRelation =>
    again(
      filtered(
        input,
        moved.map((e) => replace(e, (n) => (n.kind === 'AttributeReference' ? values.get(n.id) : undefined))),
      ),
    )
  const made = new Map<ResolvedRelation, ResolvedRelation>()
  for (const [i, input] of inputsOf(plan).entries()) {
    if (!made.has(input)) made.set(input, under(input, below[i] ?? new Map()))
  }
  const inputs = inputsOf(plan).map((input) => made.get(input) ?? input)
  return filtered(
    withInputs(plan, inputs),
    all.filter((e) => !moves(e)),
  )
}

/** For each input; none where a filter stays above. */
function valuesBelow(plan: ResolvedRelation): readonly Values[] {
  switch (plan.kind) {
    case 'Aggregate':
      return plan.grouping.length > 0 && plan.sets === undefined ? [keysOf(plan)] : []
    case 'Window':
      return [partitionsOf(plan)]
    case 'Deduplicate':
      return [themselves(plan.keys)]
    case 'Generate':
      return isDeterministic(plan.generator) ? [themselves(plan.input.output)] : []
    case 'SetOperation':
      return isUnionAll(plan) ? [sideOf(plan, plan.left), sideOf(plan, plan.right)] : []
    default:
      return []
  }
}

const themselves = (columns: ResolvedRelation['output']): Values => new Map(columns.map((a) => [a.id, a]))

const isUnionAll = (plan: SetOperation): boolean => plan.setOpType === 'union' && plan.isAll

const sideOf = (plan: SetOperation, side: ResolvedRelation): Values =>
  new Map(plan.output.map((a, i) => [a.id, side.output[i] ?? a]))

function keysOf({ grouping, aggregates }: Aggregate): Values {
  const keys = new Set(grouping.filter(isDeterministic).map(semanticKey))
  const isKey = (e: ResolvedExpression): boolean =>
    keys.has(semanticKey(e)) && !exists(e, (n) => n.kind === 'AggregateCall')
  return new Map(
    aggregates.flatMap((e): (readonly [number, ResolvedExpression])[] => {
      const value = e.kind === 'Alias' ? e.child : e
      return isKey(value) ? [[e.id, value]] : []
    }),
  )
}

/** The columns that every window of the node is partitioned by. */
function partitionsOf({ input, expressions }: Window): Values {
  const specs = expressions.flatMap((e) => (e.child.kind === 'WindowExpression' ? [e.child.partitionSpec] : []))
  const isIn = (id: number): boolean =>
    specs.length === expressions.length &&
    specs.every((spec) => spec.some((p) => p.kind === 'AttributeReference' && p.id === id))
  return themselves(input.output.filter(({ id }) => isIn(id)))
}
