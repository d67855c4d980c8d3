import { type Asked, type Operations, type Params, page, paramsOf, plain, textOf } from '../operation.ts'
import { alreadyThere, kept, notFound, requireDatabase } from './entities.ts'

function databaseForm(asked: Asked, name: string): Params {
  const known = kept(asked, 'databases').get(name)
  const { description, locationUri, properties } =
    asked.world.catalog.listDatabases().find((database) => database.name === name) ?? {}
  return {
    ...known?.input,
    Name: name,
    ...(description === undefined ? {} : { Description: description }),
    ...(locationUri === undefined || locationUri === `s3://${name}` ? {} : { LocationUri: locationUri }),
    ...(properties === undefined ? {} : { Parameters: properties }),
    CreateTime: new Date(known?.created ?? asked.world.clock.now()),
    CatalogId: asked.account,
  }
}

/** @throws AwsError EntityNotFoundException, in the words of the operations that read */
function required(asked: Asked): string {
  const name = textOf(asked.params['Name']).toLowerCase()
  if (asked.world.catalog.databases.includes(name)) return name
  throw notFound('Entity Not Found', [`Arrange it with glue.catalog.database('${name}'), or correct the job.`])
}

function save(asked: Asked, input: Params): void {
  const name = textOf(input['Name']).toLowerCase()
  const { Description: description, LocationUri: location, Parameters: properties } = input
  asked.world.catalog.saveDatabase({
    name,
    locationUri: location === undefined ? `s3://${name}` : textOf(location),
    ...(description === undefined ? {} : { description: textOf(description) }),
    ...(properties === undefined ? {} : { properties: properties as Readonly<Record<string, string>> }),
  })
  const now = asked.world.clock.now()
  const created = kept(asked, 'databases').get(name)?.created ?? now
  kept(asked, 'databases').set(name, { input, created, updated: now, version: 0 })
}

/** Databases of the catalog. */
export const databases: Operations = {
  get_database: plain((asked) => ({ Database: databaseForm(asked, required(asked)) })),
  get_databases: plain(
    (asked) => {
      const { NextToken: token, MaxResults: most } = asked.params
      const { items, next } = page(asked.world.catalog.databases, token, Number(most ?? 100))
      return { DatabaseList: items.map((name) => databaseForm(asked, name)), NextToken: next }
    },
    { refuses: ['ResourceShareType', 'AttributesToGet'] },
  ),
  create_database: plain((asked) => {
    const input = paramsOf(asked.params['DatabaseInput'])
    if (asked.world.catalog.databases.includes(textOf(input['Name']).toLowerCase()))
      throw alreadyThere('Database already exists.')
    save(asked, input)
    return {}
  }),
  update_database: plain((asked) => {
    const name = required(asked)
    save(asked, { ...paramsOf(asked.params['DatabaseInput']), Name: name })
    return {}
  }),
  delete_database: plain((asked) => {
    const name = requireDatabase(asked, textOf(asked.params['Name']).toLowerCase())
    asked.world.catalog.dropDatabase(name)
    kept(asked, 'databases').delete(name)
    return {}
  }),
}
