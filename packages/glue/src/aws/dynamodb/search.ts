import { type Asked, textOf } from '../operation.ts'
import { conditionOf, type KeyComparison } from './condition.ts'
import { projected } from './projection.ts'
import { type DynamoTable, itemIn, requireTable } from './table.ts'
import { invalid } from './tokens.ts'
import { type Item, textOfValue } from './values.ts'

/** `query` and `scan`: what is looked at, in order, a page of it, and what of that passes the filter. */
export function search(asked: Asked, kind: 'query' | 'scan'): Readonly<Record<string, unknown>> {
  const { params } = asked
  const table = requireTable(asked)
  const all = kind === 'query' ? chosen(table, asked) : table.items
  const from = params['ExclusiveStartKey'] === undefined ? 0 : after(table, all, itemIn(params, 'ExclusiveStartKey'))
  const most = params['Limit'] === undefined ? all.length : Number(params['Limit'])
  const looked = all.slice(from, from + most)
  const filter = params['FilterExpression'] === undefined ? () => true : conditionOf('FilterExpression', params)
  const found = looked.filter(filter)
  const last = looked.at(-1)
  return {
    ...(params['Select'] === 'COUNT' ? {} : { Items: found.map((item) => projected(item, params)) }),
    Count: found.length,
    ScannedCount: looked.length,
    // A page that its limit ends names its last item, also where none follows: AWS does not look ahead.
    ...(last !== undefined && params['Limit'] !== undefined && looked.length === most
      ? { LastEvaluatedKey: table.keyIn(last) }
      : {}),
  }
}

/** The items of one partition key, by their sort key. */
function chosen(table: DynamoTable, { params }: Asked): readonly Item[] {
  const [hash = ''] = table.keys
  const told: KeyComparison[] = []
  const condition = conditionOf('KeyConditionExpression', params, (comparison) => told.push(comparison))
  const named = told.map(({ path }) => textOf(path[0]))
  if (!told.some(({ path, operator }) => path[0] === hash && operator === '='))
    throw invalid(`Query condition missed key schema element: ${hash}`)
  if (named.some((name) => !table.keys.includes(name))) throw invalid('Query key condition not supported')
  const found = table.sorted(table.items.filter(condition))
  return params['ScanIndexForward'] === false ? [...found].reverse() : found
}

function after(table: DynamoTable, items: readonly Item[], key: Item): number {
  const wanted = table.keys.map((name) => textOfValue(key[name] ?? { NULL: true })).join()
  const at = items.findIndex(
    (item) => table.keys.map((name) => textOfValue(item[name] ?? { NULL: true })).join() === wanted,
  )
  return at + 1
}
