import { type Catalog, typeFromJson } from '@dryfit/spark'
import type { OpContext, OpHandler } from './ops.ts'

function createView(payload: unknown, { frames }: OpContext): null {
  const [handle, name, replace, isGlobal] = payload as readonly [number, string, boolean, boolean]
  const frame = frames.get(handle)
  if (isGlobal) frame[replace ? 'createOrReplaceGlobalTempView' : 'createGlobalTempView'](name)
  else frame[replace ? 'createOrReplaceTempView' : 'createTempView'](name)
  return null
}

type Method = (catalog: Catalog, args: readonly (string | null)[]) => unknown
const given = (text: string | null | undefined): string | undefined => text ?? undefined
const name = (args: readonly (string | null)[]): string => args[0] ?? ''

/** The methods of `spark.catalog`, under PySpark's names. */
const METHODS: Readonly<Record<string, Method>> = {
  currentCatalog: (catalog) => catalog.currentCatalog(),
  setCurrentCatalog: (catalog, args) => catalog.setCurrentCatalog(name(args)),
  listCatalogs: (catalog, args) => catalog.listCatalogs(given(args[0])),
  currentDatabase: (catalog) => catalog.currentDatabase(),
  setCurrentDatabase: (catalog, args) => catalog.setCurrentDatabase(name(args)),
  listDatabases: (catalog, args) => catalog.listDatabases(given(args[0])),
  getDatabase: (catalog, args) => catalog.getDatabase(name(args)),
  databaseExists: (catalog, args) => catalog.databaseExists(name(args)),
  listTables: (catalog, args) => catalog.listTables(given(args[0]), given(args[1])),
  getTable: (catalog, args) => catalog.getTable(name(args)),
  tableExists: (catalog, args) => catalog.tableExists(name(args), given(args[1])),
  listColumns: (catalog, args) => catalog.listColumns(name(args), given(args[1])),
  listFunctions: (catalog, args) => catalog.listFunctions(given(args[0]), given(args[1])),
  getFunction: (catalog, args) => catalog.getFunction(name(args)),
  functionExists: (catalog, args) => catalog.functionExists(name(args), given(args[1])),
  dropTempView: (catalog, args) => catalog.dropTempView(name(args)),
  dropGlobalTempView: (catalog, args) => catalog.dropGlobalTempView(name(args)),
  isCached: (catalog, args) => catalog.isCached(name(args)),
  cacheTable: (catalog, args) => catalog.cacheTable(name(args)),
  uncacheTable: (catalog, args) => catalog.uncacheTable(name(args)),
  clearCache: (catalog) => catalog.clearCache(),
  refreshTable: (catalog, args) => catalog.refreshTable(name(args)),
  recoverPartitions: (catalog, args) => catalog.recoverPartitions(name(args)),
}

function askCatalog(payload: unknown, context: OpContext): unknown {
  const [method, ...args] = payload as readonly [string, ...(string | null)[]]
  const run = METHODS[method]
  if (run === undefined) throw new Error(`Failed to answer spark.catalog.${method}: the bridge has no such method.`)
  return run(context.session.catalog, args)
}

interface CreateTable {
  readonly name: string
  readonly path: string | null
  readonly source: string | null
  readonly schema: unknown
  readonly description: string | null
  readonly options: Readonly<Record<string, string>>
}

function createTable(payload: unknown, { session, frames }: OpContext): number {
  const { name: table, path, source, schema, description, options } = payload as CreateTable
  const type = schema === null ? undefined : typeFromJson(schema)
  return frames.add(
    session.catalog.createTable(table, {
      path: path ?? undefined,
      source: source ?? undefined,
      schema: type?.kind === 'struct' ? type : undefined,
      description: description ?? undefined,
      options,
    }),
  )
}

/** Settings, and what inference asks of them. */
const confOps: Readonly<Record<string, OpHandler>> = {
  conf_set: (payload, { session }) => {
    const [name, value, built] = payload as readonly [string, string | null, boolean?]
    if (built === true) session.conf.build(name, value ?? '')
    else session.conf.set(name, value)
  },
  conf_get: (payload, { session }) => {
    const [name, ...fallback] = payload as readonly (string | null)[]
    return session.conf.getOrElse(String(name), ...fallback)
  },
  conf_unset: (payload, { session }) => session.conf.unset(String(payload)),
  conf_modifiable: (payload, { session }) => session.conf.isModifiable(String(payload)),
  infer_options: (_, { session }) => [
    session.conf.flag('spark.sql.pyspark.inferNestedDictAsStruct.enabled'),
    session.conf.flag('spark.sql.pyspark.legacy.inferArrayTypeFromFirstElement.enabled'),
    session.conf.choice('spark.sql.timestampType') === 'TIMESTAMP_NTZ',
  ],
}

/** Views, tables and settings. */
export const catalogOps: Readonly<Record<string, OpHandler>> = {
  create_view: createView,
  catalog: askCatalog,
  create_table: createTable,
  register_function: (payload, { session, wire }) => {
    session.session.execute({ kind: 'RegisterFunction', function: wire.sessionFunction(payload) })
  },
  register_table_function: (payload, { session, wire }) => {
    session.session.execute({ kind: 'RegisterTableFunction', function: wire.tableFunction(payload) })
  },
  ...confOps,
}
