import { printName, printValue } from '@dryfit/glue'
import { type DataType, type Row, type StructType, toExternal, type Value } from '@dryfit/spark'

/** A cell as a test would write it. */
export const printCell = (value: Value, type: DataType): string => printValue(toExternal(value, type))

/** A row as a test would write it: `{ id: 1, name: 'a' }`. */
export function printRow(row: Row, schema: StructType): string {
  const cells = schema.fields.map((f, i) => `${printName(f.name)}: ${printCell(row[i] ?? null, f.dataType)}`)
  return cells.length === 0 ? '{}' : `{ ${cells.join(', ')} }`
}
