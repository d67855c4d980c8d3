import type { Command } from '../plan/command.ts'
import { structType } from '../types/data-type.ts'
import { alterTable, analyzeTable, truncateTable } from './alter-table.ts'
import { cacheTable, clearCache, refreshTable, uncacheTable } from './cache.ts'
import { describeQuery, describeTable } from './describe-table.ts'
import type { CommandContext, CommandResult, Handler } from './handler.ts'
import { insertInto } from './insert-into.ts'
import {
  alterNamespace,
  createNamespace,
  describeNamespace,
  dropNamespace,
  setCatalogAndNamespace,
  showCatalogs,
  showCurrentNamespace,
  showNamespaces,
} from './namespaces.ts'
import { createTableAsSelect, saveAsTable } from './save-as-table.ts'
import { getConf, registerFunction, resetConf, setConf } from './session.ts'
import { showColumns, showCreateTable, showPartitions, showTableProperties, showTables, showViews } from './show.ts'
import { createTable, createTableLike, dropTable, recoverPartitions } from './tables.ts'
import { createPermanentView, createView, dropView } from './views.ts'
import { writeOperation } from './write-operation.ts'
import { writeOperationV2 } from './write-operation-v2.ts'

type Handlers = { readonly [K in Command['kind']]: Handler<Extract<Command, { readonly kind: K }>> }

/** One a kind: the compiler names the kind that has none. */
const HANDLERS: Handlers = {
  CreateView: createView,
  DropView: dropView,
  WriteOperation: writeOperation,
  SaveAsTable: saveAsTable,
  InsertInto: insertInto,
  WriteOperationV2: writeOperationV2,
  CreateTable: createTable,
  DropTable: dropTable,
  SetCatalogAndNamespace: setCatalogAndNamespace,
  CacheTable: cacheTable,
  UncacheTable: uncacheTable,
  ClearCache: clearCache,
  RefreshTable: refreshTable,
  RecoverPartitions: recoverPartitions,
  RegisterFunction: registerFunction,
  SetConf: setConf,
  GetConf: getConf,
  ResetConf: resetConf,
  CreateNamespace: createNamespace,
  DropNamespace: dropNamespace,
  AlterNamespace: alterNamespace,
  DescribeNamespace: describeNamespace,
  ShowNamespaces: showNamespaces,
  ShowCurrentNamespace: showCurrentNamespace,
  ShowCatalogs: showCatalogs,
  ShowTables: showTables,
  ShowViews: showViews,
  ShowColumns: showColumns,
  ShowPartitions: showPartitions,
  ShowTableProperties: showTableProperties,
  ShowCreateTable: showCreateTable,
  DescribeTable: describeTable,
  DescribeQuery: describeQuery,
  CreateTableAsSelect: createTableAsSelect,
  CreateTableLike: createTableLike,
  AlterTable: alterTable,
  CreatePermanentView: createPermanentView,
  TruncateTable: truncateTable,
  AnalyzeTable: analyzeTable,
}

const NOTHING: CommandResult = { schema: structType([]), rows: [] }

/** Does what the command says. @throws SparkError what Spark raises for it */
export function runCommand(command: Command, context: CommandContext): CommandResult {
  const handler = HANDLERS[command.kind] as Handler<Command>
  return handler(command, context) ?? NOTHING
}
