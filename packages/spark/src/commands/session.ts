import type { ResetConf } from '../plan/catalog-command.ts'
import type { GetConf, RegisterFunction, SetConf } from '../plan/command.ts'
import { StringType, structType } from '../types/data-type.ts'
import type { CommandResult, Handler, Handlers } from './handler.ts'

const registerFunction: Handler<RegisterFunction> = (command, { catalog }) =>
  catalog.functions.register(command.function)

const setConf: Handler<SetConf> = ({ name, value }, { conf }) => {
  conf.set(name, value)
  return pair(name, value)
}

const getConf: Handler<GetConf> = ({ name }, { conf }) => pair(name, conf.get(name) ?? '<undefined>')

const resetConf: Handler<ResetConf> = ({ name }, { conf }) => conf.reset(name)

const pair = (name: string, value: string): CommandResult => ({
  schema: structType(
    ['key', 'value'].map((field) => ({ name: field, dataType: StringType, nullable: false, metadata: {} })),
  ),
  rows: [[name, value]],
})

/** Settings and functions of a session. */
export const sessionCommands = {
  RegisterFunction: registerFunction,
  SetConf: setConf,
  GetConf: getConf,
  ResetConf: resetConf,
} satisfies Partial<Handlers>
