import type { Command } from '../plan/command.ts'
import { structType } from '../types/data-type.ts'
import { alterCommands } from './alter-table.ts'
import { alterViewCommands } from './alter-view.ts'
import { analyzeCommands } from './analyze-table.ts'
import { cacheCommands } from './cache.ts'
import { describeCommands } from './describe-table.ts'
import { functionCommands } from './functions.ts'
import type { CommandContext, CommandResult, Handler, Handlers } from './handler.ts'
import { insertCommands } from './insert-into.ts'
import { namespaceCommands } from './namespaces.ts'
import { saveCommands } from './save-as-table.ts'
import { sessionCommands } from './session.ts'
import { showCommands } from './show.ts'
import { showCreateTable } from './show-create.ts'
import { showTableExtended } from './show-table-extended.ts'
import { tableCommands } from './tables.ts'
import { viewCommands } from './views.ts'
import { writeOperation } from './write-operation.ts'
import { writeOperationV2 } from './write-operation-v2.ts'

/** One a kind, said by its family: the compiler names the kind that has none. */
const HANDLERS: Handlers = {
  ...viewCommands,
  ...tableCommands,
  ...saveCommands,
  ...alterCommands,
  ...alterViewCommands,
  ...analyzeCommands,
  ...functionCommands,
  ...describeCommands,
  ...showCommands,
  ...namespaceCommands,
  ...cacheCommands,
  ...sessionCommands,
  ...insertCommands,
  WriteOperation: writeOperation,
  WriteOperationV2: writeOperationV2,
  ShowCreateTable: showCreateTable,
  ShowTableExtended: showTableExtended,
}

const NOTHING: CommandResult = { schema: structType([]), rows: [] }

/** Does what the command says. @throws SparkError what Spark raises for it */
export function runCommand(command: Command, context: CommandContext): CommandResult {
  const handler = HANDLERS[command.kind] as Handler<Command>
  return handler(command, context) ?? NOTHING
}
