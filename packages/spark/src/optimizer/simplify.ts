import { isFoldable } from '../resolved/argument.ts'
import type { Literal, ResolvedExpression, ScalarCall } from '../resolved/expression.ts'
import type { ResolvedRelation } from '../resolved/relation.ts'
import { childrenOf, exists, isDeterministic, semanticKey, withChildren } from '../resolved/tree.ts'
import { fold } from '../trees/fold.ts'
import { type DataType, equalTypes } from '../types/data-type.ts'
import type { Value } from '../types/value.ts'
import type { Evaluate } from './fold-constants.ts'

/**
 * Spark's NullPropagation, BooleanSimplification and SimplifyConditionals, as far as they leave an expression out that would raise:
 * what a constant beside it decides is not computed.
 */
export const withSimpleExpressions = (plan: ResolvedRelation, evaluate: Evaluate): ResolvedRelation =>
  overExpressions(plan, (e) => simplified(e, evaluate))

function overExpressions(
  plan: ResolvedRelation,
  change: (e: ResolvedExpression) => ResolvedExpression,
): ResolvedRelation {
  if (plan.kind === 'Filter') {
    const condition = change(plan.condition)
    return condition === plan.condition ? plan : { ...plan, condition }
  }
  if (plan.kind !== 'Project') return plan
  const expressions = plan.expressions.map((e) => {
    const child = e.kind === 'Alias' ? change(e.child) : undefined
    return e.kind === 'Alias' && child !== undefined && child !== e.child ? { ...e, child } : e
  })
  return expressions.every((e, i) => e === plan.expressions[i]) ? plan : { ...plan, expressions }
}

/** Only what may be left out is looked at: an expression without a constant and a branch stays as it is. */
function simplified(root: ResolvedExpression, evaluate: Evaluate): ResolvedExpression {
  if (
    !exists(
      root,
      (e) =>
        e.kind === 'ScalarCall' &&
        (e.function.decidedBy !== undefined ||
          e.function.conditional === true ||
          e.function.nullIntolerant === true ||
          MEMBER_OF[e.function.name] !== undefined ||
          e.function.asksForNull !== undefined),
    )
  )
    return root
  return fold<ResolvedExpression, ResolvedExpression>(root, {
    below: (e) => (e.kind === 'LambdaFunction' ? [] : childrenOf(e)),
    make: (e, children) => {
      const made =
        children.length === 0 || children.every((c, i) => c === childrenOf(e)[i]) ? e : withChildren(e, children)
      return (made.kind === 'ScalarCall' ? (memberOf(made) ?? decided(made, evaluate)) : undefined) ?? made
    },
  })
}

/** Which argument of a call that puts values together is the member at a place. */
const MEMBER_OF: Readonly<Record<string, (maker: ScalarCall, place: number) => ResolvedExpression | undefined>> = {
  get_struct_field: ({ function: { name }, arguments: args }, place) =>
    name === 'struct' ? args[place] : name === 'named_struct' ? args[2 * place + 1] : undefined,
  get_array_item: ({ function: { name }, arguments: args }, place) => (name === 'array' ? args[place] : undefined),
}

/** Spark's SimplifyExtractValueOps: the others are not computed. */
function memberOf({
  function: { name },
  arguments: [maker, place],
  dataType,
}: ScalarCall): ResolvedExpression | undefined {
  if (maker?.kind !== 'ScalarCall' || place?.kind !== 'Literal' || typeof place.value !== 'number') return undefined
  if (!maker.arguments.every(isDeterministic)) return undefined
  const member = MEMBER_OF[name]?.(maker, place.value)
  const value = member?.kind === 'Alias' ? member.child : member
  return value !== undefined && equalTypes(value.dataType, dataType, false) ? value : undefined
}

function decided(e: ScalarCall, evaluate: Evaluate): ResolvedExpression | undefined {
  const { decidedBy, nullIntolerant, asksForNull, conditional } = e.function
  if (!mayBeDecided(e) || isFoldable(e) || !e.arguments.every(isDeterministic)) return undefined
  const isConstant = (arg: ResolvedExpression, value: Value): boolean =>
    isFoldable(arg) && known(arg, evaluate) === value
  if (decidedBy !== undefined && e.arguments.some((a) => isConstant(a, decidedBy)))
    return literal(decidedBy, e.dataType)
  if (nullIntolerant === true && e.arguments.some((a) => isConstant(a, null))) return literal(null, e.dataType)
  if (asksForNull !== undefined && e.arguments.every((a) => !a.nullable)) return literal(!asksForNull, e.dataType)
  return conditional === true && e.arguments.length === 3 && e.function.name === 'if' ? sameBranch(e) : undefined
}

/** Whether something is known of an argument without a row. */
const mayBeDecided = ({ function: { asksForNull, conditional }, arguments: args }: ScalarCall): boolean =>
  asksForNull !== undefined || conditional === true || args.some(isFoldable)

/** Undefined where it raises: in a branch, that is not yet an error. */
function known(e: ResolvedExpression, evaluate: Evaluate): Value | undefined {
  if (e.kind === 'Literal') return e.value
  try {
    return evaluate(e)
  } catch {
    return undefined
  }
}

const sameBranch = ({ arguments: [, yes, no] }: ScalarCall): ResolvedExpression | undefined =>
  yes !== undefined && no !== undefined && semanticKey(yes) === semanticKey(no) ? yes : undefined

const literal = (value: Value, dataType: DataType): Literal => ({
  kind: 'Literal',
  dataType,
  nullable: value === null,
  value,
})
