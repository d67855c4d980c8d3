import type * as plan from '../plan/expression.ts'
import type { AttributeReference, LambdaVariable, ResolvedExpression } from '../resolved/expression.ts'
import type { AnalyzerContext } from './context.ts'
import { extractFields } from './extract.ts'
import type { Scope } from './lookup-scope.ts'
import { findColumn, missingFromFrame, unresolvedColumn } from './scope.ts'

/** `df["a"]`: a column of the frame it was taken from. */
export function resolveFrameColumn(planId: plan.PlanId, parts: readonly string[], scope: Scope): ResolvedExpression {
  const { context } = scope
  const output = context.frameOutput(planId)
  const match = output === undefined ? undefined : findColumn(parts, output, context.conf.caseSensitive)
  if (match === undefined) throw missingFromFrame(parts, output ?? [])
  // The column may have become nullable on its way here (an outer join): the input knows.
  const same = (a: AttributeReference): boolean => a.id === match.attribute.id
  const current = scope.attributes.find(same) ?? scope.beyond?.().find(same)
  scope.references?.push({ planId: planId.id, id: match.attribute.id, name: match.attribute.name })
  const column = current === undefined ? match.attribute : { ...current, name: match.attribute.name }
  return extractFields(column, match.fields, context)
}

/** Names of variables are equal as those of columns are. */
export const variableKey = (name: string, { conf }: AnalyzerContext): string =>
  conf.caseSensitive ? name : name.toLowerCase()
export const variableOf = (name: string, scope: Scope): LambdaVariable | undefined =>
  scope.lambdaVariables?.get(variableKey(name, scope.context))

export function resolveVariable(e: plan.UnresolvedNamedLambdaVariable, scope: Scope): ResolvedExpression {
  const [name = '', ...fields] = e.nameParts
  const variable = variableOf(name, scope)
  if (variable === undefined) throw unresolvedColumn(e.nameParts, scope.attributes)
  return extractFields(variable, fields, scope.context)
}
