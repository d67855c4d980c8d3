import { type Catalog, tableNotFound } from '../catalog/catalog.ts'
import { GLOBAL_TEMP, isGlobalTemp, matchingNames, plainTable, resolveDatabaseName } from '../catalog/names.ts'
import type { TableDescription } from '../catalog/provider.ts'
import { analysisError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import { quoteName } from '../lexer/quoting.ts'
import type {
  ShowColumns,
  ShowCreateTable,
  ShowPartitions,
  ShowTableProperties,
  ShowTables,
  ShowViews,
} from '../plan/catalog-command.ts'
import type { NameParts } from '../plan/name-parts.ts'
import { BooleanType } from '../types/data-type.ts'
import { sqlType } from '../types/print.ts'
import type { Row } from '../types/value.ts'
import type { Handler, Handlers } from './handler.ts'
import { isMeant, namedKeys, requirePartitioned } from './partitions.ts'
import { answer } from './rows.ts'

const showTables: Handler<ShowTables> = ({ namespace, pattern = '*' }, { catalog }) =>
  relations('tableName', namespace, pattern, catalog, () => true)

const showViews: Handler<ShowViews> = ({ namespace, pattern = '*' }, { catalog }) =>
  relations('viewName', namespace, pattern, catalog, (table) => table.view !== undefined)

function relations(
  column: string,
  namespace: NameParts | undefined,
  pattern: string,
  catalog: Catalog,
  isShown: (table: TableDescription) => boolean,
): ReturnType<typeof answer> {
  const named = namespace === undefined ? catalog.currentDatabase : resolveDatabaseName(namespace)
  const shared = isGlobalTemp(named)
  const database = shared ? GLOBAL_TEMP : catalog.requireDatabase(named).name
  const own = shared
    ? catalog.globalViews.names
    : catalog.tableNames(database).filter((name) => {
        const table = catalog.findTable({ database, name })
        return table !== undefined && isShown(table)
      })
  const rows = [
    ...matchingNames(own, (name) => name, pattern).map((name): Row => [database, name, shared]),
    ...matchingNames(catalog.views.names, (name) => name, pattern).map((name): Row => ['', name, true]),
  ]
  return answer([['namespace'], [column], ['isTemporary', { type: BooleanType }]], rows)
}

const showColumns: Handler<ShowColumns> = ({ table: parts, namespace }, { catalog, input }) => {
  const own = parts.length > 1 ? parts.at(-2) : undefined
  const given = namespace === undefined ? undefined : resolveDatabaseName(namespace)
  if (own !== undefined && given !== undefined && own.toLowerCase() !== given.toLowerCase())
    throw analysisError('_LEGACY_ERROR_TEMP_1057', { dbA: given, dbB: own })
  const name = given === undefined || own !== undefined ? parts : [given, ...parts]
  const view = catalog.findView(name)
  const found = view === undefined ? catalog.findTable(catalog.tableName(name)) : undefined
  const schema = view === undefined ? found?.schema : input(view.relation).schema
  if (schema === undefined) throw tableNotFound(name)
  return answer(
    [['col_name']],
    schema.fields.map((f) => [f.name]),
  )
}

const showPartitions: Handler<ShowPartitions> = ({ table: parts, partition = [] }, { catalog, conf }) => {
  const table = requireTable(parts, catalog, 'SHOW PARTITIONS')
  requirePartitioned(table)
  namedKeys(partition, table)
  const paths = catalog.provider.listPartitions(table).filter((path) => isMeant(path, partition, table, conf))
  return answer(
    [['partition']],
    [...paths].sort().map((path) => [path]),
  )
}

const showTableProperties: Handler<ShowTableProperties> = ({ table: parts, key }, { catalog }) => {
  if (catalog.findView(parts) !== undefined) return answer([['key'], ['value']], [])
  const table = catalog.findTable(catalog.tableName(parts))
  if (table === undefined) throw tableNotFound(parts)
  const known = table.properties ?? {}
  const rows = Object.entries(known).sort(([a], [b]) => (a < b ? -1 : 1))
  if (key === undefined) return answer([['key'], ['value']], rows.map(redacted))
  const value = known[key] ?? `Table ${plainTable(table)} does not have property: ${key}`
  return answer([['key'], ['value']], [redacted([key, value])])
}

/** Spark shows no value that may be a secret. */
export const redacted = ([key, value]: readonly [string, string]): readonly [string, string] =>
  /secret|password|token|access[.]key/i.test(key) ? [key, '*********(redacted)'] : [key, value]

/** A table that is no temporary view. */
export function requireTable(parts: NameParts, catalog: Catalog, cmd: string): TableDescription {
  if (catalog.findView(parts) !== undefined) {
    throw analysisError('_LEGACY_ERROR_TEMP_1013', {
      nameParts: parts.join('.'),
      viewStr: 'temp view',
      cmd,
      hintStr: '',
    })
  }
  const table = catalog.findTable(catalog.tableName(parts))
  if (table === undefined) throw tableNotFound(parts)
  if (table.view === undefined) return table
  throw analysisError('_LEGACY_ERROR_TEMP_1013', {
    nameParts: plainTable(table),
    viewStr: 'view',
    cmd,
    hintStr: '',
  })
}

const showCreateTable: Handler<ShowCreateTable> = ({ table: parts }, { catalog }) => {
  const table = catalog.findView(parts) === undefined ? catalog.findTable(catalog.tableName(parts)) : undefined
  if (table === undefined && catalog.findView(parts) === undefined) throw tableNotFound(parts)
  if (table === undefined || table.view !== undefined) {
    throw new UnsupportedError(
      'SQL_NOT_IMPLEMENTED',
      `Failed to run SHOW CREATE TABLE ${parts.join('.')}: the statement of a view is not shown yet`,
    )
  }
  const columns = table.schema.fields.map(({ name, dataType, metadata }) => {
    const comment = metadata['comment']
    const said = typeof comment === 'string' ? ` COMMENT '${escaped(comment)}'` : ''
    return `${quotedIfNeeded(name)} ${sqlType(dataType)}${said}`
  })
  const lines = [
    `CREATE TABLE ${[plainTable(table)].join('.')} (\n  ${columns.join(',\n  ')})`,
    `USING ${table.format}`,
    ...block('OPTIONS', table.options),
    ...(table.partitionKeys.length === 0
      ? []
      : [`PARTITIONED BY (${table.partitionKeys.map(quotedIfNeeded).join(', ')})`]),
    ...(table.description ? [`COMMENT '${escaped(table.description)}'`] : []),
    ...(table.tableType === 'MANAGED' ? [] : [`LOCATION '${escaped(table.location)}'`]),
    ...block('TBLPROPERTIES', table.properties ?? {}),
  ]
  return answer([['createtab_stmt']], [[`${lines.join('\n')}\n`]])
}

function block(word: string, pairs: Readonly<Record<string, string>>): readonly string[] {
  const sorted = Object.entries(pairs)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(redacted)
  if (sorted.length === 0) return []
  return [`${word} (\n  ${sorted.map(([key, value]) => `'${escaped(key)}' = '${escaped(value)}'`).join(',\n  ')})`]
}

const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")

const quotedIfNeeded = (name: string): string =>
  /^[a-zA-Z0-9_]*[a-zA-Z_][a-zA-Z0-9_]*$/.test(name) ? name : quoteName([name])

/** What there is. */
export const showCommands = {
  ShowTables: showTables,
  ShowViews: showViews,
  ShowColumns: showColumns,
  ShowPartitions: showPartitions,
  ShowTableProperties: showTableProperties,
  ShowCreateTable: showCreateTable,
} satisfies Partial<Handlers>
