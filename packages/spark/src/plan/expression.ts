import type { Span } from '../lexer/token.ts'
import type { DataType, StructType } from '../types/data-type.ts'
import type { Row, Value } from '../types/value.ts'

// Spark Connect 3.5's expressions (spark/connect/expressions.proto) under their own names, fields in camelCase.

/** What SQL text was read into has its place there. */
interface Placed {
  readonly span?: Span
}

/**
 * Names a frame, so that its columns can be referred to. An object and not its number: what is known of a frame is kept
 * by it, and lives as long as a plan or a column that names the frame.
 */
export interface PlanId {
  readonly id: number
}

export interface Literal extends Placed {
  readonly kind: 'Literal'
  readonly dataType: DataType
  readonly value: Value
}
export interface UnresolvedAttribute extends Placed {
  readonly kind: 'UnresolvedAttribute'
  /** `a`, `t.a`, `` `a.b`.c `` */
  readonly unparsedIdentifier: string
  /** The relation whose column is meant (`df["a"]`). */
  readonly planId?: PlanId
}
export interface UnresolvedFunction extends Placed {
  readonly kind: 'UnresolvedFunction'
  readonly functionName: string
  readonly arguments: readonly Expression[]
  readonly isDistinct?: boolean
  /** `FILTER (WHERE …)`: the rows that an aggregate sees. */
  readonly filter?: Expression
  /** Called in SQL text: there a star stands for all columns in any function. */
  readonly inSql?: boolean
  /** `lag(a) IGNORE NULLS`: of the two functions that have no argument for it. */
  readonly ignoresNulls?: boolean
  /** A name without brackets: a column of that name goes first (`current_date`, `user`). */
  readonly orColumn?: boolean
  /** `f(a, name => b)`: the name of each argument, '' for one without. */
  readonly argumentNames?: readonly string[]
  /** `percentile_cont(…) WITHIN GROUP (ORDER BY …)`: what stands in the brackets comes behind what is ordered. */
  readonly withinGroup?: boolean
  /** Called by a name that the session's own functions may have: `call_udf`. Spark's `upper` is never another's. */
  readonly isUserDefinedFunction?: boolean
  /** One that Spark plans with and no SQL can call: `functions/internal.ts` has it. */
  readonly isInternal?: boolean
}
export interface ExpressionString extends Placed {
  readonly kind: 'ExpressionString'
  readonly expression: string
}
export interface UnresolvedStar extends Placed {
  readonly kind: 'UnresolvedStar'
  /** `t.*` or `s.*`: what stands before the star. */
  readonly unparsedTarget?: string
  /** How many columns, which the analyzer put before those of the input, it leaves out. */
  readonly skips?: number
}
export interface UnresolvedRegex extends Placed {
  readonly kind: 'UnresolvedRegex'
  readonly colName: string
  readonly planId?: PlanId
  /** The relation that it is looked for in, of a text: `` t.`a.*` ``. */
  readonly target?: readonly string[]
}
export interface Alias extends Placed {
  readonly kind: 'Alias'
  readonly expr: Expression
  /** More than one name only for a generator of several columns. */
  readonly name: readonly string[]
  readonly metadata?: Readonly<Record<string, unknown>>
}
export interface Cast extends Placed {
  readonly kind: 'Cast'
  readonly expr: Expression
  /** A DDL text is parsed by the analyzer, so that a bad one raises Spark's error. */
  readonly type: DataType | string
  readonly evalMode?: 'try'
}
export interface SortOrder extends Placed {
  readonly kind: 'SortOrder'
  readonly child: Expression
  readonly direction: 'ascending' | 'descending'
  readonly nullOrdering: 'first' | 'last'
}
export type FrameBoundary = 'currentRow' | 'unbounded' | { readonly value: Expression }
export interface WindowFrame {
  readonly frameType: 'row' | 'range'
  readonly lower: FrameBoundary
  readonly upper: FrameBoundary
}
export interface Window extends Placed {
  readonly kind: 'Window'
  readonly windowFunction: Expression
  readonly partitionSpec: readonly Expression[]
  readonly orderSpec: readonly SortOrder[]
  readonly frameSpec?: WindowFrame
}
export interface LambdaFunction extends Placed {
  readonly kind: 'LambdaFunction'
  readonly function: Expression
  readonly arguments: readonly UnresolvedNamedLambdaVariable[]
}
export interface UnresolvedNamedLambdaVariable extends Placed {
  readonly kind: 'UnresolvedNamedLambdaVariable'
  readonly nameParts: readonly string[]
}
/** `child[extraction]`, `child.getField(name)`. */
export interface UnresolvedExtractValue extends Placed {
  readonly kind: 'UnresolvedExtractValue'
  readonly child: Expression
  readonly extraction: Expression
}
/** `withField` (with a value) and `dropFields` (without). */
export interface UpdateFields extends Placed {
  readonly kind: 'UpdateFields'
  readonly structExpression: Expression
  readonly fieldName: string
  readonly valueExpression?: Expression
}
/** A call of a function of the job's. */
export interface CommonInlineUserDefinedFunction extends Placed {
  readonly kind: 'CommonInlineUserDefinedFunction'
  readonly function: UserFunction
  readonly arguments: readonly Expression[]
}
/** A function of the job's as data: an engine in this process calls it, another one sends its command. */
export interface UserFunction {
  readonly name: string
  readonly outputType: DataType
  readonly nullable: boolean
  readonly deterministic: boolean
  /** PySpark's number for the kind of function: 100 is called with the values of one row. */
  readonly evalType: number
  /** The handle by which its host knows it, or its bytes. */
  readonly command: number | Uint8Array
  /** Takes engine values of the argument types, gives one of `outputType`. Absent where this process can't run it. */
  readonly call?: (argumentValues: readonly Value[], argumentTypes: readonly DataType[]) => Value
}

/** What a function that makes rows makes of a partition: rows for each that it was given, and those at the end. */
export interface MadeRows {
  readonly each: readonly (readonly Row[])[]
  readonly last: readonly Row[]
}
/** A function of the job's that makes rows, as data. */
export interface UserTableFunction {
  readonly name: string
  readonly outputType: StructType
  readonly deterministic: boolean
  readonly evalType: number
  readonly command: number | Uint8Array
  /** Takes the argument rows of a partition in their order. Absent where this process can't run it. */
  readonly run?: (argumentRows: readonly Row[], argumentTypes: readonly DataType[]) => MadeRows
}

/** A relation, seen from an expression that holds one. Relations hold expressions: what it is only relation.ts says. */
export interface RelationNode {
  readonly kind: string
  readonly planId?: PlanId
}
/** A query in brackets, EXISTS, IN. */
export interface SubqueryExpression extends Placed {
  readonly kind: 'SubqueryExpression'
  readonly subqueryType: 'scalar' | 'exists' | 'in'
  readonly plan: RelationNode
  /** What stands before IN. */
  readonly inSubqueryValues?: readonly Expression[]
}

/** What was asked for, names unresolved: frozen plain objects. */
export type Expression =
  | Literal
  | UnresolvedAttribute
  | UnresolvedFunction
  | ExpressionString
  | UnresolvedStar
  | UnresolvedRegex
  | Alias
  | Cast
  | SortOrder
  | Window
  | LambdaFunction
  | UnresolvedNamedLambdaVariable
  | UnresolvedExtractValue
  | UpdateFields
  | CommonInlineUserDefinedFunction
  | SubqueryExpression
