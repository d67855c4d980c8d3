import { IntegerType, LongType } from '@dryfit/spark'
import { placesOf } from '../computation.ts'
import type { FrameCore, StageOptions } from '../frame-core.ts'
import type { GlueSchema } from '../glue-type.ts'
import { type AtomDataType, atom, type Dynamic, type DynamicRecord, NULL } from '../value.ts'
import { flatten, insideArray, requireFlattens } from './flatten.ts'

const LONG = LongType as AtomDataType
const INT = IntegerType as AtomDataType

/**
 * A frame as flat tables: structs become dotted columns, and each array a table of its own. The root and its arrays'
 * tables by name: `root`, `root_<array>`, `root_<array>.val.<array inside>`. Under a bookmark the keys of a run go on
 * where those of the last one ended.
 */
export function relationalize(
  frame: FrameCore,
  rootName: string,
  stage: StageOptions = {},
): ReadonlyMap<string, FrameCore> {
  const arrays = arraysOf(frame.schema())
  const keys = frame.host.joinKeys(stage.transformation_ctx ?? '')
  let last: { readonly records: readonly DynamicRecord[]; readonly pivot: Pivot } | undefined
  const pivoted = (records: readonly DynamicRecord[]): Pivot => {
    if (last?.records === records) return last.pivot
    requireFlattens('relationalize', frame.schema(), records)
    last = { records, pivot: new Pivot(records, arrays, keys?.last) }
    keys?.keep(last.pivot.keys)
    return last.pivot
  }
  const root = frame.derive((records) => ({ records: pivoted(records).root, from: placesOf(records) }), stage)
  const tables = arrays.map((path): [string, FrameCore] => [
    `${rootName}_${path}`,
    frame.derive((records) => pivoted(records).tables.get(path) ?? { records: [], from: [] }, stage),
  ])
  return new Map([[rootName, root], ...tables])
}

/** The flattened names of all arrays, those inside of another after it. */
function arraysOf(schema: GlueSchema, above = ''): readonly string[] {
  return [...schema].flatMap(([name, type]): readonly string[] => {
    const path = above + name
    if (type.kind === 'struct') return arraysOf(type.fields, `${path}.`)
    if (type.kind !== 'array') return []
    return [path, ...(type.element.kind === 'struct' ? arraysOf(type.element.fields, insideArray(path)) : [])]
  })
}

/** Replaces each array by a key, from 1 or the last one on, that the rows of its elements carry as their `id`. */
class Pivot {
  readonly root: readonly DynamicRecord[]
  readonly tables: ReadonlyMap<string, { readonly records: DynamicRecord[]; readonly from: number[] }>
  /** The last key of each array. */
  readonly keys: Map<string, number>

  constructor(
    records: readonly DynamicRecord[],
    arrays: readonly string[],
    after: ReadonlyMap<string, number> = new Map(),
  ) {
    this.keys = new Map(after)
    this.tables = new Map(arrays.map((path) => [path, { records: [], from: [] }]))
    this.root = records.map((record, place) => this.#row(record, '', place))
  }

  #row(record: DynamicRecord, above: string, place: number): DynamicRecord {
    return new Map(
      [...flatten(record, above)].map(([path, value]) => [
        path,
        this.tables.has(path) ? this.#key(path, value, place) : value,
      ]),
    )
  }

  /** An array without elements has no key: nothing would carry it. */
  #key(path: string, value: Dynamic, place: number): Dynamic {
    if (value.kind !== 'array' || value.items.length === 0) return NULL
    const key = (this.keys.get(path) ?? 0) + 1
    this.keys.set(path, key)
    for (const [index, item] of value.items.entries()) {
      const cells: DynamicRecord =
        item.kind === 'struct' ? this.#row(item.fields, insideArray(path), place) : new Map([[`${path}.val`, item]])
      const table = this.tables.get(path)
      table?.records.push(new Map([['id', atom(LONG, key)], ['index', atom(INT, index)], ...cells]))
      table?.from.push(place)
    }
    return atom(LONG, key)
  }
}
