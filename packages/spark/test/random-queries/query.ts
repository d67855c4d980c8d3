import { Expressions, type Named, type Scope } from './expressions.ts'
import type { Random } from './random.ts'
import { Relations, type Table } from './relations.ts'
import { isOrderable, SIMPLE, type Type, typeOf } from './types.ts'

export interface Query {
  readonly text: string
  readonly types: readonly Type[]
  /** The order of the rows is the query's own. */
  readonly ordered: boolean
}
/** What a query has to be. */
export interface Wanted {
  readonly depth: number
  readonly types?: readonly Type[]
  readonly outer?: readonly Named[]
  readonly isTop?: boolean
}

/** Writes random queries over tables. */
export class Queries {
  readonly r: Random
  readonly expressions: Expressions
  readonly #relations: Relations
  #tables: readonly Table[]
  #names = 0

  constructor(r: Random, tables: readonly Table[]) {
    this.r = r
    this.#tables = tables
    this.expressions = new Expressions(r)
    this.#relations = new Relations(this)
  }

  get tables(): readonly Table[] {
    return this.#tables
  }
  fresh(stem: string): string {
    this.#names += 1
    return `${stem}${this.#names}`
  }

  query(wanted: Wanted): Query {
    const { r } = this
    if (wanted.depth > 0 && r.chance(0.15)) return this.#with(wanted)
    if (wanted.depth > 0 && r.chance(0.15)) return this.#setOperation(wanted)
    return this.#ordered(this.#select(wanted), wanted)
  }

  #with(wanted: Wanted): Query {
    const before = this.#tables
    const definitions = this.r.times(1, 2, () => {
      const name = this.fresh('w')
      const query = this.query({ depth: wanted.depth - 1 })
      const hasNames = this.r.chance(0.3)
      const columns = query.types.map((type, i) => ({ name: hasNames ? `n${i}` : `c${i}`, type }))
      this.#tables = [...this.#tables, { name, columns }, { name, columns }]
      return `${name}${hasNames ? ` (${columns.map((c) => c.name).join(', ')})` : ''} as (${query.text})`
    })
    const query = this.query({ ...wanted, depth: wanted.depth - 1 })
    this.#tables = before
    return { ...query, text: `with ${definitions.join(', ')} ${query.text}` }
  }

  #setOperation(wanted: Wanted): Query {
    const { r } = this
    const types = wanted.types ?? r.times(1, 3, () => this.r.pick(SIMPLE))
    const inner = { ...wanted, isTop: false, depth: wanted.depth - 1, types }
    const operator = r.pick(['union all', 'union', 'intersect', 'except', 'intersect all', 'except all', 'minus'])
    const side = (): string => (r.chance(0.3) ? `(${this.query(inner).text})` : this.#select(inner).text)
    const text = `${side()} ${operator} ${side()}${r.chance(0.2) ? ` ${r.pick(['union', 'intersect'])} ${side()}` : ''}`
    return this.#ordered({ text, types, ordered: false }, wanted)
  }

  /** ORDER BY without ties, and what can stand behind it. */
  #ordered(query: Query, wanted: Wanted): Query {
    const { r } = this
    if (query.text.startsWith('(') || !query.types.every(isOrderable) || !r.chance(wanted.isTop === true ? 0.4 : 0.1))
      return query
    const order = query.types.map((_, i) => `${i + 1}${this.expressions.direction()}`).join(', ')
    const limit = r.chance(0.4) ? ` limit ${r.integer(0, 6)}` : ''
    const offset = r.chance(0.15) ? ` offset ${r.integer(0, 3)}` : ''
    return { ...query, text: `${query.text} order by ${order}${limit}${offset}`, ordered: true }
  }

  #select(wanted: Wanted): Query {
    const { r } = this
    if (r.chance(0.04)) return this.#values(wanted)
    const from = this.#relations.from(wanted.depth)
    const scope = this.#scope(from.columns, wanted)
    const where = r.chance(0.6) ? ` where ${this.expressions.condition(scope)}` : ''
    const types = wanted.types ?? r.times(1, 4, () => typeOf(r))
    const tail = `from ${from.text}${where}`
    const pick = r.next()
    if (pick < 0.3) return this.#grouped(tail, types, scope, wanted)
    if (pick < 0.45) return this.#overWindows(tail, types, scope, wanted)
    const items = types.map((type) => this.expressions.of(type, scope))
    const isDistinct = types.every(isOrderable) && r.chance(0.12)
    return {
      text: `select ${isDistinct ? 'distinct ' : ''}${this.#items(items, wanted)} ${tail}`,
      types,
      ordered: false,
    }
  }

  #values(wanted: Wanted): Query {
    const { r } = this
    const types = wanted.types ?? r.times(1, 3, () => r.pick(SIMPLE))
    const rows = r.times(1, 3, () => `(${types.map((t) => this.expressions.of(t, NOTHING, 1)).join(', ')})`)
    const names = types.map((_, i) => `c${i}`).join(', ')
    return {
      text: `select ${names} from values ${rows.join(', ')} as ${this.fresh('v')}(${names})`,
      types,
      ordered: false,
    }
  }

  #overWindows(tail: string, types: readonly Type[], scope: Scope, wanted: Wanted): Query {
    const total = totalOrder(scope.columns)
    const items = types.map((type) => this.expressions.windowed(type, scope, total))
    return { text: `select ${this.#items(items, wanted)} ${tail}`, types, ordered: false }
  }

  #grouped(tail: string, types: readonly Type[], scope: Scope, wanted: Wanted): Query {
    const { r } = this
    const inner = { columns: scope.columns, outer: [] }
    const keys = r.chance(0.2)
      ? []
      : r.times(1, 3, (): Named => {
          const type = r.chance(0.8) ? r.pick(SIMPLE) : this.expressions.orderable()
          return {
            type,
            text: r.chance(0.75) ? this.expressions.leaf(type, inner) : this.expressions.of(type, inner, 1),
          }
        })
    const distinct = keys.filter(
      (k, i) => keys.findIndex((o) => o.text === k.text) === i && !/^(?:cast\(null|'|\d)/.test(k.text),
    )
    const items = types.map((type) => this.#groupedItem(type, distinct, inner))
    const having = r.chance(0.25) ? ` having ${this.#groupedItem('boolean', distinct, inner)}` : ''
    const group = distinct.length === 0 ? '' : ` group by ${this.#grouping(distinct.map((k) => k.text))}`
    return { text: `select ${this.#items(items, wanted)} ${tail}${group}${having}`, types, ordered: false }
  }
  #groupedItem(type: Type, keys: readonly Named[], scope: Scope): string {
    const { r } = this
    const fitting = keys.filter((k) => k.type === type)
    if (fitting.length > 0 && r.chance(0.5)) return r.pick(fitting).text
    if (r.chance(0.7)) return this.expressions.aggregate(type, scope)
    const made = (['int', 'string', 'bigint'] as const).map((t) => ({
      type: t,
      text: this.expressions.aggregate(t, scope),
    }))
    return this.expressions.of(type, { columns: [...keys, ...made], outer: [] }, 1)
  }
  #grouping(keys: readonly string[]): string {
    const { r } = this
    const list = keys.join(', ')
    if (r.chance(0.65)) return list
    if (r.chance(0.3)) return `rollup(${list})`
    if (r.chance(0.4)) return `cube(${list})`
    if (r.chance(0.2)) return `${list} with rollup`
    const sets = r.times(1, 3, () => `(${keys.filter(() => r.chance(0.5)).join(', ')})`)
    return r.chance(0.5)
      ? `grouping sets (${[`(${list})`, ...sets].join(', ')})`
      : `${list} grouping sets (${[`(${list})`, ...sets].join(', ')})`
  }

  /** The columns of a query that others read have names; those of the whole one may show how Spark names them. */
  #items(items: readonly string[], wanted: Wanted): string {
    return items.map((item, i) => (wanted.isTop === true && this.r.chance(0.5) ? item : `${item} as c${i}`)).join(', ')
  }

  #scope(columns: readonly Named[], { outer = [], depth }: Wanted): Scope {
    if (depth <= 0) return { columns, outer }
    return { columns, outer, subquery: (kind, type) => this.#subquery(kind, type, columns, depth) }
  }

  #subquery(kind: 'scalar' | 'in' | 'exists', type: Type, outer: readonly Named[], depth: number): string {
    const { r } = this
    const from = this.#relations.from(0)
    const scope = { columns: from.columns, outer: [] }
    const link = r.chance(0.75) ? this.expressions.equality(from.columns, outer) : undefined
    const other = r.chance(0.4) ? this.expressions.condition(r.chance(0.2) ? { ...scope, outer } : scope, 1) : undefined
    const conditions = [link, other].filter((c) => c !== undefined)
    const where = conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`
    if (kind === 'scalar') return `(select ${this.expressions.aggregate(type, scope)} from ${from.text}${where})`
    if (kind === 'exists') return `(select 1 from ${from.text}${where})`
    if (depth > 1 && r.chance(0.3)) return `(${this.query({ depth: 0, types: [type], isTop: false }).text})`
    return `(select ${this.expressions.of(type, scope, 1)} from ${from.text}${where})`
  }
}

const NOTHING: Scope = { columns: [], outer: [] }

/** An order in which only equal rows tie; undefined where a column can't be ordered. */
const totalOrder = (columns: readonly Named[]): string | undefined =>
  columns.length > 0 && columns.every((c) => isOrderable(c.type)) ? columns.map((c) => c.text).join(', ') : undefined
