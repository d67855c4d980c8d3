import { UnsupportedError } from '../errors/unsupported-error.ts'
import type { SqlArguments } from '../plan/command.ts'
import type { Expression } from '../plan/expression.ts'
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
    if (cursor.isSymbol('?')) return this.#next()
    if (!cursor.isSymbol(':') || cursor.ahead(1).kind !== 'word') return undefined
    cursor.advance()
    const name = cursor.advance().value
    const value = Object.entries(this.#args.named ?? {}).find(([n]) => n === name)?.[1]
    return value === undefined ? unbound(`:${name}`) : literalOf(value, `:${name}`)
  }

  #next(): Expression {
    const cursor = this.#cursor
    // By the place in the text: what is read twice has one value.
    const at = countBefore(cursor)
    cursor.advance()
    const value = this.#args.positional?.[at]
    return value === undefined ? unbound('?') : literalOf(value, '?')
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
  throw new UnsupportedError(
    'SQL_NOT_IMPLEMENTED',
    `Failed to bind the parameter ${marker}: its value is no literal`,
    'Give a plain value.',
  )
}

function unbound(marker: string): never {
  throw new UnsupportedError(
    'SQL_NOT_IMPLEMENTED',
    `Failed to parse the parameter marker ${marker}: no value is given for it`,
    'Give it in args of spark.sql.',
  )
}
