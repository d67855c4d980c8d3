import { type Catalog, tableNotFound } from '../catalog/catalog.ts'
import { matchingNames, resolveDatabaseName, SESSION_CATALOG } from '../catalog/names.ts'
import type { TableDescription } from '../catalog/provider.ts'
import { quoteName } from '../lexer/quoting.ts'
import type { PartitionSpec, ShowTableExtended } from '../plan/catalog-command.ts'
import { BooleanType } from '../types/data-type.ts'
import { treeString } from '../types/print.ts'
import type { Row } from '../types/value.ts'
import type { CommandContext, CommandResult, Handler } from './handler.ts'
import { answer } from './rows.ts'
import { type Detail, detailsOfPartition, javaDate, tableDetails } from './table-details.ts'

/** A line a table that a pattern matches, with all that is known of it in one text. */
export const showTableExtended: Handler<ShowTableExtended> = ({ namespace, pattern, partition }, context) => {
  const { catalog } = context
  const named = namespace === undefined ? catalog.currentDatabase : resolveDatabaseName(namespace)
  const database = catalog.requireDatabase(named).name
  if (partition !== undefined) return ofPartition(pattern, partition, database, context)
  const tables = matchingNames(catalog.tableNames(database), (name) => name, pattern).flatMap(
    (name): readonly Row[] => {
      const table = catalog.findTable({ database, name })
      return table === undefined ? [] : [[database, name, false, ofTable(table)]]
    },
  )
  const views = matchingNames(catalog.views.names, (name) => name, pattern).map(
    (name): Row => ['', name, true, ofTemporaryView(name, catalog, context)],
  )
  return shown([...tables, ...views])
}

const shown = (rows: readonly Row[]): CommandResult =>
  answer([['namespace'], ['tableName'], ['isTemporary', { type: BooleanType }], ['information']], rows)

const lines = (details: readonly Detail[]): string => details.map(([name, value]) => `${name}: ${value}\n`).join('')

function ofTable(table: TableDescription): string {
  const keys = table.partitionKeys.map((key) => quoteName([key])).join(', ')
  const columns: readonly Detail[] = keys === '' ? [] : [['Partition Columns', `[${keys}]`]]
  return lines([...tableDetails(table), ...columns, ['Schema', treeString(table.schema)]])
}

/** Of a view that a frame made Spark knows that, and of one of a text the text. */
function ofTemporaryView(name: string, catalog: Catalog, { input }: CommandContext): string {
  const view = catalog.views.find(name)
  if (view === undefined) return ''
  const { schema } = input(view.relation)
  const made: readonly Detail[] =
    view.text === undefined
      ? [['Table Properties', '[view.storingAnalyzedPlan=true]']]
      : [
          ['View Text', view.text],
          ['View Catalog and Namespace', `${SESSION_CATALOG}.${view.namespace ?? catalog.currentDatabase}`],
          ['View Query Output Columns', `[${(view.outputColumns ?? []).join(', ')}]`],
        ]
  return lines([
    ['Table', name],
    ['Created Time', javaDate(view.createdAt ?? 0)],
    ['Last Access', 'UNKNOWN'],
    ['Created By', 'Spark '],
    ['Type', 'VIEW'],
    ...made,
    ['Schema', treeString(view.schema ?? schema)],
  ])
}

function ofPartition(name: string, spec: PartitionSpec, database: string, context: CommandContext): CommandResult {
  const table = context.catalog.findTable({ database, name })
  if (table === undefined) throw tableNotFound([database, name])
  const details = detailsOfPartition(spec, table, context, 'SHOW TABLE EXTENDED')
  return shown([[database, table.name, false, `${lines(details)}`]])
}
