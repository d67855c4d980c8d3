import type { Catalog } from '../catalog/catalog.ts'
import { matchingNames, resolveDatabaseName, SESSION_CATALOG } from '../catalog/names.ts'
import { analysisError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import { describedFunctions, type FunctionDescription } from '../functions/spark-described.ts'
import { quoteName } from '../lexer/quoting.ts'
import type { DescribeFunction, DropFunction, RefreshFunction, ShowFunctions } from '../plan/catalog-command.ts'
import type { NameParts } from '../plan/name-parts.ts'
import type { Handler, Handlers } from './handler.ts'
import { answer } from './rows.ts'

/** Names of what Spark has and of what the session registered; no database has functions here. */
const showFunctions: Handler<ShowFunctions> = ({ scope, namespace, pattern = '*' }, { catalog }) => {
  if (namespace !== undefined) catalog.requireDatabase(resolveDatabaseName(namespace))
  const system = scope === 'USER' ? [] : [...describedFunctions().keys()]
  const own = scope === 'SYSTEM' ? [] : catalog.functions.names
  const names = matchingNames([...new Set([...system, ...own])], (name) => name, pattern)
  return answer(
    [['function']],
    [...names].sort().map((name) => [name]),
  )
}

const describeFunction: Handler<DescribeFunction> = ({ name, extended }, { catalog }) => {
  const found = requireDescription(name, catalog)
  const lines = [
    `Function: ${found.name}`,
    ...(found.className === undefined ? [] : [`Class: ${found.className}`]),
    `Usage: ${found.usage}`,
    ...(extended ? [`Extended Usage:\n${found.extended}`] : []),
  ]
  return answer(
    [['function_desc']],
    lines.map((line) => [line]),
  )
}

/**
 * What Spark says of a function.
 *
 * @throws SparkError UNRESOLVED_ROUTINE. UnsupportedError for a function of the session, whose class is one of a JVM
 */
function requireDescription(parts: NameParts, catalog: Catalog): FunctionDescription {
  const name = parts.at(-1) ?? ''
  const own = parts.length === 1 ? catalog.functions.find(name) : undefined
  if (own !== undefined) {
    throw new UnsupportedError(
      'SQL_NOT_IMPLEMENTED',
      `Failed to run DESCRIBE FUNCTION ${name}: Spark shows the class of a JVM that calls it, and here is none`,
      'Look at what was given to spark.udf.register.',
    )
  }
  const found = parts.length === 1 ? describedFunctions().get(name.toLowerCase()) : undefined
  if (found === undefined) throw unresolvedFunction(parts, catalog)
  return found
}

/** Spark's error for the name of a function that is nowhere. */
export const unresolvedFunction = (parts: NameParts, catalog: Catalog): Error =>
  analysisError('UNRESOLVED_ROUTINE', {
    routineName: quoteName(parts),
    searchPath: `[\`system\`.\`builtin\`, \`system\`.\`session\`, ${quoteName([SESSION_CATALOG, catalog.currentDatabase])}]`,
  })

const dropFunction: Handler<DropFunction> = ({ name, ifExists, isTemporary }, { catalog }) => {
  const last = name.at(-1) ?? ''
  const isSpark = name.length === 1 && describedFunctions().has(last.toLowerCase())
  if (isTemporary) {
    if (catalog.functions.drop(last)) return
    if (isSpark) throw analysisError('_LEGACY_ERROR_TEMP_1255', { functionName: last })
    if (!ifExists) throw analysisError('ROUTINE_NOT_FOUND', { routineName: quoteName([last]) })
    return
  }
  requireNoPersistent(name, 'DROP FUNCTION', catalog, DROP_HINT)
  if (!ifExists) throw unresolvedFunction(name, catalog)
}

const DROP_HINT = ' Please use fully qualified identifier to drop the persistent function.'

const refreshFunction: Handler<RefreshFunction> = ({ name }, { catalog }) => {
  requireNoPersistent(name, 'REFRESH FUNCTION', catalog, '')
  throw unresolvedFunction(name, catalog)
}

/** @throws SparkError for a function that goes with Spark or its session */
function requireNoPersistent(name: NameParts, cmd: string, catalog: Catalog, hintStr: string): void {
  const [only] = name
  if (only === undefined || name.length > 1 || !catalog.functions.exists(only)) return
  throw analysisError('_LEGACY_ERROR_TEMP_1017', { rawName: only, name: only, cmd, hintStr })
}

/** What asks for functions and drops them. */
export const functionCommands = {
  ShowFunctions: showFunctions,
  DescribeFunction: describeFunction,
  DropFunction: dropFunction,
  RefreshFunction: refreshFunction,
} satisfies Partial<Handlers>
