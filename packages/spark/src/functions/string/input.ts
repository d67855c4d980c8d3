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
