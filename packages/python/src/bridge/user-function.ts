import { type DataType, type expressions, fromCell, parseJson, stringifyJson, toCell, typeToJson } from '@dryfit/spark'
import type { PythonHost } from '../host.ts'

type CallPython = PythonHost['invoke']

/** How the engine calls a Python function: cells of the arguments go in, the cell of the result comes out. */
export function userFunction(
  invoke: CallPython,
  callback: number,
  outputType: DataType,
): NonNullable<expressions.UserFunction['call']> {
  let knownTypes: readonly DataType[] | undefined
  let typesText = ''
  return (values, types) => {
    if (types !== knownTypes) {
      knownTypes = types
      typesText = JSON.stringify(types.map(typeToJson))
    }
    const cells = values.map((value, i) => {
      const type = types[i]
      return type === undefined ? null : toCell(value, type)
    })
    // No JSON text holds a NUL: Python splits there and looks the types up by their text.
    return fromCell(parseJson(invoke(callback, `${typesText}\0${stringifyJson(cells)}`)), outputType)
  }
}
