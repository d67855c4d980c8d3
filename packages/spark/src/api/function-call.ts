import type { SparkFunction } from '../functions/define.ts'
import { findFunction } from '../functions/index.ts'
import { randomSeed } from '../functions/math/random.ts'
import { type Param, parseParam } from '../functions/params.ts'
import { builtByPython } from '../functions/python-names.ts'
import { schemaText } from '../functions/schema-argument.ts'
import { call } from '../plan/build.ts'
import type { Expression, LambdaFunction, UnresolvedNamedLambdaVariable } from '../plan/expression.ts'
import { type DataType, mapType, StringType } from '../types/data-type.ts'
import { Column, type ColumnOrName, columnExpression, valueExpression } from './column.ts'
import { literalOf } from './literal.ts'

/**
 * A call of a registered function with arguments given as PySpark takes them: what each parameter accepts stands in the
 * function's entry.
 *
 * @throws Error when the registry has no such function
 */
export function callFunction(name: string, args: readonly unknown[], isDistinct = false): Column {
  const functionName = builtByPython(name, args.filter((a) => a !== undefined).length)
  const entry = findFunction(functionName)
  const expressions = entry === undefined ? args.map(looseExpression) : argumentExpressions(entry, args)
  return new Column({
    kind: 'UnresolvedFunction',
    functionName,
    arguments: expressions,
    ...(isDistinct ? { isDistinct } : {}),
  })
}

const looseExpression = (value: unknown): Expression =>
  typeof value === 'string' ? columnExpression(value) : valueExpression(value)

function argumentExpressions(entry: SparkFunction, args: readonly unknown[]): readonly Expression[] {
  const params = entry.params.map(parseParam)
  const out: Expression[] = []
  params.forEach((param, i) => {
    if (param.variadic) {
      const rest = args.slice(i)
      const [only] = rest
      const list = rest.length === 1 && Array.isArray(only) ? (only as readonly unknown[]) : rest
      for (const v of list) out.push(argument(param, v))
      return
    }
    const given = args[i]
    if (given === undefined || (given === null && param.optional && param.defaultText === 'None')) {
      const filled = defaultOf(
        param,
        args.slice(i).some((v) => v !== undefined),
      )
      if (filled !== undefined) out.push(filled)
      return
    }
    out.push(argument(param, given))
  })
  return out
}

function defaultOf(param: Param, needed: boolean): Expression | undefined {
  const { defaultText } = param
  if (param.kind === 'seed') return literalOf(randomSeed())
  if (defaultText === undefined || (defaultText === 'None' && !needed)) return undefined
  return literalOf(defaultValue(defaultText))
}

function defaultValue(text: string): unknown {
  if (text === 'None') return null
  if (text === 'True' || text === 'False') return text === 'True'
  const quoted = /^(['"])(.*)\1$/.exec(text)
  return quoted === null ? Number(text) : quoted[2]
}

function argument(param: Param, value: unknown): Expression {
  if (value instanceof Column) return value.expr
  switch (param.kind) {
    case 'column':
      return typeof value === 'string' ? columnExpression(value) : valueExpression(value)
    case 'col|int':
    case 'col|str':
      return typeof value === 'string' && param.kind === 'col|int' ? columnExpression(value) : literalOf(value)
    case 'lambda':
      return lambdaOf(value as (...columns: Column[]) => Column)
    case 'float':
      return typeof value === 'number' ? { ...literalOf(value), dataType: { kind: 'double' } } : literalOf(value)
    case 'schema':
      return literalOf(schemaText(value as string | DataType))
    case 'options':
      return optionsLiteral(value as ReadonlyMap<string, unknown> | Readonly<Record<string, unknown>>)
    default:
      return literalOf(value)
  }
}

function optionsLiteral(options: ReadonlyMap<string, unknown> | Readonly<Record<string, unknown>>): Expression {
  const entries = options instanceof Map ? [...options] : Object.entries(options)
  return {
    kind: 'Literal',
    dataType: mapType(StringType, StringType),
    value: entries.map(([key, value]) => [String(key), String(value)]),
  }
}

let lambdaVariables = 0
const PARAMETER_NAMES = ['x', 'y', 'z'] as const

/** A JavaScript function over columns as the lambda of `transform`, `filter`, `aggregate`. */
export function lambdaOf(body: (...columns: Column[]) => Column): LambdaFunction {
  const variables = PARAMETER_NAMES.slice(0, body.length).map((name): UnresolvedNamedLambdaVariable => {
    lambdaVariables += 1
    return { kind: 'UnresolvedNamedLambdaVariable', nameParts: [`${name}_${lambdaVariables}`] }
  })
  return { kind: 'LambdaFunction', function: body(...variables.map((v) => new Column(v))).expr, arguments: variables }
}

/** The column of a name, as `functions.col`. */
export const col = (name: string): Column => new Column(columnExpression(name))
/** A literal. A list becomes a call of `array`, as in PySpark. */
export const lit = (value: unknown): Column => {
  if (value instanceof Column) return value
  if (!Array.isArray(value)) return new Column(literalOf(value))
  return new Column({
    kind: 'UnresolvedFunction',
    functionName: 'array',
    arguments: value.map((v: unknown) => lit(v).expr),
  })
}
/** A column of SQL text: `expr('a + 1')`. */
export const expr = (text: string): Column => new Column({ kind: 'ExpressionString', expression: text })
/** Starts a case: `when(condition, value).otherwise(other)`. */
export const when = (condition: Column, value: unknown): Column =>
  new Column(call('when', condition.expr, valueExpression(value)))

/** Tells whether a map has a key, as what PySpark builds: `array_contains(map_keys(col), value)`. */
export const map_contains_key = (col: ColumnOrName, value: unknown): Column =>
  callFunction('array_contains', [callFunction('map_keys', [col]), value])
