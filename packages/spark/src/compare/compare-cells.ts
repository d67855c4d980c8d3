import { compileEquality, groupingKey } from '../types/compare.ts'
import { type DataType, isFractional, type MapType, type StructType } from '../types/data-type.ts'
import { toExternal } from '../types/external.ts'
import type { MapEntries, Value } from '../types/value.ts'
import type { CellDifference, Tolerance } from './difference.ts'

export type CellTest = (a: Value, b: Value) => boolean

/** Equality of two cells, null included: NaN equals NaN, -0.0 equals 0.0, maps have no order. */
export function compileCellTest(type: DataType, tolerance: Tolerance | undefined): CellTest {
  const equal = tolerance !== undefined && hasFraction(type) ? near(type, tolerance) : compileEquality(type)
  return (a, b) => (a === null || b === null ? a === b : equal(a, b))
}

/** Whether a tolerance can make two different values of the type equal. */
export function hasFraction(type: DataType): boolean {
  switch (type.kind) {
    case 'array':
      return hasFraction(type.elementType)
    case 'map':
      return hasFraction(type.valueType)
    case 'struct':
      return type.fields.some((f) => hasFraction(f.dataType))
    default:
      return isFractional(type)
  }
}

function near(type: DataType, tolerance: Tolerance): CellTest {
  switch (type.kind) {
    case 'array':
    case 'struct':
    case 'map':
      return (a, b) => cellDifferences({ column: '', path: '', type, expected: a, received: b }, tolerance).length === 0
    case 'decimal': {
      const unit = 10 ** type.scale
      return (a, b) => within(Number(a) / unit, Number(b) / unit, tolerance)
    }
    default:
      return (a, b) => within(a as number, b as number, tolerance)
  }
}

function within(a: number, b: number, { absolute = 0, relative = 0 }: Tolerance): boolean {
  if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return true
  const allowed = Math.max(absolute, relative * Math.max(Math.abs(a), Math.abs(b)))
  return Number.isFinite(a) && Number.isFinite(b) && Math.abs(a - b) <= allowed
}

/** The innermost places at which two cells differ. */
export function cellDifferences(cell: CellDifference, tolerance: Tolerance | undefined): readonly CellDifference[] {
  const { type, expected, received } = cell
  if (expected === undefined || received === undefined) return [cell]
  if (compileCellTestOnce(type, tolerance)(expected, received)) return []
  if (expected === null || received === null) return [cell]
  switch (type.kind) {
    case 'struct':
      return structDifferences(cell, type, tolerance)
    case 'array':
      return arrayDifferences(cell, type.elementType, tolerance)
    case 'map':
      return mapDifferences(cell, type, tolerance)
    default:
      return [cell]
  }
}

// A tolerant test of a nested type would call cellDifferences again: there the parts decide.
function compileCellTestOnce(type: DataType, tolerance: Tolerance | undefined): CellTest {
  const nested = type.kind === 'struct' || type.kind === 'array' || type.kind === 'map'
  return compileCellTest(type, nested ? undefined : tolerance)
}

function structDifferences(cell: CellDifference, type: StructType, tolerance: Tolerance | undefined): CellDifference[] {
  const expected = cell.expected as readonly Value[]
  const received = cell.received as readonly Value[]
  return type.fields.flatMap((field, i) => {
    const part = { path: `${cell.path}.${field.name}`, type: field.dataType }
    return cellDifferences({ ...cell, ...part, expected: expected[i], received: received[i] }, tolerance)
  })
}

function arrayDifferences(cell: CellDifference, type: DataType, tolerance: Tolerance | undefined): CellDifference[] {
  const expected = cell.expected as readonly Value[]
  const received = cell.received as readonly Value[]
  const length = Math.max(expected.length, received.length)
  return Array.from({ length }, (_, i) =>
    cellDifferences(
      { ...cell, path: `${cell.path}[${i}]`, type, expected: expected[i], received: received[i] },
      tolerance,
    ),
  ).flat()
}

function mapDifferences(cell: CellDifference, type: MapType, tolerance: Tolerance | undefined): CellDifference[] {
  const key = groupingKey(type.keyType)
  const received = new Map((cell.received as MapEntries).map(([k, v]) => [key(k), [k, v] as const]))
  const found: CellDifference[] = []
  const part = (k: Value): CellDifference => ({
    ...cell,
    path: `${cell.path}[${keyText(k, type.keyType)}]`,
    type: type.valueType,
  })
  for (const [k, value] of cell.expected as MapEntries) {
    const other = received.get(key(k))
    received.delete(key(k))
    const differences = cellDifferences({ ...part(k), expected: value, received: other?.[1] }, tolerance)
    for (const difference of differences) found.push(difference)
  }
  for (const [k, value] of received.values()) found.push({ ...part(k), expected: undefined, received: value })
  return found
}

function keyText(key: Value, type: DataType): string {
  const plain = toExternal(key, type)
  return typeof plain === 'bigint' ? String(plain) : JSON.stringify(plain)
}
