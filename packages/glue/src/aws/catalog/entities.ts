import type { WorldTable } from '../../world/table.ts'
import { AwsError } from '../aws-error.ts'
import { type Asked, type Params, textOf } from '../operation.ts'

/** What AWS says of whatever is not there. */
export const notFound = (message: string, advice: readonly string[] = []): AwsError =>
  new AwsError('EntityNotFoundException', message, { advice })
export const alreadyThere = (message: string): AwsError => new AwsError('AlreadyExistsException', message)

/** What jobs gave when they made an entity: told again as long as the catalog says nothing else. */
export interface Kept {
  readonly input: Params
  readonly created: number
  readonly updated: number
  readonly version: number
  /** The table as it was then. */
  readonly table?: WorldTable
}
export const kept = ({ services }: Asked, kind: string): Map<string, Kept> =>
  services.kept(`catalog ${kind}`, () => new Map())

export const databaseName = ({ params }: Asked): string => textOf(params['DatabaseName']).toLowerCase()

/** @throws AwsError EntityNotFoundException */
export function requireDatabase(asked: Asked, name = databaseName(asked)): string {
  const { catalog } = asked.world
  if (catalog.databases.includes(name)) return name
  throw notFound(`Database ${name} not found.`, [
    `Arrange it with glue.catalog.database('${name}'), or correct the job.`,
  ])
}

/** @throws AwsError EntityNotFoundException */
export function requireTable(asked: Asked, name: unknown): WorldTable {
  const database = databaseName(asked)
  const table = textOf(name).toLowerCase()
  const found = asked.world.catalog.findTable(database, table)
  if (found !== undefined) return found
  throw notFound('Entity Not Found', [
    `Arrange it with glue.catalog.table('${database}.${table}', { schema: '…' }), or correct the job.`,
  ])
}

export const keyOf = ({ database, name }: Pick<WorldTable, 'database' | 'name'>): string => `${database}.${name}`
