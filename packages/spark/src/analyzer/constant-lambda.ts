import type { LambdaParameter } from '../functions/define.ts'
import type { LambdaFunction, LambdaVariable, ResolvedExpression } from '../resolved/expression.ts'
import { nextId } from './attribute.ts'

/** What is no function, where one is wanted: Spark takes it as one that does not look at its arguments. */
export function constantLambda(
  body: ResolvedExpression,
  types: readonly LambdaParameter[],
  arities: readonly number[] = [],
): LambdaFunction {
  const parameters = types
    .slice(0, Math.min(...arities))
    .map((t, i): LambdaVariable => ({ kind: 'LambdaVariable', id: nextId(), name: `col${i}`, ...t }))
  const { dataType, nullable } = body
  return { kind: 'LambdaFunction', parameters, body, dataType, nullable }
}
