import { JobError } from '../errors/glue-error.ts'
import type { BoundArguments } from '../recorder/signature.ts'
import { connectionTarget } from '../world/connection-target.ts'
import { type Described, options, text } from './method.ts'

export const describeConnection = (args: BoundArguments): Described => ({
  target: connectionTarget(text(args['connection_type']), options(args['connection_options'])),
  format: text(args['format']) || undefined,
})

/** `database` or `name_space`, and the table: what the catalog methods require, in awsglue's words. */
export function catalogName(args: BoundArguments): readonly [database: string, table: string] {
  const { database, name_space: nameSpace, table_name: table } = args
  if (database != null && nameSpace != null)
    throw missing('Parameter name_space and database are both specified, choose one.')
  if (database == null && nameSpace == null) throw missing('Parameter name_space or database is missing.')
  if (table == null) throw missing('Parameter table_name is missing.')
  return [String(database ?? nameSpace), String(table)]
}

const missing = (message: string): JobError => new JobError('builtins.Exception', message)

export function describeTable(args: BoundArguments): Described {
  const database = args['database'] ?? args['name_space']
  const table = args['table_name']
  return database == null || table == null ? {} : { target: `${String(database)}.${String(table)}` }
}
