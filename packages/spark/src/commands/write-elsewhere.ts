import type { ConnectorRequest, Connectors } from '../connectors/connectors.ts'
import { checkJdbcOptions, checkJdbcWrite } from '../connectors/jdbc.ts'
import { analysisError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import type { TracedRows } from '../lineage/trace.ts'
import type { WriteOperation } from '../plan/command.ts'
import { type StructType, structType } from '../types/data-type.ts'
import type { Row } from '../types/value.ts'
import type { CommandContext } from './handler.ts'

/** Writes through a connector, and tells the record. @throws SparkError what Spark says of JDBC's options, columns and save modes */
export function writeElsewhere(
  command: WriteOperation,
  request: ConnectorRequest,
  context: CommandContext & { readonly connectors: Connectors },
): void {
  const { connectors } = context
  const data = context.input(command.input)
  const jdbc = request.format === 'jdbc' ? checkJdbcOptions(request.options) : undefined
  const there = connectors.find(request)
  const mode = modeOf(command, there === undefined, jdbc, () => connectors.targetOf(request))
  if (mode === undefined) return
  const kept = mode === 'append' || jdbc?.get('truncate')?.toLowerCase() === 'true' ? there?.schema : undefined
  if (jdbc !== undefined) checkJdbcWrite(jdbc, data.schema, kept)
  const frame = inColumns(kept ?? data.schema, { schema: data.schema, ...data.rows() })
  connectors.write({ ...request, mode, frame })
  const { call, partitioningColumns: partitionBy } = command
  const target = connectors.targetOf(request)
  context.tell({
    direction: 'write',
    call,
    format: request.format,
    target,
    location: target,
    options: { ...request.options, mode: command.mode, partitionBy },
    frame,
  })
}

/** The rows in the columns of the table that takes them; one that they lack is null there. */
function inColumns(schema: StructType, given: TracedRows & { readonly schema: StructType }): typeof given {
  if (schema === given.schema) return given
  const names = given.schema.fields.map(({ name }) => name.toLowerCase())
  const places = schema.fields.map(({ name }) => names.indexOf(name.toLowerCase()))
  const fields = schema.fields.map((field, i) => ({
    ...field,
    dataType: given.schema.fields[places[i] ?? -1]?.dataType ?? field.dataType,
  }))
  const rows = given.rows.map((row): Row => places.map((at) => row[at] ?? null))
  return { schema: structType(fields), rows, from: given.from }
}

/** Whether rows are added or replace others; undefined: nothing is done. */
function modeOf(
  { mode }: WriteOperation,
  isNew: boolean,
  jdbc: ReadonlyMap<string, string> | undefined,
  target: () => string,
): 'append' | 'overwrite' | undefined {
  if (mode === 'append' || mode === 'overwrite') return mode
  if (jdbc === undefined) {
    throw new UnsupportedError(
      'CONNECTOR_MODE',
      `Failed to write ${target()} with the mode ${mode}: each connector does something else then`,
      'Write with the mode append or overwrite.',
    )
  }
  if (isNew) return 'append'
  if (mode === 'ignore') return undefined
  throw analysisError('_LEGACY_ERROR_TEMP_1288', { name: jdbc.get('dbtable') ?? '' })
}
