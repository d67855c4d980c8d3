import { placesOf } from '../computation.ts'
import type { FrameCore, StageOptions } from '../frame-core.ts'
import { array, type Dynamic, type DynamicRecord, struct } from '../value.ts'
import { flatten, insideArray, requireFlattens } from './flatten.ts'

/** Takes structs apart into dotted top-level fields; arrays stay, and structs inside them are taken apart too. */
export function unnest(frame: FrameCore, stage: StageOptions = {}): FrameCore {
  return frame.derive((records) => {
    requireFlattens('unnest', frame.schema(), records)
    return { records: records.map((record) => unnested(record)), from: placesOf(records) }
  }, stage)
}

const unnested = (record: DynamicRecord, above = ''): DynamicRecord =>
  new Map([...flatten(record, above)].map(([path, value]) => [path, inArray(path, value)]))

function inArray(path: string, value: Dynamic): Dynamic {
  if (value.kind !== 'array') return value
  return array(
    value.items.map((item) => (item.kind === 'struct' ? struct(unnested(item.fields, insideArray(path))) : item)),
  )
}
