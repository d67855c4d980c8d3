import { UnsupportedError } from '../errors/unsupported-error.ts'
import type { Token } from '../lexer/token.ts'
import { attribute, booleanLiteral, call, named, stringLiteral } from '../plan/build.ts'
import type { SqlArguments } from '../plan/command.ts'
import type { Expression, UnresolvedNamedLambdaVariable } from '../plan/expression.ts'
import type { Relation } from '../plan/relation.ts'
import { VoidType } from '../types/data-type.ts'
import { isAliasHere } from './alias.ts'
import { functionCall } from './call.ts'
import { caseExpression } from './case.ts'
import { Cursor } from './cursor.ts'
import type { ExpressionParser } from './expression-parser.ts'
import { identifierClause } from './identifier-clause.ts'
import { intervalLiteral } from './interval.ts'
import { numberLiteral, typedLiteral } from './literal.ts'
import { Parameters } from './parameters.ts'
import { predicate } from './predicate.ts'
import { isQueryHere, mayBeName } from './query-here.ts'
import { FUNCTION_NAMES } from './reserved.ts'
import type { ParserSettings } from './settings.ts'
import { specialCall } from './special-call.ts'
import { isTuple, tuple } from './tuple.ts'
import { Windows } from './windows.ts'

/** Reads one expression with an optional alias, to the end of the text. @throws SparkError PARSE_SYNTAX_ERROR */
export function parseExpression(text: string, settings: ParserSettings): Expression {
  const parser = new Parser(new Cursor(text, settings))
  const e = parser.named()
  parser.cursor.finish()
  return e
}

const COMPARISONS: Readonly<Record<string, string>> = {
  '=': '==',
  '==': '==',
  '<>': '!=',
  '!=': '!=',
  '<=>': '<=>',
  '<': '<',
  '<=': '<=',
  '!>': '<=',
  '>': '>',
  '>=': '>=',
  '!<': '>=',
}

/** Left-associative operators from loosest to tightest. */
const LEVELS: readonly Readonly<Record<string, string>>[] = [
  COMPARISONS,
  { '|': '|' },
  { '^': '^' },
  { '&': '&' },
  { '+': '+', '-': '-', '||': 'concat' },
  { '*': '*', '/': '/', '%': '%', DIV: 'div' },
]

/** Reads expressions from where a cursor stands. */
export class Parser implements ExpressionParser {
  readonly cursor: Cursor

  readonly windows = new Windows()
  readonly #parameters: Parameters
  readonly #query: (() => Relation) | undefined
  /** Within a name-able expression: where a quoted name may be a pattern. */
  #named = 0

  /** @param query - reads a query; absent where only expressions can stand */
  constructor(cursor: Cursor, args: SqlArguments = cursor.args, query?: () => Relation) {
    this.cursor = cursor
    this.#query = query
    this.#parameters = new Parameters(cursor, args)
  }

  /** An expression with an optional name: Spark's `namedExpression`. */
  named(): Expression {
    const first = this.cursor.token
    this.#named += 1
    const e = this.expression()
    this.#named -= 1
    return this.#maybeNamed(first, e)
  }
  #maybeNamed(first: Token, e: Expression): Expression {
    const { cursor } = this
    const { kind } = cursor.ahead(1)
    if (cursor.isWord('AS') && (kind === 'word' || kind === 'quoted' || cursor.isSymbol('(', 1))) {
      cursor.advance()
      if (!cursor.takeSymbol('(')) return this.placed(first, named(e, this.name()))
      const names = [this.name()]
      while (cursor.takeSymbol(',')) names.push(this.name())
      cursor.expectSymbol(')', 'told')
      return this.placed(first, named(e, ...names))
    }
    return isAliasHere(cursor) ? this.placed(first, named(e, this.name())) : e
  }

  name(): string {
    return this.cursor.takeName()
  }

  list(item = (): Expression => this.expression()): readonly Expression[] {
    const items = [item()]
    while (this.cursor.takeSymbol(',')) items.push(item())
    return items
  }

  placed<E extends Expression>(first: Token, e: E): E {
    return { ...e, span: this.cursor.spanFrom(first) }
  }

  expression(): Expression {
    const first = this.cursor.token
    const parts = [this.#conjunction()]
    while (this.cursor.isOperator('OR')) {
      this.cursor.advance()
      parts.push(this.#conjunction())
    }
    return balanced(parts, (left, right) => this.placed(first, call('or', left, right)))
  }
  #conjunction(): Expression {
    const first = this.cursor.token
    const parts = [this.#negation()]
    while (this.cursor.isOperator('AND')) {
      this.cursor.advance()
      parts.push(this.#negation())
    }
    return balanced(parts, (left, right) => this.placed(first, call('and', left, right)))
  }
  #negation(): Expression {
    const { cursor } = this
    const first = cursor.token
    if (cursor.isOperator('NOT') || cursor.isSymbol('!')) {
      cursor.advance()
      return this.placed(first, call('not', this.#negation()))
    }
    return this.#exists() ?? predicate(this.value(), this)
  }
  /** `EXISTS (SELECT …)`: more brackets may be those of an argument of the function `exists`. */
  #exists(): Expression | undefined {
    const { cursor } = this
    if (!(cursor.isWord('EXISTS') && cursor.isSymbol('(', 1) && isQueryHere(cursor, 2))) return undefined
    const first = cursor.token
    const read = (): Expression => {
      cursor.advance()
      return this.placed(first, { kind: 'SubqueryExpression', subqueryType: 'exists', plan: this.subquery() })
    }
    return cursor.isSymbol('(', 2) ? cursor.orElseTry<Expression | undefined>(read, () => undefined) : read()
  }

  value(): Expression {
    return this.#level(0)
  }
  #level(depth: number): Expression {
    const operators = LEVELS[depth]
    if (operators === undefined) return this.#unary()
    const { cursor } = this
    const first = cursor.token
    let left = this.#level(depth + 1)
    for (;;) {
      const { kind, text, keyword } = cursor.token
      const name = kind === 'symbol' ? operators[text] : kind === 'word' ? operators[keyword] : undefined
      if (name === undefined || (kind === 'word' && cursor.closes(1))) return left
      cursor.advance()
      const right = this.#level(depth + 1)
      const e = name === '!=' ? call('not', this.placed(first, call('==', left, right))) : call(name, left, right)
      left = this.placed(first, e)
    }
  }
  #unary(): Expression {
    const { cursor } = this
    const first = cursor.token
    if (cursor.isSymbol('-') && cursor.ahead(1).kind === 'number') {
      cursor.advance()
      return this.#postfix(first, numberLiteral(cursor, first))
    }
    const name = first.kind === 'symbol' ? UNARY[first.text] : undefined
    if (name === undefined) return this.#postfix(first, this.#primary())
    cursor.advance()
    return this.placed(first, call(name, this.#unary()))
  }

  #postfix(first: Token, start: Expression): Expression {
    const { cursor } = this
    // What stands in brackets has its place already: Spark means that one.
    let e = start.span === undefined ? this.placed(first, start) : start
    for (;;) {
      let extraction: Expression
      if (cursor.takeSymbol('[')) {
        extraction = this.value()
        cursor.expectSymbol(']', 'told')
      } else if (cursor.takeSymbol('.')) extraction = stringLiteral(this.name())
      else return e
      e = this.placed(first, { kind: 'UnresolvedExtractValue', child: e, extraction })
    }
  }

  #primary(): Expression {
    const { cursor } = this
    const { token } = cursor
    switch (token.kind) {
      case 'number':
        return numberLiteral(cursor, token)
      case 'string':
        return this.#string()
      case 'quoted':
        return this.#reference()
      case 'word':
        return this.#word()
      case 'symbol':
        return this.#symbol()
      case 'other':
      case 'end':
        throw cursor.syntaxError()
    }
  }

  #string(): Expression {
    let text = ''
    while (this.cursor.token.kind === 'string') text += this.cursor.advance().value
    return stringLiteral(text)
  }

  #symbol(): Expression {
    const { cursor } = this
    if (cursor.takeSymbol('*')) return { kind: 'UnresolvedStar' }
    const lambda = this.#lambda()
    if (lambda !== undefined) return lambda
    const parameter = this.#parameters.take()
    if (parameter !== undefined) return parameter
    if (!cursor.isSymbol('(')) throw cursor.syntaxError()
    if (isQueryHere(cursor, 1)) {
      const scalar = this.#scalarSubquery()
      if (scalar !== undefined) return scalar
    }
    return this.#brackets()
  }
  /** `(a)`, or a struct of several: what is in it may have a name. */
  #brackets(): Expression {
    const { cursor } = this
    cursor.advance()
    const items = this.list(() => {
      const first = cursor.token
      return this.#maybeNamed(first, this.expression())
    })
    const [only] = items
    const isOne = items.length === 1 && only !== undefined
    if (cursor.token.kind === 'word') throw cursor.syntaxError(cursor.ahead(1))
    if (isOne && only.kind === 'Alias') throw cursor.syntaxError()
    cursor.expectSymbol(')')
    return isOne ? only : tuple(items)
  }

  /** A query in brackets. */
  subquery(): Relation {
    if (this.#query === undefined) throw noSubquery()
    this.cursor.expectSymbol('(')
    const query = this.#query()
    this.cursor.expectSymbol(')')
    return query
  }

  /** Brackets in brackets may be those of expressions: then it is these that Spark reads. */
  #scalarSubquery(): Expression | undefined {
    const { cursor } = this
    const read = (): Expression => ({ kind: 'SubqueryExpression', subqueryType: 'scalar', plan: this.subquery() })
    if (cursor.isSymbol('(', 1)) return cursor.orElseTry<Expression | undefined>(read, () => undefined)
    if (!mayBeName(cursor, 1)) return read()
    return cursor.orElseTry(() => {
      const e = this.#brackets()
      // Of one value alone a query is what Spark reads.
      if (!isTuple(e)) throw cursor.syntaxError()
      return e
    }, read)
  }

  #word(): Expression {
    const { cursor } = this
    const { keyword } = cursor.token
    const lambda = this.#lambda()
    if (lambda !== undefined) return lambda
    const e = (keyword === 'CASE' ? caseExpression(this) : undefined) ?? intervalLiteral(cursor) ?? typedLiteral(cursor)
    if (e !== undefined) return e
    if (cursor.takeWords('NULL')) return { kind: 'Literal', dataType: VoidType, value: null }
    if (cursor.takeWords('TRUE')) return booleanLiteral(true)
    if (cursor.takeWords('FALSE')) return booleanLiteral(false)
    return specialCall(this) ?? this.#reference()
  }

  /** A column, a star of one, or a call of a function by a name of any parts. */
  #reference(): Expression {
    const { cursor } = this
    const first = cursor.token
    const said = identifierClause(cursor, () => this.expression())
    if (said !== undefined) return cursor.isSymbol('(') ? functionCall(first, said, this) : attribute(...said)
    const parts = [isFunctionName(cursor) ? cursor.advance().value : this.name()]
    if (this.#isPattern()) return { kind: 'UnresolvedRegex', colName: `\`${parts[0]}\`` }
    while (cursor.isSymbol('.') && (cursor.ahead(1).kind === 'word' || cursor.ahead(1).kind === 'quoted')) {
      cursor.advance()
      const target = [...parts]
      parts.push(this.name())
      if (this.#isPattern()) return { kind: 'UnresolvedRegex', colName: `\`${parts.at(-1)}\``, target }
    }
    if (cursor.isSymbol('(')) return functionCall(first, parts, this)
    const column = attribute(...parts)
    if (cursor.isSymbol('.') && cursor.isSymbol('*', 1)) {
      cursor.advance()
      cursor.advance()
      return { kind: 'UnresolvedStar', unparsedTarget: column.unparsedIdentifier }
    }
    return column
  }

  /** Whether the name that was taken is a pattern: `spark.sql.parser.quotedRegexColumnNames`. */
  #isPattern(): boolean {
    const { cursor } = this
    const { kind, value } = cursor.ahead(-1)
    return (
      kind === 'quoted' &&
      this.#named > 0 &&
      /\W/.test(value) &&
      !cursor.isSymbol('(') &&
      cursor.settings.flag('spark.sql.parser.quotedRegexColumnNames')
    )
  }

  /** `x -> …` and `(x, y) -> …`; undefined where no lambda stands. */
  #lambda(): Expression | undefined {
    const names = this.#lambdaParameters()
    if (names === undefined) return undefined
    const body = this.expression()
    const variables = names.map(
      (name): UnresolvedNamedLambdaVariable => ({ kind: 'UnresolvedNamedLambdaVariable', nameParts: [name] }),
    )
    return { kind: 'LambdaFunction', function: body, arguments: variables }
  }
  #lambdaParameters(): readonly string[] | undefined {
    const { cursor } = this
    const start = cursor.position
    if (cursor.token.kind === 'word' && cursor.isSymbol('->', 1)) {
      const name = cursor.takeName()
      cursor.advance()
      return [name]
    }
    if (!cursor.takeSymbol('(')) return undefined
    const names: string[] = []
    while (cursor.token.kind === 'word') {
      if (cursor.isReserved()) break
      names.push(cursor.advance().value)
      if (!cursor.takeSymbol(',')) break
    }
    if (names.length > 0 && cursor.takeSymbol(')') && cursor.takeSymbol('->')) return names
    cursor.rewind(start)
    return undefined
  }
}

/** Before its bracket: in strict mode some reserved words are functions. */
const isFunctionName = (cursor: Cursor): boolean => cursor.isSymbol('(', 1) && FUNCTION_NAMES.has(cursor.token.keyword)

const UNARY: Readonly<Record<string, string>> = { '-': '-', '+': 'positive', '~': '~' }

const noSubquery = (): Error =>
  new UnsupportedError(
    'SQL_NOT_IMPLEMENTED',
    'Failed to parse a subquery: in the text of an expression it is not supported yet',
    'Write the whole query for spark.sql.',
  )

/** Spark halves a chain of AND or OR, so that a long one is no deep one. Of three, the first two are together. */
function balanced(parts: readonly Expression[], join: (left: Expression, right: Expression) => Expression): Expression {
  const [first, ...rest] = parts
  if (first === undefined || rest.length === 0) return first as Expression
  const half = Math.ceil(parts.length / 2)
  return join(balanced(parts.slice(0, half), join), balanced(parts.slice(half), join))
}
