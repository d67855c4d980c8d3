import { tableNotFound } from '../catalog/catalog.ts'
import type { CacheTable, ClearCache, RefreshTable, UncacheTable } from '../plan/command.ts'
import type { NameParts } from '../plan/name-parts.ts'
import type { CommandContext, Handler, Handlers } from './handler.ts'

/** The rows of a view are kept. A table's files are looked at anew each time, as a write to it tells Spark to. */
const cacheTable: Handler<CacheTable> = ({ table, isLazy }, { catalog, kept }) => {
  const key = cacheKey(table, catalog)
  const view = catalog.findView(table)?.relation
  if (view === undefined) catalog.cached.add(key)
  else kept.keep(view, isLazy)
}
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
} satisfies Partial<Handlers>
