import { analysisError } from '../errors/spark-error.ts'
import type { SqlArguments, Statement } from '../plan/command.ts'
import type { Relation } from '../plan/relation.ts'
import type { Cursor } from './cursor.ts'
import { Parser } from './expression.ts'
import { inlineTable } from './inline-table.ts'
import { organized } from './organization.ts'
import { notSupported, type QueryParser } from './query-parser.ts'
import { fromClause, tableName } from './relation.ts'
import { columnAliases, isInsert } from './relation-alias.ts'
import { selectQuery } from './select.ts'

/** Reads a query from where the cursor stands. @throws SparkError PARSE_SYNTAX_ERROR */
export const parseQuery = (cursor: Cursor, args: SqlArguments): Relation => new Query(cursor, args, false).query()

/** Reads a query that is a whole statement. @throws UnsupportedError for `FROM … INSERT` */
export const parseWholeQuery = (cursor: Cursor, args: SqlArguments): Relation => new Query(cursor, args, true).query()

/**
 * `WITH … INSERT …` and `WITH … SELECT …`, from WITH on.
 *
 * @param insert - reads the statement behind the common tables, whose query gets at them
 */
export const parseWith = (cursor: Cursor, args: SqlArguments, insert: ReadsInsert): Statement =>
  new Query(cursor, args, true).statement(insert)

type ReadsInsert = (query: () => Relation) => Statement

/** A common table, in reach of what follows it. */
interface CommonTable {
  readonly name: string
  readonly relation: Relation
}

class Query implements QueryParser {
  readonly cursor: Cursor
  readonly expressions: Parser
  readonly isStatement: boolean
  #tables: readonly CommonTable[] = []

  constructor(cursor: Cursor, args: SqlArguments, isStatement: boolean) {
    this.isStatement = isStatement
    this.cursor = cursor
    this.expressions = new Parser(cursor, args, () => this.#query(true))
  }

  query(): Relation {
    return this.#query(false)
  }
  #query(isDefinition: boolean): Relation {
    const before = this.#tables
    const isWith = this.cursor.takeWords('WITH')
    if (isWith) this.#with(isDefinition)
    const definitions = this.#tables.slice(0, this.#tables.length - before.length).map((t) => t.relation)
    const input = this.#body()
    this.#tables = before
    return isWith ? { kind: 'WithRelations', input, definitions: definitions.toReversed() } : input
  }
  #body(): Relation {
    return this.expressions.windows.within(() => organized(this.#sum(), this))
  }

  statement(insert: ReadsInsert): Statement {
    this.cursor.takeWords('WITH')
    this.#with(false)
    const definitions = this.#tables.map((t) => t.relation).toReversed()
    const behind = (input: Relation): Relation => ({ kind: 'WithRelations', input, definitions })
    if (this.cursor.isWord('INSERT')) return insert(() => behind(this.query()))
    return { kind: 'Query', relation: behind(this.#body()) }
  }

  commonTable(name: string): Relation | undefined {
    return this.#tables.find((t) => sameTable(t.name, name))?.relation
  }

  /** `WITH a AS (…), b (x, y) AS (…)`: each sees those before it. */
  #with(isStart: boolean): void {
    const { cursor } = this
    const outer = this.#tables
    const first = cursor.ahead(-1)
    const names: string[] = []
    do {
      const name = this.expressions.name()
      if (outer.length > 0 && this.#cteNames() === 'LEGACY') {
        throw notSupported('a common table within another query under ctePrecedencePolicy LEGACY')
      }
      const isHeldByOuter = isStart && outer.some((t) => sameTable(t.name, name)) && this.#outerHolds(name)
      names.push(name)
      const columns = columnAliases(this)
      cursor.takeWords('AS')
      cursor.expectSymbol('(')
      const input = this.#query(true)
      cursor.expectSymbol(')')
      const relation: Relation =
        columns.length === 0 ? input : { kind: 'ToDF', input, columnNames: columns, inSql: true }
      if (!isHeldByOuter) this.#tables = [{ name, relation }, ...this.#tables]
    } while (cursor.takeSymbol(','))
    const twice = names.filter((n, i) => names.indexOf(n) !== i)
    if (twice.length === 0) return
    const duplicateNames = [...new Set(twice)].map((n) => `'${n}'`).join(', ')
    cursor.fail(cursor.error('_LEGACY_ERROR_TEMP_0038', { duplicateNames }, first))
  }

  #cteNames(): string {
    return this.cursor.settings.get?.(CTE_NAMES)?.trim().toUpperCase() ?? 'EXCEPTION'
  }
  /** Whether a common table keeps its name where a query inside begins with another one of it. */
  #outerHolds(name: string): boolean {
    if (this.#cteNames() !== 'EXCEPTION') return false
    const config = CTE_NAMES
    const docroot = 'https://spark.apache.org/docs/latest'
    throw analysisError('AMBIGUOUS_ALIAS_IN_NESTED_CTE', { name: `\`${name}\``, config: `"${config}"`, docroot })
  }

  /** UNION, EXCEPT and MINUS, left to right. */
  #sum(): Relation {
    const { cursor } = this
    let left = this.#product()
    for (;;) {
      const word = (this.#isFlat() ? [...SUMS, 'INTERSECT'] : SUMS).find((w) => cursor.takeWords(w))
      if (word === undefined) return left
      const isAll = this.#quantifier()
      left = {
        kind: 'SetOperation',
        leftInput: left,
        rightInput: this.#product(),
        setOpType: word === 'UNION' ? 'union' : word === 'INTERSECT' ? 'intersect' : 'except',
        isAll,
      }
    }
  }
  /** `spark.sql.legacy.setopsPrecedence.enabled`: all from left to right. */
  #isFlat(): boolean {
    return this.cursor.settings.flag('spark.sql.legacy.setopsPrecedence.enabled')
  }
  /** INTERSECT binds tighter. */
  #product(): Relation {
    let left = this.#primary()
    if (this.#isFlat()) return left
    while (this.cursor.takeWords('INTERSECT')) {
      const isAll = this.#quantifier()
      left = { kind: 'SetOperation', leftInput: left, rightInput: this.#primary(), setOpType: 'intersect', isAll }
    }
    return left
  }
  #quantifier(): boolean {
    if (this.cursor.takeWords('ALL')) return true
    this.cursor.takeWords('DISTINCT')
    return false
  }

  #primary(): Relation {
    const { cursor } = this
    if (cursor.isWord('SELECT')) return selectQuery(this)
    if (cursor.takeWords('VALUES')) return inlineTable(this)
    if (cursor.takeWords('TABLE')) return tableName(this)
    if (cursor.takeWords('FROM')) return fromFirst(this)
    if (cursor.isWord('MAP') || cursor.isWord('REDUCE')) throw notSupported(`${cursor.token.keyword} … USING`)
    if (!cursor.takeSymbol('(')) throw cursor.syntaxError()
    const relation = this.query()
    cursor.expectSymbol(')')
    return relation
  }
}

const SUMS = ['UNION', 'EXCEPT', 'MINUS', 'SETMINUS']
const CTE_NAMES = 'spark.sql.legacy.ctePrecedencePolicy'

/** `FROM t SELECT a`; more than one SELECT would be a union. */
function fromFirst(parser: QueryParser): Relation {
  const from = fromClause(parser)
  if (parser.isStatement && isInsert(parser.cursor)) throw notSupported('FROM … INSERT, also of several tables')
  const selected = selectQuery(parser, from)
  if (parser.cursor.isWord('SELECT')) throw notSupported('a query of one FROM and several SELECT')
  return selected
}

const sameTable = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()
