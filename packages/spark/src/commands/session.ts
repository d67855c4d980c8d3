import type { ResetConf } from '../plan/catalog-command.ts'
import type { GetConf, RegisterFunction, SetConf } from '../plan/command.ts'
import { StringType, structType } from '../types/data-type.ts'
import type { CommandResult, Handler } from './handler.ts'

export const registerFunction: Handler<RegisterFunction> = (command, { catalog }) =>
  catalog.functions.register(command.function)

export const setConf: Handler<SetConf> = ({ name, value }, { conf }) => {
  conf.set(name, value)
  return pair(name, value)
}

export const getConf: Handler<GetConf> = ({ name }, { conf }) => pair(name, conf.get(name) ?? '<undefined>')

export const resetConf: Handler<ResetConf> = ({ name }, { conf }) => conf.reset(name)

const pair = (name: string, value: string): CommandResult => ({
  schema: structType(
    ['key', 'value'].map((field) => ({ name: field, dataType: StringType, nullable: false, metadata: {} })),
  ),
  rows: [[name, value]],
})
