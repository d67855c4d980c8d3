import type { SparkFunction } from '../../spark/src/functions/define.ts'
import { FUNCTION_FAMILIES } from '../../spark/src/functions/index.ts'
import { parseParam } from '../../spark/src/functions/params.ts'
import type { InputType } from '../../spark/src/types/input-type.ts'
import type { Random } from './random.ts'
import { columnOf, KIND_NAMES, KINDS } from './values.ts'

/** A call over others, or a text that stands alone. Its text is SQL. */
export interface Expression {
  readonly name: string
  readonly arguments: readonly Expression[]
  readonly text: (args: readonly string[]) => string
}

export const sqlOf = (e: Expression): string => e.text(e.arguments.map(sqlOf))

export const leaf = (text: string): Expression => ({ name: '', arguments: [], text: () => text })

/** The names of all functions in an expression. */
export const namesIn = (e: Expression): readonly string[] => [
  ...(e.name === '' ? [] : [e.name]),
  ...e.arguments.flatMap(namesIn),
]

/** Answers that are another one each time, or that depend on the machine. */
const UNREPEATABLE =
  /^(rand|randn|uuid|now|shuffle|version|current_|localtimestamp|input_file|spark_partition|aes_encrypt|user|monotonically)/
/** Of these a large number makes more than a machine can bear. */
const LARGE = /pad$|repeat|space|sequence|format|printf|stack/

const FUNCTIONS = Object.values(FUNCTION_FAMILIES)
  .flat()
  .filter((f) => f.deterministic !== false && !UNREPEATABLE.test(f.name) && /^[a-z_]\w*$/i.test(f.name))
const ofKind = (kind: SparkFunction['kind']): readonly SparkFunction[] => FUNCTIONS.filter((f) => f.kind === kind)
export const SCALARS = ofKind('scalar')
export const AGGREGATES = ofKind('aggregate')
const WINDOWS = ofKind('window')
const OPERATORS = ['+', '-', '*', '/', '%', 'div', '||', '=', '<', '>=', '<=>', 'and', 'or', '&', '|', 'like']
const LAMBDAS = [
  ['x -> x', 'x -> x is null', 'x -> x > 1', 'x -> cast(x as string)'],
  ['(x, y) -> x', '(x, y) -> y', '(x, y) -> x < y', '(x, y) -> concat(x, y)'],
  ['(x, y, z) -> y', '(x, y, z) -> coalesce(z, y)'],
]
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  numeric: ['integer', 'long', 'double', 'decimal', 'float', 'short'],
  integral: ['integer', 'long', 'byte'],
  fractional: ['double', 'float', 'decimal'],
  atomic: ['string', 'integer', 'date', 'double'],
}

export function kindsOf(input: InputType | undefined): readonly string[] {
  if (input === undefined || input === 'any') return KIND_NAMES
  if (typeof input === 'string') return GROUPS[input] ?? [input]
  if ('oneOf' in input) return input.oneOf.flatMap(kindsOf)
  return 'arrayOf' in input ? ['array', 'strings'] : [input.kind]
}

/** Makes expressions over the columns of the kinds. */
export class Expressions {
  readonly #random: Random
  constructor(random: Random) {
    this.#random = random
  }

  scalar(depth: number): Expression {
    const random = this.#random
    if (random.oneIn(6)) return this.#infix(depth)
    if (random.oneIn(9)) return this.#cast(depth)
    return this.#call(random.pick(SCALARS), depth)
  }

  aggregate(): Expression {
    return this.#call(this.#random.pick(AGGREGATES), this.#random.oneIn(4) ? 1 : 0)
  }

  /** A call over a window. */
  windowed(): Expression {
    const random = this.#random
    const call = this.#call(random.pick(random.oneIn(2) ? WINDOWS : AGGREGATES), 0)
    const [by, order] = [random.pick(KIND_NAMES), random.pick(KIND_NAMES)]
    const frame = random.pick([
      '',
      '',
      ' rows between 1 preceding and current row',
      ' range between unbounded preceding and current row',
      ' rows between current row and unbounded following',
      ' rows between 2 preceding and 1 preceding',
      ' rows between unbounded preceding and unbounded following',
      ' range between current row and unbounded following',
    ])
    const direction = random.pick(['', '', ' desc', ' desc nulls first', ' nulls last'])
    const one = ['integer', 'date', 'double', 'long', 'timestamp', 'decimal', 'short']
    const ranged = random.pick([
      ' range between 1 preceding and 1 following',
      ' range between 2 following and 5 following',
      ' range between interval 1 day preceding and current row',
    ])
    const ordered = random.oneIn(6)
      ? `order by ${columnOf(random.pick(one))}${direction}${ranged}`
      : `order by ${columnOf(order)}${direction}, id${frame}`
    const over = ` over (${random.oneIn(2) ? `partition by ${columnOf(by)} ` : ''}${ordered})`
    return { ...call, text: (args) => call.text(args) + over }
  }

  condition(): Expression {
    const random = this.#random
    const kind = random.pick(['integer', 'string', 'double', 'date', 'long', 'decimal', 'boolean'])
    if (random.oneIn(3)) return { name: 'cast', arguments: [this.scalar(1)], text: ([x]) => `cast(${x} as boolean)` }
    const operator = random.pick(['=', '<', '>=', '<=>', '!='])
    return {
      name: operator,
      arguments: [leaf(columnOf(kind)), this.#value([kind])],
      text: ([a, b]) => `${a} ${operator} ${b}`,
    }
  }

  #call(entry: SparkFunction, depth: number): Expression {
    const params = entry.params.map(parseParam)
    const required = entry.params.filter((p) => !p.includes('=') && !p.startsWith('*')).length
    const [min, max] = entry.arity ?? [required, params.some((p) => p.variadic) ? required + 2 : params.length]
    const most = Math.min(Math.max(min, max), min + 2, 5)
    const count = Math.min(min, most) + this.#random.below(most - Math.min(min, most) + 1)
    const args = this.#random.times(count, (i) => {
      const param = params[Math.min(i, params.length - 1)]
      const arity = param?.arities
      if (arity !== undefined) return leaf(this.#random.pick(LAMBDAS[this.#random.pick(arity) - 1] ?? ['x -> x']))
      const kinds = kindsOf(entry.inputs?.[Math.min(i, entry.inputs.length - 1)]).filter((k) => k in KINDS)
      const known =
        kinds.length === 0
          ? param?.kind === 'int'
            ? ['integer']
            : param?.kind === 'str'
              ? ['string']
              : KIND_NAMES
          : kinds
      const isPlain = param?.kind === 'int' || param?.kind === 'str' || param?.kind === 'bool'
      if (LARGE.test(entry.name) && known.some((k) => GROUPS['numeric']?.includes(k)))
        return leaf(String(this.#random.below(12) - 2))
      return depth > 0 && !isPlain && this.#random.oneIn(2) ? this.scalar(depth - 1) : this.#value(known, isPlain)
    })
    return { name: entry.name, arguments: args, text: (texts) => `${entry.name}(${texts.join(', ')})` }
  }

  /** A column three times in five, else a constant; once in twenty of any kind. */
  #value(kinds: readonly string[], isConstant = false): Expression {
    const random = this.#random
    const kind = random.pick(random.oneIn(20) ? KIND_NAMES : kinds)
    return leaf(!isConstant && random.below(5) < 3 ? columnOf(kind) : random.pick(KINDS[kind]?.sql ?? ['null']))
  }

  #infix(depth: number): Expression {
    const random = this.#random
    const operator = random.pick(OPERATORS)
    const kinds = ['and', 'or'].includes(operator)
      ? ['boolean']
      : ['||', 'like'].includes(operator)
        ? ['string', 'integer']
        : ['integer', 'double', 'decimal', 'long', 'date', 'string']
    const side = (): Expression => (depth > 0 && random.oneIn(3) ? this.scalar(depth - 1) : this.#value(kinds))
    return { name: operator, arguments: [side(), side()], text: ([a, b]) => `(${a} ${operator} ${b})` }
  }

  #cast(depth: number): Expression {
    const random = this.#random
    const type = random.pick([
      'int',
      'string',
      'double',
      'date',
      'timestamp',
      'decimal(5,2)',
      'boolean',
      'bigint',
      'binary',
      'float',
    ])
    const of = depth > 0 && random.oneIn(2) ? this.scalar(depth - 1) : this.#value(KIND_NAMES)
    return { name: `cast ${type}`, arguments: [of], text: ([x]) => `cast(${x} as ${type})` }
  }
}
