import type { Window } from '../plan/expression.ts'
import type { Cursor } from './cursor.ts'
import type { ExpressionParser } from './expression-parser.ts'
import { windowSpec } from './window.ts'

export type WindowSpec = Pick<Window, 'partitionSpec' | 'orderSpec' | 'frameSpec'>

/** The windows that queries name behind what uses them: `SELECT sum(a) OVER w … WINDOW w AS (…)`. */
export class Windows {
  #known: ReadonlyMap<string, WindowSpec> = new Map()

  /** What is defined while `read` reads is forgotten behind it. */
  within<T>(read: () => T): T {
    const before = this.#known
    try {
      return read()
    } finally {
      this.#known = before
    }
  }

  find(name: string): WindowSpec | undefined {
    return this.#known.get(name)
  }

  /** Reads the definitions of the query whose list begins here, ahead of it. */
  define(parser: ExpressionParser): void {
    const { cursor } = parser
    const distance = clauseAhead(cursor)
    if (distance === undefined) return
    const start = cursor.position
    for (let i = 0; i < distance; i++) cursor.advance()
    this.#known = new Map([...this.#known, ...this.#clause(parser)])
    cursor.rewind(start)
  }

  /** `WINDOW w AS (…), v AS w` */
  #clause(parser: ExpressionParser): ReadonlyMap<string, WindowSpec> {
    const { cursor } = parser
    const found = new Map<string, WindowSpec>()
    const references: (readonly [string, string])[] = []
    cursor.advance()
    do {
      const name = cursor.takeName()
      cursor.expectWord('AS')
      const isBracketed = cursor.isSymbol('(') && cursor.isSymbol(')', 2)
      if (isBracketed) cursor.advance()
      if (isBracketed || !cursor.isSymbol('(')) references.push([name, cursor.takeName()])
      else found.set(name, windowSpec(parser))
      if (isBracketed) cursor.advance()
    } while (cursor.takeSymbol(','))
    for (const [name, other] of references) {
      const spec = found.get(other)
      if (spec !== undefined) found.set(name, spec)
    }
    return found
  }
}

const ENDS: ReadonlySet<string> = new Set(['UNION', 'EXCEPT', 'MINUS', 'INTERSECT', 'SETMINUS'])

/** How far ahead the clause WINDOW of this query stands. */
function clauseAhead(cursor: Cursor): number | undefined {
  let depth = 0
  for (let at = 0; cursor.ahead(at).kind !== 'end'; at++) {
    if (cursor.isSymbol('(', at)) depth += 1
    else if (cursor.isSymbol(')', at)) depth -= 1
    if (depth < 0) return undefined
    if (depth > 0) continue
    if (ENDS.has(cursor.ahead(at).keyword)) return undefined
    const { kind } = cursor.ahead(at + 1)
    if (cursor.isWord('WINDOW', at) && (kind === 'word' || kind === 'quoted') && cursor.isWord('AS', at + 2)) return at
  }
  return undefined
}

/** Goes on behind the clause, which was read before. */
export function skipWindows(parser: ExpressionParser): void {
  const { cursor } = parser
  if (!cursor.isWord('WINDOW') || !cursor.isWord('AS', 2)) return
  cursor.advance()
  const names = new Set<string>()
  do {
    const first = cursor.token
    const name = cursor.takeName()
    if (names.has(name)) {
      const windowName = `\`${name}\``
      cursor.fail(cursor.error('INVALID_SQL_SYNTAX.REPETITIVE_WINDOW_DEFINITION', { windowName }, first))
    }
    names.add(name)
    cursor.expectWord('AS')
    if (cursor.isSymbol('(') && !cursor.isSymbol(')', 2)) {
      windowSpec(parser)
      continue
    }
    const isBracketed = cursor.takeSymbol('(')
    cursor.takeName()
    if (isBracketed) cursor.expectSymbol(')')
  } while (cursor.takeSymbol(','))
}
