import { type Catalog, WAREHOUSE } from '../catalog/catalog.ts'
import { isGlobalTemp, matchingNames, resolveDatabaseName, SESSION_CATALOG } from '../catalog/names.ts'
import type { DatabaseDescription } from '../catalog/provider.ts'
import { analysisError, SparkError, sparkError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import { quoteName } from '../lexer/quoting.ts'
import type {
  AlterNamespace,
  CreateNamespace,
  DescribeNamespace,
  DropNamespace,
  SetCatalog,
  ShowCatalogs,
  ShowCurrentNamespace,
  ShowNamespaces,
} from '../plan/catalog-command.ts'
import type { SetCatalogAndNamespace } from '../plan/command.ts'
import type { NameParts } from '../plan/name-parts.ts'
import { shownPath } from '../storage/paths.ts'
import type { Row } from '../types/value.ts'
import type { Handler, Handlers } from './handler.ts'
import { answer, redacted } from './rows.ts'
import { requireTableName } from './table-checks.ts'
import { purge } from './write-operation.ts'

const createNamespace: Handler<CreateNamespace> = (command, { catalog }) => {
  const name = singleDatabase(command.namespace)
  if (command.location === '') throw sparkError('IllegalArgumentException', 'INVALID_EMPTY_LOCATION', { location: '' })
  if (isGlobalTemp(name)) throw analysisError('_LEGACY_ERROR_TEMP_1066', { database: name })
  requireTableName({ database: '', name })
  if (catalog.findDatabase(name) !== undefined) {
    if (command.ifNotExists) return
    throw analysisError('SCHEMA_ALREADY_EXISTS', { schemaName: quoteName([name]) })
  }
  catalog.provider.saveDatabase({
    name,
    description: command.description ?? '',
    locationUri: command.location ?? `${WAREHOUSE}/${name}.db`,
    properties: command.properties,
  })
}

/** Spark 3.5.6 fails to print this error of its own. */
function singleDatabase(namespace: NameParts): string {
  const parts = namespace[0]?.toLowerCase() === SESSION_CATALOG && namespace.length > 1 ? namespace.slice(1) : namespace
  const [name] = parts
  if (parts.length === 1 && name !== undefined) return name.toLowerCase()
  throw new UnsupportedError(
    'DATABASE_NAME',
    `Failed to use the database ${namespace.join('.')}: a name of several parts is none of ${SESSION_CATALOG}`,
    'dryfit has one catalog.',
  )
}

const dropNamespace: Handler<DropNamespace> = ({ namespace, ifExists, cascade }, context) => {
  const { catalog } = context
  const name = resolveDatabaseName(namespace)
  if (name.toLowerCase() === 'default')
    throw analysisError('UNSUPPORTED_FEATURE.DROP_DATABASE', { database: quoteName(['default']) })
  const found = catalog.findDatabase(name)
  if (found === undefined) {
    if (ifExists) return
    throw analysisError('SCHEMA_NOT_FOUND', { schemaName: quoteName([name]) })
  }
  const tables = catalog.tableNames(found.name)
  if (tables.length > 0 && !cascade) throw analysisError('SCHEMA_NOT_EMPTY', { schemaName: quoteName([name]) })
  for (const table of tables) {
    const known = catalog.findTable({ database: found.name, name: table })
    if (known?.tableType === 'MANAGED') purge(known, [''], 'DROP DATABASE CASCADE', context)
  }
  catalog.provider.dropDatabase(found.name)
}

const alterNamespace: Handler<AlterNamespace> = ({ namespace, properties, location, description }, context) => {
  const { catalog } = context
  const found = catalog.requireDatabase(resolveDatabaseName(namespace))
  catalog.provider.saveDatabase({
    ...found,
    ...(description === undefined ? {} : { description }),
    ...(location === undefined ? {} : { locationUri: location }),
    properties: { ...found.properties, ...properties },
  })
}

const describeNamespace: Handler<DescribeNamespace> = ({ namespace, extended }, { catalog }) => {
  const found = catalog.requireDatabase(resolveDatabaseName(namespace))
  const rows: Row[] = [
    ['Catalog Name', SESSION_CATALOG],
    ['Namespace Name', found.name],
    ['Comment', found.description ?? ''],
    ['Location', shownPath(found.locationUri)],
    ['Owner', ownerOf(found)],
  ]
  if (extended) rows.push(['Properties', propertyText(found)])
  return answer(
    [
      ['info_name', { comment: 'name of the namespace info' }],
      ['info_value', { nullable: true, comment: 'value of the namespace info' }],
    ],
    rows,
  )
}

/** Spark shows the user of its process, whom a session does not know; a catalog may say. */
function ownerOf({ name, owner }: DatabaseDescription): string {
  if (owner !== undefined) return owner
  throw new UnsupportedError(
    'SQL_NOT_IMPLEMENTED',
    `Failed to run DESCRIBE DATABASE ${name}: Spark shows who owns it, and this session does not know its user`,
    'Ask spark.catalog.getDatabase(name), or use the catalog of the glue fixture.',
  )
}

function propertyText({ properties = {} }: DatabaseDescription): string {
  const pairs = Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1))
  return pairs.length === 0
    ? ''
    : `(${pairs
        .map(redacted)
        .map(([key, value]) => `(${key},${value})`)
        .join(', ')})`
}

const showNamespaces: Handler<ShowNamespaces> = ({ parent, pattern = '*' }, { catalog }) => {
  if (parent !== undefined && parent.join('.').toLowerCase() !== SESSION_CATALOG) {
    catalog.requireDatabase(resolveDatabaseName(parent))
    return answer([['namespace']], [])
  }
  const found = matchingNames(catalog.databases, (d) => d.name, pattern)
  return answer(
    [['namespace']],
    found.map((d) => [d.name]),
  )
}

const showCurrentNamespace: Handler<ShowCurrentNamespace> = (_, { catalog }) =>
  answer([['catalog'], ['namespace']], [[SESSION_CATALOG, catalog.currentDatabase]])

const showCatalogs: Handler<ShowCatalogs> = ({ pattern = '*' }) =>
  answer(
    [['catalog']],
    matchingNames([SESSION_CATALOG], (name) => name, pattern).map((name) => [name]),
  )

const setCatalogAndNamespace: Handler<SetCatalogAndNamespace> = ({ namespace, inSql }, { catalog }) => {
  if (inSql === true) use(namespace, catalog)
  else catalog.setCurrentDatabase(resolveDatabaseName(namespace))
}

/** @throws SparkError for any but the one there is, as Spark where no other one is set up */
const setCatalog: Handler<SetCatalog> = ({ name }) => {
  if (name.toLowerCase() === SESSION_CATALOG) return
  throw new SparkError(
    'Py4JJavaError',
    `Catalog '${name}' plugin class not found: spark.sql.catalog.${name} is not defined`,
    { javaClass: 'org.apache.spark.sql.connector.catalog.CatalogNotFoundException' },
  )
}

/** The catalog's name alone changes nothing. */
function use(namespace: NameParts, catalog: Catalog): void {
  const isCatalog = namespace[0]?.toLowerCase() === SESSION_CATALOG
  if (isCatalog && namespace.length === 1) return
  const parts = isCatalog ? namespace.slice(1) : namespace
  const [name] = parts
  if (parts.length !== 1 || name === undefined)
    throw analysisError('SCHEMA_NOT_FOUND', { schemaName: quoteName([SESSION_CATALOG, ...parts]) })
  catalog.setCurrentDatabase(name)
}

/** Databases. */
export const namespaceCommands = {
  SetCatalog: setCatalog,
  SetCatalogAndNamespace: setCatalogAndNamespace,
  CreateNamespace: createNamespace,
  DropNamespace: dropNamespace,
  AlterNamespace: alterNamespace,
  DescribeNamespace: describeNamespace,
  ShowNamespaces: showNamespaces,
  ShowCurrentNamespace: showCurrentNamespace,
  ShowCatalogs: showCatalogs,
} satisfies Partial<Handlers>
