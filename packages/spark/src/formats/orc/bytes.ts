import { type Cell, fromCell, toCell } from '../../canonical/cell.ts'
import { parseJson, stringifyJson } from '../../canonical/json.ts'
import type { FileRows } from '../../storage/storage.ts'
import { type StructType, structType } from '../../types/data-type.ts'
import { typeFromJson, typeToJson } from '../../types/json.ts'
import type { Row } from '../../types/value.ts'

/** As every ORC file begins, and what no other has: the bytes are dryfit's own, made for copying files about. */
const MARK = 'ORC\0rows of dryfit\0'

/** Rows as bytes that only dryfit reads. */
export function encodeOrc(schema: StructType, rows: readonly Row[]): Uint8Array {
  const cells = rows.map((row) => toCell(row, schema))
  return new TextEncoder().encode(`${MARK}${JSON.stringify(typeToJson(schema))}\n${stringifyJson(cells)}`)
}

const decoded = new WeakMap<Uint8Array, FileRows>()

/** The rows of bytes that dryfit made; undefined for any other bytes. Each is decoded once. */
export function decodeOrc(bytes: Uint8Array): FileRows | undefined {
  const known = decoded.get(bytes)
  if (known !== undefined) return known
  const text = new TextDecoder()
  if (text.decode(bytes.subarray(0, MARK.length)) !== MARK) return undefined
  const [schemaText = '', ...rest] = text.decode(bytes.subarray(MARK.length)).split('\n')
  const type = typeFromJson(JSON.parse(schemaText))
  const schema = type.kind === 'struct' ? type : structType([])
  const rows = (parseJson(rest.join('\n')) as readonly Cell[]).map((cell) => fromCell(cell, schema) as Row)
  const made: FileRows = { kind: 'rows', schema, rows, standsFor: { format: 'orc', options: {} } }
  decoded.set(bytes, made)
  return made
}
