import type { NamedExpression, ResolvedExpression } from '../resolved/expression.ts'
import { inputsOf, type ResolvedRelation } from '../resolved/relation.ts'
import { INLINE_TABLE } from '../resolved/source.ts'
import { exists, isDeterministic, replace } from '../resolved/tree.ts'
import { fold, some } from '../trees/fold.ts'
import type { Row } from '../types/value.ts'
import { nothing, withoutRows } from './empty-relations.ts'
import type { Evaluate } from './fold-constants.ts'
import { rewrite } from './rewrite.ts'

/**
 * Spark's ConvertToLocalRelation, as far as it shows: what is projected or filtered of an inline table is computed before anything is
 * left out, while Spark plans. What is left without a row by that is known to be empty from then on.
 *
 * @throws SparkError what one of its rows raises
 */
export function withInlineRows(root: ResolvedRelation, evaluate: Evaluate): ResolvedRelation {
  const known = new Map<ResolvedRelation, readonly Row[] | null>()
  const rowsOf = (plan: ResolvedRelation): readonly Row[] | null =>
    fold<ResolvedRelation, readonly Row[] | null>(plan, {
      below: computedFrom,
      known: (node) => known.get(node),
      make: (node, [input = null]) => {
        const rows = inlineRows(node, input, evaluate)
        known.set(node, rows)
        return rows
      },
    })
  let isEmpty = false
  some(root, inputsOf, (plan) => {
    isEmpty ||= rowsOf(plan)?.length === 0
    return false
  })
  if (!isEmpty) return root
  return rewrite(root, (plan, before) =>
    known.get(before)?.length === 0 ? nothing(plan) : withoutRows(plan, evaluate),
  )
}

/** More values are not computed twice. */
const MOST_VALUES = 2000

/** What the rows of a relation are computed from, where they can be known while planning. */
function computedFrom(plan: ResolvedRelation): readonly ResolvedRelation[] {
  switch (plan.kind) {
    case 'Rename':
      return plan.sharedKey === undefined && plan.isShuffle !== true ? [plan.input] : []
    case 'Limit':
    case 'Filter':
    case 'Project':
      return [plan.input]
    default:
      return []
  }
}

/** The rows of a relation that are known while planning, from those of what it is computed from; null: they are not known. */
function inlineRows(plan: ResolvedRelation, rows: readonly Row[] | null, evaluate: Evaluate): readonly Row[] | null {
  if (plan.kind === 'Scan')
    return plan.origin === INLINE_TABLE && plan.source.kind === 'Local' ? plan.source.rows : null
  if (rows === null) return null
  switch (plan.kind) {
    case 'Rename':
      return rows
    case 'Limit':
      return rows.slice(0, plan.count)
    case 'Filter': {
      if (!isEvaluable(plan.condition) || rows.length > MOST_VALUES) return null
      const value = valueOver(plan.input, evaluate)
      return rows.filter((row) => value(plan.condition, row) === true)
    }
    case 'Project': {
      const list: readonly NamedExpression[] = plan.expressions
      if (!list.every(isEvaluable) || rows.length * list.length > MOST_VALUES) return null
      const value = valueOver(plan.input, evaluate)
      return rows.map((row) => list.map((e) => value(e, row)))
    }
    default:
      return null
  }
}

const isEvaluable = (e: ResolvedExpression): boolean =>
  isDeterministic(e) &&
  !exists(
    e,
    (n) =>
      n.kind === 'UserFunctionCall' ||
      n.kind === 'SubqueryExpression' ||
      n.kind === 'OuterReference' ||
      n.kind === 'GeneratorCall',
  )

/** The value of an expression over a row of a relation. */
function valueOver({ output }: ResolvedRelation, evaluate: Evaluate): (e: ResolvedExpression, row: Row) => Row[number] {
  const places = new Map(output.map(({ id }, i) => [id, i]))
  return (e, row) => {
    const child = e.kind === 'Alias' ? e.child : e
    const place = child.kind === 'AttributeReference' ? places.get(child.id) : undefined
    if (place !== undefined) return row[place] ?? null
    return evaluate(
      replace(child, (n) => {
        const at = n.kind === 'AttributeReference' ? places.get(n.id) : undefined
        if (at === undefined) return undefined
        const value = row[at] ?? null
        return { kind: 'Literal', dataType: n.dataType, nullable: value === null, value }
      }),
    )
  }
}
