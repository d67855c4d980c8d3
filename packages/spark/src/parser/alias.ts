import type { Cursor } from './cursor.ts'

// Where one of these goes on behind an expression, it begins a clause of a query; anything else names the expression.
const CLAUSES = new Set('SELECT FROM WHERE GROUP ORDER HAVING LIMIT OFFSET WINDOW FOR'.split(' '))
const PAIRS: Readonly<Record<string, readonly string[]>> = {
  LATERAL: ['VIEW'],
  // Another statement behind `FROM t INSERT INTO u SELECT a`.
  INSERT: ['INTO', 'OVERWRITE'],
  CLUSTER: ['BY'],
  DISTRIBUTE: ['BY'],
  SORT: ['BY'],
  ...Object.fromEntries(
    ['UNION', 'EXCEPT', 'MINUS', 'INTERSECT'].map((word) => [
      word,
      ['SELECT', 'ALL', 'DISTINCT', 'VALUES', 'TABLE', 'FROM', 'WITH', 'MAP', 'REDUCE'],
    ]),
  ),
}

/** Whether a name without AS stands here: nearly every keyword may be one. */
export function isAliasHere(cursor: Cursor): boolean {
  const { kind, keyword } = cursor.token
  if (kind === 'quoted') return true
  if (kind !== 'word') return false
  if (cursor.closes(1)) return true
  if (CLAUSES.has(keyword)) return false
  const followers = PAIRS[keyword]
  return followers === undefined || !(followers.includes(cursor.ahead(1).keyword) || isSetOperation(cursor))
}

const isSetOperation = (cursor: Cursor): boolean =>
  cursor.isSymbol('(', 1) && ['UNION', 'EXCEPT', 'MINUS', 'INTERSECT'].includes(cursor.token.keyword)
