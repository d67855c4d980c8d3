import { BooleanType } from '../../types/data-type.ts'
import { type ScalarFunction, scalar } from '../define.ts'
import { checkOperands, infix, infixOf, type OperatorRules, operandTypes } from './operand.ts'

const AND: OperatorRules = { symbol: 'AND', accepts: BooleanType, family: 'logic' }
const OR: OperatorRules = { symbol: 'OR', accepts: BooleanType, family: 'logic' }

/** `decided` is the value that settles the result without the other side. */
function connective(name: 'and' | 'or', rules: OperatorRules, decided: boolean, summary: string): ScalarFunction {
  return scalar({
    name,
    summary,
    params: ['left', 'right'],
    python: false,
    ...(name === 'and' ? { conjunction: true } : {}),
    decidedBy: decided,
    coerce: (args, context) => operandTypes(rules, args, context) ?? [],
    check: (args) => checkOperands(rules, args, infixOf(rules.symbol, args)),
    returns: BooleanType,
    lazy:
      ([left = () => null, right = () => null]) =>
      (row) => {
        const a = left(row)
        if (a === decided) return decided
        const b = right(row)
        if (b === decided) return decided
        return a === null || b === null ? null : !decided
      },
    sql: infix(rules.symbol),
  })
}

export const logicFunctions: readonly ScalarFunction[] = [
  connective('and', AND, false, 'Returns whether both are true; false decides, otherwise null makes it null.'),
  connective('or', OR, true, 'Returns whether one is true; true decides, otherwise null makes it null.'),
  scalar({
    name: 'not',
    aliases: ['!'],
    summary: 'Returns the opposite of a boolean.',
    params: ['expr'],
    python: false,
    inputs: [BooleanType],
    returns: BooleanType,
    kernel: () => (a: boolean) => !a,
    sql: ([a = '']) => `(NOT ${a})`,
  }),
]
