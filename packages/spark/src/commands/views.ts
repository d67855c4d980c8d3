import { tableNotFound } from '../catalog/catalog.ts'
import { isGlobalTemp } from '../catalog/names.ts'
import { parseViewName } from '../catalog/views.ts'
import type { CreateView, DropView } from '../plan/command.ts'
import type { Handler } from './handler.ts'

export const createView: Handler<CreateView> = (command, { catalog, input }) => {
  const name = parseViewName(command.name)
  input(command.input)
  const views = command.isGlobal ? catalog.globalViews : catalog.views
  if (command.ifNotExists === true && views.find(name) !== undefined) return
  // Spark prints the names of the shared views in lower case.
  views.create(command.isGlobal ? name.toLowerCase() : name, command.input, command.replace)
}

export const dropView: Handler<DropView> = ({ name, ifExists }, { catalog }) => {
  const isGlobal = name.length === 2 && isGlobalTemp(name[0])
  const dropped = (isGlobal ? catalog.globalViews : catalog.views).drop(name.at(-1) ?? '')
  if (!dropped && !ifExists) throw tableNotFound(name)
}
