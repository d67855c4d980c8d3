import { type Expression, Expressions, leaf } from './expressions.ts'
import type { Random } from './random.ts'
import type { Step } from './step.ts'
import { columnOf, KIND_NAMES, KINDS } from './values.ts'

const KEYS = ['c_integer', 'c_string', 'c_double', 'c_boolean', 'c_date', 'c_decimal', 'c_long']
const OTHER = "(values (1, 'a', 1.5), (null, '12', 2.5), (2, '', -1.0), (-1, 'a', null)) u(k, v, d)"

/** The clauses of a query over the view t, each a step, so that one can be left out. */
export function query(random: Random): readonly Step[] {
  const make = new Expressions(random)
  const whole = random.oneIn(6) ? united(random, make) : single(random, make)
  if (!random.oneIn(8)) return whole
  return [clause('with c as (select * from t where c_integer is not null or id > 0) '), ...whole]
}

const clause = (text: string, ...expressions: readonly Expression[]): Step => ({
  expressions,
  isSql: true,
  text: (all) => all.reduce((made, one) => made.replace('?', () => one), text),
})

/** A clause that is there once in so many times. */
const perhaps = (random: Random, times: number, make: () => Step): readonly Step[] =>
  random.oneIn(times) ? [make()] : []

function single(random: Random, make: Expressions): readonly Step[] {
  if (random.oneIn(10)) return [shaped(random)]
  const body = [from(random, make), ...perhaps(random, 3, () => where(random, make))]
  if (random.oneIn(2)) return [...grouped(random, make, body)]
  const items = random.times(1 + random.below(2), () => (random.oneIn(3) ? make.windowed() : make.scalar(1)))
  const distinct = random.oneIn(8) ? 'distinct ' : ''
  const order = random.pick([
    'order by id',
    'order by 1 desc nulls last',
    'order by 1 nulls last, id limit 2',
    'order by id limit 2 offset 1',
    'sort by id desc',
  ])
  return [
    clause(`select ${distinct}${items.map(() => '?').join(', ')} `, ...items),
    ...body,
    ...(distinct === '' ? perhaps(random, 4, () => clause(order)) : []),
  ]
}

function from(random: Random, make: Expressions): Step {
  const kind = random.pick(['inner', 'left', 'right', 'full', 'left semi', 'left anti', 'cross'])
  const on = random.pick(['k = c_integer', 'v = c_string', 'd = c_double', 'k = c_long and v = c_string', 'k < id'])
  const view = random.pick(['', 'outer '])
  return random.pick([
    (): Step => clause('from t '),
    (): Step => clause('from t '),
    (): Step => clause('from t '),
    (): Step => clause(`from t ${kind} join ${OTHER} ${kind === 'cross' ? '' : `on ${on}`} `),
    (): Step => clause(`from t ${kind === 'cross' ? 'inner' : kind} join ${OTHER} on ${on} and ? `, make.condition()),
    (): Step => clause(`from ${OTHER} ${kind === 'cross' ? 'left' : kind} join t on ${on} `),
    (): Step => clause(`from t lateral view ${view}explode(c_array) w as e `),
    (): Step => clause(`from t lateral view ${view}posexplode(c_strings) w as p, e `),
    (): Step => clause(`from t lateral view ${view}explode(c_map) w as mk, mv `),
    (): Step => clause('from t, lateral (select ? as l) ', make.scalar(1)),
    (): Step => clause('from (select *, ? as x from t) ', make.scalar(1)),
    (): Step => clause('from (select * from t where ?) ', make.condition()),
    (): Step => clause('from (select * from t order by id desc limit 2) t '),
    (): Step => clause('from t join (select id, c_integer as i2 from t) using (id) '),
    (): Step => clause('from t natural left join (select id, c_string as s2 from t where c_integer > 0) '),
  ])()
}

function where(random: Random, make: Expressions): Step {
  const not = random.pick(['', 'not '])
  return random.pick([
    (): Step => clause('where ? ', make.condition()),
    (): Step => clause('where ? ', make.condition()),
    (): Step => clause('where ? and ? ', make.condition(), make.condition()),
    (): Step => clause('where ? or not (?) ', make.condition(), make.condition()),
    (): Step => clause(`where c_integer ${not}in (select k from ${OTHER}) `),
    (): Step => clause(`where c_string ${not}in (select v from ${OTHER} where k = c_integer) `),
    (): Step => clause(`where ${not}exists (select 1 from ${OTHER} where k = c_integer or ?) `, make.condition()),
    (): Step => clause(`where c_double > (select avg(d) from ${OTHER} where v = c_string) `),
    (): Step => clause('where ? between c_integer and c_long ', make.scalar(0)),
  ])()
}

function grouped(random: Random, make: Expressions, body: readonly Step[]): readonly Step[] {
  const keys = [random.pick(KEYS), random.pick(KEYS)]
  const [a = '', b = ''] = keys
  const aggregates = random.times(1 + random.below(2), () => filtered(random, make.aggregate()))
  const by = random.pick([
    `group by ${a}`,
    `group by ${a}, ${b}`,
    `group by rollup(${a}, ${b})`,
    `group by cube(${a}, ${b})`,
    `group by grouping sets ((${a}), (${b}), ())`,
    `group by ${a}, rollup(${b})`,
    `group by grouping sets ((${a}, ${b}), (${a}))`,
    'group by 1',
    'group by all',
    '',
  ])
  const isOver = by.includes('rollup') || by.includes('cube') || by.includes('sets')
  const shown = by === '' ? [] : by.endsWith(a) || by.endsWith('1') ? [a] : isOver || by.endsWith(b) ? [a, b] : [a]
  const extra =
    isOver && random.oneIn(2) ? [random.pick([`grouping(${a})`, 'grouping_id()', `grouping_id(${a}, ${b})`])] : []
  const over = random.oneIn(8) ? [`row_number() over (order by ${by === '' ? 'count(1)' : shown[0]}, sum(id))`] : []
  const items = [...shown, ...extra, ...aggregates.map(() => '?'), ...over]
  return [
    clause(`select ${items.join(', ')} `, ...aggregates),
    ...body,
    clause(`${by} `),
    ...perhaps(random, 5, () => clause('having ? ', having(random, make))),
  ]
}

function having(random: Random, make: Expressions): Expression {
  if (random.oneIn(2))
    return leaf(random.pick(['count(*) > 1', 'sum(id) >= 1', 'max(c_integer) is not null', 'min(c_double) > 0']))
  return { name: 'is not null', arguments: [make.aggregate()], text: ([x]) => `${x} is not null` }
}

/** An aggregate as it is, of what is distinct, or of what a condition leaves. */
function filtered(random: Random, call: Expression): Expression {
  if (random.oneIn(8)) return { ...call, text: (args) => call.text(args).replace('(', '(distinct ') }
  if (random.oneIn(8)) return { ...call, text: (args) => `${call.text(args)} filter (where c_integer > 0)` }
  return call
}

function united(random: Random, make: Expressions): readonly Step[] {
  const word = random.pick(['union all', 'union', 'intersect', 'except', 'intersect all', 'except all', 'minus'])
  const [a, b] = [random.pick(KIND_NAMES), random.pick(KIND_NAMES)]
  return [
    clause(`select ${columnOf(a)}, id from t `),
    clause(`${word} `),
    random.oneIn(3)
      ? clause('select ?, id from t ', make.scalar(1))
      : clause(`select ${random.oneIn(2) ? columnOf(b) : random.pick(KINDS[b]?.sql ?? ['null'])}, id from t `),
  ]
}

/** Pivots, their opposite, and generators beside columns. */
function shaped(random: Random): Step {
  const key = random.pick(KEYS)
  const aggregate = random.pick(['sum', 'count', 'max', 'avg', 'first', 'collect_list'])
  const value = columnOf(random.pick(['integer', 'double', 'decimal', 'long']))
  return random.pick([
    () =>
      clause(
        `select * from (select ${key}, c_boolean, ${value} as x from t) pivot (${aggregate}(x) for c_boolean in (true, false)) `,
      ),
    () =>
      clause(
        `select * from (select c_boolean, c_string, ${value} as x from t) pivot (${aggregate}(x) as s, count(*) as n for c_string in ('a' as k, '12')) `,
      ),
    () => clause(`select * from (select id, ${key} as a, ${value} as b from t) unpivot (v for n in (a, b)) `),
    () =>
      clause(
        `select * from (select id, c_integer as a, c_long as b from t) unpivot include nulls (v for n in (a as x, b as y)) `,
      ),
    () => clause('select id, stack(2, c_integer, c_string, c_long, c_string) from t '),
    () => clause('select id, inline_outer(arrays_zip(c_array, c_strings)) from t '),
    () => clause('select id, explode_outer(c_map) from t '),
    () => clause("select id, json_tuple(c_string, 'a', 'b') from t "),
  ])()
}
