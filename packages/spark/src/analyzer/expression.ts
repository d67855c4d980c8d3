import { analysisError, SparkError, sparkError } from '../errors/spark-error.ts'
import type { SparkFunction } from '../functions/define.ts'
import { findFunction } from '../functions/index.ts'
import { parseParam } from '../functions/params.ts'
import { parseNameParts } from '../lexer/name-parts.ts'
import { quoted, writtenName } from '../lexer/quoting.ts'
import { call } from '../plan/build.ts'
import type * as plan from '../plan/expression.ts'
import { argumentOf } from '../resolved/argument.ts'
import type {
  AttributeReference,
  LambdaFunction,
  LambdaVariable,
  ResolvedExpression,
  SortOrder,
} from '../resolved/expression.ts'
import { prettySql, quotedSql } from '../resolved/pretty.ts'
import { bounded } from '../trees/bounded.ts'
import { IntegerType, TimestampType } from '../types/data-type.ts'
import { checkAggregateFilter, checkDistinct } from './aggregate-filter.ts'
import { expandStars, misplaced } from './argument-stars.ts'
import { aliasOf, asWritten, nextId } from './attribute.ts'
import { explicitCast } from './cast.ts'
import { paddedChars } from './char-padding.ts'
import { constantLambda } from './constant-lambda.ts'
import type { AnalyzerContext } from './context.ts'
import { extractFields, extractValue } from './extract.ts'
import { fileCall } from './file-columns.ts'
import { internalFunction, requireFunction, resolveCall, takesLambda, unresolvedRoutine } from './function-call.ts'
import { literalIn } from './literal.ts'
import { located } from './location.ts'
import type { Scope } from './lookup-scope.ts'
import { inOrder } from './named-arguments.ts'
import { resolveFrameColumn, resolveVariable, variableKey, variableOf } from './names.ts'
import { findColumn, unresolvedColumn } from './scope.ts'
import { negated, resolveSubquery, surroundings } from './subquery.ts'
import { checkWindowColumn } from './time-window.ts'
import { updateFields } from './update-fields.ts'
import { resolveWindow } from './window-expression.ts'

/** Binds names, inserts casts, computes types: an expression of the plan as the interpreter runs it. */
export function resolveExpression(e: plan.Expression, scope: Scope): ResolvedExpression {
  const known = scope.resolver
  if (known?.scope === scope) return known.resolve(e)
  const resolve = bounded({
    below: resolvedAlone,
    compute: (inner: plan.Expression) => located(inner, () => placed(resolveIn(inner, scope), inner)),
  })
  scope.resolver = { scope, resolve }
  return resolve(e)
}

/** What is computed for rows knows where it is written: what it raises then says so. */
const placed = (resolved: ResolvedExpression, { span }: plan.Expression): ResolvedExpression =>
  span !== undefined && (resolved.kind === 'ScalarCall' || resolved.kind === 'Cast') && resolved.span === undefined
    ? { ...resolved, span }
    : resolved

/** The expressions below that mean the same whatever stands above them. */
function resolvedAlone(e: plan.Expression): readonly plan.Expression[] {
  switch (e.kind) {
    case 'UnresolvedFunction': {
      const kind = findFunction(e.functionName)?.kind
      return kind === 'scalar' || kind === 'generator' ? e.arguments.filter((a) => !OF_ITS_PLACE.has(a.kind)) : []
    }
    case 'Alias':
    case 'Cast':
      return [e.expr]
    case 'SortOrder':
      return [e.child]
    case 'UnresolvedExtractValue':
      return [e.child, e.extraction]
    case 'UpdateFields':
      return e.valueExpression === undefined ? [e.structExpression] : [e.valueExpression, e.structExpression]
    case 'CommonInlineUserDefinedFunction':
      return e.arguments
    default:
      return []
  }
}

const OF_ITS_PLACE: ReadonlySet<plan.Expression['kind']> = new Set([
  'UnresolvedStar',
  'UnresolvedRegex',
  'LambdaFunction',
])

function resolveIn(e: plan.Expression, scope: Scope): ResolvedExpression {
  const { context } = scope
  const resolve = (child: plan.Expression): ResolvedExpression => resolveExpression(child, scope)
  switch (e.kind) {
    case 'Literal':
      return literalIn(e, context)
    case 'UnresolvedAttribute':
      return resolveAttribute(e, scope)
    case 'UnresolvedNamedLambdaVariable':
      return resolveVariable(e, scope)
    case 'ExpressionString':
      return resolve(context.parseExpression(e.expression))
    case 'Alias':
      if (e.name.length > 1 && !isGenerator(e.expr)) throw multiAlias(e)
      return aliasOf(resolve(e.expr), e.name[0] ?? '', ...(e.metadata === undefined ? [] : [e.metadata]))
    case 'Cast': {
      const dataType = typeof e.type === 'string' ? context.parseType(e.type) : e.type
      return explicitCast(unalias(resolve(e.expr)), dataType, context.conf.ansi, e.evalMode === 'try')
    }
    case 'SortOrder':
      return resolveSortOrder(e, scope)
    case 'UnresolvedFunction':
      return columnCalled(e, scope) ?? fileCall(e, scope) ?? needsWindow(resolveFunction(e, scope))
    case 'Window':
      return resolveWindow(
        parsedWindow(e, context),
        { resolve, resolveFunction: (call) => resolveFunction(call, scope) },
        context,
      )
    case 'UnresolvedExtractValue':
      return extracted(resolve(e.child), unalias(resolve(e.extraction)), scope)
    case 'UpdateFields': {
      const value = e.valueExpression === undefined ? undefined : unalias(resolve(e.valueExpression))
      return updateFields(unalias(resolve(e.structExpression)), parseNameParts(e.fieldName), value, context)
    }
    case 'CommonInlineUserDefinedFunction':
      return {
        kind: 'UserFunctionCall',
        function: e.function,
        arguments: e.arguments.map((a) => unalias(resolve(a))),
        dataType: e.function.outputType,
        nullable: e.function.nullable,
      }
    case 'SubqueryExpression':
      return subqueryIn(e, scope)
    case 'UnresolvedRegex':
      throw misplaced(e, 'expression')
    case 'UnresolvedStar':
      throw analysisError('INVALID_USAGE_OF_STAR_OR_REGEX', { elem: "'*'", prettyName: 'expression' })
    case 'LambdaFunction':
      throw analysisError('INVALID_LAMBDA_FUNCTION_CALL.NUM_ARGS_MISMATCH', {
        expectedNumArgs: '0',
        actualNumArgs: '1',
      })
  }
}

function extracted(named: ResolvedExpression, extraction: ResolvedExpression, scope: Scope): ResolvedExpression {
  const child = unalias(named)
  const plain = extractValue(child, extraction, scope.context)
  const value = named !== child && 'arguments' in plain ? showing(plain, [named, ...plain.arguments.slice(1)]) : plain
  return scope.written === true ? asWritten(value, `${prettySql(child)}[${prettySql(extraction)}]`) : value
}

function subqueryIn(e: plan.SubqueryExpression, scope: Scope): ResolvedExpression {
  const { context, attributes } = scope
  const values = (e.inSubqueryValues ?? []).map((v) => unalias(resolveExpression(v, scope)))
  const groups =
    scope.isHaving === true && scope.beyond !== undefined ? [() => attributes, scope.beyond] : [() => attributes]
  return resolveSubquery(e, values, surroundings(groups, context, takesAggregates(e, scope)), context)
}

/** Over grouping sets Spark finds no columns around an IN before it knows what is grouped. */
const takesAggregates = ({ subqueryType }: plan.SubqueryExpression, { isHaving, input }: Scope): boolean =>
  isHaving === true && !(subqueryType === 'in' && input?.kind === 'Aggregate' && input.sets !== undefined)

/** The column that a call without brackets names. */
function columnCalled(e: plan.UnresolvedFunction, scope: Scope): ResolvedExpression | undefined {
  if (e.orColumn !== true) return undefined
  const { caseSensitive } = scope.context.conf
  return (
    findColumn([e.functionName], scope.attributes, caseSensitive)?.attribute ??
    (scope.beyond === undefined ? undefined : findColumn([e.functionName], scope.beyond(), caseSensitive)?.attribute)
  )
}

/** `expr("lag(a) ignore nulls").over(…)` */
const parsedWindow = (e: plan.Window, context: AnalyzerContext): plan.Window =>
  e.windowFunction.kind === 'ExpressionString'
    ? { ...e, windowFunction: context.parseExpression(e.windowFunction.expression) }
    : e

function needsWindow(e: ResolvedExpression): ResolvedExpression {
  if (e.kind !== 'WindowFunctionCall' && !(e.kind === 'AggregateCall' && e.function.windowOnly === true)) return e
  throw analysisError('WINDOW_FUNCTION_WITHOUT_OVER_CLAUSE', { funcName: quotedSql(e) })
}

/** What an alias names; inside an expression a name means nothing. */
export const unalias = (e: ResolvedExpression): ResolvedExpression => (e.kind === 'Alias' ? e.child : e)

export function resolveSortOrder(e: plan.SortOrder, scope: Scope): SortOrder {
  const child = unalias(resolveExpression(e.child, scope))
  const { dataType, nullable } = child
  return { kind: 'SortOrder', child, direction: e.direction, nullOrdering: e.nullOrdering, dataType, nullable }
}

const isGenerator = (e: plan.Expression): boolean =>
  e.kind === 'UnresolvedFunction' && findFunction(e.functionName)?.kind === 'generator'

/** Spark finds only in the end that nobody took the second name. */
const multiAlias = (e: plan.Alias): SparkError =>
  sparkError('SparkRuntimeException', 'INTERNAL_ERROR', {
    message: `Found the unresolved operator: an alias with the names (${e.name.join(', ')})`,
  })

function resolveAttribute(e: plan.UnresolvedAttribute, scope: Scope): ResolvedExpression {
  const { context } = scope
  const parts = parseNameParts(e.unparsedIdentifier)
  const { caseSensitive } = context.conf
  if (e.planId !== undefined) return resolveFrameColumn(e.planId, parts, scope)
  const variable = variableOf(parts[0] ?? '', scope)
  if (variable !== undefined) return extractFields(variable, parts.slice(1), context)
  const match =
    findColumn(parts, scope.attributes, caseSensitive) ??
    (scope.beyond === undefined ? undefined : findColumn(parts, scope.beyond(), caseSensitive)) ??
    scope.lateral?.(parts)
  if (match === undefined) {
    const outer = context.outer?.find(parts)
    if (outer === undefined && isHiveGroupingId(parts)) return resolveExpression(call('grouping_id'), scope)
    if (outer === undefined) throw unresolvedColumn(parts, scope.attributes)
    const { dataType, nullable } = outer.attribute
    const reference: ResolvedExpression = { kind: 'OuterReference', attribute: outer.attribute, dataType, nullable }
    return extractFields(reference, outer.fields, context)
  }
  const value = extractFields(match.attribute, match.fields, context)
  return scope.written === true ? asWritten(value, writtenName(parts)) : value
}

const isHiveGroupingId = (parts: readonly string[]): boolean => parts.length === 1 && parts[0] === 'grouping__id'

/** `int(x)`, `date(x)`: SQL's short way to write a cast. */
const CAST_FUNCTIONS = new Set(
  'boolean tinyint smallint int bigint float double decimal date timestamp binary string'.split(' '),
)

function resolveFunction(called: plan.UnresolvedFunction, scope: Scope): ResolvedExpression {
  const { context } = scope
  const e = inOrder(called, context)
  const [only] = e.arguments
  if (only !== undefined && e.arguments.length === 1 && CAST_FUNCTIONS.has(e.functionName.toLowerCase())) {
    const name = e.functionName.toLowerCase()
    // The function is that of the type; only the type's name has a setting.
    const type = name === 'timestamp' ? TimestampType : scope.context.parseType(name)
    const value = unalias(resolveExpression(only, scope))
    const cast: ResolvedExpression = { ...explicitCast(value, type, scope.context.conf.ansi, false), explicit: false }
    return scope.written === true ? asWritten(cast, `${e.functionName}(${prettySql(value)})`) : cast
  }
  const own = e.inSql === true || e.isUserDefinedFunction === true ? context.findFunction(e.functionName) : undefined
  if (own !== undefined) return sessionCall(own, e, scope)
  const entry = entryOf(e, context)
  const isUngrouped = entry.kind === 'aggregate' && entry.withinGroup === true && e.withinGroup !== true
  if (isUngrouped || (entry.apiOnly === true && e.inSql === true)) throw unresolvedRoutine(e.functionName, context)
  const name = e.functionName.toLowerCase() === entry.name.toLowerCase() ? entry.name : e.functionName.toLowerCase()
  const args = takesLambda(entry)
    ? resolveLambdaArguments(e, scope, name)
    : resolveArguments(expandStars(e, scope), entry.kind === 'aggregate' ? scope.aggregated : undefined, scope)
  const unnamed = entry.kind === 'scalar' && entry.keepsAliases === true ? args : args.map(unalias)
  const plain = entry.name === 'not' ? unnamed.map(negated) : paddedChars(entry.name, unnamed, context)
  // Spark judges the filter before it looks at the types of the arguments.
  const filter = e.filter === undefined ? undefined : unalias(resolveExpression(e.filter, scope))
  if (e.isDistinct === true) checkDistinct(entry, name)
  if (filter !== undefined) checkAggregateFilter(entry, name, filter)
  const bare = resolveCall(entry, name, plain, e.isDistinct === true, scope.context)
  if (entry.name === 'window_time') checkWindowColumn(plain[0], prettySql(bare))
  if (e.inSql !== true) entry.refuse?.(plain.map((a) => argumentOf(a, scope.context.evaluate)))
  const shown =
    plain === unnamed && unnamed !== args && args.some((a) => a.kind === 'Alias') ? showing(bare, args) : bare
  const call = filter !== undefined && shown.kind === 'AggregateCall' ? { ...shown, filter } : shown
  const written = scope.written === true ? entry.writtenSql?.(plain.map(prettySql)) : undefined
  return written === undefined ? call : asWritten(call, written)
}

/** Spark names a column before it takes the names out that stand among arguments. */
const showing = (call: ResolvedExpression, shown: readonly ResolvedExpression[]): ResolvedExpression =>
  'arguments' in call && call.kind !== 'UserFunctionCall' && call.arguments.length === shown.length
    ? { ...call, shown }
    : call

function entryOf(e: plan.UnresolvedFunction, context: AnalyzerContext): SparkFunction {
  if (e.isInternal === true) return internalFunction(e.functionName)
  if (e.ignoresNulls === true) return internalFunction(`${e.functionName.toLowerCase()} ignore nulls`)
  return requireFunction(e.functionName, context)
}

/** A call of a function that the session registered. */
function sessionCall(own: plan.UserFunction, e: plan.UnresolvedFunction, scope: Scope): ResolvedExpression {
  const syntax = e.isDistinct === true ? 'DISTINCT' : e.filter === undefined ? undefined : 'FILTER clause'
  if (syntax !== undefined) throw analysisError('_LEGACY_ERROR_TEMP_1023', { prettyName: 'pythonudf', syntax })
  return {
    kind: 'UserFunctionCall',
    function: own,
    arguments: resolveArguments(expandStars(e, scope), undefined, scope).map(unalias),
    dataType: own.outputType,
    nullable: own.nullable,
  }
}

/** Arguments by the names in scope; those of an aggregate over an aggregation also by the names below it. */
function resolveArguments(
  args: readonly plan.Expression[],
  below: readonly AttributeReference[] | undefined,
  scope: Scope,
): readonly ResolvedExpression[] {
  const within = (s: Scope): readonly ResolvedExpression[] => args.map((a) => resolveExpression(a, s))
  if (below === undefined) return within(scope)
  try {
    return within(scope)
  } catch (error) {
    if (!(error instanceof SparkError) || error.errorClass?.startsWith('UNRESOLVED_COLUMN') !== true) throw error
    return within({ ...scope, attributes: below })
  }
}

function resolveLambdaArguments(e: plan.UnresolvedFunction, scope: Scope, name: string): readonly ResolvedExpression[] {
  const entry = requireFunction(e.functionName)
  const { context } = scope
  const values = e.arguments.map((a) =>
    a.kind === 'LambdaFunction' ? undefined : unalias(resolveExpression(a, scope)),
  )
  const arities = entry.params.map((param) => parseParam(param).arities)
  const infos = values.flatMap((v, i) =>
    v === undefined || arities[i] !== undefined ? [] : [argumentOf(v, context.evaluate)],
  )
  const parameters = entry.kind === 'scalar' ? (entry.lambdas?.(infos, { conf: context.conf, name }) ?? []) : []
  let next = 0
  return e.arguments.map((a, i) => {
    if (a.kind !== 'LambdaFunction' && arities[i] === undefined) return values[i] as ResolvedExpression
    const types = parameters[next] ?? []
    next += 1
    if (a.kind !== 'LambdaFunction') return constantLambda(values[i] as ResolvedExpression, types, arities[i])
    if (!(arities[i] ?? [types.length]).includes(a.arguments.length)) {
      throw analysisError('INVALID_LAMBDA_FUNCTION_CALL.NUM_ARGS_MISMATCH', {
        expectedNumArgs: String(a.arguments.length),
        actualNumArgs: String(types.length),
      })
    }
    checkDistinctNames(a, context)
    const variables = a.arguments.map(
      (v, k): LambdaVariable => ({
        kind: 'LambdaVariable',
        id: nextId(),
        name: v.nameParts[0] ?? '',
        dataType: types[k]?.dataType ?? IntegerType,
        nullable: types[k]?.nullable ?? true,
      }),
    )
    return resolveLambda(a, variables, scope)
  })
}

function checkDistinctNames(e: plan.LambdaFunction, context: AnalyzerContext): void {
  const names = e.arguments.map((a) => variableKey(a.nameParts[0] ?? '', context))
  if (new Set(names).size === names.length) return
  throw analysisError('INVALID_LAMBDA_FUNCTION_CALL.DUPLICATE_ARG_NAMES', {
    args: names.map(quoted).join(', '),
    caseSensitiveConfig: '"spark.sql.caseSensitive"',
  })
}

function resolveLambda(e: plan.LambdaFunction, parameters: readonly LambdaVariable[], scope: Scope): LambdaFunction {
  const lambdaVariables = new Map([
    ...(scope.lambdaVariables ?? []),
    ...parameters.map((p): [string, LambdaVariable] => [variableKey(p.name, scope.context), p]),
  ])
  const body = unalias(resolveExpression(e.function, { ...scope, lambdaVariables }))
  return { kind: 'LambdaFunction', parameters, body, dataType: body.dataType, nullable: body.nullable }
}
