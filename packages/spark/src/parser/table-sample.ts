import type { Relation } from '../plan/relation.ts'
import type { Cursor } from './cursor.ts'
import { notSupported, type QueryParser } from './query-parser.ts'

/** `TABLESAMPLE (10 PERCENT) REPEATABLE (5)` behind a relation. */
export function sampled({ cursor }: QueryParser, input: Relation): Relation {
  const first = cursor.token
  if (!cursor.isWord('TABLESAMPLE') || !cursor.isSymbol('(', 1)) return input
  cursor.advance()
  cursor.advance()
  if (cursor.closes()) {
    cursor.advance()
    cursor.fail(cursor.error('_LEGACY_ERROR_TEMP_0014', {}, first))
    return input
  }
  const read = method(cursor, first)
  cursor.expectSymbol(')')
  const seed = repeatable(cursor)
  return read(input, seed)
}

type Sampling = (input: Relation, seed: number) => Relation

function method(cursor: Cursor, first: Cursor['token']): Sampling {
  const negative = cursor.takeSymbol('-')
  const token = cursor.advance()
  if (token.kind !== 'number') throw notSupported('TABLESAMPLE by something else than rows or percent')
  const count = Number(token.text) * (negative ? -1 : 1)
  if (Number.isNaN(count)) throw notSupported('TABLESAMPLE by such a number')
  if (cursor.takeWords('ROWS')) return (input) => ({ kind: 'Limit', input, limit: count })
  if (!cursor.takeWords('PERCENT')) throw notSupported('TABLESAMPLE by buckets or bytes')
  const fraction = count / 100
  const EPSILON = 1e-6
  if (fraction < -EPSILON || fraction > 1 + EPSILON) {
    const msg = `Sampling fraction (${fraction}) must be on interval [0, 1]`
    cursor.fail(cursor.error('_LEGACY_ERROR_TEMP_0064', { msg }, first))
  }
  return (input, seed) => ({
    kind: 'Sample',
    input,
    lowerBound: 0,
    upperBound: fraction,
    withReplacement: false,
    seed,
  })
}

function repeatable(cursor: Cursor): number {
  if (!cursor.takeWords('REPEATABLE')) return Math.floor(Math.random() * 1000)
  cursor.expectSymbol('(')
  const token = cursor.advance()
  if (token.kind !== 'number' || !/^\d+$/.test(token.text)) throw cursor.syntaxError(token)
  cursor.expectSymbol(')')
  return Number(token.text)
}
