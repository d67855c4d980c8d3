import { GlueError } from '../errors/glue-error.ts'
import type { NumberCondition } from './syntax.ts'

/** Whether a measure is as a condition wants it; ranges leave their bounds out, as AWS documents. */
export function holds({ operator, operands }: NumberCondition, value: number, rule: string): boolean {
  const bounds = operands.map((operand) => {
    if (operand.value !== null) return operand.value
    throw new GlueError(
      'RULE_NOT_KNOWN',
      `Failed to evaluate the data quality rule ${rule}: what Glue makes of NULL as a bound of a measure is not known for sure. Compare with a number.`,
    )
  })
  const [bound = Number.NaN, high = Number.NaN] = bounds
  switch (operator) {
    case '=':
      return value === bound
    case '!=':
      return value !== bound
    case '>':
      return value > bound
    case '>=':
      return value >= bound
    case '<':
      return value < bound
    case '<=':
      return value <= bound
    case 'between':
      return value > bound && value < high
    case 'not between':
      return value <= bound || value >= high
    case 'in':
      return bounds.includes(value)
    default:
      return !bounds.includes(value)
  }
}
