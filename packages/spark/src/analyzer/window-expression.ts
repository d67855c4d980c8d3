import { analysisError } from '../errors/spark-error.ts'
import type * as plan from '../plan/expression.ts'
import type {
  AggregateCall,
  FrameBound,
  ResolvedExpression,
  SortOrder,
  WindowExpression,
  WindowFunctionCall,
} from '../resolved/expression.ts'
import { frameText } from '../resolved/expression-text.ts'
import { prettySql, quotedSql } from '../resolved/pretty.ts'
import { canCast } from '../types/cast.ts'
import { type DataType, equalTypes, IntegerType, isNumeric } from '../types/data-type.ts'
import { sqlType } from '../types/print.ts'
import { implicitlyCast } from './cast.ts'
import type { AnalyzerContext } from './context.ts'
import { describeCall } from './function-call.ts'

type Frame = WindowExpression['frame']

interface Resolvers {
  readonly resolve: (e: plan.Expression) => ResolvedExpression
  /** Takes a window function, which stands nowhere but here. */
  readonly resolveFunction: (e: plan.UnresolvedFunction) => ResolvedExpression
}

/** `function OVER (…)`: the frame that Spark gives when none is written, and its checks when one is. */
export function resolveWindow(
  e: plan.Window,
  { resolve, resolveFunction }: Resolvers,
  context: AnalyzerContext,
): ResolvedExpression {
  const resolved =
    e.windowFunction.kind === 'UnresolvedFunction' ? resolveFunction(e.windowFunction) : resolve(e.windowFunction)
  const target = resolved.kind === 'Alias' ? resolved.child : resolved
  if (target.kind !== 'AggregateCall' && target.kind !== 'WindowFunctionCall') {
    throw analysisError('UNSUPPORTED_EXPR_FOR_WINDOW', { sqlExpr: quotedSql(target) })
  }
  if (target.kind === 'AggregateCall' && target.isDistinct) {
    throw analysisError('DISTINCT_WINDOW_FUNCTION_UNSUPPORTED', { windowExpr: quotedSql(target) })
  }
  if (target.kind === 'AggregateCall' && target.filter !== undefined) throw analysisError('_LEGACY_ERROR_TEMP_1030')
  const strip = (x: ResolvedExpression): ResolvedExpression => (x.kind === 'Alias' ? x.child : x)
  const partitionSpec = e.partitionSpec.map((p) => strip(resolve(p)))
  const orderSpec = e.orderSpec.map((o) => resolve(o)).filter((o): o is SortOrder => o.kind === 'SortOrder')
  checkOrder(target, orderSpec)
  checkWhole(target, orderSpec, e.frameSpec)
  const frame = frameOf(e.frameSpec, target, orderSpec, resolve, context)
  const { dataType } = target
  const nullable = target.nullable
  return { kind: 'WindowExpression', function: target, partitionSpec, orderSpec, frame, dataType, nullable }
}

function checkOrder(target: AggregateCall | WindowFunctionCall, orderSpec: readonly SortOrder[]): void {
  const needsOrder =
    target.kind === 'WindowFunctionCall' ? target.function.requiresOrder : target.function.windowOnly === true
  if (!needsOrder || orderSpec.length > 0) return
  throw analysisError('_LEGACY_ERROR_TEMP_1037', { wf: quotedSql(target).slice(1, -1) })
}

function checkWhole(
  target: AggregateCall | WindowFunctionCall,
  orderSpec: readonly SortOrder[],
  frame: plan.WindowFrame | undefined,
): void {
  if (target.kind !== 'AggregateCall' || target.function.wholePartition !== true) return
  if (orderSpec.length === 0 && frame === undefined) return
  throw analysisError('INVALID_WINDOW_SPEC_FOR_AGGREGATION_FUNC', { aggFunc: writtenCall(target) })
}

/** Messages name what is written WITHIN GROUP by its arguments, without its order. */
const writtenCall = (target: AggregateCall): string =>
  target.function.withinGroup === true ? describeCall(target.name, target.arguments.slice(0, 2)) : quotedSql(target)

const WHOLE: Frame = { frameType: 'row', lower: 'unbounded', upper: 'unbounded' }
const RUNNING_ROWS: Frame = { frameType: 'row', lower: 'unbounded', upper: 'currentRow' }
const RUNNING_RANGE: Frame = { frameType: 'range', lower: 'unbounded', upper: 'currentRow' }

function frameOf(
  spec: plan.WindowFrame | undefined,
  target: AggregateCall | WindowFunctionCall,
  orderSpec: readonly SortOrder[],
  resolve: (e: plan.Expression) => ResolvedExpression,
  context: AnalyzerContext,
): Frame {
  const fixed = fixedFrame(target, context)
  if (spec === undefined) return fixed ?? (orderSpec.length > 0 ? RUNNING_RANGE : WHOLE)
  const bound = (b: plan.FrameBoundary): FrameBound => (typeof b === 'object' ? resolve(b.value) : b)
  const frame: Frame = { frameType: spec.frameType, lower: bound(spec.lower), upper: bound(spec.upper) }
  if (fixed !== undefined) {
    if (!sameFrame(fixed, frame)) {
      if (target.kind === 'WindowFunctionCall' && target.function.frame.startsWith('offset'))
        throw analysisError('_LEGACY_ERROR_TEMP_1035', { prettyName: target.name })
      throw analysisError('_LEGACY_ERROR_TEMP_1036', { wf: specifiedText(frame), required: specifiedText(fixed) })
    }
    return fixed
  }
  return checkFrame(frame, orderSpec, context)
}

function fixedFrame(target: AggregateCall | WindowFunctionCall, context: AnalyzerContext): Frame | undefined {
  if (target.kind === 'AggregateCall') return undefined
  const { frame } = target.function
  if (frame === 'rows unbounded preceding to current row') return RUNNING_ROWS
  if (frame === 'range unbounded preceding to current row') return RUNNING_RANGE
  const offset = target.arguments[1]
  const amount = offset === undefined ? 1 : context.evaluate(offset)
  const signed = frame === 'offset before' ? -Number(amount) : Number(amount)
  const at: FrameBound = { kind: 'Literal', dataType: { kind: 'integer' }, nullable: false, value: signed }
  return { frameType: 'row', lower: at, upper: at }
}

const sameBound = (a: FrameBound, b: FrameBound): boolean =>
  typeof a === 'object' && typeof b === 'object'
    ? a.kind === 'Literal' && b.kind === 'Literal' && a.value === b.value
    : a === b

const sameFrame = (a: Frame, b: Frame): boolean =>
  a.frameType === b.frameType && sameBound(a.lower, b.lower) && sameBound(a.upper, b.upper)

function specifiedText(frame: Frame): string {
  const bound = (b: FrameBound, unbounded: string, current: string): string =>
    typeof b === 'object' ? prettySql(b) : b === 'unbounded' ? unbounded : current
  const lower = bound(frame.lower, 'unboundedpreceding$()', 'currentrow$()')
  const upper = bound(frame.upper, 'unboundedfollowing$()', 'currentrow$()')
  return `specifiedwindowframe(${frame.frameType === 'row' ? 'RowFrame' : 'RangeFrame'}, ${lower}, ${upper})`
}

function checkFrame(frame: Frame, orderSpec: readonly SortOrder[], context: AnalyzerContext): Frame {
  const offsets = [frame.lower, frame.upper].filter((b): b is ResolvedExpression => typeof b === 'object')
  const mismatch = (errorClass: string, parameters: Record<string, string>): Error =>
    analysisError(`DATATYPE_MISMATCH.${errorClass}`, parameters)
  const frameSql = `"${frameText(frame, prettySql)}"`
  if (frame.frameType === 'range' && offsets.length > 0) {
    if (orderSpec.length === 0) throw mismatch('RANGE_FRAME_WITHOUT_ORDER', { sqlExpr: frameSql })
    if (orderSpec.length > 1) {
      throw mismatch('RANGE_FRAME_MULTI_ORDER', { sqlExpr: frameSql, orderSpec: orderSpec.map(prettySql).join(',') })
    }
  }
  const cast = castFrame(frame, orderSpec, context, frameSql)
  if (typeof cast.lower === 'object' && typeof cast.upper === 'object')
    checkBounds(cast.lower, cast.upper, frameSql, context)
  if (frame.frameType === 'range') checkBoundType(cast, orderSpec, frameSql)
  return cast
}

function checkBounds(
  lower: ResolvedExpression,
  upper: ResolvedExpression,
  sqlExpr: string,
  context: AnalyzerContext,
): void {
  if (!equalTypes(lower.dataType, upper.dataType)) {
    throw analysisError('DATATYPE_MISMATCH.SPECIFIED_WINDOW_FRAME_DIFF_TYPES', {
      sqlExpr,
      lower: quotedSql(lower),
      upper: quotedSql(upper),
      lowerType: `"${sqlType(lower.dataType)}"`,
      upperType: `"${sqlType(upper.dataType)}"`,
    })
  }
  if (Number(context.evaluate(lower)) <= Number(context.evaluate(upper))) return
  const comparison = 'less than or equal'
  throw analysisError('DATATYPE_MISMATCH.SPECIFIED_WINDOW_FRAME_WRONG_COMPARISON', { sqlExpr, comparison })
}

/** What may be added to a date or a timestamp; other columns have had the amount cast to their own type. */
function checkBoundType(frame: Frame, [order]: readonly SortOrder[], sqlExpr: string): void {
  const amount = [frame.lower, frame.upper].find((b): b is ResolvedExpression => typeof b === 'object')
  if (order === undefined || amount === undefined || isAddable(order.dataType, amount.dataType)) return
  throw analysisError('DATATYPE_MISMATCH.RANGE_FRAME_INVALID_TYPE', {
    sqlExpr,
    orderSpecType: `"${sqlType(order.dataType)}"`,
    valueBoundaryType: `"${sqlType(amount.dataType)}"`,
  })
}

function isAddable(type: DataType, amount: DataType): boolean {
  if (type.kind === 'date') return amount.kind === 'integer' || amount.kind === 'year-month interval'
  if (type.kind === 'timestamp' || type.kind === 'timestamp_ntz')
    return amount.kind === 'year-month interval' || amount.kind === 'day-time interval'
  return true
}

const unacceptedType = (sqlExpr: string, location: string, type: DataType, expected: DataType): Error =>
  analysisError('DATATYPE_MISMATCH.SPECIFIED_WINDOW_FRAME_UNACCEPTED_TYPE', {
    sqlExpr,
    location,
    exprType: `"${sqlType(type)}"`,
    expectedType: `"${sqlType(expected)}"`,
  })

/** Rows are counted by an int. */
function checkRowBounds({ lower, upper }: Frame, frameSql: string): void {
  for (const [location, b] of [
    ['lower', lower],
    ['upper', upper],
  ] as const) {
    if (typeof b !== 'object' || b.dataType.kind === 'integer') continue
    throw unacceptedType(frameSql, location, b.dataType, IntegerType)
  }
}

const isReckonable = (type: DataType): boolean =>
  isNumeric(type) || type.kind === 'day-time interval' || type.kind === 'year-month interval'

/** A range frame's amounts take the order column's type, so that adding them is exact. */
function castFrame(frame: Frame, orderSpec: readonly SortOrder[], context: AnalyzerContext, frameSql: string): Frame {
  const order = orderSpec[0]
  if (frame.frameType === 'row') checkRowBounds(frame, frameSql)
  if (frame.frameType === 'row' || order === undefined) return frame
  const cast = (b: FrameBound, location: string): FrameBound => {
    if (typeof b !== 'object') return b
    const type = order.dataType
    if (type.kind === 'date' || type.kind === 'timestamp' || type.kind === 'timestamp_ntz') return b
    if (isReckonable(type) && canCast(b.dataType, type, context.conf.ansi)) {
      return implicitlyCast(b, type, context.conf.ansi)
    }
    if (!isReckonable(type)) {
      throw unacceptedType(frameSql, location, b.dataType, type)
    }
    return b
  }
  return { ...frame, lower: cast(frame.lower, 'lower'), upper: cast(frame.upper, 'upper') }
}
