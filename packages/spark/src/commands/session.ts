import { illegalArgument } from '../errors/spark-error.ts'
import type { ListConf, ResetConf } from '../plan/catalog-command.ts'
import type { GetConf, RegisterFunction, RegisterTableFunction, SetConf } from '../plan/command.ts'
import { StringType, structType } from '../types/data-type.ts'
import type { CommandResult, Handler, Handlers } from './handler.ts'
import { redacted } from './rows.ts'

const registerFunction: Handler<RegisterFunction> = (command, { catalog }) =>
  catalog.functions.register(command.function)

const registerTableFunction: Handler<RegisterTableFunction> = (command, { catalog }) =>
  catalog.functions.registerTable(command.function)

const setConf: Handler<SetConf> = ({ name: given, value }, { conf }) => {
  const name = today(given)
  if (name !== given) requirePositive(value, given)
  conf.set(name, value)
  return pair(name, value)
}

const getConf: Handler<GetConf> = ({ name }, { conf }) =>
  pair(...redacted([today(name), conf.get(today(name)) ?? '<undefined>']))

/** Hadoop's name for the number of partitions behind a shuffle. */
const today = (name: string): string =>
  name === 'mapred.reduce.tasks' || name === 'mapreduce.job.reduces' ? 'spark.sql.shuffle.partitions' : name

function requirePositive(value: string, name: string): void {
  if (Number(value) >= 1) return
  throw illegalArgument(
    `Setting negative ${name} for automatically determining the number of reducers is not supported.`,
  )
}

/** What is set, and no defaults: in Glue the settings of the application stand there too. */
const listConf: Handler<ListConf> = (_, { conf }) => ({
  schema: PAIR,
  rows: [...conf.settings()].sort(([a], [b]) => (a < b ? -1 : 1)).map(redacted),
})

const resetConf: Handler<ResetConf> = ({ name }, { conf }) => conf.reset(name)

const PAIR = structType(
  ['key', 'value'].map((field) => ({ name: field, dataType: StringType, nullable: false, metadata: {} })),
)
const pair = (name: string, value: string): CommandResult => ({ schema: PAIR, rows: [[name, value]] })

/** What changes and tells settings and functions of the session. */
export const sessionCommands = {
  RegisterFunction: registerFunction,
  RegisterTableFunction: registerTableFunction,
  SetConf: setConf,
  GetConf: getConf,
  ListConf: listConf,
  ResetConf: resetConf,
} satisfies Partial<Handlers>
