import type { NamedExpression, ResolvedExpression } from '../resolved/expression.ts'
import { inputsOf, type ResolvedRelation } from '../resolved/relation.ts'
import { INLINE_TABLE } from '../resolved/source.ts'
import { exists, isDeterministic, replace } from '../resolved/tree.ts'
import { some } from '../trees/fold.ts'
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
  const known = new Map<ResolvedRelation, readonly Row[] | undefined>()
  const rowsOf = (plan: ResolvedRelation): readonly Row[] | undefined => {
    if (!known.has(plan)) known.set(plan, inlineRows(plan, rowsOf, evaluate))
    return known.get(plan)
  }
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

function inlineRows(
  plan: ResolvedRelation,
  rowsOf: (plan: ResolvedRelation) => readonly Row[] | undefined,
  evaluate: Evaluate,
): readonly Row[] | undefined {
  switch (plan.kind) {
    case 'Scan':
      return plan.origin === INLINE_TABLE && plan.source.kind === 'Local' ? plan.source.rows : undefined
    case 'Rename':
      return plan.sharedKey === undefined && plan.isShuffle !== true ? rowsOf(plan.input) : undefined
    case 'Limit':
      return rowsOf(plan.input)?.slice(0, plan.count)
    case 'Filter': {
      const rows = rowsOf(plan.input)
      if (rows === undefined || !isEvaluable(plan.condition) || rows.length > MOST_VALUES) return undefined
      const value = valueOver(plan.input, evaluate)
      return rows.filter((row) => value(plan.condition, row) === true)
    }
    case 'Project': {
      const rows = rowsOf(plan.input)
      const list: readonly NamedExpression[] = plan.expressions
      if (rows === undefined || !list.every(isEvaluable) || rows.length * list.length > MOST_VALUES) return undefined
      const value = valueOver(plan.input, evaluate)
      return rows.map((row) => list.map((e) => value(e, row)))
    }
    default:
      return undefined
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
