import { GLOBAL_TEMP, isGlobalTemp, plainTable, quotedTable, resolveWrittenName } from '../catalog/names.ts'
import type { TableDescription } from '../catalog/provider.ts'
import { parseViewName, type TemporaryView } from '../catalog/views.ts'
import type { SessionConf } from '../conf/session-conf.ts'
import { analysisError } from '../errors/spark-error.ts'
import { requireDistinctNames } from '../lexer/distinct-names.ts'
import { quoteName } from '../lexer/quoting.ts'
import { attribute, named } from '../plan/build.ts'
import type { CreatePermanentView } from '../plan/catalog-command.ts'
import type { CreateView, DropView } from '../plan/command.ts'
import type { NameParts } from '../plan/name-parts.ts'
import type { Relation } from '../plan/relation.ts'
import { type StructField, type StructType, structType } from '../types/data-type.ts'
import type { CommandContext, Handler, Handlers } from './handler.ts'
import { alreadyExists, made, requireTableName } from './table-checks.ts'
import { fullTables, hasTables, lastingTables, requireNoTemporaryCycle } from './view-tables.ts'

export const createView: Handler<CreateView> = (command, context) => {
  const { catalog, conf, input, kept } = context
  const name = parseViewName(command.name)
  const query = namedColumns(command, input(command.input).schema, { view: name, conf })
  const { schema } = input(query)
  if (command.inSql === true) requireDistinct(schema.fields, conf)
  const views = command.isGlobal ? catalog.globalViews : catalog.views
  // Spark prints the names of the shared views in lower case.
  const spelled = command.isGlobal ? name.toLowerCase() : name
  const parts = command.isGlobal ? [GLOBAL_TEMP, spelled] : [spelled]
  if (command.inSql === true && command.replace) requireNoTemporaryCycle(query, parts, catalog)
  const isText = command.inSql === true && hasTables(query)
  const relation = isText ? fullTables(query, catalog) : query
  const view = {
    relation: command.inSql === true ? { ...relation, settings: new Map(conf.settings()) } : relation,
    ...(isText ? { schema } : {}),
  }
  const before = views.find(spelled)?.relation
  views.create(spelled, { ...view, ...said(command, schema, context) }, command.replace)
  if (before !== undefined && before !== view.relation) kept.letGo(before)
}

/** The query under the names that the statement gives its columns. */
function namedColumns(
  { input, columns = [] }: CreateView,
  schema: StructType,
  { view, conf }: { readonly view: string; readonly conf: SessionConf },
): Relation {
  if (columns.length === 0) return input
  const fields = viewFields(columns, schema, quoteName([view]))
  requireDistinct(fields, conf)
  const columnNames = fields.map((field) => field.name)
  const expressions = fields.map(({ name, metadata }) => ({ ...named(attribute(name), name), metadata }))
  return { kind: 'Project', input: { kind: 'ToDF', input, columnNames }, expressions }
}

/** What a view keeps of the statement that made it. */
const said = (
  { text }: CreateView,
  { fields }: StructType,
  { catalog, conf }: CommandContext,
): Partial<TemporaryView> => ({
  createdAt: Math.floor(Number(conf.now()) / 1000),
  ...(text === undefined
    ? {}
    : { text, namespace: catalog.currentDatabase, outputColumns: fields.map((field) => field.name) }),
})

/** Drops a temporary view of that name; tells whether there was one. */
export function dropTemporary(name: NameParts, { catalog, kept }: Pick<CommandContext, 'catalog' | 'kept'>): boolean {
  const view = catalog.findView(name)?.relation
  if (view !== undefined) kept.letGo(view)
  if (name.length === 1) return catalog.views.drop(name[0] ?? '')
  return name.length === 2 && isGlobalTemp(name[0]) && catalog.globalViews.drop(name[1] ?? '')
}

/** Temporary views first, then one that stays. */
const dropView: Handler<DropView> = ({ name: parts, ifExists }, context) => {
  const { catalog } = context
  if (dropTemporary(parts, context)) return
  const name = catalog.tableName(parts)
  const found = catalog.findTable(name)
  if (found !== undefined && found.view === undefined) throw wrongKind(found, 'DROP VIEW', 'VIEW', 'DROP TABLE')
  if (found !== undefined) catalog.provider.dropTable(name.database, name.name)
  else if (!ifExists) throw analysisError('TABLE_OR_VIEW_NOT_FOUND', { relationName: quotedTable(name) })
}

export const wrongKind = (
  found: TableDescription,
  operation: string,
  requiredType: string,
  alternative: string,
): Error =>
  analysisError('WRONG_COMMAND_FOR_OBJECT_TYPE', {
    operation,
    requiredType,
    objectName: plainTable(found),
    foundType: found.tableType ?? 'EXTERNAL',
    alternative,
  })

/** A view that stays: its columns are those that its query has now. */
export const createPermanentView: Handler<CreatePermanentView> = (command, { catalog, conf, input }) => {
  const name = resolveWrittenName(command.view, catalog.currentDatabase)
  const found = catalog.findTable(name)
  const lasting = lastingTables(command.query, { view: name, catalog })
  const { schema } = input(command.query)
  catalog.requireDatabase(name.database)
  if (found !== undefined && command.ifNotExists) return
  if (found !== undefined && found.view === undefined)
    throw analysisError('_LEGACY_ERROR_TEMP_1278', { name: quotedTable(name) })
  if (found !== undefined && !command.replace) throw alreadyExists(quotedTable(name))
  requireTableName(name)
  const fields = viewFields(command.columns, schema, quotedTable(name))
  requireDistinct(fields, conf)
  const placed = hasNamesTwice(schema)
  const expressions = schema.fields.map((field, i) => {
    const { name: own, metadata } = fields[i] ?? field
    return { ...named(attribute(placed ? own : field.name), own), metadata }
  })
  const columnNames = fields.map((field) => field.name)
  const { comment: description = command.description, ...properties } = command.properties
  catalog.provider.saveTable({
    database: name.database.toLowerCase(),
    name: name.name.toLowerCase(),
    schema: structType(fields),
    partitionKeys: [],
    location: '',
    format: 'view',
    options: {},
    tableType: 'VIEW',
    properties,
    ...(description === undefined ? {} : { description }),
    ...made(conf),
    view: {
      text: command.text,
      namespace: catalog.currentDatabase,
      outputColumns: schema.fields.map((field) => field.name),
      query: {
        kind: 'Project',
        input: placed ? { kind: 'ToDF', input: lasting, columnNames } : lasting,
        expressions,
        settings: new Map(conf.settings()),
      },
    },
  })
}

function viewFields(
  columns: CreatePermanentView['columns'],
  schema: StructType,
  viewName: string,
): readonly StructField[] {
  const { fields } = schema
  if (columns.length > 0 && columns.length !== fields.length) {
    const reason = columns.length > fields.length ? 'NOT_ENOUGH_DATA_COLUMNS' : 'TOO_MANY_DATA_COLUMNS'
    throw analysisError(`CREATE_VIEW_COLUMN_ARITY_MISMATCH.${reason}`, {
      viewName,
      viewColumns: columns.map((c) => quoteName([c.name])).join(', '),
      dataColumns: fields.map((f) => quoteName([f.name])).join(', '),
    })
  }
  return fields.map((field, i): StructField => {
    const { name = field.name, comment } = columns[i] ?? {}
    return { ...field, name, metadata: comment === undefined ? field.metadata : { ...field.metadata, comment } }
  })
}

/** A view that SQL makes names each column once; one of a frame need not. */
const requireDistinct = (fields: readonly StructField[], conf: SessionConf): void =>
  requireDistinctNames(
    fields.map((field) => field.name),
    conf.flag('spark.sql.caseSensitive'),
  )

/** Whether the columns of a query are told apart by their places alone. */
const hasNamesTwice = ({ fields }: StructType): boolean =>
  new Set(fields.map((field) => field.name.toLowerCase())).size < fields.length

/** Views. */
export const viewCommands = {
  CreateView: createView,
  DropView: dropView,
  CreatePermanentView: createPermanentView,
} satisfies Partial<Handlers>
