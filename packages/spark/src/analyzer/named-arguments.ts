import { analysisError } from '../errors/spark-error.ts'
import type { NamedParameter, SparkFunction } from '../functions/define.ts'
import { findFunction } from '../functions/index.ts'
import { quoted } from '../lexer/quoting.ts'
import type { Expression, UnresolvedFunction } from '../plan/expression.ts'
import { StringType, VoidType } from '../types/data-type.ts'
import type { AnalyzerContext } from './context.ts'
import { requireFunction } from './function-call.ts'

/** What a call gives by place and by name: a name of '' is none. */
interface Given {
  readonly arguments: readonly Expression[]
  readonly argumentNames?: readonly string[]
}

/** A call in SQL whose arguments stand in the order of the parameters. */
export function inOrder(e: UnresolvedFunction, context: AnalyzerContext): UnresolvedFunction {
  if (e.inSql !== true) return e
  const entry = findFunction(e.functionName)
  if (entry?.signature === undefined && e.argumentNames === undefined) return e
  return { ...e, arguments: arranged(requireFunction(e.functionName, context), e.functionName.toLowerCase(), e) }
}

/**
 * The arguments of a call in the order of the function's parameters.
 *
 * @throws SparkError where the function has no names for its parameters, or the call assigns them wrongly
 */
function arranged(entry: SparkFunction, name: string, call: Given): readonly Expression[] {
  const { signature } = entry
  const names = call.argumentNames ?? []
  if (signature === undefined) {
    if (!names.some((n) => n !== '')) return call.arguments
    throw analysisError('NAMED_PARAMETERS_NOT_SUPPORTED', { functionName: quoted(name) })
  }
  if (call.argumentNames === undefined && call.arguments.length > signature.length) return call.arguments
  const byName = assigned(signature, name, call)
  if (byName.size === 0 && call.arguments.length >= requiredCount(signature)) return call.arguments
  return signature.map((parameter, i) => {
    const found = byName.get(parameter.name) ?? (i < positionals(call) ? call.arguments[i] : undefined)
    return found ?? defaultOf(parameter, i, name)
  })
}

const requiredCount = (signature: readonly NamedParameter[]): number =>
  signature.filter((p) => p.default === undefined).length

/** How many arguments stand before the first name. */
function positionals({ arguments: args, argumentNames = [] }: Given): number {
  const first = argumentNames.findIndex((n) => n !== '')
  return first < 0 ? args.length : first
}

function assigned(signature: readonly NamedParameter[], name: string, call: Given): ReadonlyMap<string, Expression> {
  const names = call.argumentNames ?? []
  const count = positionals(call)
  const first = names[count] ?? ''
  const found = new Map<string, Expression>()
  call.arguments.slice(count).forEach((argument, i) => {
    const parameter = names[count + i] ?? ''
    if (parameter === '')
      throw analysisError('UNEXPECTED_POSITIONAL_ARGUMENT', {
        functionName: quoted(name),
        parameterName: quoted(first),
      })
    const place = signature.findIndex((p) => p.name === parameter)
    if (place < 0) throw unrecognized(signature, name, parameter)
    const twice = place < count ? 'BOTH_POSITIONAL_AND_NAMED' : 'DOUBLE_NAMED_ARGUMENT_REFERENCE'
    if (place < count || found.has(parameter)) {
      const parameters = { functionName: quoted(name), parameterName: quoted(parameter) }
      throw analysisError(`DUPLICATE_ROUTINE_PARAMETER_ASSIGNMENT.${twice}`, parameters)
    }
    found.set(parameter, argument)
  })
  return found
}

const unrecognized = (signature: readonly NamedParameter[], name: string, argumentName: string): Error =>
  analysisError('UNRECOGNIZED_PARAMETER_NAME', {
    functionName: quoted(name),
    argumentName: quoted(argumentName),
    proposal: signature.map((p) => quoted(p.name)).join(' '),
  })

function defaultOf({ name: parameterName, default: value }: NamedParameter, i: number, name: string): Expression {
  if (value === undefined) {
    throw analysisError('REQUIRED_PARAMETER_NOT_FOUND', {
      functionName: quoted(name),
      parameterName: quoted(parameterName),
      index: String(i),
    })
  }
  return { kind: 'Literal', dataType: value === null ? VoidType : StringType, value }
}
