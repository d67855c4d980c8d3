import type { Cell } from '@dryfit/spark'

type Node = Record<string, unknown>

/** A request that came flat, since it is nested deeply, as the nested one that it stands for. */
export function nested(request: Cell): Cell {
  if (!isObject(request) || !Array.isArray(request['flat'])) return request
  const nodes = request['flat'] as Node[]
  for (const node of nodes) {
    for (const key of Object.keys(node)) {
      const value = node[key]
      if (isObject(value)) node[key] = nodes[Number(value['$'])]
    }
  }
  return nodes[0] as Cell
}

const isObject = (value: unknown): value is Node => typeof value === 'object' && value !== null
