import type { AttributeReference, OuterBinding, ResolvedExpression } from '../resolved/expression.ts'
import { prettySql } from '../resolved/pretty.ts'
import { inputsOf, type ResolvedRelation } from '../resolved/relation.ts'
import { expressionsOf, hasOuter, withExpressions, withInputs } from '../resolved/relation-expressions.ts'
import { collect, exists, replace, semanticKey } from '../resolved/tree.ts'
import { some } from '../trees/fold.ts'
import { aliasOf, toAttribute } from './attribute.ts'
import type { OuterScope } from './context.ts'

/** An aggregate of columns around the subquery alone: in HAVING it is one of the query around. */
export const isOuterAggregate = (e: ResolvedExpression): boolean =>
  e.kind === 'AggregateCall' && hasOuter(e) && !exists(e, (n) => n.kind === 'AttributeReference')

interface Lifted {
  readonly plan: ResolvedRelation
  /** What the subquery asks of the row around it instead. */
  readonly bindings: readonly OuterBinding[]
}

/** The subquery with the aggregates of the query around it computed there. */
export function liftAggregates(root: ResolvedRelation, { takesAggregates }: OuterScope): Lifted {
  const isLifted = (node: ResolvedRelation): boolean =>
    expressionsOf(node).some((e) => collect(e, isOuterAggregate).length > 0)
  if (!takesAggregates || !some(root, inputsOf, isLifted)) return { plan: root, bindings: [] }
  const lifted = new Map<string, { readonly attribute: AttributeReference; readonly expression: ResolvedExpression }>()
  const lift = (call: ResolvedExpression): ResolvedExpression | undefined => {
    if (!isOuterAggregate(call)) return undefined
    const expression = replace(call, (n) => (n.kind === 'OuterReference' ? n.attribute : undefined))
    const key = semanticKey(expression)
    const { attribute } = lifted.get(key) ?? { attribute: toAttribute(aliasOf(expression, prettySql(expression), {})) }
    lifted.set(key, { attribute, expression })
    return { kind: 'OuterReference', attribute, dataType: call.dataType, nullable: call.nullable }
  }
  const over = (node: ResolvedRelation): ResolvedRelation =>
    withExpressions(withInputs(node, inputsOf(node).map(over)), (e) => replace(e, lift) as typeof e)
  const plan = over(root)
  return { plan, bindings: [...lifted.values()].map((l) => ({ id: l.attribute.id, expression: l.expression })) }
}
