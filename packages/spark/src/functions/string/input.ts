import { analysisError, type SparkError } from '../../errors/spark-error.ts'
import { BinaryType, StringType } from '../../types/data-type.ts'
import type { InputType } from '../../types/input-type.ts'
import { sqlType } from '../../types/print.ts'
import type { AnalysisContext, Argument } from '../define.ts'

export const STRING_OR_BINARY: InputType = { oneOf: [StringType, BinaryType] }

/** `"f(a, b)"`: the call as messages quote it. */
export const callText = (args: readonly Argument[], context: AnalysisContext): string =>
  `"${context.name}(${args.map((a) => a.sql).join(', ')})"`

export const quotedType = (arg: Argument): string => `"${sqlType(arg.dataType)}"`

export function nonFoldable(call: string, name: string, arg: Argument): SparkError {
  return analysisError('DATATYPE_MISMATCH.NON_FOLDABLE_INPUT', {
    sqlExpr: call,
    inputName: name,
    inputType: quotedType(arg),
    inputExpr: `"${arg.sql}"`,
  })
}

/** An argument of a type that no cast helps. */
export function unexpectedInput(
  args: readonly Argument[],
  context: AnalysisContext,
  index: number,
  required: string,
): SparkError {
  const arg = args[index]
  return analysisError('DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE', {
    sqlExpr: callText(args, context),
    paramIndex: String(index + 1),
    requiredType: required.startsWith('(') ? required : `"${required}"`,
    inputSql: `"${arg?.sql ?? ''}"`,
    inputType: arg === undefined ? '' : quotedType(arg),
  })
}

/** Arguments that should be of one type and are not. */
export function differingTypes(call: string, name: string, args: readonly Argument[]): SparkError {
  return analysisError('DATATYPE_MISMATCH.DATA_DIFF_TYPES', {
    sqlExpr: call,
    functionName: `\`${name}\``,
    dataType: `(${args.map(quotedType).join(' or ')})`,
  })
}
