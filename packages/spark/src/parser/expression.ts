import { UnsupportedError } from '../errors/unsupported-error.ts'
import type { Expression, UnresolvedNamedLambdaVariable } from '../plan/expression.ts'
import { BooleanType, StringType, VoidType } from '../types/data-type.ts'
import { Cursor } from './cursor.ts'
import type { ExpressionParser } from './expression-parser.ts'
import { filterOf } from './filter.ts'
import { intervalLiteral } from './interval.ts'
import { numberLiteral, type SessionTime, typedLiteral } from './literal.ts'
import { specialCall } from './special-call.ts'
import { syntaxError } from './token.ts'
import { windowOf } from './window.ts'

const call = (functionName: string, ...args: readonly Expression[]): Expression => ({
  kind: 'UnresolvedFunction',
  functionName,
  arguments: args,
})
const stringLiteral = (value: string): Expression => ({ kind: 'Literal', dataType: StringType, value })

/** Reads one expression with an optional alias, to the end of the text. @throws SparkError PARSE_SYNTAX_ERROR */
export function parseExpression(text: string, time: SessionTime): Expression {
  const parser = new Parser(new Cursor(text), time)
  const e = parser.named()
  parser.cursor.expectEnd()
  return e
}

const COMPARISONS: Readonly<Record<string, string>> = {
  '=': '==',
  '==': '==',
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
  { '|': '|' },
  { '^': '^' },
  { '&': '&' },
  { '+': '+', '-': '-', '||': 'concat' },
  { '*': '*', '/': '/', '%': '%' },
]

// Words that end an expression where an alias without AS could stand.
const RESERVED = new Set(
  'AND OR NOT IN IS LIKE ILIKE RLIKE REGEXP BETWEEN WHEN THEN ELSE END FROM WHERE GROUP ORDER HAVING LIMIT UNION ON USING AS ASC DESC NULLS OVER ROWS RANGE PARTITION DIV ESCAPE FOR'.split(
    ' ',
  ),
)

class Parser implements ExpressionParser {
  readonly cursor: Cursor
  readonly time: SessionTime
  #lambdas: ReadonlySet<string> = new Set()

  constructor(cursor: Cursor, time: SessionTime) {
    this.cursor = cursor
    this.time = time
  }

  named(): Expression {
    const e = this.expression()
    const { cursor } = this
    if (cursor.takeWords('AS')) {
      if (!cursor.takeSymbol('(')) return { kind: 'Alias', expr: e, name: [this.#name()] }
      const names = [this.#name()]
      while (cursor.takeSymbol(',')) names.push(this.#name())
      cursor.expectSymbol(')')
      return { kind: 'Alias', expr: e, name: names }
    }
    const { token } = cursor
    if (token.kind === 'quoted' || (token.kind === 'word' && !RESERVED.has(token.text.toUpperCase()))) {
      return { kind: 'Alias', expr: e, name: [this.#name()] }
    }
    return e
  }

  #name(): string {
    const { token } = this.cursor
    if (token.kind !== 'word' && token.kind !== 'quoted') throw syntaxError(token)
    return this.cursor.advance().text
  }

  list(item = (): Expression => this.expression()): readonly Expression[] {
    const items = [item()]
    while (this.cursor.takeSymbol(',')) items.push(item())
    return items
  }

  expression(): Expression {
    let left = this.#conjunction()
    while (this.cursor.takeWords('OR')) left = call('or', left, this.#conjunction())
    return left
  }
  #conjunction(): Expression {
    let left = this.#negation()
    while (this.cursor.takeWords('AND')) left = call('and', left, this.#negation())
    return left
  }
  #negation(): Expression {
    if (this.cursor.takeWords('NOT') || this.cursor.takeSymbol('!')) return call('not', this.#negation())
    if (this.cursor.isWord('EXISTS') && this.cursor.isSymbol('(', 1) && this.cursor.isWord('SELECT', 2))
      throw subquery()
    return this.#predicate(this.#comparison())
  }

  #comparison(): Expression {
    let left = this.operand()
    for (;;) {
      const { token } = this.cursor
      if (token.kind !== 'symbol') return left
      if (token.text === '<>' || token.text === '!=') {
        this.cursor.advance()
        left = call('not', call('==', left, this.operand()))
        continue
      }
      const name = COMPARISONS[token.text]
      if (name === undefined) return left
      this.cursor.advance()
      left = call(name, left, this.operand())
    }
  }

  #predicate(value: Expression): Expression {
    const { cursor } = this
    const start = cursor.position
    const negated = cursor.takeWords('NOT')
    const finish = (e: Expression): Expression => this.#predicate(negated ? call('not', e) : e)
    if (cursor.takeWords('BETWEEN')) {
      const lower = this.operand()
      cursor.expectWords('AND')
      return finish(call('and', call('>=', value, lower), call('<=', value, this.operand())))
    }
    if (cursor.takeWords('IN')) {
      cursor.expectSymbol('(')
      if (cursor.isWord('SELECT') || cursor.isWord('WITH')) throw subquery()
      const items = this.list()
      cursor.expectSymbol(')')
      return finish(call('in', value, ...items))
    }
    for (const word of ['LIKE', 'ILIKE', 'RLIKE', 'REGEXP']) {
      if (cursor.takeWords(word)) return finish(this.#like(word, value))
    }
    if (negated) {
      cursor.rewind(start)
      throw syntaxError(cursor.token)
    }
    return cursor.takeWords('IS') ? this.#predicate(this.#is(value)) : value
  }

  #like(word: string, value: Expression): Expression {
    const { cursor } = this
    if (cursor.isWord('ANY') || cursor.isWord('SOME') || cursor.isWord('ALL')) {
      throw new UnsupportedError(
        'SQL_NOT_IMPLEMENTED',
        `Failed to parse ${word} ${cursor.token.text}: quantified patterns are not supported yet`,
      )
    }
    const pattern = this.operand()
    const name = word === 'REGEXP' ? 'rlike' : word.toLowerCase()
    return cursor.takeWords('ESCAPE') ? call(name, value, pattern, this.operand()) : call(name, value, pattern)
  }

  #is(value: Expression): Expression {
    const { cursor } = this
    const negated = cursor.takeWords('NOT')
    const finish = (e: Expression): Expression => (negated ? call('not', e) : e)
    if (cursor.takeWords('NULL')) return negated ? call('isnotnull', value) : call('isnull', value)
    if (cursor.takeWords('DISTINCT', 'FROM')) {
      const same = call('<=>', value, this.operand())
      return negated ? same : call('not', same)
    }
    if (cursor.takeWords('TRUE')) return finish(call('<=>', value, boolean(true)))
    if (cursor.takeWords('FALSE')) return finish(call('<=>', value, boolean(false)))
    if (cursor.takeWords('UNKNOWN')) return negated ? call('isnotnull', value) : call('isnull', value)
    throw syntaxError(cursor.token)
  }

  operand(): Expression {
    return this.#level(0)
  }
  #level(depth: number): Expression {
    const operators = LEVELS[depth]
    if (operators === undefined) return this.#unary()
    let left = this.#level(depth + 1)
    for (;;) {
      const { token } = this.cursor
      const name =
        token.kind === 'symbol'
          ? operators[token.text]
          : '*' in operators && this.cursor.isWord('DIV')
            ? 'div'
            : undefined
      if (name === undefined) return left
      this.cursor.advance()
      left = call(name, left, this.#level(depth + 1))
    }
  }
  #unary(): Expression {
    const { cursor } = this
    if (cursor.isSymbol('-') && cursor.ahead(1).kind === 'number') {
      cursor.advance()
      return this.#postfix(numberLiteral(`-${cursor.advance().text}`))
    }
    if (cursor.takeSymbol('-')) return call('-', this.#unary())
    if (cursor.takeSymbol('+')) return call('positive', this.#unary())
    if (cursor.takeSymbol('~')) return call('~', this.#unary())
    return this.#postfix(this.#primary())
  }

  #postfix(start: Expression): Expression {
    const { cursor } = this
    let e = start
    for (;;) {
      if (cursor.takeSymbol('[')) {
        const extraction = this.operand()
        cursor.expectSymbol(']')
        e = { kind: 'UnresolvedExtractValue', child: e, extraction }
      } else if (cursor.isSymbol('.') && !cursor.isSymbol('*', 1)) {
        cursor.advance()
        e = { kind: 'UnresolvedExtractValue', child: e, extraction: stringLiteral(this.#name()) }
      } else return e
    }
  }

  #primary(): Expression {
    const { cursor } = this
    const { token } = cursor
    switch (token.kind) {
      case 'number':
        return numberLiteral(cursor.advance().text)
      case 'string':
        return this.#string()
      case 'quoted':
        return this.#reference()
      case 'word':
        return this.#word()
      case 'symbol':
        return this.#symbol()
      case 'end':
        throw syntaxError(token)
    }
  }

  #string(): Expression {
    let text = ''
    while (this.cursor.token.kind === 'string') text += this.cursor.advance().text
    return stringLiteral(text)
  }

  #symbol(): Expression {
    const { cursor } = this
    if (cursor.takeSymbol('*')) return { kind: 'UnresolvedStar' }
    const lambda = this.#lambda()
    if (lambda !== undefined) return lambda
    cursor.expectSymbol('(')
    if (cursor.isWord('SELECT') || cursor.isWord('WITH')) throw subquery()
    const items = this.list()
    cursor.expectSymbol(')')
    const [only] = items
    return items.length === 1 && only !== undefined ? only : call('struct', ...items)
  }

  #word(): Expression {
    const { cursor } = this
    const lambda = this.#lambda()
    if (lambda !== undefined) return lambda
    const word = cursor.token.text.toUpperCase()
    if (cursor.ahead(1).kind === 'string') {
      const typed = typedLiteral(word, cursor.ahead(1).text, this.time)
      if (typed !== undefined) {
        cursor.advance()
        cursor.advance()
        return typed
      }
    }
    const interval = word === 'INTERVAL' ? intervalLiteral(cursor) : undefined
    if (interval !== undefined) return interval
    if (cursor.takeWords('NULL')) return { kind: 'Literal', dataType: VoidType, value: null }
    if (cursor.takeWords('TRUE')) return boolean(true)
    if (cursor.takeWords('FALSE')) return boolean(false)
    if (word === 'CASE') return this.#case()
    const special = specialCall(this)
    if (special !== undefined) return special
    if (cursor.isSymbol('(', 1)) return this.#call()
    return this.#reference()
  }

  #case(): Expression {
    const { cursor } = this
    cursor.advance()
    const subject = cursor.isWord('WHEN') ? undefined : this.expression()
    const args: Expression[] = []
    while (cursor.takeWords('WHEN')) {
      const condition = this.expression()
      cursor.expectWords('THEN')
      args.push(subject === undefined ? condition : call('==', subject, condition), this.expression())
    }
    if (args.length === 0) throw syntaxError(cursor.token)
    if (cursor.takeWords('ELSE')) args.push(this.expression())
    cursor.expectWords('END')
    return call('when', ...args)
  }

  #call(): Expression {
    const { cursor } = this
    const functionName = cursor.advance().text
    cursor.expectSymbol('(')
    const isDistinct = cursor.takeWords('DISTINCT')
    if (!isDistinct) cursor.takeWords('ALL')
    const item = functionName.toLowerCase() === 'struct' ? (): Expression => this.named() : undefined
    const args = cursor.isSymbol(')') ? [] : [...this.list(item)]
    if (cursor.takeWords('IGNORE', 'NULLS')) args.push(boolean(true))
    else cursor.takeWords('RESPECT', 'NULLS')
    cursor.expectSymbol(')')
    if (cursor.takeWords('IGNORE', 'NULLS')) args.push(boolean(true))
    else cursor.takeWords('RESPECT', 'NULLS')
    const filter = filterOf(this)
    const e: Expression = {
      kind: 'UnresolvedFunction',
      functionName,
      arguments: args,
      inSql: true,
      ...(isDistinct ? { isDistinct } : {}),
      ...(filter === undefined ? {} : { filter }),
    }
    return cursor.takeWords('OVER') ? windowOf(e, this) : e
  }

  #reference(): Expression {
    const { cursor } = this
    const parts = [this.#name()]
    while (cursor.isSymbol('.') && (cursor.ahead(1).kind === 'word' || cursor.ahead(1).kind === 'quoted')) {
      cursor.advance()
      parts.push(this.#name())
    }
    const text = parts.map((p) => `\`${p.replaceAll('`', '``')}\``).join('.')
    if (cursor.isSymbol('.') && cursor.isSymbol('*', 1)) {
      cursor.advance()
      cursor.advance()
      return { kind: 'UnresolvedStar', unparsedTarget: text }
    }
    if (this.#lambdas.has(parts[0] ?? '')) return { kind: 'UnresolvedNamedLambdaVariable', nameParts: parts }
    return { kind: 'UnresolvedAttribute', unparsedIdentifier: text }
  }

  /** `x -> …` and `(x, y) -> …`; undefined where no lambda stands. */
  #lambda(): Expression | undefined {
    const names = this.#lambdaParameters()
    if (names === undefined) return undefined
    const outer = this.#lambdas
    this.#lambdas = new Set([...outer, ...names])
    const body = this.expression()
    this.#lambdas = outer
    const variables = names.map(
      (name): UnresolvedNamedLambdaVariable => ({ kind: 'UnresolvedNamedLambdaVariable', nameParts: [name] }),
    )
    return { kind: 'LambdaFunction', function: body, arguments: variables }
  }
  #lambdaParameters(): readonly string[] | undefined {
    const { cursor } = this
    const start = cursor.position
    if (cursor.token.kind === 'word' && cursor.isSymbol('->', 1)) {
      const name = cursor.advance().text
      cursor.advance()
      return [name]
    }
    if (!cursor.takeSymbol('(')) return undefined
    const names: string[] = []
    while (cursor.token.kind === 'word') {
      names.push(cursor.advance().text)
      if (!cursor.takeSymbol(',')) break
    }
    if (names.length > 0 && cursor.takeSymbol(')') && cursor.takeSymbol('->')) return names
    cursor.rewind(start)
    return undefined
  }
}

const boolean = (value: boolean): Expression => ({ kind: 'Literal', dataType: BooleanType, value })

const subquery = (): Error =>
  new UnsupportedError(
    'SQL_NOT_IMPLEMENTED',
    'Failed to parse a subquery: queries inside expressions are not supported yet',
  )
