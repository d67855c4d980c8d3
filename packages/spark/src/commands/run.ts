import type { Command } from '../plan/command.ts'
import { structType } from '../types/data-type.ts'
import { cacheTable, clearCache, refreshTable, uncacheTable } from './cache.ts'
import type { CommandContext, CommandResult, Handler } from './handler.ts'
import { insertInto } from './insert-into.ts'
import { saveAsTable } from './save-as-table.ts'
import { getConf, registerFunction, setConf } from './session.ts'
import { createTable, dropTable, recoverPartitions, setCatalogAndNamespace } from './tables.ts'
import { createView, dropView } from './views.ts'
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
}

const NOTHING: CommandResult = { schema: structType([]), rows: [] }

/** Does what the command says. @throws SparkError what Spark raises for it */
export function runCommand(command: Command, context: CommandContext): CommandResult {
  const handler = HANDLERS[command.kind] as Handler<Command>
  return handler(command, context) ?? NOTHING
}
