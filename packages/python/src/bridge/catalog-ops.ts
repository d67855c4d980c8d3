import { SparkError, UnsupportedError } from '@dryfit/spark'
import type { OpContext, OpHandler } from './ops.ts'

function createView(payload: unknown, { session, frames }: OpContext): null {
  const [handle, name, replace, isGlobal] = payload as readonly [number, string, boolean, boolean]
  if (isGlobal) {
    throw new UnsupportedError(
      'GLOBAL_VIEW',
      `Failed to create the view global_temp.${name}: global views are not supported yet`,
      'Use createOrReplaceTempView: a run has one session.',
    )
  }
  if (!replace && session.engine.views.has(name.toLowerCase())) {
    throw new SparkError(
      'AnalysisException',
      `[TEMP_TABLE_OR_VIEW_ALREADY_EXISTS] Cannot create the temporary view \`${name}\` because it already exists.\n` +
        'Choose a different name, drop or replace the existing view,  or add the IF NOT EXISTS clause to tolerate pre-existing views.',
      {
        errorClass: 'TEMP_TABLE_OR_VIEW_ALREADY_EXISTS',
        sqlState: '42P07',
        messageParameters: { relationName: `\`${name}\`` },
      },
    )
  }
  frames.get(handle).createOrReplaceTempView(name)
  return null
}

const currentDatabase = ({ session }: OpContext): string => session.engine.tables?.currentDatabase() ?? 'default'

function listTables(payload: unknown, context: OpContext): unknown {
  const { tables, views } = context.session.engine
  const database = typeof payload === 'string' ? payload : currentDatabase(context)
  return [
    ...(tables?.listTables(database) ?? []).map((name) => ({ name, database, temporary: false })),
    ...[...views.keys()].map((name) => ({ name, database: null, temporary: true })),
  ]
}

function tableExists(payload: unknown, context: OpContext): boolean {
  const { tables, views } = context.session.engine
  const parts = String(payload).replaceAll('`', '').split('.')
  const name = parts.at(-1) ?? ''
  if (parts.length === 1 && views.has(name.toLowerCase())) return true
  const database = parts.length > 1 ? (parts.at(-2) ?? '') : currentDatabase(context)
  return tables?.findTable(database, name) !== undefined
}

function dropView(payload: unknown, { session }: OpContext): boolean {
  const [name, isGlobal] = payload as readonly [string, boolean]
  return !isGlobal && session.engine.views.delete(name.toLowerCase())
}

/** Settings, and what inference asks of them. */
const confOps: Readonly<Record<string, OpHandler>> = {
  conf_set: (payload, { session }) => {
    const [name, value] = payload as readonly [string, string]
    session.conf.set(name, value)
  },
  conf_get: (payload, { session }) => {
    const [name, ...fallback] = payload as readonly (string | null)[]
    const value = session.conf.get(String(name))
    if (value !== undefined || fallback.length > 0) return value ?? fallback[0]
    throw new SparkError(
      'Py4JJavaError',
      `[SQL_CONF_NOT_FOUND] The SQL config "${name}" cannot be found. Please verify that the config exists.`,
      { errorClass: 'SQL_CONF_NOT_FOUND' },
    )
  },
  conf_unset: (payload, { session }) => session.conf.unset(String(payload)),
  conf_modifiable: (payload, { session }) => session.conf.isModifiable(String(payload)),
  infer_options: (_, { session }) => [
    session.conf.get('spark.sql.pyspark.inferNestedDictAsStruct.enabled') === 'true',
    session.conf.get('spark.sql.pyspark.legacy.inferArrayTypeFromFirstElement.enabled') === 'true',
    session.conf.get('spark.sql.timestampType') === 'TIMESTAMP_NTZ',
  ],
}

/** Views, tables and settings. */
export const catalogOps: Readonly<Record<string, OpHandler>> = {
  create_view: createView,
  drop_view: dropView,
  current_database: (_, context) => currentDatabase(context),
  list_tables: listTables,
  table_exists: tableExists,
  ...confOps,
}
