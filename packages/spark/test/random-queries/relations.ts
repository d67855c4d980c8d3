import type { Expressions, Named } from './expressions.ts'
import type { Random } from './random.ts'
import { isOrderable, NESTED, SIMPLE, type Type } from './types.ts'

/** A table or a common table: its columns by name. */
export interface Table {
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly type: Type }[]
}
/** Who writes the queries in brackets, and what it writes with. */
export interface QueryWriter {
  readonly r: Random
  readonly expressions: Expressions
  readonly tables: readonly Table[]
  fresh(stem: string): string
  query(wanted: { readonly depth: number }): { readonly text: string; readonly types: readonly Type[] }
}

/** What stands behind FROM. */
export interface From {
  readonly text: string
  readonly columns: readonly Named[]
}

/** Writes what queries read from. */
export class Relations {
  readonly #queries: QueryWriter

  constructor(queries: QueryWriter) {
    this.#queries = queries
  }

  from(depth: number): From {
    const { r } = this.#queries
    let left = this.#primary(depth)
    const joins = depth <= 0 ? (r.chance(0.15) ? 1 : 0) : r.pick([0, 0, 0, 1, 1, 2])
    for (let i = 0; i < joins; i++) left = this.#joined(left, depth)
    if (r.chance(0.06)) left = this.#lateralView(left)
    return left
  }

  #primary(depth: number): From {
    const { r } = this.#queries
    if (depth > 0 && r.chance(0.2)) return this.#derived(depth)
    if (r.chance(0.04)) return this.#function()
    if (r.chance(0.05)) return this.#pivoted()
    if (r.chance(0.04)) return this.#unpivoted()
    const table = r.pick(this.#queries.tables)
    const alias = this.#queries.fresh('a')
    return { text: `${table.name}${r.chance(0.5) ? ' as' : ''} ${alias}`, columns: columnsOf(table, alias) }
  }

  #derived(depth: number): From {
    const query = this.#queries.query({ depth: depth - 1 })
    const alias = this.#queries.fresh('d')
    return {
      text: `(${query.text}) ${alias}`,
      columns: query.types.map((type, i) => ({ text: `${alias}.c${i}`, type })),
    }
  }

  #function(): From {
    const { r } = this.#queries
    const alias = this.#queries.fresh('f')
    if (r.chance(0.5))
      return { text: `range(${r.integer(0, 4)}) ${alias}`, columns: [{ text: `${alias}.id`, type: 'bigint' }] }
    return { text: `explode(array(1, 2, null)) ${alias}(x)`, columns: [{ text: `${alias}.x`, type: 'int' }] }
  }

  #pivoted(): From {
    const { r, tables } = this.#queries
    const table = r.pick(tables)
    const alias = this.#queries.fresh('p')
    const [value, key] = ['int', 'string'].map((type) => table.columns.find((c) => c.type === type)?.name)
    if (value === undefined || key === undefined) return this.#function()
    const aggregate = r.pick(['sum', 'count'])
    const pivot = `pivot (${aggregate}(${value}) for ${key} in ('a' as x, 'b' as y))`
    const text = `(select * from (select ${value}, ${key} from ${table.name}) ${pivot}) ${alias}`
    return { text, columns: ['x', 'y'].map((n) => ({ text: `${alias}.${n}`, type: 'bigint' })) }
  }

  #unpivoted(): From {
    const { r, tables } = this.#queries
    const alias = this.#queries.fresh('u')
    const table = r.pick(tables)
    const numbers = table.columns.filter((c) => c.type === 'int' || c.type === 'bigint').map((c) => c.name)
    if (numbers.length === 0) return this.#function()
    const text = `(select ${numbers.join(', ')} from ${table.name}) unpivot${r.chance(0.4) ? ' include nulls' : ''} (v for n in (${numbers.join(', ')})) ${alias}`
    const isWide = numbers.some((n) => table.columns.find((c) => c.name === n)?.type === 'bigint')
    return {
      text,
      columns: [
        { text: `${alias}.v`, type: isWide ? 'bigint' : 'int' },
        { text: `${alias}.n`, type: 'string' },
      ],
    }
  }

  #joined(left: From, depth: number): From {
    const { r, expressions } = this.#queries
    if (depth > 0 && r.chance(0.12)) return this.#lateral(left)
    const right = this.#primary(depth - 1)
    const kind = r.pick([
      'join',
      'inner join',
      'left join',
      'right join',
      'full join',
      'left semi join',
      'left anti join',
      'cross join',
      ',',
      'full outer join',
    ])
    const both = [...left.columns, ...right.columns]
    const columns = /semi|anti/.test(kind) ? left.columns : both
    if (kind === ',' || kind === 'cross join') return { text: `${left.text} ${kind} ${right.text}`, columns }
    const equality = expressions.equality(left.columns, right.columns)
    const more =
      equality === undefined || r.chance(0.3) ? expressions.condition({ columns: both, outer: [] }, 1) : undefined
    const shared = sharedName(left, right)
    if (shared !== undefined && r.chance(0.15)) {
      const using = r.chance(0.3) ? undefined : ` using (${shared})`
      return {
        text: `${left.text} ${using === undefined ? 'natural ' : ''}${kind} ${right.text}${using ?? ''}`,
        columns,
      }
    }
    return {
      text: `${left.text} ${kind} ${right.text} on ${[equality, more].filter((c) => c !== undefined).join(' and ')}`,
      columns,
    }
  }

  #lateral(left: From): From {
    const { r, expressions, tables } = this.#queries
    const alias = this.#queries.fresh('l')
    const type = r.pick(SIMPLE)
    const kind = r.pick([', lateral', ' join lateral', ' left join lateral', ' cross join lateral'])
    const table = r.pick(tables)
    const inner = this.#queries.fresh('a')
    const columns = columnsOf(table, inner)
    const link = expressions.equality(columns, left.columns)
    const where = link === undefined ? '' : ` where ${link}`
    const query = r.chance(0.4)
      ? `select ${expressions.of(type, { columns: [], outer: left.columns }, 1)} as c0`
      : r.chance(0.5)
        ? `select ${expressions.aggregate(type, { columns, outer: [] })} as c0 from ${table.name} ${inner}${where}`
        : `select ${expressions.leaf(type, { columns, outer: [] })} as c0 from ${table.name} ${inner}${where}`
    return {
      text: `${left.text}${kind} (${query}) ${alias}`,
      columns: [...left.columns, { text: `${alias}.c0`, type }],
    }
  }

  #lateralView(left: From): From {
    const { r, expressions } = this.#queries
    const alias = this.#queries.fresh('g')
    const scope = { columns: left.columns, outer: [] }
    const outer = r.chance(0.4) ? ' outer' : ''
    if (r.chance(0.6)) {
      const text = `${left.text} lateral view${outer} explode(${expressions.of('array<int>', scope, 1)}) ${alias} as x`
      return { text, columns: [...left.columns, { text: `${alias}.x`, type: 'int' }] }
    }
    const text = `${left.text} lateral view${outer} explode(${expressions.of('map<string,int>', scope, 1)}) ${alias} as x, y`
    return {
      text,
      columns: [...left.columns, { text: `${alias}.x`, type: 'string' }, { text: `${alias}.y`, type: 'int' }],
    }
  }
}

const columnsOf = (table: Table, alias: string): readonly Named[] =>
  table.columns.map(({ name, type }) => ({ text: `${alias}.${name}`, type }))

/** The name that both sides have for columns of one type. */
function sharedName(left: From, right: From): string | undefined {
  const nameOf = (c: Named): string => c.text.split('.')[1] ?? ''
  const named = left.columns.filter(
    (l) => isOrderable(l.type) && right.columns.some((x) => nameOf(x) === nameOf(l) && x.type === l.type),
  )
  return named.map(nameOf).find((name) => left.columns.filter((c) => nameOf(c) === name).length === 1)
}

/** The columns of a random table: some names that all have, some that are its own. */
export function randomTable(queries: Random, name: string): Table {
  const own = queries.times(1, 4, (i): { readonly name: string; readonly type: Type } => ({
    name: `${name}_${i}`,
    type: queries.chance(0.15) ? queries.pick(NESTED) : queries.pick(SIMPLE),
  }))
  return {
    name,
    columns: [{ name: 'id', type: 'int' }, { name: 'k', type: 'string' }, { name: 'v', type: 'int' }, ...own],
  }
}
