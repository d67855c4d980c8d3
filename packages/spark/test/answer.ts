import { type Cell, toCell } from '../src/canonical/cell.ts'
import { stringifyJson } from '../src/canonical/json.ts'
import type { DataFrame } from '../src/index.ts'
import type { DataType, StructType } from '../src/types/data-type.ts'
import { typeToJson } from '../src/types/json.ts'

/** What dryfit answers to a case, in the form of the recorded answers. */
export interface Answer {
  readonly schema?: Cell
  readonly rows?: readonly Cell[]
  readonly value?: unknown
}

/** A frame's rows in the recorded form. */
export const rowsOf = (frame: DataFrame, schema: StructType): Answer => ({
  schema: typeToJson(schema) as Cell,
  rows: frame.rows().map((row) => sortMaps(toCell(row, schema), schema)),
})

/** Recorded maps are sorted by the JSON text of the key. */
function sortMaps(cell: Cell, type: DataType): Cell {
  if (cell === null) return null
  switch (type.kind) {
    case 'array':
      return (cell as readonly Cell[]).map((c) => sortMaps(c, type.elementType))
    case 'struct':
      return (cell as readonly Cell[]).map((c, i) => sortMaps(c, type.fields[i]?.dataType ?? type))
    case 'map': {
      const entries = (cell as readonly (readonly [Cell, Cell])[]).map(([k, v]): readonly [Cell, Cell] => [
        sortMaps(k, type.keyType),
        sortMaps(v, type.valueType),
      ])
      // The recording went through Python's dict: of equal keys, which from_json keeps, the last one stays.
      const kept = [...new Map(entries.map((e) => [stringifyJson(e[0]), e])).values()]
      return kept.sort(([a], [b]) => (stringifyJson(a) < stringifyJson(b) ? -1 : 1)) as readonly Cell[]
    }
    default:
      return cell
  }
}

/** A value that is no frame in the recorded form. */
export function plain(value: unknown): unknown {
  if (typeof value === 'object' && value !== null && 'kind' in value) return typeToJson(value as DataType)
  if (Array.isArray(value)) return value.map(plain)
  // As a cell writes them: JSON has no such numbers.
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
}
