import type { SparkFunction } from '../../spark/src/functions/define.ts'
import { parseParam } from '../../spark/src/functions/params.ts'
import { AGGREGATES, type Expression, kindsOf, SCALARS } from './expressions.ts'
import type { Random } from './random.ts'
import { columnOf, KIND_NAMES, KINDS } from './values.ts'

const inPython = (all: readonly SparkFunction[]): readonly SparkFunction[] =>
  all.filter((f) => f.python === undefined || Array.isArray(f.python))
const CALLS = { scalar: inPython(SCALARS), aggregate: inPython(AGGREGATES) }

const METHODS = [
  '{} + {}',
  '{} - {}',
  '{} * {}',
  '{} / {}',
  '{} % {}',
  '{} == {}',
  '{} < {}',
  '{}.eqNullSafe({})',
  '{} != {}',
]
const OF_COLUMN = [
  '.isNull()',
  '.isNotNull()',
  '.cast("string")',
  '.cast("int")',
  '.cast("double")',
  '.substr(1, 2)',
  '.isin("a", "12")',
  '.isin(1, 2)',
  '.like("%a%")',
  '.rlike("^a")',
  '.between(0, 2)',
  '.getItem(0)',
  '.startswith("a")',
  '.contains("b")',
  '.asc()',
  '.alias("n")',
  '.bitwiseAND(1)',
]

/** A call of PySpark's functions, as Python writes it. */
export function pythonCall(random: Random, kind: 'scalar' | 'aggregate', depth = 1): Expression {
  if (kind === 'scalar' && random.oneIn(6)) return operated(random, depth)
  const entry = random.pick(CALLS[kind])
  const names = [entry.name, ...(Array.isArray(entry.python) ? entry.python : [])]
  const name = random.pick(Array.isArray(entry.python) ? names.slice(1) : names)
  const params = entry.params.map(parseParam)
  const needed = params.filter((p) => !p.optional && !p.variadic).length
  const count = needed + random.below((params.at(-1)?.variadic ? needed + 2 : params.length) - needed + 1)
  const args = random.times(count, (i): Expression => {
    const param = params[Math.min(i, params.length - 1)]
    if (param?.kind === 'int' || param?.kind === 'col|int') return text(String(random.below(6) - 1))
    if (param?.kind === 'float') return text(random.pick(['0.5', '1.0', '0.05']))
    if (param?.kind === 'bool') return text(random.pick(['True', 'False']))
    if (param?.arities !== undefined) return text(lambda(random.pick(param.arities), random))
    const kinds = kindsOf(entry.inputs?.[Math.min(i, (entry.inputs?.length ?? 1) - 1)]).filter((k) => k in KINDS)
    if (param?.kind === 'str' || param?.kind === 'plain' || param?.kind === 'any' || param?.kind === 'schema')
      return text(plain(random, random.pick(kinds.length === 0 ? ['string'] : kinds)))
    if (param?.kind === 'options')
      return text(random.pick(["{'mode': 'FAILFAST'}", "{'dateFormat': 'yyyy'}", "{'header': 'true'}"]))
    if (depth > 0 && kind === 'scalar' && random.oneIn(4)) return pythonCall(random, 'scalar', depth - 1)
    return column(random, random.pick(random.oneIn(15) || kinds.length === 0 ? KIND_NAMES : kinds))
  })
  return { name: `F.${name}`, arguments: args, text: (all) => `F.${name}(${all.join(', ')})` }
}

const text = (written: string): Expression => ({ name: '', arguments: [], text: () => written })

function column(random: Random, kind: string): Expression {
  if (random.below(5) < 3) return text(`F.col("${columnOf(kind)}")`)
  return text(
    random.oneIn(3) ? `"${columnOf(kind)}"` : `F.expr(${JSON.stringify(random.pick(KINDS[kind]?.sql ?? ['null']))})`,
  )
}

/** A value of Python's, as a plain argument. */
function plain(random: Random, kind: string): string {
  if (kind === 'string')
    return JSON.stringify(random.pick(KINDS['string']?.sql.filter((s) => s.startsWith("'")) ?? []).slice(1, -1))
  return random.pick(KINDS[kind]?.python ?? ['None'])
}

function lambda(arity: number, random: Random): string {
  const names = ['x', 'y', 'z'].slice(0, arity).join(', ')
  return `lambda ${names}: ${random.pick(arity === 1 ? ['x', 'x.isNull()', 'x > 1', 'F.upper(x)'] : ['x', 'y', 'x < y', 'x + y', 'F.coalesce(y, x)'])}`
}

function operated(random: Random, depth: number): Expression {
  const kind = random.pick(['integer', 'double', 'string', 'decimal', 'date', 'timestamp', 'array', 'map', 'boolean'])
  const side = (): Expression =>
    depth > 0 && random.oneIn(3) ? pythonCall(random, 'scalar', depth - 1) : text(`F.col("${columnOf(kind)}")`)
  if (random.oneIn(2)) {
    const method = random.pick(OF_COLUMN)
    return { name: method, arguments: [side()], text: ([x = '']) => x + method }
  }
  const method = random.pick(METHODS)
  const other = random.oneIn(2) ? text(plain(random, kind)) : side()
  return {
    name: method,
    arguments: [side(), other],
    text: ([a = '', b = '']) => `(${method.replace('{}', () => a).replace('{}', () => b)})`,
  }
}
