import { parseSchema } from '@dryfit/spark'
import * as v from 'valibot'
import { GlueError } from '../errors/glue-error.ts'
import { millisOf, START } from '../world/clock.ts'
import type { SourceMatch } from '../world/sources.ts'
import { tableOf } from '../world/table.ts'
import type {
  ArrangedContent,
  ArrangedFile,
  ArrangedSource,
  ArrangedTable,
  Arrangement,
  RowObject,
} from './arrangement.ts'
import { schemaText } from './ddl.ts'
import { WorldSchema } from './json-schema.ts'
import { fromBase64, fromJsonValue, toJsonValue } from './json-value.ts'
import { textOf, toBase64 } from './print-value.ts'
import type { FileJson, JsonRow, SourceJson, TableJson, WorldJson } from './world-json.ts'

/** Where the schema of the JSON form is. */
export const SCHEMA_NAME = './node_modules/@dryfit/glue/world.schema.json'

type Rows = readonly RowObject[]
type Texts = Record<string, string>

/**
 * An arrangement as JSON. What is empty or as by default is left out.
 * @throws GlueError NOT_JSON for a source that a function picks
 */
export function arrangementAsJson(arrangement: Arrangement): WorldJson {
  const { args, clock, databases, tables, files, sources, connections, services } = arrangement
  return {
    $schema: SCHEMA_NAME,
    ...filled('args', args),
    ...(clock === START ? {} : { clock: iso(clock) }),
    ...filled('databases', [...databases]),
    ...filled('tables', tables.map(tableJson)),
    ...filled(
      'files',
      files.map((file) => fileJson(file, clock)),
    ),
    ...filled('sources', sources.map(sourceJson)),
    ...filled('connections', toJsonValue(connections) as Record<string, JsonRow>),
    ...filled('services', toJsonValue(services) as Record<string, unknown>),
  }
}

const iso = (time: number): string => new Date(time).toISOString()

const filled = <K extends string, T extends object>(key: K, value: T): { [P in K]?: T } =>
  Object.keys(value).length === 0 ? {} : ({ [key]: value } as { [P in K]?: T })

const rowsJson = (rows: Rows): JsonRow[] => rows.map((row) => toJsonValue(row) as JsonRow)

const tableJson = (table: ArrangedTable): TableJson => ({
  name: table.name,
  schema: schemaText(table.schema),
  ...filled('partitionKeys', [...table.partitionKeys]),
  ...filled('partitions', [...(table.partitions ?? [])]),
  location: table.location,
  format: table.format,
  ...filled('options', { ...table.options }),
  ...(table.rows === undefined ? {} : { rows: rowsJson(table.rows) }),
  ...(table.rows === undefined || table.modified === START ? {} : { modified: iso(table.modified) }),
})

const fileJson = (file: ArrangedFile, clock: number): FileJson => ({
  uri: file.uri,
  ...contentJson(file.content),
  ...(file.modified === clock ? {} : { modified: iso(file.modified) }),
  ...(file.storageClass === undefined ? {} : { storageClass: file.storageClass }),
})

function contentJson(content: ArrangedContent): object {
  if ('rows' in content) {
    const { rows, schema } = content
    return { rows: rowsJson(rows), ...(schema === undefined ? {} : { schema: schemaText(schema) }) }
  }
  const text = textOf(content.bytes)
  return text === undefined ? { base64: toBase64(content.bytes) } : { text }
}

function sourceJson({ connectionType, match, schema, rows }: ArrangedSource): SourceJson {
  if (typeof match === 'function') {
    throw new GlueError(
      'NOT_JSON',
      `Failed to write the source ${connectionType} as JSON: a function picks its reads. Name the table, or give the options that it has to have.`,
    )
  }
  const picked = typeof match === 'string' ? match : (toJsonValue(match) as JsonRow)
  return { connectionType, match: picked, schema: schemaText(schema), rows: rowsJson(rows) }
}

/**
 * The arrangement that JSON stands for.
 * @throws GlueError NOT_A_WORLD with the place that does not fit the schema
 */
export function arrangementFromJson(json: unknown): Arrangement {
  const { args = {}, clock, databases = [], tables = [], files = [], sources = [] } = checked(json)
  const { connections = {}, services = {} } = json as WorldJson
  const now = clock === undefined ? START : millisOf(clock)
  return {
    args,
    clock: now,
    databases,
    tables: tables.map(tableFrom),
    files: files.map((file) => fileFrom(file, now)),
    sources: sources.map(({ connectionType, match, schema, rows }) => ({
      connectionType,
      match: fromJsonValue(match) as SourceMatch,
      schema: parseSchema(schema),
      rows: rowsFrom(rows),
    })),
    connections: fromJsonValue(connections) as Arrangement['connections'],
    services: fromJsonValue(services) as Arrangement['services'],
  }
}

function checked(json: unknown): WorldJson {
  const result = v.safeParse(WorldSchema, json)
  // Its output lacks the keys that could be an object's prototype or constructor: a column may have such a name.
  if (result.success) return json as WorldJson
  const [issue] = result.issues
  const at = v.getDotPath(issue)
  throw new GlueError(
    'NOT_A_WORLD',
    `Failed to read the world${at === null ? '' : `, ${at}`}: ${issue.message}. ${SCHEMA_NAME} tells the form.`,
  )
}

const rowsFrom = (rows: readonly unknown[]): Rows => rows.map((row) => fromJsonValue(row) as RowObject)

function tableFrom(table: TableJson): ArrangedTable {
  const { rows, modified, name } = table
  const [database = '', short = ''] = name.split('.')
  const { schema, partitionKeys, partitions, location, format, options } = tableOf(database, short, {
    schema: table.schema,
    ...('partitionKeys' in table ? { partitionKeys: table.partitionKeys ?? [] } : {}),
    ...(table.partitions === undefined ? {} : { partitions: table.partitions }),
    ...(table.location === undefined ? {} : { location: table.location }),
    ...(table.format === undefined ? {} : { format: table.format }),
    ...(table.options === undefined ? {} : { options: table.options as Texts }),
  })
  const declared = { name, schema, partitionKeys, location, format, options, ...filled('partitions', [...partitions]) }
  const at = modified === undefined ? START : millisOf(modified)
  return { ...declared, ...(rows === undefined ? {} : { rows: rowsFrom(rows) }), modified: at }
}

function fileFrom(file: FileJson, clock: number): ArrangedFile {
  const { uri, modified, storageClass } = file
  return {
    uri,
    content: contentFrom(file),
    modified: modified === undefined ? clock : millisOf(modified),
    ...(storageClass === undefined ? {} : { storageClass }),
  }
}

function contentFrom({ uri, rows, schema, text, base64 }: FileJson): ArrangedContent {
  if (rows !== undefined) {
    return { rows: rowsFrom(rows), ...(schema === undefined ? {} : { schema: parseSchema(schema) }) }
  }
  if (text !== undefined) return { bytes: new TextEncoder().encode(text) }
  if (base64 !== undefined) return { bytes: fromBase64(base64) }
  throw new GlueError(
    'NOT_A_WORLD',
    `Failed to read the world, the file ${uri}: it has neither rows nor text nor base64. ${SCHEMA_NAME} tells the form.`,
  )
}
