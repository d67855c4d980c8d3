import { GlueError, notSupported } from '../../errors/glue-error.ts'
import { withArticle } from '../../errors/listing.ts'
import type { FrameCore, StageOptions } from '../frame-core.ts'
import { kindName } from '../rows.ts'
import { array, type Dynamic, type DynamicRecord, NULL, struct } from '../value.ts'

/** DynamoDB's names of the types whose value is plain. A number stays the text that DynamoDB exports. */
const SCALAR: ReadonlySet<string> = new Set(['S', 'N', 'B', 'BOOL'])
const PLAIN: ReadonlySet<string> = new Set([...SCALAR, 'SS', 'NS', 'BS'])

/** Takes DynamoDB's type names away, in maps and in lists of one plain type too. */
export const simplifyDdbJson = (frame: FrameCore): FrameCore =>
  frame.deriveEach((record) => mapValues(itemOf(record, 'simplify_ddb_json'), simplified))

/** Takes the type names of the columns away; a list keeps its elements as they are. */
export const unnestDdbJson = (frame: FrameCore, stage: StageOptions = {}): FrameCore =>
  frame.deriveEach((record) => mapValues(itemOf(record, 'unnest_ddb_json'), unnested), stage)

const mapValues = (record: DynamicRecord, change: (value: Dynamic, name: string) => Dynamic): DynamicRecord =>
  new Map([...record].map(([name, value]) => [name, change(value, name)]))

/** DynamoDB exports wrap each item. */
function itemOf(record: DynamicRecord, transform: string): DynamicRecord {
  const item = record.get('Item')
  if (record.size === 1 && item?.kind === 'struct') return item.fields
  throw new GlueError(
    'NOT_DYNAMODB_JSON',
    `Failed to run ${transform}: a record has the fields ${[...record.keys()].join(', ') || '(none)'}, and DynamoDB's exports have one struct, Item. Select it first.`,
  )
}

function simplified(value: Dynamic, name: string): Dynamic {
  const [tag, inner] = tagged(value, name)
  if (tag === 'M' && inner.kind === 'struct')
    return struct(mapValues(inner.fields, (v, k) => simplified(v, `${name}.${k}`)))
  if (tag === 'NULL') return NULL
  return tag === 'L' && inner.kind === 'array' ? simplifiedList(inner.items, name) : inner
}

/** A list with a map, or with elements of several types, is left alone. */
function simplifiedList(items: readonly Dynamic[], name: string): Dynamic {
  const parts = items.map((item) => tagged(item, `${name}[]`))
  const [tag, ...others] = new Set(parts.map(([found]) => found))
  if (tag === undefined || others.length > 0 || tag === 'M') return array(items)
  if (SCALAR.has(tag)) return array(parts.map(([, inner]) => inner))
  throw notSupported(`simplify ${name}, a list of ${tag}`, 'Convert it with Spark instead.')
}

function unnested(value: Dynamic, name: string): Dynamic {
  const [tag, inner] = tagged(value, name)
  if (tag === 'M' || tag === 'NULL') {
    const what = tag === 'M' ? 'a map' : 'null'
    throw notSupported(`run unnest_ddb_json on ${name}, which holds ${what}`, 'Use simplify_ddb_json().')
  }
  return inner
}

/** `{ "S": "x" }` as its type and its value. */
function tagged(value: Dynamic, name: string): readonly [tag: string, inner: Dynamic] {
  const [entry, ...others] = value.kind === 'struct' ? value.fields : []
  if (entry !== undefined && others.length === 0) {
    const [tag, inner] = entry
    if (
      PLAIN.has(tag) ||
      tag === 'NULL' ||
      (tag === 'M' && inner.kind === 'struct') ||
      (tag === 'L' && inner.kind === 'array')
    )
      return entry
  }
  throw new GlueError(
    'NOT_DYNAMODB_JSON',
    `Failed to read ${name}: it holds ${withArticle(kindName(value))} and no value of DynamoDB such as {"S": "text"}. Mend the input.`,
  )
}
