import { SparkError } from '../../errors/spark-error.ts'
import { isNumeric } from '../../types/data-type.ts'
import { type AnalysisContext, type Argument, type Rewrite, type ScalarFunction, scalar } from '../define.ts'
import { arithmetic } from './arithmetic.ts'
import { addition, division, multiplication, type OperatorMode, subtraction } from './date-arithmetic.ts'
import type { Arithmetic, EvalMode } from './kernel.ts'
import { argumentType } from './operand.ts'

// try_add and its like: on two numbers the operator itself gives null, else whatever it raises becomes null.

type Becomes = (args: readonly Argument[], context: AnalysisContext, mode?: OperatorMode) => Rewrite | undefined

const REWRITES: Readonly<Record<'+' | '-' | '*' | '/', Becomes>> = {
  '+': addition,
  '-': subtraction,
  '*': multiplication,
  '/': division,
}

/** Gives null where the inner expression raises an error of Spark. */
const tryEval = (text: () => string): ScalarFunction =>
  scalar({
    name: 'try_eval',
    summary: 'Returns null where evaluating raises.',
    params: ['expr'],
    returns: (args) => argumentType(args),
    nullable: true,
    lazy:
      ([inner = () => null]) =>
      (row) => {
        try {
          return inner(row)
        } catch (error) {
          if (error instanceof SparkError) return null
          throw error
        }
      },
    sql: text,
  })

function tried(name: string, op: '+' | '-' | '*' | '/', summary: string): ScalarFunction {
  const operator = (mode: EvalMode, text?: () => string): ScalarFunction =>
    arithmetic(op as Arithmetic, {
      mode,
      becomes: (args, context) => REWRITES[op](args, context, 'ansi'),
      ...(text === undefined ? {} : { sql: text }),
    })
  return scalar({
    name,
    summary,
    params: ['left', 'right'],
    becomes: (args) => {
      const text = (): string => `${name}(${args.map((a) => a.sql).join(', ')})`
      const operands: readonly Rewrite[] = [{ argument: 0 }, { argument: 1 }]
      if (args.every((a) => isNumeric(a.dataType))) return { call: operator('try', text), arguments: operands }
      return { call: tryEval(text), arguments: [{ call: operator('ansi'), arguments: operands }] }
    },
    returns: (args) => argumentType(args),
  })
}

export const triedFunctions: readonly ScalarFunction[] = [
  tried('try_add', '+', 'Adds as + does; null on overflow.'),
  tried('try_subtract', '-', 'Subtracts as - does; null on overflow.'),
  tried('try_multiply', '*', 'Multiplies as * does; null on overflow.'),
  tried('try_divide', '/', 'Divides as / does; null where the divisor is zero.'),
]
