import type { Cast, ResolvedExpression } from '../resolved/expression.ts'
import { prettySql } from '../resolved/pretty.ts'
import { canCastIn, castError, castIsNullable } from '../types/cast.ts'
import type { DataType } from '../types/data-type.ts'
import { equalTypes, isComplex } from '../types/data-type.ts'
import { sqlType } from '../types/print.ts'

/** A cast that the user wrote. @throws SparkError DATATYPE_MISMATCH.CAST_… where Spark has no such cast */
export function explicitCast(child: ResolvedExpression, dataType: DataType, ansi: boolean, isTry: boolean): Cast {
  const mode = isTry ? 'try' : ansi ? 'ansi' : 'legacy'
  if (!canCastIn(child.dataType, dataType, mode)) {
    // Spark prints a cast to an array, map or struct as what is cast.
    const call = `${isTry ? 'TRY_CAST' : 'CAST'}(${prettySql(child)} AS ${sqlType(dataType)})`
    throw castError(child.dataType, dataType, ansi, {
      sql: `"${isComplex(dataType) ? prettySql(child) : call}"`,
      isTry,
    })
  }
  return castTo(child, dataType, mode, true)
}

/** A cast that Spark's coercion adds; the expression itself when its type fits already. */
export function implicitlyCast(child: ResolvedExpression, dataType: DataType, ansi: boolean): ResolvedExpression {
  if (equalTypes(child.dataType, dataType, false)) return child
  if (child.kind === 'Literal' && child.value === null) return { ...child, dataType }
  return castTo(child, dataType, ansi ? 'ansi' : 'legacy', false)
}

function castTo(child: ResolvedExpression, dataType: DataType, evalMode: Cast['evalMode'], explicit: boolean): Cast {
  const nullable = child.nullable || castIsNullable(child.dataType, dataType, evalMode)
  return { kind: 'Cast', child, dataType, nullable, evalMode, explicit }
}
