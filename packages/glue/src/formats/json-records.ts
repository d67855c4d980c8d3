import type { DataType } from '@dryfit/spark'
import { jsonRecord } from '../dynamic-frame/external.ts'
import type { Dynamic, DynamicRecord } from '../dynamic-frame/value.ts'
import { GlueError, notSupported } from '../errors/glue-error.ts'
import { type FormatOptions, flag, refuseUnknown } from './format-options.ts'
import { JsonText, JsonTextError } from './json-text.ts'
import { contentOf, encodedFor, type FormatFile, objectsOf } from './stored-file.ts'

const HARMLESS = ['optimizePerformance', 'multiline', 'multiLine', 'jsonPath']

/** The records of a JSON file, as Glue reads them: one object a line, numbers int, long or double. */
export function jsonRecords(file: FormatFile, options: FormatOptions): readonly DynamicRecord[] {
  refuseUnknown('json', options, HARMLESS)
  const path = options['jsonPath']
  if (path !== undefined && path !== '$[*]') {
    throw notSupported(
      `read JSON with jsonPath ${JSON.stringify(path)}`,
      "dryfit knows '$[*]', the members of a top-level array.",
    )
  }
  const content = contentOf(file, 'json')
  if (content.kind === 'rows' && (content.isUntyped === true || file.written !== undefined)) {
    return objectRecords(file, content.objects ?? objectsOf(content.schema, content.rows))
  }
  const encoded = encodedFor(file, 'json', path === undefined ? {} : { multiLine: 'true' })
  return encoded.kind === 'bytes' ? textRecords(file, encoded.bytes, options) : []
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
  const isMultiLine = flag(options, 'multiLine') || flag(options, 'multiline') || options['jsonPath'] !== undefined
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
      for (const record of recordsOf(value, options, from)) records.push(record)
    }
  } catch (error) {
    if (!(error instanceof JsonTextError)) throw error
    throw new GlueError(
      'MALFORMED_JSON',
      `Failed to read ${file.path}, line ${error.line}: ${error.message}. Whether Glue fails the job or goes on without the record is not known for sure. Mend the object that the test puts.`,
    )
  }
  return records
}

function recordsOf(value: Dynamic, options: FormatOptions, line: number): readonly DynamicRecord[] {
  if (options['jsonPath'] === '$[*]') {
    if (value.kind !== 'array') throw new JsonTextError("jsonPath '$[*]' wants an array at the top", line)
    return value.items.map((item) => structOf(item, line))
  }
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
