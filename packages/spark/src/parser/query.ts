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
export const parseQuery = (cursor: Cursor, args: SqlArguments): Relation => new Query(cursor, args).query()

/**
 * Reads a query that is a whole statement, or `FROM … INSERT …`.
 *
 * @param insert - reads one of the statements behind FROM
 */
export const parseWholeQuery = (cursor: Cursor, args: SqlArguments, insert: ReadsInsert): Statement =>
  new Query(cursor, args, insert).whole()

/**
 * `WITH … INSERT …` and `WITH … SELECT …`, from WITH on.
 *
 * @param insert - reads the statement behind the common tables, whose query gets at them
 */
export const parseWith = (cursor: Cursor, args: SqlArguments, insert: ReadsInsert): Statement =>
  new Query(cursor, args, insert).statement()

type ReadsInsert = (query: () => Relation) => Statement

/** A common table, in reach of what follows it. */
interface CommonTable {
  readonly name: string
  readonly relation: Relation
}

class Query implements QueryParser {
  readonly cursor: Cursor
  readonly expressions: Parser
  readonly #insert: ReadsInsert | undefined
  #tables: readonly CommonTable[] = []
  #inserts: readonly Statement[] = []

  /** @param insert - reads an INSERT, of a query that is a whole statement */
  constructor(cursor: Cursor, args: SqlArguments, insert?: ReadsInsert) {
    this.#insert = insert
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

  /** A query, or the inserts behind its FROM. */
  whole(): Statement {
    const relation = this.query()
    return this.#inserted() ?? { kind: 'Query', relation }
  }
  statement(): Statement {
    this.cursor.takeWords('WITH')
    this.#with(false)
    if (this.#insert !== undefined && this.cursor.isWord('INSERT'))
      return this.#insert(() => this.#behind(this.query()))
    const relation = this.#behind(this.#body())
    return this.#inserted() ?? { kind: 'Query', relation }
  }
  #behind(input: Relation): Relation {
    const definitions = this.#tables.map((t) => t.relation).toReversed()
    return definitions.length === 0 ? input : { kind: 'WithRelations', input, definitions }
  }
  #inserted(): Statement | undefined {
    const commands = this.#inserts.flatMap((one) => (one.kind === 'Command' ? [one.command] : []))
    return commands.length === 0 ? undefined : { kind: 'Command', command: { kind: 'MultiInsert', commands } }
  }

  /** `FROM t SELECT a`, `FROM t SELECT a SELECT b`, which joins their rows, and `FROM t INSERT … INSERT …`. */
  #fromFirst(): Relation {
    const from = fromClause(this)
    const insert = this.#insert
    if (insert !== undefined && isInsert(this.cursor)) {
      const inserts: Statement[] = []
      while (isInsert(this.cursor)) inserts.push(insert(() => this.#behind(this.#selected(from))))
      this.#inserts = inserts
      return from
    }
    let all = selectQuery(this, from)
    while (this.cursor.isWord('SELECT')) {
      const rightInput = selectQuery(this, from)
      all = { kind: 'SetOperation', leftInput: all, rightInput, setOpType: 'union', isAll: true }
    }
    return all
  }
  #selected(from: Relation): Relation {
    return this.expressions.windows.within(() => organized(selectQuery(this, from), this))
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
    if (cursor.takeWords('FROM')) return this.#fromFirst()
    if (cursor.isWord('MAP') || cursor.isWord('REDUCE')) throw notSupported(`${cursor.token.keyword} … USING`)
    if (!cursor.takeSymbol('(')) throw cursor.syntaxError()
    const relation = this.query()
    cursor.expectSymbol(')')
    return relation
  }
}

const SUMS = ['UNION', 'EXCEPT', 'MINUS', 'SETMINUS']
const CTE_NAMES = 'spark.sql.legacy.ctePrecedencePolicy'

const sameTable = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()
