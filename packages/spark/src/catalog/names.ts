import { parseError, syntaxError } from '../errors/parse-error.ts'
import { analysisError, SparkError } from '../errors/spark-error.ts'
import { quoteName } from '../lexer/quoting.ts'
import type { NameParts } from '../plan/name-parts.ts'

/** The one catalog there is. */
export const SESSION_CATALOG = 'spark_catalog'
/** The database of views that all sessions share. */
export const GLOBAL_TEMP = 'global_temp'

/** A table's place: its database and its name. */
export interface TableName {
  readonly database: string
  readonly name: string
}

const PART = /(`(?:[^`]|``)*`)|([A-Za-z0-9_]+)/y
const SPACE = /\s*/y

/**
 * `` sales.`orders of 2024` `` as its parts.
 *
 * @throws SparkError PARSE_SYNTAX_ERROR, INVALID_IDENTIFIER with the place, as Spark's parser says it
 */
export function parseName(text: string): NameParts {
  const parts: string[] = []
  let at = 0
  for (;;) {
    at = skipSpace(text, at)
    PART.lastIndex = at
    const found = PART.exec(text)
    if (found === null || (found[1] === undefined && isNumber(text, at, parts.length))) throw unexpected(text, at)
    parts.push(found[1] === undefined ? found[0] : found[1].slice(1, -1).replaceAll('``', '`'))
    at = skipSpace(text, PART.lastIndex)
    if (at === text.length) return parts
    if (text[at] === '-') throw badIdentifier(text, at)
    if (text[at] !== '.') throw unexpected(text, at, true)
    at += 1
  }
}

function skipSpace(text: string, at: number): number {
  SPACE.lastIndex = at
  SPACE.exec(text)
  return SPACE.lastIndex
}

/** A part that is digits only is a number to Spark's lexer, unless it follows a dot without a space. */
const isNumber = (text: string, at: number, before: number): boolean =>
  /^\d+(?![A-Za-z0-9_])/.test(text.slice(at)) && before === 0

function unexpected(text: string, at: number, isExtra = false): Error {
  const word = /^(?:[A-Za-z0-9_]+|`(?:[^`]|``)*`|.)/su.exec(text.slice(at))?.[0]
  return syntaxError(word, isExtra && word !== undefined ? `extra input '${word}'` : '', { text, offset: at })
}

function badIdentifier(text: string, at: number): Error {
  const whole = /[A-Za-z0-9_]*$/.exec(text.slice(0, at))?.[0] ?? ''
  const rest = /^-[A-Za-z0-9_-]*/.exec(text.slice(at))?.[0] ?? ''
  return parseError('INVALID_IDENTIFIER', { ident: `${whole}${rest}` }, { text, offset: at })
}

const isCatalog = (part: string | undefined): boolean => part?.toLowerCase() === SESSION_CATALOG
export const isGlobalTemp = (part: string | undefined): boolean => part?.toLowerCase() === GLOBAL_TEMP

/**
 * The table that a name means.
 *
 * @throws SparkError REQUIRES_SINGLE_PART_NAMESPACE
 */
export function resolveTableName(parts: NameParts, currentDatabase: string): TableName {
  const name = parts.at(-1) ?? ''
  if (parts.length === 1) return { database: currentDatabase, name }
  const namespace = (isCatalog(parts[0]) ? parts.slice(1) : parts).slice(0, -1)
  return { database: onlyDatabase(namespace), name }
}

/** The database that a name means: `sales`, `spark_catalog.sales`. */
export const resolveDatabaseName = (parts: NameParts): string =>
  onlyDatabase(parts.length > 1 && isCatalog(parts[0]) ? parts.slice(1) : parts)

function onlyDatabase(namespace: NameParts): string {
  const [database] = namespace
  if (namespace.length === 1 && database !== undefined) return database
  throw analysisError('REQUIRES_SINGLE_PART_NAMESPACE', {
    sessionCatalog: SESSION_CATALOG,
    namespace: quoteName(namespace),
  })
}

/**
 * The table that a write names: a catalog that is not there is Spark's complaint here.
 *
 * @throws SparkError without a class
 */
export function resolveWrittenName(parts: NameParts, currentDatabase: string): TableName {
  if (parts.length > 2 && !isCatalog(parts[0]))
    throw new SparkError('AnalysisException', `Couldn't find a catalog to handle the identifier ${parts.join('.')}.`)
  return resolveTableName(parts, currentDatabase)
}

/** `` `spark_catalog`.`sales`.`orders` `` as messages print it. */
export const quotedTable = ({ database, name }: TableName): string => quoteName([SESSION_CATALOG, database, name])
/** `spark_catalog.sales.orders`, as the older messages print it. */
export const plainTable = ({ database, name }: TableName): string => `${SESSION_CATALOG}.${database}.${name}`

/** Names that match a pattern of the catalog API: `*` for any text, `|` between alternatives. In order. */
export function matchingNames<T>(items: readonly T[], nameOf: (item: T) => string, pattern: string): readonly T[] {
  const tests = pattern
    .trim()
    .split('|')
    .flatMap((one) => {
      try {
        return [new RegExp(`^(?:${one.replaceAll('*', '.*')})$`, 'i')]
      } catch {
        return []
      }
    })
  return items.filter((item) => tests.some((test) => test.test(nameOf(item))))
}
