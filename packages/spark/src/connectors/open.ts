import type { SessionConf } from '../conf/session-conf.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import type { TracedRows } from '../lineage/trace.ts'
import { parseReaderSchema } from '../parser/data-type.ts'
import { asNullable, type StructType } from '../types/data-type.ts'
import type { ConnectorRequest, Connectors } from './connectors.ts'
import { checkJdbcOptions, checkJdbcRead } from './jdbc.ts'
import { connectorName } from './names.ts'

/** What a reader or a writer names: its format, its options, a path among them. */
export function requestOf(
  format: string,
  options: Readonly<Record<string, string>>,
  path: string | undefined,
): ConnectorRequest {
  return { format: connectorName(format), options: path === undefined ? options : { ...options, path } }
}

interface OpenContext {
  readonly connectors: Connectors
  readonly conf: SessionConf
  /** The schema that the job gave to the reader. */
  readonly given: StructType | string | undefined
}

/** What a read finds: its columns now, its rows when the plan runs. @throws SparkError what Spark says of JDBC's options */
export function openConnector(
  request: ConnectorRequest,
  { connectors, conf, given }: OpenContext,
): { readonly schema: StructType; readonly read: () => TracedRows } {
  const jdbc = request.format === 'jdbc' ? checkJdbcOptions(request.options) : undefined
  const schemaGiven = typeof given === 'string' ? parseReaderSchema(given, conf) : given
  if (jdbc === undefined && schemaGiven !== undefined) {
    throw new UnsupportedError(
      'CONNECTOR_SCHEMA',
      `Failed to read ${connectors.targetOf(request)} with a schema of the job's own: each connector does something else with it`,
      'Give the types to the rows that the test arranges.',
    )
  }
  const found = connectors.find(request)
  if (found === undefined) throw connectors.unanswered(request)
  // A database does not promise that a column has no null: Spark takes each for one that may have it.
  const schema = asNullable(found.schema) as StructType
  if (jdbc !== undefined) checkJdbcRead(jdbc, schema, schemaGiven)
  return { schema, read: () => (connectors.find(request) ?? found).rows() }
}
