import { UnsupportedError } from '../../errors/unsupported-error.ts'
import { compileOrdering } from '../../types/compare.ts'
import type { DataType, MapType, StructType } from '../../types/data-type.ts'
import { simpleString } from '../../types/print.ts'
import type { MapEntries, Row, Value } from '../../types/value.ts'

type Change = (value: Value) => Value

/** Rows as ORC's writer has them, whose maps are trees sorted by key (`org.apache.orc.mapred.OrcMap`; recorded on Spark 3.5.6). */
export function withSortedMaps({ fields }: StructType, rows: readonly Row[]): readonly Row[] {
  const changes = fields.map(({ dataType }) => changeOf(dataType))
  if (changes.every((change) => change === undefined)) return rows
  return rows.map((row) => row.map((value, i) => changes[i]?.(value) ?? value))
}

/** Undefined: nothing of the type is a map. */
function changeOf(type: DataType): Change | undefined {
  switch (type.kind) {
    case 'array': {
      const element = changeOf(type.elementType)
      return element && ((items) => items && (items as readonly Value[]).map(element))
    }
    case 'struct': {
      const fields = type.fields.map(({ dataType }) => changeOf(dataType))
      if (fields.every((field) => field === undefined)) return undefined
      return (cells) => cells && (cells as readonly Value[]).map((cell, i) => fields[i]?.(cell) ?? cell)
    }
    case 'map':
      return sortedMap(type)
    default:
      return undefined
  }
}

/** Of dates Spark's writer loses entries: it fills one key in again and again. */
const SORTED: ReadonlySet<DataType['kind']> = new Set([
  'boolean',
  'byte',
  'short',
  'integer',
  'long',
  'float',
  'double',
  'decimal',
  'string',
  'timestamp',
])

function sortedMap({ keyType, valueType }: MapType): Change {
  const value = changeOf(valueType) ?? ((given) => given)
  const order = compileOrdering(keyType)
  const isKnown = SORTED.has(keyType.kind)
  return (entries) => {
    if (entries === null) return null
    const given = entries as MapEntries
    if (!isKnown && given.length > 1) {
      throw new UnsupportedError(
        'ORC_MAP_KEYS',
        `Failed to write a map with keys of ${simpleString(keyType)} to ORC: Spark loses entries, or orders them in a way that is not known here`,
        'Write it as Parquet, or an array of structs.',
      )
    }
    return [...given].sort(([a], [b]) => order(a, b)).map(([k, v]) => [k, value(v)] as const) as Value
  }
}
