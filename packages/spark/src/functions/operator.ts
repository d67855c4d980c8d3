import { argumentType } from './operator/operand.ts'
import { arithmetic, calendarInterval, NUMERIC_AND_INTERVAL } from './operator/arithmetic.ts'
import { comparisonFunctions } from './operator/comparison.ts'
import { addition, division, multiplication, subtraction } from './operator/date-arithmetic.ts'
import { logicFunctions } from './operator/logic.ts'
import { fitInterval } from './operator/interval-kernel.ts'
import { triedFunctions } from './operator/tried.ts'
import { arithmeticOverflow } from './arithmetic-error.ts'
import { type Argument, type Kernel, type KernelContext, scalar, type ScalarFunction, type SparkFunction } from './define.ts'
import { sparkError } from '../errors/spark-error.ts'
import { type DataType, DoubleType } from '../types/data-type.ts'
import { INT_MAX, INT_MIN, type Integer, isLong, negate, wrapLong } from '../types/integer.ts'

/** A string is a double to `-s`, `+s` and `abs(s)`; a null literal too. */
export const numericOperand = (args: readonly Argument[]): readonly (DataType | undefined)[] =>
  args.map((a) => (a.dataType.kind === 'string' || a.dataType.kind === 'void' ? DoubleType : undefined))

/** Negates, and raises in ANSI mode where the smallest value has no opposite. */
export function negateKernel({ arguments: args, conf }: Pick<KernelContext, 'arguments' | 'conf'>): Kernel {
  const type = argumentType(args)
  switch (type.kind) {
    case 'byte':
    case 'short': {
      const min = type.kind === 'byte' ? -128 : -32_768
      return (x: number) => {
        if (x !== min) return 0 - x
        if (!conf.ansi) return x
        throw sparkError('ArithmeticException', '_LEGACY_ERROR_TEMP_2043', { sqlValue: `- ${x}` })
      }
    }
    case 'integer':
      return (x: number) => {
        if (x !== INT_MIN) return 0 - x
        if (!conf.ansi) return x
        throw arithmeticOverflow('integer overflow')
      }
    case 'long':
      return (x: Integer) => {
        const result = negate(x)
        if (typeof result === 'number' || isLong(result)) return result
        if (!conf.ansi) return wrapLong(result)
        throw arithmeticOverflow('long overflow')
      }
    case 'decimal':
      return negate as Kernel
    case 'day-time interval':
    case 'year-month interval':
      return (x: Integer) => fitInterval(negate(x), type, (size) => arithmeticOverflow(`${size} overflow`))
    case 'interval':
      throw calendarInterval()
    default:
      return (x: number) => -x
  }
}

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
