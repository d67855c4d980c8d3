import { analysisError, type SparkError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import type { AnalysisContext, Argument, Rewrite, ScalarFunction, SparkFunction } from '../functions/define.ts'
import { findFunction } from '../functions/index.ts'
import { internalFunctions } from '../functions/internal.ts'
import { randomSeed } from '../functions/math/random.ts'
import { quoteName } from '../lexer/quoting.ts'
import { argumentOf } from '../resolved/argument.ts'
import type { ResolvedExpression } from '../resolved/expression.ts'
import { prettySql, quotedSql } from '../resolved/pretty.ts'
import { describeInput, implicitCast, matchesInput } from '../types/coercion.ts'
import type { DataType } from '../types/data-type.ts'
import { structType } from '../types/data-type.ts'
import type { InputType } from '../types/input-type.ts'
import { sqlType } from '../types/print.ts'
import { functionIn } from './availability.ts'
import { implicitlyCast } from './cast.ts'
import type { AnalyzerContext } from './context.ts'

/** The entry of a function, or the error for a name that Spark or this engine does not know. */
export function requireFunction(
  name: string,
  context?: Pick<AnalyzerContext, 'currentDatabase' | 'conf'>,
): SparkFunction {
  const entry = context === undefined ? findFunction(name) : functionIn(context.conf.profile, name)
  if (typeof entry === 'object') return entry
  if (entry === 'not implemented') {
    throw new UnsupportedError(
      'FUNCTION_NOT_IMPLEMENTED',
      `Failed to analyze ${name}(): Spark has this function and dryfit does not yet`,
    )
  }
  throw unresolvedRoutine(name, context)
}

/** Spark's error for the name of a function that is nowhere. */
export const unresolvedRoutine = (name: string, context?: Pick<AnalyzerContext, 'currentDatabase'>): SparkError =>
  analysisError('UNRESOLVED_ROUTINE', {
    routineName: quoteName([name]),
    searchPath: `[\`system\`.\`builtin\`, \`system\`.\`session\`, ${quoteName(['spark_catalog', context?.currentDatabase() ?? 'default'])}]`,
  })

/** The entry of a function that only the analyzer calls. */
export function internalFunction(name: string): SparkFunction {
  const entry = internalFunctions.find((f) => f.name === name)
  if (entry === undefined) throw new Error(`There is no internal function ${name}`)
  return entry
}

/** Arguments, type and nullability of a call, by the entry's rules: arity, coercion, checks. */
export function resolveCall(
  entry: SparkFunction,
  name: string,
  args: readonly ResolvedExpression[],
  isDistinct: boolean,
  context: AnalyzerContext,
): ResolvedExpression {
  checkArity(entry, name, args.length)
  const nested = args.find((a) => a.kind === 'GeneratorCall')
  if (nested !== undefined)
    throw analysisError('UNSUPPORTED_GENERATOR.NESTED_IN_EXPRESSIONS', { expression: describeCall(name, args) })
  const analysis: AnalysisContext = { conf: context.conf, name }
  const infosOf = (list: readonly ResolvedExpression[]): readonly Argument[] =>
    list.map((e) => argumentOf(e, context.evaluate))
  const rewritten = entry.kind === 'scalar' ? entry.becomes?.(infosOf(args), analysis) : undefined
  if (rewritten !== undefined) return resolveRewrite(rewritten, args, context)
  const casted = coerceArguments(entry, args, infosOf, analysis)
  const infos = infosOf(casted)
  const draft = callOf(entry, name, casted, isDistinct, { dataType: structType([]), nullable: true })
  checkInputs(entry, infos, draft)
  entry.check?.(infos, analysis)
  if (entry.kind === 'generator') {
    const dataType = structType(entry.columns(infos, analysis))
    return callOf(entry, name, casted, false, { dataType, nullable: false })
  }
  const dataType = typeof entry.returns === 'function' ? entry.returns(infos, analysis) : entry.returns
  return callOf(entry, name, casted, isDistinct, { dataType, nullable: nullability(entry, infos, analysis) })
}

function resolveRewrite(
  rewrite: Rewrite,
  args: readonly ResolvedExpression[],
  context: AnalyzerContext,
): ResolvedExpression {
  if ('argument' in rewrite) return args[rewrite.argument] as ResolvedExpression
  if ('literal' in rewrite) {
    const { literal: value, dataType } = rewrite
    return { kind: 'Literal', dataType, nullable: value === null, value }
  }
  if ('cast' in rewrite)
    return implicitlyCast(resolveRewrite(rewrite.cast, args, context), rewrite.to, context.conf.ansi)
  const entry = typeof rewrite.call === 'string' ? requireFunction(rewrite.call) : rewrite.call
  const inner = rewrite.arguments.map((a) => resolveRewrite(a, args, context))
  return resolveCall(entry, entry.name, inner, false, context)
}

function nullability(entry: SparkFunction, infos: readonly Argument[], analysis: AnalysisContext): boolean {
  if (typeof entry.nullable === 'function') return entry.nullable(infos, analysis)
  return entry.nullable ?? infos.some((a) => a.nullable)
}

interface Typing {
  readonly dataType: DataType
  readonly nullable: boolean
}

function callOf(
  entry: SparkFunction,
  name: string,
  args: readonly ResolvedExpression[],
  isDistinct: boolean,
  typing: Typing,
): ResolvedExpression {
  switch (entry.kind) {
    case 'scalar':
      return {
        kind: 'ScalarCall',
        function: entry,
        name,
        arguments: args,
        ...(entry.seeded === true && { seed: randomSeed() }),
        ...typing,
      }
    case 'aggregate':
      return { kind: 'AggregateCall', function: entry, name, arguments: args, isDistinct, ...typing }
    case 'window':
      return { kind: 'WindowFunctionCall', function: entry, name, arguments: args, ...typing }
    case 'generator':
      return { kind: 'GeneratorCall', function: entry, name, arguments: args, outer: entry.outer === true, ...typing }
  }
}

function checkArity(entry: SparkFunction, name: string, given: number): void {
  const [min, max] = entry.arity ?? arityOf(entry.params)
  if (given >= min && given <= max) return
  const expected =
    max === Number.POSITIVE_INFINITY ? `> ${min - 1}` : min === max ? String(min) : `[${range(min, max)}]`
  throw analysisError('WRONG_NUM_ARGS.WITHOUT_SUGGESTION', {
    functionName: quoteName([name]),
    expectedNum: expected,
    actualNum: String(given),
    docroot: 'https://spark.apache.org/docs/latest',
  })
}

const range = (min: number, max: number): string =>
  Array.from({ length: max - min + 1 }, (_, i) => String(min + i)).join(', ')

function arityOf(params: readonly string[]): readonly [number, number] {
  const required = params.filter((p) => !p.includes('=') && !p.startsWith('*')).length
  return [required, params.some((p) => p.startsWith('*')) ? Number.POSITIVE_INFINITY : params.length]
}

function coerceArguments(
  entry: SparkFunction,
  args: readonly ResolvedExpression[],
  infosOf: (list: readonly ResolvedExpression[]) => readonly Argument[],
  analysis: AnalysisContext,
): readonly ResolvedExpression[] {
  const { ansi } = analysis.conf
  if (entry.coerce !== undefined) {
    const targets = entry.coerce(infosOf(args), analysis)
    return args.map((arg, i) => {
      const target = targets[i]
      return target === undefined ? arg : implicitlyCast(arg, target, ansi)
    })
  }
  const { inputs } = entry
  if (inputs === undefined) return args
  return args.map((arg, i) => {
    const input = inputAt(inputs, i)
    if (input === undefined || arg.kind === 'LambdaFunction') return arg
    // A null literal takes the wanted type even where nothing else is cast.
    if (entry.coercion === 'expects' && arg.dataType.kind !== 'void') return arg
    const target = implicitCast(arg.dataType, input, ansi)
    return target === undefined ? arg : implicitlyCast(arg, target, ansi)
  })
}

const inputAt = (inputs: readonly InputType[], i: number): InputType | undefined =>
  inputs[Math.min(i, inputs.length - 1)]

function checkInputs(entry: SparkFunction, infos: readonly Argument[], call: ResolvedExpression): void {
  const { inputs } = entry
  if (inputs === undefined) return
  infos.forEach((info, i) => {
    const input = inputAt(inputs, i)
    if (input === undefined || input === 'lambda' || matchesInput(info.dataType, input)) return
    throw analysisError('DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE', {
      sqlExpr: quotedSql(call),
      paramIndex: String(i + 1),
      requiredType: describeInput(input),
      inputSql: `"${info.sql}"`,
      inputType: `"${sqlType(info.dataType)}"`,
    })
  })
}

/** True where the entry takes functions as arguments. */
export const takesLambda = (entry: SparkFunction): entry is ScalarFunction =>
  entry.kind === 'scalar' && entry.lambdas !== undefined

export const describeCall = (name: string, args: readonly ResolvedExpression[]): string =>
  `"${name}(${args.map(prettySql).join(', ')})"`
