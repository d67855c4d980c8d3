import type { Random } from './random.ts'
import { AGGREGATES, SCALARS, TOTAL, WINDOWED } from './templates.ts'
import { isOrderable, literal, SIMPLE, type Type, typeOf } from './types.ts'

/** Something of a type that can be named where an expression stands. */
export interface Named {
  readonly text: string
  readonly type: Type
}

/** What an expression may use. */
export interface Scope {
  readonly columns: readonly Named[]
  /** Columns of the query around this one. */
  readonly outer: readonly Named[]
  /** Makes a query in brackets, of one column of a type or, without one, of any. */
  readonly subquery?: (kind: 'scalar' | 'in' | 'exists', type: Type) => string
}

/** Writes expressions of a wanted type. */
export class Expressions {
  readonly #r: Random

  constructor(r: Random) {
    this.#r = r
  }

  of(type: Type, scope: Scope, depth = 2): string {
    const r = this.#r
    if (depth <= 0 || r.chance(0.3)) return this.leaf(type, scope)
    if (scope.subquery !== undefined && r.chance(0.06)) return this.#subquery(type, scope, depth)
    if (r.chance(0.05))
      return `case when ${this.of('boolean', scope, depth - 1)} then ${this.of(type, scope, depth - 1)} end`
    return this.#filled(r.pick(SCALARS[type]), scope, depth - 1)
  }

  leaf(type: Type, scope: Scope): string {
    const r = this.#r
    const columns = scope.columns.filter((c) => c.type === type)
    if (columns.length > 0 && r.chance(0.85)) return r.pick(columns).text
    const outer = scope.outer.filter((c) => c.type === type)
    if (outer.length > 0 && r.chance(0.3)) return r.pick(outer).text
    return literal(r, type)
  }

  /** A condition, which joins what it can by a comparison of columns. */
  condition(scope: Scope, depth = 2): string {
    return this.of('boolean', scope, depth)
  }

  /** `a.x = b.y` of two columns of one type; undefined where no two are. */
  equality(left: readonly Named[], right: readonly Named[]): string | undefined {
    const r = this.#r
    const pairs = left.flatMap((l) =>
      right.filter((x) => x.type === l.type && isOrderable(x.type)).map((x) => [l, x] as const),
    )
    if (pairs.length === 0) return undefined
    const [a, b] = r.pick(pairs)
    return `${a.text} ${r.chance(0.8) ? '=' : r.pick(['<=>', '<', '>=', '<>'])} ${b.text}`
  }

  aggregate(type: Type, scope: Scope): string {
    const templates = AGGREGATES[type]
    if (templates === undefined) return this.of(type, { ...scope, columns: [] }, 1)
    return this.#filled(this.#r.pick(templates), { columns: scope.columns, outer: [] }, this.#r.chance(0.3) ? 1 : 0)
  }

  /** A call over a window. @param total - orders the rows without ties; absent where the columns can't */
  windowed(type: Type, scope: Scope, total: string | undefined): string {
    const r = this.#r
    const inner: Scope = { columns: scope.columns, outer: [] }
    const isTotal = total !== undefined && r.chance(0.5) && TOTAL[type] !== undefined
    const templates = isTotal ? TOTAL[type] : WINDOWED[type]
    if (templates === undefined) return this.of(type, scope, 1)
    const call = this.#filled(r.pick(templates), inner, 0)
    return `${call} over (${this.window(call, inner, isTotal ? total : undefined)})`
  }

  /** What stands in the brackets of OVER. */
  window(call: string, scope: Scope, total: string | undefined): string {
    const r = this.#r
    const partition = r.chance(0.6) ? `partition by ${this.leaf(this.orderable(), scope)}` : ''
    const key = this.leaf(this.orderable(), scope)
    const needsOrder = /^(?:rank|dense_rank|percent_rank|cume_dist)/.test(call)
    const order =
      total !== undefined
        ? `order by ${r.chance(0.5) ? `${key}${this.direction()}, ` : ''}${total}`
        : needsOrder || r.chance(0.5)
          ? `order by ${key}${this.direction()}`
          : ''
    const takesFrame =
      order !== '' && !/^(?:rank|dense_rank|percent_rank|cume_dist|row_number|ntile|lag|lead)/.test(call)
    const frame = takesFrame && r.chance(0.5) ? this.#frame(total !== undefined) : ''
    return [partition, order, frame].filter((part) => part !== '').join(' ')
  }

  #frame(isTotal: boolean): string {
    const r = this.#r
    const bounds = ['unbounded preceding', 'current row', 'unbounded following'] as const
    if (!isTotal)
      return r.pick([
        `range between ${bounds[0]} and ${bounds[1]}`,
        `range between ${bounds[1]} and ${bounds[2]}`,
        `rows between ${bounds[0]} and ${bounds[2]}`,
      ])
    return r.pick([
      'rows between 1 preceding and current row',
      'rows between 1 preceding and 1 following',
      'rows 2 preceding',
      'rows between current row and unbounded following',
      'rows between unbounded preceding and 1 preceding',
    ])
  }

  direction(): string {
    return this.#r.pick(['', ' asc', ' desc', ' desc nulls first', ' asc nulls last'])
  }

  orderable(): Type {
    return this.#r.pick(SIMPLE)
  }

  #subquery(type: Type, scope: Scope, depth: number): string {
    const make = scope.subquery ?? (() => '')
    if (type !== 'boolean' || this.#r.chance(0.3)) return make('scalar', type)
    if (this.#r.chance(0.5)) return `${this.#r.chance(0.3) ? 'not ' : ''}exists ${make('exists', type)}`
    const wanted = this.orderable()
    return `${this.of(wanted, { ...scope, outer: [] }, depth - 1)}${this.#r.chance(0.3) ? ' not' : ''} in ${make('in', wanted)}`
  }

  #filled(template: string, scope: Scope, depth: number): string {
    const any = typeOf(this.#r)
    const orderable = this.orderable()
    const text = template.replaceAll(/\{([^{}]+)\}/g, (_, hole: string) => {
      const type = hole === 'T' ? any : hole === 'O' ? orderable : (hole as Type)
      // Maps can't be compared: where a template takes any type, it may well compare.
      return this.of(hole === 'T' && !isOrderable(any) && !this.#r.chance(0.1) ? 'int' : type, scope, depth)
    })
    return /^\w+\(/.test(text) || !/[ ]/.test(text) || /^(?:case|cast)\b/.test(text)
      ? text
      : isCall(text)
        ? text
        : `(${text})`
  }
}

/** Aggregates with a clause behind their brackets can't stand in more of them before OVER. */
const isCall = (text: string): boolean => / (?:ignore nulls|filter \()/.test(text)
