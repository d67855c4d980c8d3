import type { DataType, StructType } from '../../types/data-type.ts'
import { unsupportedType } from '../unsupported-type.ts'

/** Whether Spark writes values of the type to CSV. */
export const heldByCsv = ({ kind }: DataType): boolean => kind !== 'void' && !HELD_BY_NO_CSV.has(kind)

/** What a CSV file has no form for. */
export const HELD_BY_NO_CSV: ReadonlySet<DataType['kind']> = new Set(['array', 'map', 'struct', 'binary', 'interval'])

/** @throws SparkError UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE for a column that CSV does not hold */
export function requireCsvTypes(schema: StructType): void {
  const field = schema.fields.find((f) => !heldByCsv(f.dataType))
  if (field === undefined) return
  throw unsupportedType(field, 'CSV')
}
