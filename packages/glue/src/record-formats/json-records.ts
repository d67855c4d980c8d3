import type { DataType } from '@dryfit/spark'
import { jsonRecord } from '../dynamic-frame/external.ts'
import { type Dynamic, type DynamicRecord, struct } from '../dynamic-frame/value.ts'
import { GlueError, notSupported } from '../errors/glue-error.ts'
import { type FormatOptions, flag, refuseUnknown } from './format-options.ts'
import { type JsonPath, jsonPathOf, selected } from './json-path.ts'
import { JsonText, JsonTextError } from './json-text.ts'
import { contentOf, encodedFor, type FormatFile, objectsOf } from './stored-file.ts'

const HARMLESS = ['optimizePerformance', 'multiline', 'multiLine', 'jsonPath']

/** The records of a JSON file, as Glue reads them: one object a line, numbers int, long or double. */
export function jsonRecords(file: FormatFile, options: FormatOptions): readonly DynamicRecord[] {
  refuseUnknown('json', options, HARMLESS)
  const path = jsonPathOf(options)
  const content = contentOf(file, 'json')
  if (content.kind === 'rows' && (content.isUntyped === true || file.written !== undefined)) {
    const records = objectRecords(file, content.objects ?? objectsOf(content.schema, content.rows))
    // Rows are the members of what stands at the top.
    const below = path?.[0]?.member === undefined ? path?.slice(1) : path
    return below === undefined ? records : recordsBelow(file, records, below)
  }
  const encoded = encodedFor(file, 'json', path === undefined ? {} : { multiLine: 'true' })
  return encoded.kind === 'bytes' ? textRecords(file, encoded.bytes, options) : []
}

function recordsBelow(file: FormatFile, records: readonly DynamicRecord[], path: JsonPath): readonly DynamicRecord[] {
  try {
    return records.flatMap((record, i) => recordsAt(struct(record), path, i + 1))
  } catch (error) {
    throw malformed(file, error)
  }
}

function objectRecords(
  file: FormatFile,
  objects: readonly Readonly<Record<string, unknown>>[],
): readonly DynamicRecord[] {
  const unclear = file.written?.schema.fields.find((f) => isUnclear(f.dataType))
  if (unclear !== undefined) {
    throw notSupported(
      `read back the column ${unclear.name} (${unclear.dataType.kind}) that the job wrote to ${file.path} as text`,
      'How Glue writes such values is not known for sure: cast the column to string before the write.',
    )
  }
  return objects.map((object, i) => jsonRecord(Object.entries(object), `row ${i} of ${file.path}`))
}

const UNCLEAR: ReadonlySet<DataType['kind']> = new Set(['timestamp', 'timestamp_ntz', 'binary', 'decimal', 'interval'])

function isUnclear(type: DataType): boolean {
  if (type.kind === 'array') return isUnclear(type.elementType)
  if (type.kind === 'map') return isUnclear(type.valueType)
  if (type.kind === 'struct') return type.fields.some((f) => isUnclear(f.dataType))
  return UNCLEAR.has(type.kind)
}

function textRecords(file: FormatFile, bytes: Uint8Array, options: FormatOptions): readonly DynamicRecord[] {
  const text = new JsonText(decode(file.path, bytes))
  const records: DynamicRecord[] = []
  const path = jsonPathOf(options)
  const isMultiLine = flag(options, 'multiLine') || flag(options, 'multiline') || path !== undefined
  try {
    while (text.hasMore) {
      const from = text.line
      const value = text.value()
      if (!isMultiLine && value.kind !== 'array' && text.line !== from) {
        throw new JsonTextError(
          "an object goes over several lines; Glue reads it with format_options={'multiLine': True}",
          from,
        )
      }
      for (const record of recordsOf(value, path, from)) records.push(record)
    }
  } catch (error) {
    throw malformed(file, error)
  }
  return records
}

function malformed({ path }: FormatFile, error: unknown): unknown {
  if (!(error instanceof JsonTextError)) return error
  return new GlueError(
    'MALFORMED_JSON',
    `Failed to read ${path}, line ${error.line}: ${error.message}. Whether Glue fails the job or goes on without the record is not known for sure. Mend the object that the test puts.`,
  )
}

const recordsAt = (value: Dynamic, path: JsonPath, line: number): readonly DynamicRecord[] =>
  selected(value, path).map((each) => {
    if (each.kind === 'struct') return each.fields
    const what = each.kind === 'array' ? 'an array: add [*] to it' : 'no object in every record'
    throw new JsonTextError(`jsonPath leads to ${what}`, line)
  })

function recordsOf(value: Dynamic, path: JsonPath | undefined, line: number): readonly DynamicRecord[] {
  if (path !== undefined) return recordsAt(value, path, line)
  if (value.kind === 'array')
    throw new JsonTextError("an array stands at the top; read it with format_options={'jsonPath': '$[*]'}", line)
  return [structOf(value, line)]
}

function structOf(value: Dynamic, line: number): DynamicRecord {
  if (value.kind === 'struct') return value.fields
  throw new JsonTextError('a record is no object', line)
}

/** The text of a file. @throws GlueError NOT_TEXT */
export function decode(path: string, bytes: Uint8Array): string {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b)
    throw notSupported(`read ${path}, which is compressed under a name that does not say so`, 'Put it as .gz.')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new GlueError(
      'NOT_TEXT',
      `Failed to read ${path} as text: it is not UTF-8. Put text, or read it in the format that it has.`,
    )
  }
}
