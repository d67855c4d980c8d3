import { type Catalog, tableNotFound } from '../catalog/catalog.ts'
import { resolveDatabaseName } from '../catalog/names.ts'
import type { TableDescription } from '../catalog/provider.ts'
import { analysisError } from '../errors/spark-error.ts'
import { quoteName } from '../lexer/quoting.ts'
import type { AnalyzeTable, AnalyzeTables, PartitionSpec } from '../plan/catalog-command.ts'
import { cacheKey } from './cache.ts'
import type { CommandContext, Handler, Handlers } from './handler.ts'
import { isMeant, namedKeys, partitionsNotFound } from './partitions.ts'

/** Statistics change no result: only what is not there tells. */
const analyzeTable: Handler<AnalyzeTable> = ({ table: parts, partition, columns }, context) => {
  const { catalog } = context
  const view = catalog.findView(parts)
  if (view !== undefined && columns === undefined)
    throw analysisError('_LEGACY_ERROR_TEMP_1016', { nameParts: parts.join('.'), cmd: 'ANALYZE TABLE' })
  const table = view === undefined ? catalog.findTable(catalog.tableName(parts)) : undefined
  if (view === undefined && table === undefined) throw tableNotFound(parts)
  const isCached = catalog.cached.has(cacheKey(parts, catalog))
  if (view !== undefined && !isCached) {
    throw analysisError('UNSUPPORTED_FEATURE.ANALYZE_UNCACHED_TEMP_VIEW', { viewName: quoteName(view.qualifier) })
  }
  if (table?.view !== undefined && !isCached) throw analysisError('UNSUPPORTED_FEATURE.ANALYZE_VIEW')
  if (columns !== undefined && columns !== 'all') requireColumns(columns, schemaOf(context, parts, table))
  if (table !== undefined && partition !== undefined) requirePartitions(partition, table, context)
}

const schemaOf = ({ catalog, input }: CommandContext, parts: readonly string[], table: TableDescription | undefined) =>
  table?.schema ?? input(catalog.findView(parts)?.relation ?? ONE_ROW).schema
const ONE_ROW = { kind: 'LocalRelation', schema: { kind: 'struct', fields: [] }, rows: [[]] } as const

function requireColumns(columns: readonly string[], { fields }: TableDescription['schema']): void {
  const missing = columns.find((name) => !fields.some((f) => f.name.toLowerCase() === name.toLowerCase()))
  if (missing === undefined) return
  throw analysisError('COLUMN_NOT_FOUND', {
    colName: quoteName([missing]),
    caseSensitiveConfig: '"spark.sql.caseSensitive"',
  })
}

/** The keys with values have to be the first ones. */
function requirePartitions(spec: PartitionSpec, table: TableDescription, { catalog, conf }: CommandContext): void {
  const named = namedKeys(spec, table)
  const isSaid = table.partitionKeys.map((key) => (named.get(key) ?? undefined) !== undefined)
  const said = isSaid.filter((one) => one).length
  if (isSaid.slice(0, said).includes(false)) {
    throw analysisError('_LEGACY_ERROR_TEMP_1237', {
      table: table.name,
      database: table.database,
      schemaColumns: table.partitionKeys.join(','),
      specColumns: [...named.keys()].join(','),
    })
  }
  const paths = catalog.provider.listPartitions(table)
  if (said > 0 && !paths.some((path) => isMeant(path, spec, table, conf))) throw partitionsNotFound([spec], table)
}

const analyzeTables: Handler<AnalyzeTables> = ({ namespace }, { catalog }) => {
  if (namespace !== undefined) requireNamespace(namespace, catalog)
}
const requireNamespace = (namespace: readonly string[], catalog: Catalog): unknown =>
  catalog.requireDatabase(resolveDatabaseName(namespace))

/** What counts rows and values. */
export const analyzeCommands = {
  AnalyzeTable: analyzeTable,
  AnalyzeTables: analyzeTables,
} satisfies Partial<Handlers>
