import type { Cursor } from './cursor.ts'

/** Whether a query stands here, in brackets or not: elsewhere most of these words are names. */
export function isQueryHere(cursor: Cursor, distance = 0): boolean {
  let at = distance
  while (cursor.isSymbol('(', at)) at += 1
  if (cursor.isWord('SELECT', at)) return true
  if (!QUERY_WORDS.some((word) => cursor.isWord(word, at)) || cursor.closes(at + 1)) return false
  const { kind } = cursor.ahead(at + 1)
  // `map(…)` and `reduce(…)` are functions: where they stand for TRANSFORM, more follows than can be told from here.
  if (cursor.isSymbol('(', at + 1) && !cursor.isWord('VALUES', at)) return cursor.isWord('FROM', at)
  if (kind === 'number' || kind === 'string') return cursor.isWord('VALUES', at)
  return kind === 'word' || kind === 'quoted' || cursor.isSymbol('(', at + 1)
}

const QUERY_WORDS = ['WITH', 'VALUES', 'TABLE', 'FROM', 'MAP', 'REDUCE']

/**
 * Whether the word that begins a query may be a name or a function instead: `(select)`, `(select (1), 2)`, `(select 'a', 'b')`.
 * Spark takes an expression where both can be read.
 */
export function mayBeName(cursor: Cursor, distance = 0): boolean {
  const { kind } = cursor.ahead(distance + 1)
  return kind === 'string' || kind === 'symbol'
}
