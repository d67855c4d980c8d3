import type { SqlArguments } from '../plan/command.ts'
import type { Relation } from '../plan/relation.ts'
import type { Cursor } from './cursor.ts'
import { Parser } from './expression.ts'
import { inlineTable } from './inline-table.ts'
import { organized } from './organization.ts'
import { notSupported, type QueryParser } from './query-parser.ts'
import { tableName } from './relation.ts'
import { columnAliases } from './relation-alias.ts'
import { selectQuery } from './select.ts'

/** Reads a query from where the cursor stands. @throws SparkError PARSE_SYNTAX_ERROR */
export const parseQuery = (cursor: Cursor, args: SqlArguments): Relation => new Query(cursor, args).query()

/** A common table, in reach of what follows it. */
interface CommonTable {
  readonly name: string
  readonly relation: Relation
}

class Query implements QueryParser {
  readonly cursor: Cursor
  readonly expressions: Parser
  #tables: readonly CommonTable[] = []

  constructor(cursor: Cursor, args: SqlArguments) {
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
    const input = organized(this.#sum(), this)
    this.#tables = before
    return isWith ? { kind: 'WithRelations', input, definitions: definitions.toReversed() } : input
  }

  commonTable(name: string): Relation | undefined {
    return this.#tables.find((t) => sameTable(t.name, name))?.relation
  }

  /** `WITH a AS (…), b (x, y) AS (…)`: each sees those before it. */
  #with(isDefinition: boolean): void {
    const { cursor } = this
    const outer = this.#tables
    const names: string[] = []
    do {
      const name = this.expressions.name()
      // What an inner name means then hangs on spark.sql.legacy.ctePrecedencePolicy.
      if (isDefinition && outer.some((t) => sameTable(t.name, name))) {
        throw notSupported(`the common table ${name}, which hides another one of an outer query`)
      }
      if (names.some((n) => sameTable(n, name))) throw notSupported(`the common table ${name}, which is defined twice`)
      names.push(name)
      const columns = columnAliases(this)
      cursor.takeWords('AS')
      cursor.expectSymbol('(')
      const input = this.#query(true)
      cursor.expectSymbol(')')
      const relation: Relation = columns.length === 0 ? input : { kind: 'ToDF', input, columnNames: columns }
      this.#tables = [{ name, relation }, ...this.#tables]
    } while (cursor.takeSymbol(','))
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
    if (cursor.isWord('FROM')) throw notSupported('a query that begins with FROM')
    if (cursor.isWord('MAP') || cursor.isWord('REDUCE')) throw notSupported(`${cursor.token.keyword} … USING`)
    if (!cursor.takeSymbol('(')) throw cursor.syntaxError()
    const relation = this.query()
    cursor.expectSymbol(')')
    return relation
  }
}

const SUMS = ['UNION', 'EXCEPT', 'MINUS', 'SETMINUS']

const sameTable = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()
