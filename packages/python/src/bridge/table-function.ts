import {
  type Cell,
  type DataType,
  type expressions,
  fromCell,
  parseJson,
  type Row,
  type StructType,
  stringifyJson,
  toCell,
  typeToJson,
} from '@dryfit/spark'
import type { PythonHost } from '../host.ts'

interface Answer {
  readonly each: readonly (readonly Cell[])[]
  readonly last: readonly Cell[]
}

/** How the engine calls a Python table function: the rows of a partition go in at once, for one instance of its class. */
export function tableFunction(
  invoke: PythonHost['invoke'],
  callback: number,
  outputType: StructType,
): NonNullable<expressions.UserTableFunction['run']> {
  const rowOf = (cell: Cell): Row => fromCell(cell, outputType) as Row
  return (rows, types) => {
    const cells = rows.map((row) => row.map((value, i) => toCell(value, types[i] as DataType)))
    const answer = invoke(callback, `${JSON.stringify(types.map(typeToJson))}\0${stringifyJson(cells)}`)
    const { each, last } = parseJson(answer) as unknown as Answer
    return { each: each.map((made) => made.map(rowOf)), last: last.map(rowOf) }
  }
}
