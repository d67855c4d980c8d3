import { type Catalog, tableNotFound } from '../catalog/catalog.ts'
import { GLOBAL_TEMP, isGlobalTemp, resolveTableName } from '../catalog/names.ts'
import type { TableDescription } from '../catalog/provider.ts'
import { analysisError } from '../errors/spark-error.ts'
import { quoteName } from '../lexer/quoting.ts'
import type { AlterViewAs, RenameView } from '../plan/catalog-command.ts'
import type { NameParts } from '../plan/name-parts.ts'
import type { Handler, Handlers } from './handler.ts'
import { alreadyExists, requireTableName } from './table-checks.ts'
import { createPermanentView, createView } from './views.ts'

/** A view gets another query; what it is called and what is said of it stays. */
const alterViewAs: Handler<AlterViewAs> = ({ view, query: input, text }, context) => {
  const { catalog } = context
  const temporary = catalog.findView(view)
  if (temporary !== undefined) {
    const isGlobal = temporary.qualifier.length > 1
    const name = quoteName([temporary.qualifier.at(-1) ?? ''])
    createView({ kind: 'CreateView', name, input, text, isGlobal, replace: true, inSql: true }, context)
    return
  }
  const found = requireView(view, catalog, 'ALTER VIEW ... AS')
  const { description } = found
  createPermanentView(
    {
      kind: 'CreatePermanentView',
      view: [found.database, found.name],
      query: input,
      text,
      columns: [],
      properties: found.properties ?? {},
      ifNotExists: false,
      replace: true,
      ...(description === undefined ? {} : { description }),
    },
    context,
  )
}

/** @throws SparkError for what is no view that stays */
export function requireView(parts: NameParts, catalog: Catalog, cmd: string): TableDescription {
  if (catalog.findView(parts) !== undefined)
    throw analysisError('_LEGACY_ERROR_TEMP_1014', { nameParts: parts.join('.'), cmd })
  const found = catalog.findTable(catalog.tableName(parts))
  if (found === undefined) throw tableNotFound(parts)
  if (found.view !== undefined) return found
  const hintStr = cmd.endsWith('TBLPROPERTIES') ? ' Please use ALTER TABLE instead.' : ''
  const identifier = `${found.database}.${found.name}`
  throw analysisError('_LEGACY_ERROR_TEMP_1015', { identifier, cmd, hintStr })
}

export const renameView: Handler<RenameView> = ({ view: parts, to }, { catalog }) => {
  const temporary = catalog.findView(parts)
  if (temporary !== undefined) return renameTemporary(temporary.qualifier, to, catalog)
  const found = catalog.findTable(catalog.tableName(parts))
  if (found === undefined) throw tableNotFound(parts)
  if (found.view === undefined) throw analysisError('_LEGACY_ERROR_TEMP_1253')
  const name = renamedTable(to, found)
  requireTableName(name)
  if (catalog.findTable(name) !== undefined) throw alreadyExists(quoteName([name.database, name.name]))
  catalog.provider.dropTable(found.database, found.name)
  catalog.provider.saveTable({ ...found, ...name })
}

/** @throws SparkError for another database */
function renamedTable(to: NameParts, found: TableDescription): { readonly database: string; readonly name: string } {
  const named = resolveTableName(to, found.database)
  if (named.database.toLowerCase() !== found.database.toLowerCase())
    throw analysisError('_LEGACY_ERROR_TEMP_1073', { db: found.database, newDb: named.database })
  return { database: found.database, name: named.name.toLowerCase() }
}

function renameTemporary(qualifier: NameParts, to: NameParts, catalog: Catalog): void {
  const isGlobal = qualifier.length > 1
  const [from, name] = [qualifier.at(-1) ?? '', to.at(-1) ?? '']
  const own = isGlobal ? GLOBAL_TEMP : catalog.currentDatabase
  const other = to.length > 1 ? to.at(-2) : undefined
  if (other !== undefined && !(isGlobal && isGlobalTemp(other)))
    throw analysisError('_LEGACY_ERROR_TEMP_1073', { db: own, newDb: other })
  const views = isGlobal ? catalog.globalViews : catalog.views
  if (views.find(name) !== undefined) throw alreadyExists(quoteName([name]))
  views.rename(from, name)
}

/** What changes views. */
export const alterViewCommands = {
  AlterViewAs: alterViewAs,
  RenameView: renameView,
} satisfies Partial<Handlers>
