import type { Params } from '../operation.ts'
import { at, type Path, put } from './path.ts'
import { Tokens } from './tokens.ts'
import type { Item } from './values.ts'

/** Only what a ProjectionExpression names. */
export function projected(item: Item, params: Params): Item {
  if (params['ProjectionExpression'] === undefined) return item
  const tokens = new Tokens('ProjectionExpression', params)
  const paths: Path[] = [tokens.path()]
  while (tokens.takes(',')) paths.push(tokens.path())
  if (!tokens.isDone) throw tokens.refusal(tokens.next)
  return paths.reduce<Item>((made, path) => {
    const value = at(item, path)
    return value === undefined ? made : put(made, path, value)
  }, {})
}
