import { booleanLiteral, call, stringLiteral } from '../plan/build.ts'
import type { Expression, UnresolvedFunction } from '../plan/expression.ts'
import type { DataType } from '../types/data-type.ts'
import type { ExpressionParser } from './expression-parser.ts'
import { isQueryHere, mayBeName } from './query-here.ts'
import { tupleValues } from './tuple.ts'

const AFTER_IS = ['NULL', 'TRUE', 'FALSE', 'UNKNOWN', 'DISTINCT', 'NOT']
const LIKES = ['LIKE', 'ILIKE', 'RLIKE', 'REGEXP']

/** One of BETWEEN, IN, LIKE and IS behind a value, or the value alone. Spark reads only one. */
export function predicate(value: Expression, parser: ExpressionParser): Expression {
  const { cursor } = parser
  // So Spark places it: what stands before is not of it.
  const first = cursor.token
  if (cursor.isWord('IS') && AFTER_IS.some((word) => cursor.isWord(word, 1))) {
    cursor.advance()
    return parser.placed(first, is(value, parser))
  }
  const negated = cursor.isWord('NOT') && ['BETWEEN', 'IN', ...LIKES].some((word) => cursor.isWord(word, 1))
  if (negated) cursor.advance()
  const quantified = quantifiedLike(value, negated, parser)
  if (quantified !== undefined) return parser.placed(first, quantified)
  const e = positive(value, negated, parser)
  if (e === undefined) return value
  return parser.placed(first, negated ? call('not', e) : e)
}

function positive(value: Expression, negated: boolean, parser: ExpressionParser): Expression | undefined {
  const { cursor } = parser
  const word = cursor.token.keyword
  // Behind NOT there is no other reading; alone and with nothing behind it the word names the value.
  const begins = negated || !cursor.closes(1)
  if (word === 'BETWEEN' && begins) {
    cursor.advance()
    const lower = parser.value()
    cursor.expectWord('AND')
    return call('and', call('>=', value, lower), call('<=', value, parser.value()))
  }
  if (word === 'IN' && (negated || cursor.isSymbol('(', 1))) return membership(value, parser)
  if (!LIKES.includes(word) || !begins) return undefined
  return like(word, value, parser)
}

function membership(value: Expression, parser: ExpressionParser): Expression {
  const { cursor } = parser
  cursor.advance()
  const open = cursor.token
  if (!cursor.isSymbol('(')) throw cursor.syntaxError()
  const list = (): Expression => {
    cursor.advance()
    const items = parser.list()
    cursor.expectSymbol(')')
    return call('in', value, ...items)
  }
  if (isQueryHere(cursor, 1) && !cursor.isSymbol('(', 1)) {
    const query = (): Expression => inQuery(value, parser)
    return mayBeName(cursor, 1) ? cursor.orElseTry(list, query) : query()
  }
  // Spark decides whether this is a list before it reads it: a bad one is wrong at its bracket.
  return cursor.orElse(list, () => cursor.syntaxError(open))
}

function inQuery(value: Expression, parser: ExpressionParser): Expression {
  const inSubqueryValues = tupleValues(value) ?? [value]
  return { kind: 'SubqueryExpression', subqueryType: 'in', plan: parser.subquery(), inSubqueryValues }
}

/** `LIKE ANY ('a%', 'b%')`, `NOT ILIKE ALL (…)`: of each pattern. */
function quantifiedLike(value: Expression, negated: boolean, parser: ExpressionParser): Expression | undefined {
  const { cursor } = parser
  const word = cursor.token.keyword
  const isAll = cursor.isWord('ALL', 1)
  if ((word !== 'LIKE' && word !== 'ILIKE') || !(isAll || cursor.isWord('ANY', 1) || cursor.isWord('SOME', 1)))
    return undefined
  if (!cursor.isSymbol('(', 2)) return undefined
  const operator = cursor.advance()
  cursor.advance()
  cursor.advance()
  if (cursor.takeSymbol(')')) {
    cursor.fail(cursor.error('_LEGACY_ERROR_TEMP_0064', { msg: "Expected something between '(' and ')'." }, operator))
    return value
  }
  const patterns = parser.list()
  cursor.expectSymbol(')')
  if (patterns.every(isConstantText)) {
    const isCaseless = word === 'ILIKE'
    const folded = patterns.map((p) => (isCaseless ? lowered(p) : p))
    const name = `${negated ? 'not' : ''}like${isAll ? 'all' : 'any'}`
    return internal(name, isCaseless ? call('lower', value) : value, ...folded)
  }
  const tests = patterns.map((p) => {
    const test = call(word.toLowerCase(), value, p)
    return negated ? call('not', test) : test
  })
  return tests.reduce((a, b) => call(isAll ? 'and' : 'or', a, b))
}

/** Spark takes what is no literal as IS NULL as soon as it looks at it: its type is not asked then. */
function unknown(value: Expression, negated: boolean): Expression {
  const isOwn = value.kind === 'Literal' && value.dataType.kind !== 'void'
  if (isOwn) return internal(negated ? 'isnotunknown' : 'isunknown', value)
  return call(negated ? 'isnotnull' : 'isnull', value)
}

/** What Spark's parser knows to be a constant: a literal, or a cast of one. */
const isConstantText = (e: Expression): boolean =>
  e.kind === 'Literal' ? e.dataType.kind === 'string' : e.kind === 'Cast' && isText(e.type) && e.expr.kind === 'Literal'
const isText = (type: DataType | string): boolean => typeof type === 'object' && type.kind === 'string'
const lowered = (e: Expression): Expression =>
  e.kind === 'Literal' && typeof e.value === 'string' ? { ...e, value: e.value.toLowerCase() } : call('lower', e)

const internal = (functionName: string, ...args: readonly Expression[]): UnresolvedFunction => ({
  kind: 'UnresolvedFunction',
  functionName,
  arguments: args,
  isInternal: true,
})

function like(word: string, value: Expression, parser: ExpressionParser): Expression {
  const { cursor } = parser
  const operator = cursor.advance()
  const pattern = parser.value()
  const name = word === 'REGEXP' ? 'rlike' : word.toLowerCase()
  if (!cursor.isWord('ESCAPE') || cursor.ahead(1).kind !== 'string' || name === 'rlike')
    return call(name, value, pattern)
  cursor.advance()
  const escape = cursor.advance().value
  if (escape.length !== 1) cursor.fail(cursor.error('INVALID_ESC', { invalidEscape: `'${escape}'` }, operator))
  return call(name, value, pattern, stringLiteral(escape))
}

function is(value: Expression, parser: ExpressionParser): Expression {
  const { cursor } = parser
  const negated = cursor.takeWords('NOT')
  const finish = (e: Expression): Expression => (negated ? call('not', e) : e)
  if (cursor.takeWords('NULL')) return negated ? call('isnotnull', value) : call('isnull', value)
  if (cursor.takeWords('DISTINCT')) {
    cursor.expectWord('FROM')
    const same = call('<=>', value, parser.value())
    return negated ? same : call('not', same)
  }
  if (cursor.takeWords('TRUE')) return finish(call('<=>', value, booleanLiteral(true)))
  if (cursor.takeWords('FALSE')) return finish(call('<=>', value, booleanLiteral(false)))
  if (cursor.takeWords('UNKNOWN')) return unknown(value, negated)
  throw cursor.syntaxError()
}
