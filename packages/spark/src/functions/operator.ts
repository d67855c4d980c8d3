import { type ScalarFunction, type SparkFunction, scalar } from './define.ts'
import { arithmetic, NUMERIC_AND_INTERVAL } from './operator/arithmetic.ts'
import { comparisonFunctions } from './operator/comparison.ts'
import { addition, division, multiplication, subtraction } from './operator/date-arithmetic.ts'
import { logicFunctions } from './operator/logic.ts'
import { negateKernel, numericOperand } from './operator/negate.ts'
import { argumentType } from './operator/operand.ts'
import { triedFunctions } from './operator/tried.ts'

const negative = (name: string, sql: ScalarFunction['sql']): ScalarFunction =>
  scalar({
    name,
    summary: 'Returns the negated value.',
    params: ['col'],
    inputs: [NUMERIC_AND_INTERVAL],
    coerce: numericOperand,
    returns: (args) => argumentType(args),
    kernel: negateKernel,
    ...(sql === undefined ? {} : { sql }),
  })

/** `-x`: the same as `negative(x)`, printed as written. */
const unaryMinus = negative('unary_minus', ([x = '']) => `(- ${x})`)

/** Spark's operators under the names that Spark Connect sends. */
export const operatorFunctions: readonly SparkFunction[] = [
  arithmetic('+', { becomes: addition }),
  arithmetic('-', {
    arity: [1, 2],
    becomes: (args, context) =>
      args.length === 1 ? { call: unaryMinus, arguments: [{ argument: 0 }] } : subtraction(args, context),
  }),
  arithmetic('*', { becomes: multiplication }),
  arithmetic('/', { becomes: division }),
  arithmetic('%', {}),
  arithmetic('div', {}),
  arithmetic('%', { name: 'mod', sql: (args, name) => `${name}(${args.join(', ')})` }),
  negative('negative', undefined),
  scalar({
    name: 'positive',
    summary: 'Returns the value.',
    params: ['col'],
    inputs: [NUMERIC_AND_INTERVAL],
    coerce: numericOperand,
    returns: (args) => argumentType(args),
    kernel: () => (x: never) => x,
    sql: ([x = '']) => `(+ ${x})`,
  }),
  ...comparisonFunctions,
  ...logicFunctions,
  ...triedFunctions,
]
