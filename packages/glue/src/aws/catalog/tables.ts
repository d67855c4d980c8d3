import {
  type Asked,
  listOf,
  type Operations,
  type Params,
  page,
  paramsOf,
  plain,
  refusedParameter,
  textOf,
} from '../operation.ts'
import { alreadyThere, databaseName, kept, keyOf, notFound, requireDatabase, requireTable } from './entities.ts'
import { tableForm, tableFrom } from './table-form.ts'

const target =
  (name: (params: Params) => unknown) =>
  (params: Params): string =>
    `${textOf(params['DatabaseName'])}.${textOf(name(params))}`

function save(asked: Asked, input: Params, version: number): void {
  const database = databaseName(asked)
  const table = tableFrom(asked, database, input)
  const { catalog, clock } = asked.world
  catalog.saveTable(table)
  const saved = catalog.findTable(database, table.name)
  const before = kept(asked, 'tables').get(keyOf(table))
  kept(asked, 'tables').set(keyOf(table), {
    input,
    created: before?.created ?? clock.now(),
    updated: clock.now(),
    version,
    ...(saved === undefined ? {} : { table: saved }),
  })
}

function create(asked: Asked): Readonly<Record<string, unknown>> {
  const input = paramsOf(asked.params['TableInput'])
  const database = requireDatabase(asked)
  if (asked.world.catalog.findTable(database, textOf(input['Name'])) !== undefined)
    throw alreadyThere('Table already exists.')
  save(asked, input, 0)
  return {}
}

function update(asked: Asked): Readonly<Record<string, unknown>> {
  const input = paramsOf(asked.params['TableInput'])
  const table = requireTable(asked, input['Name'])
  save(asked, input, (kept(asked, 'tables').get(keyOf(table))?.version ?? 0) + 1)
  return {}
}

function remove(asked: Asked, name: unknown): void {
  const table = requireTable(asked, name)
  asked.world.catalog.dropTable(table.database, table.name)
  kept(asked, 'tables').delete(keyOf(table))
}

/** Whether a name is meant: AWS takes a regular expression, of which `*` alone means different things to different readers. */
function chosen(expression: string): (name: string) => boolean {
  if (expression === '') return () => true
  if (/(^|[^.\])])\*/.test(expression))
    throw refusedParameter(
      'glue.get_tables',
      `the Expression ${JSON.stringify(expression)}`,
      "Write '.*' for any text, as AWS documents regular expressions.",
    )
  const pattern = new RegExp(`^(?:${expression})$`, 'i')
  return (name) => pattern.test(name)
}

function list(asked: Asked): Readonly<Record<string, unknown>> {
  const database = requireDatabase(asked)
  const { Expression: expression, NextToken: token, MaxResults: most } = asked.params
  const names = asked.world.catalog.listTables(database).filter(chosen(textOf(expression)))
  const { items, next } = page(names, token, Number(most ?? 100))
  return { TableList: items.map((name) => tableForm(asked, requireTable(asked, name))), NextToken: next }
}

const REFUSED = ['TransactionId', 'QueryAsOfTime', 'IncludeStatusDetails', 'AttributesToGet', 'AuditContext']

/** Tables of the catalog. */
export const tables: Operations = {
  get_table: plain((asked) => ({ Table: tableForm(asked, requireTable(asked, asked.params['Name'])) }), {
    refuses: REFUSED,
  }),
  get_tables: plain(list, { refuses: REFUSED }),
  create_table: plain(create, {
    target: target(({ TableInput }) => paramsOf(TableInput)['Name']),
    refuses: ['OpenTableFormatInput', 'PartitionIndexes', 'TransactionId'],
  }),
  update_table: plain(update, {
    target: target(({ TableInput }) => paramsOf(TableInput)['Name']),
    refuses: ['UpdateOpenTableFormatInput', 'TransactionId', 'ViewUpdateAction'],
  }),
  delete_table: plain(
    (asked) => {
      remove(asked, asked.params['Name'])
      return {}
    },
    { target: target(({ Name }) => Name) },
  ),
  batch_delete_table: plain((asked) => {
    const missing = listOf(asked.params['TablesToDelete']).filter((name) => {
      if (asked.world.catalog.findTable(databaseName(asked), textOf(name)) === undefined) return true
      remove(asked, name)
      return false
    })
    const { message } = notFound('Entity Not Found')
    const ErrorDetail = { ErrorCode: 'EntityNotFoundException', ErrorMessage: message }
    return { Errors: missing.map((TableName) => ({ TableName, ErrorDetail })) }
  }),
}
