import { analysisError, SparkError } from '../errors/spark-error.ts'
import { literal } from '../plan/build.ts'
import type { SqlArguments } from '../plan/command.ts'
import type { Expression } from '../plan/expression.ts'
import { VoidType } from '../types/data-type.ts'
import type { Cursor } from './cursor.ts'

/** What the markers of a text stand for: `:name`, and `?` one after the other. */
export class Parameters {
  readonly #cursor: Cursor
  readonly #args: SqlArguments

  constructor(cursor: Cursor, args: SqlArguments) {
    this.#cursor = cursor
    this.#args = args
  }

  /** The value of the marker that stands here; undefined where none does. */
  take(): Expression | undefined {
    const cursor = this.#cursor
    const isNamed = cursor.isSymbol(':') && cursor.ahead(1).kind === 'word'
    const refusal = cursor.isSymbol('?') || isNamed ? this.#args.refusal?.() : undefined
    if (refusal instanceof SparkError) cursor.fail(refusal)
    if (cursor.isSymbol('?')) return this.#next()
    if (!isNamed) return undefined
    cursor.advance()
    const name = cursor.takeName()
    const value = Object.entries(this.#args.named ?? {}).find(([n]) => n === name)?.[1]
    return value === undefined ? unbound(name, cursor) : literalOf(value, `:${name}`)
  }

  #next(): Expression {
    const cursor = this.#cursor
    // By the place in the text: what is read twice has one value.
    const at = countBefore(cursor)
    const { start } = cursor.advance()
    const value = this.#args.positional?.[at]
    // Spark calls it after its place in the text.
    return value === undefined ? unbound(`_${start}`, cursor) : literalOf(value, '?')
  }
}

/** How many `?` stand before the one here. */
function countBefore(cursor: Cursor): number {
  let count = 0
  for (let i = cursor.position; i > 0; i--) if (cursor.isSymbol('?', -i)) count += 1
  return count
}

function literalOf(value: Expression, marker: string): Expression {
  if (value.kind === 'Literal') return value
  throw analysisError('INVALID_SQL_ARG', { name: marker.replace(/^:/, '') })
}

/** Spark binds once it has read the whole text. */
function unbound(name: string, cursor: Cursor): Expression {
  cursor.fail(analysisError('UNBOUND_SQL_PARAMETER', { name }))
  return literal(VoidType, null)
}
