import { Column, columnExpression } from '../src/api/column.ts'
import { DataFrame } from '../src/api/data-frame.ts'
import { callFunction, col, expr, lit, when } from '../src/api/function-call.ts'
import { GroupedData } from '../src/api/grouped-data.ts'
import { SparkSession } from '../src/api/spark-session.ts'
import { Window, WindowSpec } from '../src/api/window.ts'
import { type Cell, fromCell } from '../src/canonical/cell.ts'
import { findFunction } from '../src/functions/index.ts'
import type { StructType } from '../src/types/data-type.ts'
import { typeFromJson } from '../src/types/json.ts'
import { treeString } from '../src/types/print.ts'
import { type Answer, plain, rowsOf } from './answer.ts'
import { clockOf } from './clock.ts'

/** One recorded case: inline inputs, a tree of API calls, what Spark answered. */
export interface PlanCase {
  readonly id: string
  readonly conf?: Readonly<Record<string, string>>
  /** When it was recorded, as an ISO instant, where the answer depends on it. */
  readonly clock?: string
  readonly inputs?: Readonly<Record<string, { readonly schema: Cell; readonly rows: readonly Cell[] }>>
  readonly plan: Node
  readonly expect: Expectation
  readonly status?: 'notImplemented'
  readonly tags?: readonly string[]
}
export interface Expectation {
  readonly schema?: Cell
  readonly rows?: readonly Cell[]
  readonly ordered?: boolean
  readonly value?: Cell
  readonly error?: { readonly class?: string | null; readonly python?: string }
}
type Node = { readonly [key: string]: unknown }

const OPERATORS: Readonly<Record<string, string>> = {
  '+': '+',
  '-': '-',
  '*': '*',
  '/': '/',
  '%': '%',
  '**': 'power',
  '==': '==',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  '&': 'and',
  '|': 'or',
}

/** What PySpark spells in another way than the function it calls. */
const PYTHON_NAMES: Readonly<Record<string, string>> = {
  countDistinct: 'count',
  count_distinct: 'count',
  sumDistinct: 'sum',
  sum_distinct: 'sum',
  shiftLeft: 'shiftleft',
  shiftRight: 'shiftright',
  approxCountDistinct: 'approx_count_distinct',
  mean: 'avg',
  toDegrees: 'degrees',
  toRadians: 'radians',
  bitwiseNOT: '~',
  bitwise_not: '~',
  reduce: 'aggregate',
}
const DISTINCT = new Set(['countDistinct', 'count_distinct', 'sumDistinct', 'sum_distinct'])
const ROW_ACTIONS = new Set(['collect', 'head', 'take', 'tail', 'first'])

class Evaluation {
  readonly session: SparkSession
  readonly frames = new Map<string, DataFrame>()

  constructor(session: SparkSession) {
    this.session = session
  }

  list(items: unknown, env: ReadonlyMap<string, Column>): unknown[] {
    return ((items as readonly unknown[] | undefined) ?? []).map((v) => this.value(v, env))
  }

  value(x: unknown, env: ReadonlyMap<string, Column> = new Map()): unknown {
    if (Array.isArray(x)) return x.map((v) => this.value(v, env))
    if (typeof x !== 'object' || x === null) return x
    const node = x as Node
    if ('input' in node) return this.frame(node['input'] as string)
    if ('session' in node) return this.session
    if ('call' in node) return this.call(node, env)
    if ('get' in node) return property(this.value(node['on'], env), node['get'] as string)
    if ('col' in node)
      return 'of' in node ? this.frame(node['of'] as string).col(node['col'] as string) : col(node['col'] as string)
    if ('lit' in node) return literal(node)
    if ('fn' in node) return this.fn(node, env)
    if ('op' in node) return operator(node['op'] as string, this.list(node['args'], env))
    if ('method' in node)
      return method(this.value(node['on'], env) as Column, node['method'] as string, this.args(node, env))
    if ('var' in node) return env.get(node['var'] as string)
    if ('lambda' in node) return this.lambda(node, env)
    if ('window' in node) return this.window(node['window'] as Node, env)
    if ('value' in node) return literal({ lit: node['value'], type: node['type'] })
    if ('dict' in node)
      return new Map((node['dict'] as [unknown, unknown][]).map(([k, v]) => [this.value(k, env), this.value(v, env)]))
    if ('tuple' in node) return this.list(node['tuple'], env)
    if ('datatype' in node) return typeFromJson(node['datatype'] as Cell)
    throw new Error(`Unknown node ${Object.keys(node).join(', ')}`)
  }

  frame(name: string): DataFrame {
    const frame = this.frames.get(name)
    if (frame === undefined) throw new Error(`No frame ${name}`)
    return frame
  }

  args(node: Node, env: ReadonlyMap<string, Column>): unknown[] {
    const kwargs = Object.entries((node['kwargs'] as Node | undefined) ?? {}).map(
      ([k, v]) => [k, this.value(v, env)] as const,
    )
    return [...this.list(node['args'], env), ...(kwargs.length > 0 ? [new Kwargs(kwargs)] : [])]
  }

  call(node: Node, env: ReadonlyMap<string, Column>): unknown {
    const target = this.value(node['on'], env)
    const args = this.args(node, env)
    return frameCall(target, node['call'] as string, args)
  }

  fn(node: Node, env: ReadonlyMap<string, Column>): unknown {
    const name = node['fn'] as string
    const args = this.args(node, env)
    if (name === 'expr') return expr(args[0] as string)
    if (name === 'lit') return lit(args[0])
    if (name === 'when') return when(args[0] as Column, args[1])
    if (name === 'call_function') return callFunction(args[0] as string, args.slice(1))
    if (/^(asc|desc)(_nulls_(first|last))?$/.test(name))
      return method(new Column(columnExpression(args[0] as string)), name, [])
    if (args.some((a) => a instanceof Kwargs)) throw new RefusedError(`keyword arguments of ${name}`)
    const spelled = PYTHON_NAMES[name] ?? name
    if (findFunction(spelled)?.python === false) throw new RefusedError(`functions.${name}`)
    return callFunction(spelled, args, DISTINCT.has(name))
  }

  lambda(node: Node, env: ReadonlyMap<string, Column>): unknown {
    const names = node['lambda'] as readonly string[]
    const body = (...columns: Column[]): Column =>
      this.value(
        node['body'],
        new Map([...env, ...names.map((n, i): [string, Column] => [n, columns[i] as Column])]),
      ) as Column
    return names.length === 1
      ? (a: Column) => body(a)
      : names.length === 2
        ? (a: Column, b: Column) => body(a, b)
        : (a: Column, b: Column, c: Column) => body(a, b, c)
  }

  window(spec: Node, env: ReadonlyMap<string, Column>): WindowSpec {
    const bound = (b: unknown): number =>
      b === 'unboundedPreceding'
        ? Window.unboundedPreceding
        : b === 'unboundedFollowing'
          ? Window.unboundedFollowing
          : b === 'currentRow'
            ? 0
            : Number(b)
    let w = new WindowSpec()
    if (spec['partitionBy'] !== undefined) w = w.partitionBy(...(this.list(spec['partitionBy'], env) as Column[]))
    if (spec['orderBy'] !== undefined) w = w.orderBy(...(this.list(spec['orderBy'], env) as Column[]))
    const rows = spec['rowsBetween'] as unknown[] | undefined
    if (rows !== undefined) w = w.rowsBetween(bound(rows[0]), bound(rows[1]))
    const range = spec['rangeBetween'] as unknown[] | undefined
    if (range !== undefined) w = w.rangeBetween(bound(range[0]), bound(range[1]))
    return w
  }
}

class Kwargs {
  readonly entries: readonly (readonly [string, unknown])[]
  constructor(entries: readonly (readonly [string, unknown])[]) {
    this.entries = entries
  }
}

/** Part of PySpark's own argument handling that the TypeScript facade does not have. */
export class RefusedError extends Error {}

function literal(node: Node): Column {
  if (!('type' in node)) return lit(node['lit'])
  const dataType = typeFromJson(node['type'] as Cell)
  return new Column({ kind: 'Literal', dataType, value: fromCell(node['lit'] as Cell, dataType) })
}

function operator(op: string, args: unknown[]): unknown {
  const [a, b] = args
  if (op === '[]') return a instanceof DataFrame ? frameColumn(a, b) : (a as Column).getItem(b)
  if (op === 'neg') return (a as Column).negate()
  if (op === '~') return (a as Column).not()
  const left = lit(a)
  const right = lit(b)
  if (op === '!=') return left.notEqual(right)
  const name = OPERATORS[op]
  if (name === undefined) throw new RefusedError(`operator ${op}`)
  return new Column({ kind: 'UnresolvedFunction', functionName: name, arguments: [left.expr, right.expr] })
}

const frameColumn = (frame: DataFrame, key: unknown): unknown =>
  Array.isArray(key)
    ? frame.select(key as string[])
    : key instanceof Column
      ? frame.filter(key)
      : frame.col(key as string)

function method(target: Column, name: string, args: unknown[]): unknown {
  if (args.some((a) => a instanceof Kwargs)) throw new RefusedError(`keyword arguments of ${name}`)
  const found = (target as unknown as Record<string, unknown>)[name]
  if (typeof found !== 'function') throw new RefusedError(`Column.${name}`)
  return (found as (...a: unknown[]) => unknown).apply(target, args)
}

function property(target: unknown, name: string): unknown {
  const value = (target as Record<string, unknown>)[name]
  if (value === undefined) throw new RefusedError(`property ${name}`)
  return Number.isNaN(value) ? 'NaN' : value
}

function frameCall(target: unknown, path: string, args: unknown[]): unknown {
  const names = path.split('.')
  const name = names.pop() ?? ''
  const on = names.reduce((t, n) => property(t, n), target)
  if (name === 'printSchema' && on instanceof DataFrame) return `${treeString(on.schema)}\n`
  if (name === 'show' && on instanceof DataFrame) return showText(on, args)
  const fixed = withKwargs(on, name, args)
  const found = (on as Record<string, unknown>)[name]
  if (typeof found !== 'function') throw new RefusedError(`method ${path}`)
  return (found as (...a: unknown[]) => unknown).apply(on, fixed)
}

const KWARGS: Readonly<Record<string, readonly string[]>> = {
  join: ['other', 'on', 'how'],
  fillna: ['value', 'subset'],
  fill: ['value', 'subset'],
  dropna: ['how', 'thresh', 'subset'],
  drop: ['how', 'thresh', 'subset'],
  replace: ['to_replace', 'value', 'subset'],
  unionByName: ['other', 'allowMissingColumns'],
  pivot: ['pivot_col', 'values'],
  dropDuplicates: ['subset'],
  sample: ['withReplacement', 'fraction', 'seed'],
  randomSplit: ['weights', 'seed'],
}

function showText(frame: DataFrame, args: unknown[]): string {
  const kwargs = args.at(-1) instanceof Kwargs ? new Map((args.pop() as Kwargs).entries) : new Map<string, unknown>()
  const n = (args[0] ?? kwargs.get('n') ?? 20) as number
  const truncate = (args[1] ?? kwargs.get('truncate') ?? true) as boolean | number
  const vertical = (args[2] ?? kwargs.get('vertical') ?? false) as boolean
  return `${frame.showString(n, truncate === true ? 20 : truncate === false ? 0 : truncate, vertical)}\n`
}

function withKwargs(on: unknown, name: string, args: unknown[]): unknown[] {
  const last = args.at(-1)
  if (
    (name === 'orderBy' || name === 'sort' || name === 'sortWithinPartitions') &&
    last instanceof Kwargs &&
    last.entries[0]?.[0] === 'ascending'
  ) {
    return sorted(args.slice(0, -1), last.entries[0][1])
  }
  const plain = last instanceof Kwargs ? args.slice(0, -1) : args
  const order = name === 'drop' && on instanceof DataFrame ? [] : (KWARGS[name] ?? [])
  const out = [...plain]
  if (last instanceof Kwargs) {
    for (const [key, value] of last.entries) {
      const i = order.indexOf(key)
      if (i < 0) throw new RefusedError(`keyword argument ${key} of ${name}`)
      out[i] = value
    }
  }
  return adapt(on, name, out)
}

/** A plain value of the host language where the facade takes no Column. */
function plainValue(v: unknown): unknown {
  if (v instanceof Map) return new Map([...v].map(([k, x]) => [plainValue(k), plainValue(x)]))
  if (Array.isArray(v)) return v.map(plainValue)
  return v instanceof Column && v.expr.kind === 'Literal' ? v.expr.value : v
}

/** `ascending=False` or a list of them, for `orderBy`. */
function sorted(columns: readonly unknown[], ascending: unknown): unknown[] {
  const list = columns.flat()
  const flags = Array.isArray(ascending) ? ascending : list.map(() => ascending)
  return list.map((c, i) => {
    const column = c instanceof Column ? c : new Column(columnExpression(c as string))
    return flags[i] === true || flags[i] === 1 ? column : column.desc()
  })
}

const TAKES_PLAIN_VALUES: ReadonlySet<string> = new Set([
  'replace',
  'approxQuantile',
  'freqItems',
  'randomSplit',
  'sample',
])

/** Python's dicts and lists as the facade takes them. */
function adapt(on: unknown, name: string, args: unknown[]): unknown[] {
  const toObject = (v: unknown): unknown => (v instanceof Map ? Object.fromEntries(v) : v)
  if (name === 'sample' && typeof args[0] !== 'boolean') return [false, plainValue(args[0]), args[2] ?? args[1]]
  if (name === 'sampleBy') return [args[0], ...args.slice(1).map(plainValue)]
  if (TAKES_PLAIN_VALUES.has(name)) return args.map(plainValue)
  if (name === 'withColumns') return args.map(toObject)
  if (
    (name === 'agg' && (on instanceof GroupedData || on instanceof DataFrame)) ||
    name === 'withColumnsRenamed' ||
    name === 'fillna' ||
    name === 'fill'
  ) {
    return args.map((a) => (name === 'agg' && a instanceof Column ? a : toObject(plainValue(a))))
  }
  if (
    (name === 'sum' || name === 'avg' || name === 'min' || name === 'max' || name === 'mean' || name === 'agg') &&
    args.length === 1 &&
    Array.isArray(args[0])
  )
    return args[0] as unknown[]
  if ((name === 'orderBy' || name === 'sort') && args.some((a) => typeof a === 'number' || typeof a === 'boolean'))
    throw new RefusedError('numeric sort column')
  return args
}

export function answer(testCase: PlanCase): Answer {
  const session = new SparkSession({
    conf: { 'spark.sql.session.timeZone': 'UTC', 'spark.sql.shuffle.partitions': '1', ...testCase.conf },
    clock: clockOf(testCase),
  })
  const evaluation = new Evaluation(session)
  for (const [name, input] of Object.entries(testCase.inputs ?? {})) {
    const schema = typeFromJson(input.schema) as StructType
    evaluation.frames.set(
      name,
      session.localFrame(
        schema,
        input.rows.map((r) => fromCell(r, schema) as readonly never[]),
      ),
    )
  }
  let { plan } = testCase
  if ('let' in plan) {
    for (const [name, node] of plan['let'] as [string, Node][])
      evaluation.frames.set(name, evaluation.value(node) as DataFrame)
    plan = plan['in'] as Node
  }
  const action = plan['call'] as string | undefined
  if (action !== undefined && ROW_ACTIONS.has(action)) {
    const frame = evaluation.value(plan['on'])
    if (frame instanceof DataFrame)
      return rowsOf(rowAction(frame, action, evaluation.args(plan, new Map())), frame.schema)
  }
  const got = evaluation.value(plan)
  return got instanceof DataFrame ? rowsOf(got, got.schema) : { value: plain(got) }
}

function rowAction(frame: DataFrame, action: string, args: unknown[]): DataFrame {
  if (action === 'collect') return frame
  const count = action === 'first' ? 1 : Number(args[0] ?? 1)
  const { session, relation } = frame
  return new DataFrame(
    session,
    action === 'tail'
      ? { kind: 'Tail', input: relation, limit: count }
      : { kind: 'Limit', input: relation, limit: count },
  )
}
