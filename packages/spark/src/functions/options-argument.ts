import { analysisError } from '../errors/spark-error.ts'
import { OptionMap } from '../records/option-map.ts'
import { sqlType } from '../types/print.ts'
import type { MapEntries } from '../types/value.ts'
import type { Argument } from './define.ts'

/** @throws SparkError INVALID_OPTIONS.… where the argument is no map of texts */
export function optionsOf(arg: Argument | undefined): OptionMap {
  if (arg === undefined) return new OptionMap([])
  const type = arg.dataType
  if (type.kind !== 'map' || !arg.foldable) throw analysisError('INVALID_OPTIONS.NON_MAP_FUNCTION')
  if (type.keyType.kind !== 'string' || type.valueType.kind !== 'string') {
    throw analysisError('INVALID_OPTIONS.NON_STRING_TYPE', { mapType: `"${sqlType(type)}"` })
  }
  const entries = (arg.value ?? []) as MapEntries
  return new OptionMap(entries.map(([key, value]) => [String(key), String(value)]))
}
