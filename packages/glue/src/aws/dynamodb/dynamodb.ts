import { AwsError } from '../aws-error.ts'
import {
  type Asked,
  listOf,
  type Operation,
  type Operations,
  type Params,
  paramsOf,
  plain,
  textOf,
} from '../operation.ts'
import { conditionOf } from './condition.ts'
import { projected } from './projection.ts'
import { search } from './search.ts'
import { DynamoTable, itemIn, requireTable, tablesOf } from './table.ts'
import { invalid } from './tokens.ts'
import { updated } from './update.ts'
import type { Item } from './values.ts'

const target = (params: Params): string => `dynamodb:${textOf(params['TableName']).split('/').at(-1)}`
/** Conditions of the API before expressions, and what has no effect that could be told. */
const OLD = [
  'Expected',
  'ConditionalOperator',
  'AttributesToGet',
  'AttributeUpdates',
  'KeyConditions',
  'QueryFilter',
  'ScanFilter',
]

const operation = (direction: Operation['direction'], run: Operation['run']): Operation => ({
  direction,
  target,
  run: (asked) => {
    requireUsed(asked.params)
    return run(asked)
  },
  refuses: OLD,
})

/** @throws AwsError ValidationException for a placeholder that no expression names */
function requireUsed(params: Params): void {
  const named = Object.entries(params).filter(([name]) => name.endsWith('Expression'))
  const text = named.map(([, expression]) => textOf(expression)).join(' ')
  for (const kind of ['ExpressionAttributeNames', 'ExpressionAttributeValues']) {
    const unused = Object.keys(paramsOf(params[kind])).filter((name) => !new RegExp(`${name}(?![\\w-])`).test(text))
    if (unused.length > 0)
      throw invalid(`Value provided in ${kind} unused in expressions: keys: {${unused.join(', ')}}`)
  }
}

/** @throws AwsError ConditionalCheckFailedException */
function requireCondition(params: Params, item: Item | undefined): void {
  if (params['ConditionExpression'] === undefined || conditionOf('ConditionExpression', params)(item ?? {})) return
  const extra = params['ReturnValuesOnConditionCheckFailure'] === 'ALL_OLD' && item !== undefined ? { Item: item } : {}
  throw new AwsError('ConditionalCheckFailedException', 'The conditional request failed', { extra })
}

function putItem(asked: Asked): Readonly<Record<string, unknown>> {
  const table = requireTable(asked)
  const item = itemIn(asked.params, 'Item')
  const lacking = table.keys.find((key) => item[key] === undefined)
  const before = lacking === undefined ? table.find(table.keyIn(item)) : undefined
  requireCondition(asked.params, before)
  table.put(item)
  return asked.params['ReturnValues'] === 'ALL_OLD' && before !== undefined ? { Attributes: before } : {}
}

function updateItem(asked: Asked): Readonly<Record<string, unknown>> {
  const { params } = asked
  const table = requireTable(asked)
  const key = itemIn(params, 'Key')
  const before = table.find(key)
  requireCondition(params, before)
  const from = before ?? key
  const { item, paths } = params['UpdateExpression'] === undefined ? { item: from, paths: [] } : updated(from, params)
  table.put({ ...item, ...key })
  const named = new Set(paths.map(([name]) => String(name)))
  const chosen = (of: Item): Item => Object.fromEntries(Object.entries(of).filter(([name]) => named.has(name)))
  switch (params['ReturnValues']) {
    case 'ALL_NEW':
      return { Attributes: item }
    case 'ALL_OLD':
      return before === undefined ? {} : { Attributes: before }
    case 'UPDATED_NEW':
      return { Attributes: chosen(item) }
    case 'UPDATED_OLD':
      return { Attributes: chosen(before ?? {}) }
    default:
      return {}
  }
}

function deleteItem(asked: Asked): Readonly<Record<string, unknown>> {
  const table = requireTable(asked)
  const key = itemIn(asked.params, 'Key')
  const before = table.find(key)
  requireCondition(asked.params, before)
  table.remove(key)
  return asked.params['ReturnValues'] === 'ALL_OLD' && before !== undefined ? { Attributes: before } : {}
}

function batchWrite(asked: Asked): Readonly<Record<string, unknown>> {
  for (const [name, requests] of Object.entries(paramsOf(asked.params['RequestItems']))) {
    const table = requireTable(asked, name)
    for (const request of listOf(requests).map(paramsOf)) {
      const { PutRequest: puts, DeleteRequest: removes } = request
      if (puts !== undefined) table.put(itemIn(paramsOf(puts), 'Item'))
      if (removes !== undefined) table.remove(itemIn(paramsOf(removes), 'Key'))
    }
  }
  return { UnprocessedItems: {} }
}

function batchGet(asked: Asked): Readonly<Record<string, unknown>> {
  const tables = Object.entries(paramsOf(asked.params['RequestItems'])).map(([name, wanted]) => {
    const table = requireTable(asked, name)
    const request = paramsOf(wanted)
    const found = listOf(request['Keys']).flatMap((key): readonly Item[] => {
      const item = table.find(key as Item)
      return item === undefined ? [] : [item]
    })
    return [name, found.map((item) => projected(item, request))] as const
  })
  return { Responses: Object.fromEntries(tables), UnprocessedKeys: {} }
}

const targets = (params: Params): string =>
  Object.keys(paramsOf(params['RequestItems']))
    .map((name) => `dynamodb:${name}`)
    .join(',')

const described = (asked: Asked, table: DynamoTable): object => ({
  TableName: table.name,
  TableStatus: 'ACTIVE',
  TableArn: `arn:aws:dynamodb:${asked.region}:${asked.account}:table/${table.name}`,
  KeySchema: table.keys.map((AttributeName, i) => ({ AttributeName, KeyType: i === 0 ? 'HASH' : 'RANGE' })),
  AttributeDefinitions: table.keys.map((AttributeName) => ({
    AttributeName,
    AttributeType: table.kinds.get(AttributeName) ?? 'S',
  })),
  ItemCount: table.items.length,
  CreationDateTime: new Date(asked.world.clock.now()),
})

function createTable(asked: Asked): Readonly<Record<string, unknown>> {
  const name = textOf(asked.params['TableName'])
  if (tablesOf(asked).has(name)) throw new AwsError('ResourceInUseException', `Table already exists: ${name}`)
  const schema = listOf(asked.params['KeySchema']).map(paramsOf)
  const keys = ['HASH', 'RANGE'].flatMap((kind) =>
    schema.filter((key) => key['KeyType'] === kind).map((key) => textOf(key['AttributeName'])),
  )
  const table = new DynamoTable(name, keys)
  for (const { AttributeName, AttributeType } of listOf(asked.params['AttributeDefinitions']).map(paramsOf))
    if (keys.includes(textOf(AttributeName))) table.setKind(textOf(AttributeName), textOf(AttributeType))
  tablesOf(asked).set(name, table)
  return { TableDescription: described(asked, table) }
}

/** DynamoDB's tables. */
export const dynamodb: Operations = {
  get_item: operation('read', (asked) => {
    const found = requireTable(asked).find(itemIn(asked.params, 'Key'))
    return found === undefined ? {} : { Item: projected(found, asked.params) }
  }),
  put_item: operation('write', putItem),
  update_item: operation('write', updateItem),
  delete_item: operation('purge', deleteItem),
  query: { ...operation('read', (asked) => search(asked, 'query')), refuses: [...OLD, 'IndexName'] },
  scan: { ...operation('read', (asked) => search(asked, 'scan')), refuses: [...OLD, 'IndexName', 'Segment'] },
  batch_write_item: { direction: 'write', target: targets, run: batchWrite },
  batch_get_item: { direction: 'read', target: targets, run: batchGet },
  list_tables: plain((asked) => ({ TableNames: [...tablesOf(asked).keys()].sort() })),
  describe_table: plain((asked) => {
    const name = textOf(asked.params['TableName'])
    return { Table: described(asked, requireTable(asked, name, `: Table: ${name} not found`)) }
  }),
  create_table: plain(createTable, { refuses: ['GlobalSecondaryIndexes', 'LocalSecondaryIndexes'] }),
  delete_table: plain((asked) => {
    const name = textOf(asked.params['TableName'])
    const table = requireTable(asked, name, `: Table: ${name} not found`)
    tablesOf(asked).delete(table.name)
    return { TableDescription: { ...described(asked, table), TableStatus: 'DELETING' } }
  }),
}
