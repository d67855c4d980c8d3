import { GlueError, notSupported } from '../../errors/glue-error.ts'
import { withArticle } from '../../errors/listing.ts'
import { csvTextRecords } from '../../record-formats/csv-records.ts'
import { JsonText, JsonTextError } from '../../record-formats/json-text.ts'
import type { FrameError } from '../computation.ts'
import type { FrameCore, StageOptions } from '../frame-core.ts'
import { splitPath, valueAt, withValue } from '../path.ts'
import { kindName } from '../rows.ts'
import { type Dynamic, type DynamicRecord, struct } from '../value.ts'

/** What a text column holds. */
export interface Boxed {
  readonly path: string
  readonly format: string
  readonly options: Readonly<Record<string, unknown>>
}

/** A text that its format's parser can't read: its record becomes an error record. */
class UnboxError extends Error {}

type Parser = (text: string, options: Boxed['options']) => DynamicRecord

const PARSERS: Readonly<Record<string, Parser>> = { json: parseJson, csv: parseCsv }

/**
 * Parses a text column and puts the struct that it holds in its place. A record whose text can't be read leaves the
 * frame as an error.
 *
 * @throws GlueError UNBOX_NOT_KNOWN for a text of which Glue's reading is not known
 */
export function unbox(frame: FrameCore, boxed: Boxed, stage: StageOptions = {}): FrameCore {
  const parse = Object.hasOwn(PARSERS, boxed.format.toLowerCase()) ? PARSERS[boxed.format.toLowerCase()] : undefined
  if (parse === undefined)
    throw notSupported(`unbox the format ${boxed.format}`, `It unboxes ${Object.keys(PARSERS).join(' and ')}.`)
  const path = splitPath(boxed.path)
  return frame.derive((records) => {
    const made: DynamicRecord[] = []
    const from: number[] = []
    const errors: FrameError[] = []
    for (const [i, record] of records.entries()) {
      try {
        const value = valueAt(record, path)
        const isText = value !== undefined && value.kind !== 'null'
        made.push(isText ? withValue(record, path, struct(parse(textOf(value, boxed.path), boxed.options))) : record)
        from.push(i)
      } catch (error) {
        if (!(error instanceof UnboxError)) throw error
        errors.push({ message: `unbox failed ${error.message}`, record, place: i })
      }
    }
    return { records: made, from, errors }
  }, stage)
}

function textOf(value: Dynamic, path: string): string {
  if (value.kind === 'atom' && value.type.kind === 'string') return String(value.value)
  throw notKnown(path, `it holds ${withArticle(kindName(value))}, no text`)
}

function parseJson(text: string, options: Boxed['options']): DynamicRecord {
  for (const name of Object.keys(options)) throw notSupported(`unbox json with the option ${name}`, 'Leave it out.')
  try {
    const reader = new JsonText(text)
    const value = reader.value()
    if (reader.hasMore) throw notKnown(text, 'more text follows the value')
    if (value.kind === 'struct') return value.fields
    throw notKnown(text, `it holds ${withArticle(kindName(value))}, no object`)
  } catch (error) {
    if (!(error instanceof JsonTextError)) throw error
    if (text.trim() === '' || isJson(text)) throw notKnown(text, error.message)
    throw new UnboxError(error.message)
  }
}

/** Readers of JSON differ over what is valid but odd, such as a field that stands twice. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function parseCsv(text: string, options: Boxed['options']): DynamicRecord {
  const bytes = new TextEncoder().encode(text)
  const [record, ...others] = csvTextRecords('a value', bytes, options)
  if (record === undefined || others.length > 0)
    throw notKnown(text, `it holds ${others.length === 0 ? 'no record' : `${others.length + 1} records`}`)
  return record
}

const notKnown = (what: string, reason: string): GlueError =>
  new GlueError(
    'UNBOX_NOT_KNOWN',
    `Failed to unbox ${JSON.stringify(what.length > 60 ? `${what.slice(0, 60)}…` : what)}: ${reason}, and what Glue makes of that is not known for sure. Parse it with Spark (from_json) instead.`,
  )
