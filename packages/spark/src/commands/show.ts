import { type Catalog, tableNotFound } from '../catalog/catalog.ts'
import { GLOBAL_TEMP, isGlobalTemp, matchingNames, plainTable, resolveDatabaseName } from '../catalog/names.ts'
import type { TableDescription } from '../catalog/provider.ts'
import { analysisError } from '../errors/spark-error.ts'
import type {
  ShowColumns,
  ShowPartitions,
  ShowTableProperties,
  ShowTables,
  ShowViews,
} from '../plan/catalog-command.ts'
import type { NameParts } from '../plan/name-parts.ts'
import { BooleanType } from '../types/data-type.ts'
import type { Row } from '../types/value.ts'
import type { Handler, Handlers } from './handler.ts'
import { isMeant, namedKeys, requirePartitioned } from './partitions.ts'
import { answer, redacted } from './rows.ts'

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
  const known = new Map([
    ...Object.entries(table.options).map(([name, value]) => [`option.${name}`, value] as const),
    ...Object.entries(table.properties ?? {}),
  ])
  const rows = [...known].sort(([a], [b]) => (a < b ? -1 : 1))
  if (key === undefined) return answer([['key'], ['value']], rows.map(redacted))
  const value = known.get(key)
  const missing = `Table ${plainTable(table)} does not have property: ${key}`
  return answer([['key'], ['value']], [value === undefined ? [key, missing] : redacted([key, value])])
}

/** A table that is no temporary view. */
export function requireTable(parts: NameParts, catalog: Catalog, cmd: string, hintStr = ''): TableDescription {
  if (catalog.findView(parts) !== undefined) {
    throw analysisError('_LEGACY_ERROR_TEMP_1013', {
      nameParts: parts.join('.'),
      viewStr: 'temp view',
      cmd,
      hintStr,
    })
  }
  const table = catalog.findTable(catalog.tableName(parts))
  if (table === undefined) throw tableNotFound(parts)
  if (table.view === undefined) return table
  throw analysisError('_LEGACY_ERROR_TEMP_1013', {
    nameParts: plainTable(table),
    viewStr: 'view',
    cmd,
    hintStr,
  })
}

/** What shows tables, views and what they have. */
export const showCommands = {
  ShowTables: showTables,
  ShowViews: showViews,
  ShowColumns: showColumns,
  ShowPartitions: showPartitions,
  ShowTableProperties: showTableProperties,
} satisfies Partial<Handlers>
