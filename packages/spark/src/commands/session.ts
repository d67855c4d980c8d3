import type { RegisterFunction, SetConf } from '../plan/command.ts'
import type { Handler } from './handler.ts'

export const registerFunction: Handler<RegisterFunction> = (command, { catalog }) =>
  catalog.functions.register(command.function)

export const setConf: Handler<SetConf> = ({ name, value }, { conf }) => conf.set(name, value)
