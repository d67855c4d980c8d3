import { tableNotFound } from '../catalog/catalog.ts'
import { illegalArgument } from '../errors/spark-error.ts'
import { quoteName } from '../lexer/quoting.ts'
import type { RefreshPath } from '../plan/catalog-command.ts'
import type { CacheTable, ClearCache, CreateView, RefreshTable, UncacheTable } from '../plan/command.ts'
import type { NameParts } from '../plan/name-parts.ts'
import type { Relation } from '../plan/relation.ts'
import type { CommandContext, Handler, Handlers } from './handler.ts'
import { createView } from './views.ts'

/** The rows of a view are kept. A table's files are looked at anew each time, as a write to it tells Spark to. */
const cacheTable: Handler<CacheTable> = ({ table, query, text, level, isLazy }, context) => {
  const { catalog, kept } = context
  if (query !== undefined) createView({ ...viewOf(table, query), ...(text === undefined ? {} : { text }) }, context)
  const key = cacheKey(table, catalog)
  if (level !== undefined && !LEVELS.has(level.toUpperCase())) throw illegalArgument(`Invalid StorageLevel: ${level}`)
  const view = catalog.findView(table)?.relation
  if (view === undefined) catalog.cached.add(key)
  else kept.keep(view, isLazy)
}

const viewOf = (table: NameParts, input: Relation): CreateView => ({
  kind: 'CreateView',
  name: quoteName(table),
  input,
  isGlobal: false,
  replace: false,
  inSql: true,
})

const LEVELS: ReadonlySet<string> = new Set(
  ['NONE', 'OFF_HEAP', 'DISK_ONLY', 'DISK_ONLY_2', 'DISK_ONLY_3'].concat(
    ['MEMORY_ONLY', 'MEMORY_AND_DISK'].flatMap((name) => ['', '_2', '_SER', '_SER_2'].map((end) => name + end)),
  ),
)
const uncacheTable: Handler<UncacheTable> = ({ table, ifExists }, { catalog, kept }) => {
  const view = catalog.findView(table)?.relation
  const isThere = view !== undefined || catalog.findTable(catalog.tableName(table)) !== undefined
  if (ifExists === true && !isThere) return
  catalog.cached.delete(cacheKey(table, catalog))
  if (view !== undefined) kept.letGo(view)
}
const clearCache: Handler<ClearCache> = (_, { catalog, kept }) => {
  catalog.cached.clear()
  kept.clear()
}
/** Files are looked at anew each time: only a name that is not there tells. */
const refreshTable: Handler<RefreshTable> = ({ table }, { catalog }) => {
  cacheKey(table, catalog)
}

const refreshPath: Handler<RefreshPath> = ({ path }, { kept }) => kept.changed(path)

/**
 * A table or view in one spelling.
 *
 * @throws SparkError TABLE_OR_VIEW_NOT_FOUND
 */
export function cacheKey(parts: NameParts, catalog: CommandContext['catalog']): string {
  const view = catalog.findView(parts)
  if (view !== undefined) return view.qualifier.join('.').toLowerCase()
  const name = catalog.tableName(parts)
  if (catalog.findTable(name) === undefined) throw tableNotFound(parts)
  return `spark_catalog.${name.database}.${name.name}`.toLowerCase()
}

/** What keeps rows and lets them go. */
export const cacheCommands = {
  CacheTable: cacheTable,
  UncacheTable: uncacheTable,
  ClearCache: clearCache,
  RefreshTable: refreshTable,
  RefreshPath: refreshPath,
} satisfies Partial<Handlers>
