import { analysisError } from '../errors/spark-error.ts'
import type { DataType } from '../types/data-type.ts'
import { sqlType } from '../types/print.ts'

/** Types whose values Spark can compare: all but maps and the calendar interval, at any depth. */
export function isOrderable(type: DataType): boolean {
  switch (type.kind) {
    case 'map':
    case 'interval':
      return false
    case 'array':
      return isOrderable(type.elementType)
    case 'struct':
      return type.fields.every((f) => isOrderable(f.dataType))
    default:
      return true
  }
}

/** @throws SparkError INVALID_ORDERING_TYPE for a type without an order; `caller` is `=`, `in`, `greatest` */
export function checkOrderable(type: DataType, caller: string, sql: () => string): void {
  if (isOrderable(type)) return
  throw analysisError('DATATYPE_MISMATCH.INVALID_ORDERING_TYPE', {
    functionName: `\`${caller}\``,
    dataType: `"${sqlType(type)}"`,
    sqlExpr: `"${sql()}"`,
  })
}
