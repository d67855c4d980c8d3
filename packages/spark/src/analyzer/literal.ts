import type * as plan from '../plan/expression.ts'
import type { Literal } from '../resolved/expression.ts'
import type { AnalyzerContext } from './context.ts'

const literal = (dataType: Literal['dataType'], value: Literal['value']): Literal => ({
  kind: 'Literal',
  dataType,
  nullable: value === null,
  value,
})

/** A timestamp prints in the session's zone. */
export const literalIn = (e: plan.Literal, { conf }: AnalyzerContext): Literal => ({
  ...literal(e.dataType, e.value),
  ...(e.dataType.kind === 'timestamp' ? { timeZone: conf.timeZone } : {}),
})
