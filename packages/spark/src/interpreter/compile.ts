import type { SessionConf } from '../conf/session-conf.ts'
import { tick } from '../errors/deadline.ts'
import { tellContext } from '../errors/query-context.ts'
import { SparkError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import type { Evaluator, Kernel, KernelContext, LambdaKernel } from '../functions/define.ts'
import type { Span } from '../lexer/token.ts'
import { argumentOf, isFoldable } from '../resolved/argument.ts'
import type {
  AttributeReference,
  Cast,
  LambdaFunction,
  OuterReference,
  ResolvedExpression,
  ScalarCall,
  UserFunctionCall,
} from '../resolved/expression.ts'
import { prettySql } from '../resolved/pretty.ts'
import { childrenOf } from '../resolved/tree.ts'
import { bounded } from '../trees/bounded.ts'
import { specialDateTime } from '../types/cast/special-date-time.ts'
import { type Caster, compileCast } from '../types/cast.ts'
import type { Row, Value } from '../types/value.ts'
import type { Environment } from './environment.ts'
import { compileSubquery } from './subquery.ts'

/** Where each column stands in a row. */
export type Layout = ReadonlyMap<number, number>

export const layoutOf = (output: readonly AttributeReference[]): Layout => new Map(output.map((a, i) => [a.id, i]))

/** The value a lambda's parameter has while its body runs. */
interface Cell {
  value: Value
}

interface Compilation {
  readonly layout: Layout
  readonly environment: Environment
  readonly cells: Map<number, Cell>
  readonly build: (e: ResolvedExpression) => Evaluator
}

const NO_ROW: Row = []

/** Turns an expression into a closure over rows of the layout. Compile once, call per row. */
export function compile(e: ResolvedExpression, layout: Layout, environment: Environment): Evaluator {
  const compilation: Compilation = {
    layout,
    environment,
    cells: new Map(),
    build: bounded({ below: builtAlone, compute: (inner) => build(inner, compilation) }),
  }
  return compilation.build(e)
}

/** The value of an expression that needs no row. */
export const evaluate = (e: ResolvedExpression, environment: Environment): Value =>
  ofConstant(compile(e, new Map(), environment), NO_ROW)

/** A function has no value of its own: its body has. */
const builtAlone = (e: ResolvedExpression): readonly ResolvedExpression[] =>
  childrenOf(e).map((child) => (child.kind === 'LambdaFunction' ? child.body : child))

function build(e: ResolvedExpression, c: Compilation): Evaluator {
  switch (e.kind) {
    case 'Literal': {
      const { value } = e
      return () => value
    }
    case 'AttributeReference':
      return column(e, c)
    case 'Alias':
    case 'SortOrder':
      return c.build(e.child)
    case 'Cast':
      return constant(e, telling(e, cast(e, c), c), c)
    case 'ScalarCall':
      return constant(e, telling(e, scalarCall(e, c), c), c)
    case 'LambdaVariable': {
      const cell = cellOf(e.id, c)
      return () => cell.value
    }
    case 'UserFunctionCall':
      return userFunction(e, c)
    case 'OuterReference':
      return outerValue(e, c)
    case 'SubqueryExpression':
      return withContext(compileSubquery(e, c.build, c.environment), e.span)
    case 'LambdaFunction':
    case 'AggregateCall':
    case 'WindowFunctionCall':
    case 'WindowExpression':
    case 'GeneratorCall':
      throw new Error(`A ${e.kind} has no value of its own: ${prettySql(e)}`)
  }
}

function column(e: AttributeReference, c: Compilation): Evaluator {
  const ordinal = c.layout.get(e.id)
  if (ordinal === undefined) throw new Error(`Column ${e.name}#${e.id} is not in the input`)
  return (row) => row[ordinal] as Value
}

function outerValue({ attribute }: OuterReference, c: Compilation): Evaluator {
  const cell = c.environment.outer?.get(attribute.id)
  if (cell === undefined) throw new Error(`Column ${attribute.name}#${attribute.id} is not around the subquery`)
  return () => cell.value
}

/** What is raised says where it is written. Without ANSI mode hardly anything is raised. */
function telling(e: Cast | ScalarCall, evaluator: Evaluator, c: Compilation): Evaluator {
  const name = e.kind === 'Cast' ? '' : e.function.name
  if (!RAISES.has(name) && !(e.conf ?? c.environment.conf).ansi) return evaluator
  if (TELLS_NOTHING.has(name)) return withContext(evaluator, undefined)
  const isQuiet = QUIET.has(name) && !childrenOf(e).some(isUnplaced)
  return e.span === undefined || isQuiet ? evaluator : withContext(evaluator, e.span)
}

const isUnplaced = (e: ResolvedExpression): boolean =>
  (e.kind === 'Cast' || e.kind === 'ScalarCall') && e.span === undefined

const RAISES: ReadonlySet<string> = new Set(['element_at'])
/** What raises nothing by itself. */
const QUIET: ReadonlySet<string> = new Set(
  'and or not == <=> < <= > >= isnull isnotnull if when coalesce struct named_struct array getstructfield'.split(' '),
)

/** What Spark puts another expression for, which stands nowhere in the text, and what it does not ask where it stands. */
const TELLS_NOTHING: ReadonlySet<string> = new Set(['to_date', 'to_timestamp', 'unary_minus', 'negative', 'abs'])

const withContext =
  (evaluator: Evaluator, span: Span | undefined): Evaluator =>
  (row) => {
    try {
      return evaluator(row)
    } catch (error) {
      tellContext(error, span)
      throw error
    }
  }

/** Computes an expression without columns once, when its first row asks. */
function constant(e: ResolvedExpression, evaluator: Evaluator, c: Compilation): Evaluator {
  if (c.cells.size > 0 || !isFoldable(e)) return evaluator
  let known: Value | undefined
  return (row) => {
    if (known === undefined) known = ofConstant(evaluator, row)
    return known
  }
}

function ofConstant(evaluator: Evaluator, row: Row): Value {
  try {
    return evaluator(row)
  } catch (error) {
    if (error instanceof SparkError) error.isOfConstant = true
    throw error
  }
}

function cast(e: Cast, c: Compilation): Evaluator {
  const child = c.build(e.child)
  if (e.child.dataType.kind === 'void') return child
  const { conf = c.environment.conf } = e
  const convert = compileCast(e.child.dataType, e.dataType, {
    mode: e.evalMode,
    timeZone: conf.timeZone,
    now: c.environment.now,
    bracketsOnly: conf.flag('spark.sql.legacy.castComplexTypesToString.enabled'),
  })
  if (e.child.dataType.kind === 'string' && isFoldable(e.child))
    return castOfConstant(e, child, convert, { ...c.environment, conf })
  return (row) => {
    const value = child(row)
    return value === null ? null : convert(value)
  }
}

/** Only in a constant text do `today` and the like mean a date. */
function castOfConstant(e: Cast, child: Evaluator, convert: Caster, { now, conf }: Environment): Evaluator {
  return (row) => {
    const value = child(row)
    return typeof value === 'string' ? (specialDateTime(value, e.dataType, now, conf.timeZone) ?? convert(value)) : null
  }
}

/** What a kernel may know of its call. */
export function kernelContext(
  e: {
    readonly name: string
    readonly arguments: readonly ResolvedExpression[]
    readonly dataType: KernelContext['dataType']
    readonly seed?: bigint
    readonly conf?: SessionConf
  },
  environment: Environment,
): KernelContext {
  return {
    conf: e.conf ?? environment.conf,
    name: e.name,
    arguments: e.arguments.map((a) => argumentOf(a, (x) => evaluate(x, environment))),
    dataType: e.dataType,
    now: environment.now,
    currentDatabase: environment.currentDatabase,
    partition: environment.partition ?? 0,
    ...(e.seed !== undefined && { seed: e.seed }),
  }
}

function scalarCall(e: ScalarCall, c: Compilation): Evaluator {
  const context = kernelContext(e, c.environment)
  const args = e.arguments.map((a) => (a.kind === 'LambdaFunction' ? lambda(a, c) : c.build(a)))
  const entry = e.function
  if (entry.lazy !== undefined) return entry.lazy(args, context)
  if (entry.kernel === undefined) throw new Error(`Function ${entry.name} has neither kernel nor lazy`)
  return apply(entry.kernel(context), args, entry.nulls === 'pass')
}

/** Calls a kernel per row, by number of arguments: spreading an argument list is several times slower. */
function apply(kernel: Kernel, args: readonly Evaluator[], passNulls: boolean): Evaluator {
  const call = kernel as (...values: Value[]) => Value
  const [a, b, d] = args
  if (a === undefined) return () => call()
  if (b === undefined) {
    if (passNulls) return (row) => call(a(row))
    return (row) => {
      const x = a(row)
      return x === null ? null : call(x)
    }
  }
  if (d === undefined) {
    if (passNulls) return (row) => call(a(row), b(row))
    return (row) => {
      const x = a(row)
      if (x === null) return null
      const y = b(row)
      return y === null ? null : call(x, y)
    }
  }
  return (row) => {
    const values: Value[] = []
    for (const arg of args) {
      const value = arg(row)
      if (value === null && !passNulls) return null
      values.push(value)
    }
    return call(...values)
  }
}

/** A body may be compiled before its function is. */
function cellOf(id: number, { cells }: Compilation): Cell {
  const cell = cells.get(id) ?? { value: null }
  cells.set(id, cell)
  return cell
}

/** A lambda argument evaluates to a function: its parameters are cells that the body's closure reads. */
function lambda(e: LambdaFunction, c: Compilation): Evaluator {
  const cells = e.parameters.map((p) => cellOf(p.id, c))
  const body = c.build(e.body)
  const kernelOf =
    (row: Row): LambdaKernel =>
    (...values) => {
      tick('a lambda function')
      cells.forEach((cell, i) => {
        cell.value = values[i] ?? null
      })
      return body(row)
    }
  return kernelOf as unknown as Evaluator
}

function userFunction(e: UserFunctionCall, c: Compilation): Evaluator {
  const args = e.arguments.map(c.build)
  const types = e.arguments.map((a) => a.dataType)
  const { name, call } = e.function
  if (call === undefined) {
    throw new UnsupportedError(
      'USER_FUNCTION_ELSEWHERE',
      `Failed to run ${name}(): the function is known by its ${typeof e.function.command === 'number' ? 'handle' : 'bytes'} alone, and no host in this process can call it`,
    )
  }
  return (row) =>
    call(
      args.map((a) => a(row)),
      types,
    )
}
