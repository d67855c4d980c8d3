import { connectorName, isKnownConnector } from '@dryfit/spark'
import { GlueError } from '../errors/glue-error.ts'
import { nearMisses } from '../errors/listing.ts'

/** What AWS documents as types of connections; others, as of a connector of one's own, are any text. */
const DOCUMENTED = [
  'azurecosmos',
  'azuresql',
  'bigquery',
  'custom.athena',
  'custom.jdbc',
  'custom.spark',
  'documentdb',
  'dynamodb',
  'jdbc',
  'kafka',
  'kinesis',
  'marketplace.athena',
  'marketplace.jdbc',
  'marketplace.spark',
  'mongodb',
  'mysql',
  'opensearch',
  'oracle',
  'postgresql',
  'redshift',
  'saphana',
  'snowflake',
  'sqlserver',
  'teradata',
  'vertica',
]

/** What reads of these types find is files. */
const FILES: ReadonlySet<string> = new Set(['s3', 'file', 'parquet', 'orc', 'json', 'csv'])

/** Whether a connection type reads files. */
export const isFiles = (connectionType: string): boolean => FILES.has(connectionType.toLowerCase())

/**
 * A type for which a test supplies data.
 * @throws GlueError NOT_A_CONNECTION_TYPE for one that no read would ask for
 */
export function requireConnectionType(given: unknown): string {
  const type = typeof given === 'string' ? connectorName(given) : ''
  const fail = (reason: string): GlueError =>
    new GlueError('NOT_A_CONNECTION_TYPE', `Failed to supply a source of type ${JSON.stringify(given)}: ${reason}`)
  if (type === '') throw fail("a connection type is a text. Write glue.source('mysql', { dbtable: '…' }, [{ … }]).")
  if (isFiles(type)) throw fail("it reads files. Put them there: glue.s3.put('s3://…', [{ … }]).")
  const [near] = DOCUMENTED.includes(type) || isKnownConnector(type) ? [] : nearMisses(type, DOCUMENTED)
  if (near !== undefined) throw fail(`Glue has no such type of connection. Did you mean ${near}?`)
  return type
}
