import { GlueError, JobError } from '../../errors/glue-error.ts'
import { withArticle } from '../../errors/listing.ts'
import { convert } from '../convert.ts'
import type { FrameCore, StageOptions } from '../frame-core.ts'
import { atomOfName } from '../glue-type.ts'
import { splitPath, withValue } from '../path.ts'
import { kindName } from '../rows.ts'
import type { AtomDataType, Dynamic, DynamicRecord } from '../value.ts'

/** A mapping as a job writes it: (source, target), (source, target, type) or (source, sourceType, target, targetType). */
export type MappingTuple = readonly string[]

interface Mapping {
  readonly source: readonly string[]
  readonly sourceType: string | undefined
  readonly target: readonly string[]
  readonly targetType: string | undefined
  readonly cast: AtomDataType | undefined
  readonly text: string
}

const NESTED: ReadonlySet<string> = new Set(['struct', 'array', 'map', 'choice', 'null'])

/**
 * Maps fields to new names, places and types; the others go.
 *
 * @throws JobError Glue's ValueError for a tuple of another length
 * @throws GlueError MAPPING_TYPE_MISMATCH where Glue loses a value in silence, UNKNOWN_TYPE, CAST_NOT_KNOWN
 */
export function applyMapping(
  frame: FrameCore,
  mappings: readonly MappingTuple[],
  caseSensitive: boolean,
  stage: StageOptions = {},
): FrameCore {
  const parsed = mappings.map(mappingOf)
  return frame.deriveEach((record, index) => mapRecord(record, parsed, { caseSensitive, index }), stage)
}

function mappingOf(tuple: MappingTuple): Mapping {
  if (tuple.length < 2 || tuple.length > 4) {
    throw new JobError(
      'builtins.ValueError',
      `Mapping tuple must be of length 2, 3, or 4Got tuple of length ${tuple.length}`,
    )
  }
  const [source = '', second = '', third, fourth] = tuple
  const full = fourth !== undefined
  const target = full ? (third ?? '') : second
  const targetType = full ? fourth : third
  return {
    source: splitPath(source),
    sourceType: full ? typeName(second) : undefined,
    target: splitPath(target),
    targetType: targetType === undefined ? undefined : typeName(targetType),
    cast: targetType === undefined ? undefined : atomOfName(targetType),
    text: `(${tuple.map((part) => JSON.stringify(part)).join(', ')})`,
  }
}

/** One spelling of a type name. */
function typeName(text: string): string {
  const atom = atomOfName(text)
  if (atom !== undefined) return atom.kind
  const name = text
    .trim()
    .toLowerCase()
    .replace(/[<(].*$/s, '')
  if (NESTED.has(name)) return name
  throw new GlueError(
    'UNKNOWN_TYPE',
    `Failed to apply a mapping: ${JSON.stringify(text)} is no type of Glue. Write string, int, long, double, decimal(10,2), date, timestamp, boolean, …`,
  )
}

interface Place {
  readonly caseSensitive: boolean
  readonly index: number
}

function mapRecord(record: DynamicRecord, mappings: readonly Mapping[], place: Place): DynamicRecord {
  let made: DynamicRecord = new Map()
  for (const mapping of mappings) {
    const value = find(record, mapping.source, place.caseSensitive)
    if (value !== undefined) made = withValue(made, mapping.target, mapped(value, mapping, place.index))
  }
  return made
}

function find(record: DynamicRecord, path: readonly string[], caseSensitive: boolean): Dynamic | undefined {
  let fields: DynamicRecord | undefined = record
  let value: Dynamic | undefined
  for (const name of path) {
    value = fields?.get(name) ?? (caseSensitive || fields === undefined ? undefined : ignoringCase(fields, name))
    if (value === undefined) return undefined
    fields = value.kind === 'struct' ? value.fields : undefined
  }
  return value
}

function ignoringCase(fields: DynamicRecord, name: string): Dynamic | undefined {
  const wanted = name.toLowerCase()
  for (const [key, value] of fields) if (key.toLowerCase() === wanted) return value
  return undefined
}

function mapped(value: Dynamic, mapping: Mapping, index: number): Dynamic {
  if (value.kind === 'null') return value
  const { sourceType, targetType, cast } = mapping
  const actual = value.kind === 'atom' ? value.type.kind : value.kind
  if (sourceType !== undefined && sourceType !== actual) {
    throw new GlueError(
      'MAPPING_TYPE_MISMATCH',
      `Failed to apply the mapping ${mapping.text}: record ${index} has ${withArticle(kindName(value))} there. Glue gives null or drops the column, without a word. Write the type that the data has.`,
    )
  }
  if (cast !== undefined) return convert(value, cast, mapping.source.join('.'))
  if (targetType === undefined || targetType === actual) return value
  throw new GlueError(
    'CAST_NOT_KNOWN',
    `Failed to apply the mapping ${mapping.text}: what Glue makes of ${withArticle(kindName(value))} as ${targetType} is not known for sure. Convert the column with Spark instead.`,
  )
}
