import { quoteName } from '../../lexer/quoting.ts'
import type { PartitionSpec, Properties } from '../../plan/catalog-command.ts'
import type { NameParts } from '../../plan/name-parts.ts'
import type { Cursor } from '../cursor.ts'
import { Parser } from '../expression.ts'
import { identifierClause } from '../identifier-clause.ts'
import { unsupportedClause } from './statement-parser.ts'

export function nameParts(cursor: Cursor): NameParts {
  const said = identifierClause(cursor, () => new Parser(cursor).expression())
  if (said !== undefined) return said
  const parts = [cursor.takeName()]
  while (cursor.takeSymbol('.')) parts.push(cursor.takeName())
  return parts
}

export const ifExists = (cursor: Cursor): boolean => cursor.takeWords('IF', 'EXISTS')
export const ifNotExists = (cursor: Cursor): boolean => cursor.takeWords('IF', 'NOT', 'EXISTS')

/** `DATABASE`, `SCHEMA`, `NAMESPACE`. */
export const takeNamespaceWord = (cursor: Cursor): boolean =>
  ['DATABASE', 'SCHEMA', 'NAMESPACE'].some((word) => cursor.takeWords(word))

export function takeString(cursor: Cursor): string {
  if (cursor.token.kind !== 'string') throw cursor.syntaxError()
  return cursor.advance().value
}

/** `('k' = 'v', a.b = 1, c true)` */
export function properties(cursor: Cursor): Properties {
  const first = cursor.token
  const missing: string[] = []
  const pairs = list(cursor, () => {
    const key = propertyKey(cursor)
    const isSaid = cursor.takeSymbol('=')
    if (!isSaid && cursor.closes()) {
      missing.push(key)
      return [key, ''] as const
    }
    return [key, propertyValue(cursor)] as const
  })
  noting(cursor, first, 'Values must be specified for key(s)', missing)
  requireDistinct(
    pairs.map(([key]) => key),
    cursor,
    first,
  )
  return Object.fromEntries(pairs)
}

/** `('k', a.b)` */
export function propertyKeys(cursor: Cursor): readonly string[] {
  const first = cursor.token
  const said: string[] = []
  const keys = list(cursor, () => {
    const key = propertyKey(cursor)
    if (cursor.takeSymbol('=') || !cursor.closes()) {
      propertyValue(cursor)
      said.push(key)
    }
    return key
  })
  noting(cursor, first, 'Values should not be specified for key(s)', said)
  return keys
}

function noting(cursor: Cursor, at: Cursor['token'], message: string, keys: readonly string[]): void {
  if (keys.length === 0) return
  cursor.fail(cursor.error('_LEGACY_ERROR_TEMP_0035', { message: `${message}: [${keys.join(',')}]` }, at))
}

/** What a property of that name is said with instead. */
const RESERVED: Readonly<Record<string, string>> = {
  provider: 'please use the USING clause to specify it',
  location: 'please use the LOCATION clause to specify it',
  owner: 'it will be set to the current user',
  external: 'please use CREATE EXTERNAL TABLE',
  is_managed_location: 'please remove it from the TBLPROPERTIES list.',
}
const RESERVED_OF_NAMESPACES = new Set(['location', 'owner'])

/** `TBLPROPERTIES (…)`, from the bracket on: some names are Spark's own. */
export function tableProperties(cursor: Cursor): Properties {
  const found = properties(cursor)
  reserve(cursor, 'SET_TABLE_PROPERTY', Object.keys(found))
  return found
}

/** `DBPROPERTIES (…)`, from the bracket on. */
export function namespaceProperties(cursor: Cursor): Properties {
  const found = properties(cursor)
  const reserved = Object.keys(found).filter((key) => RESERVED_OF_NAMESPACES.has(key))
  reserve(cursor, 'SET_NAMESPACE_PROPERTY', reserved)
  return found
}

function reserve(cursor: Cursor, feature: string, keys: readonly string[]): void {
  const property = keys.find((key) => Object.hasOwn(RESERVED, key))
  if (property === undefined || cursor.settings.flag('spark.sql.legacy.notReserveProperties')) return
  const parameters = { property, msg: RESERVED[property] ?? '' }
  cursor.fail(cursor.error(`UNSUPPORTED_FEATURE.${feature}`, parameters, cursor.ahead(-cursor.position)))
}

function requireDistinct(keys: readonly string[], cursor: Cursor, at: Cursor['token']): void {
  const twice = keys.find((key, i) => keys.indexOf(key) !== i)
  if (twice !== undefined) cursor.fail(cursor.error('DUPLICATE_KEY', { keyColumn: `\`${twice}\`` }, at))
}

export function propertyKey(cursor: Cursor): string {
  if (cursor.token.kind === 'string') return cursor.advance().value
  return nameParts(cursor).join('.')
}

function propertyValue(cursor: Cursor): string {
  const { kind, keyword, text } = cursor.token
  if (kind === 'string') return cursor.advance().value
  if (kind === 'number' && /^[\d.]+$/.test(text)) return cursor.advance().text
  if (keyword === 'TRUE' || keyword === 'FALSE') return cursor.advance().text.toLowerCase()
  throw cursor.syntaxError()
}

/** `(item, item)` */
export function list<T>(cursor: Cursor, item: () => T): readonly T[] {
  cursor.expectSymbol('(')
  const items = [item()]
  while (cursor.takeSymbol(',')) items.push(item())
  cursor.expectSymbol(')')
  return items
}

/** `PARTITION (year = 2024, month)` where one stands. */
export function partitionSpec(cursor: Cursor): PartitionSpec | undefined {
  if (!cursor.takeWords('PARTITION')) return undefined
  const first = cursor.token
  const spec = list(cursor, () => {
    const column = cursor.takeName()
    return [column, cursor.takeSymbol('=') ? constant(cursor) : undefined] as const
  })
  const names = spec.map(([name]) => name.toLowerCase())
  const twice = spec.find(([name], i) => names.indexOf(name.toLowerCase()) !== i)
  if (twice !== undefined) cursor.fail(cursor.error('DUPLICATE_KEY', { keyColumn: `\`${twice[0]}\`` }, first))
  return spec
}

/** The same where every key has to have a value. */
export function fullSpec(cursor: Cursor): PartitionSpec | undefined {
  const first = cursor.token
  const spec = partitionSpec(cursor)
  const open = spec?.find(([, value]) => value === undefined)
  if (open !== undefined) {
    const parameters = { partKey: quoteName([open[0]]) }
    cursor.fail(cursor.error('INVALID_SQL_SYNTAX.EMPTY_PARTITION_VALUE', parameters, first))
  }
  return spec
}

/** The text of a constant: what Spark's cast to string makes of it. */
function constant(cursor: Cursor): string | null {
  const { kind, keyword } = cursor.token
  if (kind === 'string') return cursor.advance().value
  if (cursor.isSymbol('-') && isPlain(cursor.ahead(1))) {
    cursor.advance()
    return `-${plainNumber(cursor.advance().text)}`
  }
  if (isPlain(cursor.token)) return plainNumber(cursor.advance().text)
  if (keyword === 'NULL') {
    cursor.advance()
    return null
  }
  if (keyword === 'TRUE' || keyword === 'FALSE') return cursor.advance().text.toLowerCase()
  if ((keyword === 'DATE' || keyword === 'TIMESTAMP') && cursor.ahead(1).kind === 'string') {
    cursor.advance()
    const value = cursor.token.value
    if (keyword === 'DATE' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return cursor.advance().value
  }
  throw unsupportedClause(`the partition value at ${JSON.stringify(cursor.token.text)}`)
}

const isPlain = ({ kind, text }: Cursor['token']): boolean => kind === 'number' && /^(?:\d+|\d+\.\d+)$/.test(text)
const plainNumber = (text: string): string =>
  text.includes('.') ? text.replace(/^0+(?=\d)/, '') : BigInt(text).toString()

/** Clauses in any order, each at most once: what reads each, by its keyword. */
export function clauses<T extends Readonly<Record<string, unknown>>>(
  cursor: Cursor,
  readers: { readonly [K in keyof T]: (cursor: Cursor) => T[K] | undefined },
  at = cursor.token,
): Partial<T> {
  const found: Partial<T> = {}
  const names = Object.keys(readers) as (keyof T & string)[]
  for (;;) {
    const before = cursor.position
    const name = names.find((n) => {
      const value = readers[n](cursor)
      if (value === undefined) return false
      if (n in found) cursor.fail(cursor.error('DUPLICATE_CLAUSES', { clauseName: n }, at))
      found[n] = value
      return true
    })
    if (name === undefined || cursor.position === before) return found
  }
}

export const locationClause = (cursor: Cursor): string | undefined =>
  cursor.isWord('LOCATION') && cursor.ahead(1).kind === 'string' && cursor.takeWords('LOCATION')
    ? takeLocation(cursor)
    : undefined

/** A place without a file system is one of the disk; a relative one lies below the warehouse, which only the cluster knows. */
export const takeLocation = (cursor: Cursor): string => locationOf(takeString(cursor))

export function locationOf(location: string): string {
  if (location === '' || /^\w+:/.test(location)) return location
  if (location.startsWith('/')) return `file:${location}`
  throw unsupportedClause(`the location '${location}', which has no scheme,`, 'Say s3://….')
}
export const commentClause = (cursor: Cursor): string | undefined =>
  cursor.isWord('COMMENT') && cursor.ahead(1).kind === 'string' && cursor.takeWords('COMMENT')
    ? takeString(cursor)
    : undefined
export const tablePropertiesClause = (cursor: Cursor): Properties | undefined =>
  cursor.takeWords('TBLPROPERTIES') ? tableProperties(cursor) : undefined
