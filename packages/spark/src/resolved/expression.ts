import type { SessionConf } from '../conf/session-conf.ts'
import type { AggregateFunction, GeneratorFunction, ScalarFunction, WindowFunction } from '../functions/define.ts'
import type { Span } from '../lexer/token.ts'
import type { UserFunction } from '../plan/expression.ts'
import type { Relation } from '../plan/relation.ts'
import type { DataType } from '../types/data-type.ts'
import type { Value } from '../types/value.ts'

// What the analyzer makes of an expression: names bound to attribute ids, implicit casts written out, types known.

export interface Literal {
  readonly kind: 'Literal'
  readonly dataType: DataType
  readonly nullable: boolean
  readonly value: Value
  /** Where a timestamp is printed. */
  readonly timeZone?: string
}
export interface AttributeReference {
  readonly kind: 'AttributeReference'
  /** Unique in the process: two columns with the same name differ here. */
  readonly id: number
  readonly name: string
  readonly dataType: DataType
  readonly nullable: boolean
  /** The aliases of the frame it comes from: `a.id` finds it by `['a']`. */
  readonly qualifier: readonly string[]
  readonly metadata: Readonly<Record<string, unknown>>
}
export interface Alias {
  readonly kind: 'Alias'
  readonly id: number
  readonly name: string
  readonly child: ResolvedExpression
  readonly dataType: DataType
  readonly nullable: boolean
  readonly metadata: Readonly<Record<string, unknown>>
}
/** Arguments as they print, with the names that were given to them. */
type Shown = readonly ResolvedExpression[]

export interface ScalarCall {
  readonly kind: 'ScalarCall'
  readonly function: ScalarFunction
  /** As the caller spelled it: an alias of the function may print under its own name. */
  readonly name: string
  readonly arguments: readonly ResolvedExpression[]
  readonly shown?: Shown
  /** What a function draws from that was given no seed. */
  readonly seed?: bigint
  /** What it was analyzed under, where that is not what its query runs under. */
  readonly conf?: SessionConf
  readonly dataType: DataType
  readonly nullable: boolean
  readonly span?: Span
}
export interface Cast {
  readonly kind: 'Cast'
  readonly child: ResolvedExpression
  readonly dataType: DataType
  readonly nullable: boolean
  readonly evalMode: 'legacy' | 'ansi' | 'try'
  /** Written by the user: it shows in the name of the column, an implicit one does not. */
  readonly explicit: boolean
  /** As that of a call. */
  readonly conf?: SessionConf
  readonly span?: Span
}
export interface AggregateCall {
  readonly kind: 'AggregateCall'
  readonly function: AggregateFunction
  readonly name: string
  readonly arguments: readonly ResolvedExpression[]
  readonly shown?: Shown
  readonly isDistinct: boolean
  readonly filter?: ResolvedExpression
  readonly dataType: DataType
  readonly nullable: boolean
}
export interface SortOrder {
  readonly kind: 'SortOrder'
  readonly child: ResolvedExpression
  readonly direction: 'ascending' | 'descending'
  readonly nullOrdering: 'first' | 'last'
  readonly dataType: DataType
  readonly nullable: boolean
}
export interface WindowFunctionCall {
  readonly kind: 'WindowFunctionCall'
  readonly function: WindowFunction
  readonly name: string
  readonly arguments: readonly ResolvedExpression[]
  readonly shown?: Shown
  readonly dataType: DataType
  readonly nullable: boolean
}
/** A bound of a frame: an offset from the current row (rows) or an amount added to its order value (range). */
export type FrameBound = 'unbounded' | 'currentRow' | ResolvedExpression
export interface WindowExpression {
  readonly kind: 'WindowExpression'
  readonly function: AggregateCall | WindowFunctionCall
  readonly partitionSpec: readonly ResolvedExpression[]
  readonly orderSpec: readonly SortOrder[]
  readonly frame: { readonly frameType: 'row' | 'range'; readonly lower: FrameBound; readonly upper: FrameBound }
  readonly dataType: DataType
  readonly nullable: boolean
}
export interface GeneratorCall {
  readonly kind: 'GeneratorCall'
  readonly function: GeneratorFunction
  readonly name: string
  readonly arguments: readonly ResolvedExpression[]
  readonly shown?: Shown
  readonly outer: boolean
  /** A struct of the generated columns. */
  readonly dataType: DataType
  readonly nullable: boolean
}
export interface LambdaVariable {
  readonly kind: 'LambdaVariable'
  readonly id: number
  readonly name: string
  readonly dataType: DataType
  readonly nullable: boolean
}
export interface LambdaFunction {
  readonly kind: 'LambdaFunction'
  readonly parameters: readonly LambdaVariable[]
  readonly body: ResolvedExpression
  readonly dataType: DataType
  readonly nullable: boolean
}
export interface UserFunctionCall {
  readonly kind: 'UserFunctionCall'
  readonly function: UserFunction
  readonly arguments: readonly ResolvedExpression[]
  readonly dataType: DataType
  readonly nullable: boolean
}

/** A relation, seen from an expression that holds one: what it is relation.ts says. */
export interface PlanNode {
  readonly kind: string
  readonly output: readonly AttributeReference[]
}
/** In a subquery: a column of the query around it. */
export interface OuterReference {
  readonly kind: 'OuterReference'
  readonly attribute: AttributeReference
  readonly dataType: DataType
  readonly nullable: boolean
}
/** What an outer reference of a subquery stands for, row by row of the query around it. */
export interface OuterBinding {
  /** Of the attribute that is referred to. */
  readonly id: number
  readonly expression: ResolvedExpression
}
export interface SubqueryExpression {
  readonly kind: 'SubqueryExpression'
  readonly subqueryType: 'scalar' | 'exists' | 'in'
  readonly plan: PlanNode
  /** What stands before IN. */
  readonly values: readonly ResolvedExpression[]
  /** Below NOT Spark takes IN for true where a null keeps it open, and elsewhere for false. */
  readonly takesOpen?: boolean
  readonly outer: readonly OuterBinding[]
  /** The columns around it that its text names, in Spark's order and as often as it asks for them. */
  readonly asked: readonly AttributeReference[]
  /** Where it stands in a text. */
  readonly span?: Span
  /** What it was written as, where two of one text are one: not of a table that WITH names. */
  readonly written?: Relation
  readonly dataType: DataType
  readonly nullable: boolean
}

export type ResolvedExpression =
  | Literal
  | AttributeReference
  | Alias
  | ScalarCall
  | Cast
  | AggregateCall
  | SortOrder
  | WindowFunctionCall
  | WindowExpression
  | GeneratorCall
  | LambdaVariable
  | LambdaFunction
  | UserFunctionCall
  | OuterReference
  | SubqueryExpression

/** What a select list may hold. */
export type NamedExpression = AttributeReference | Alias
