import type { SessionConf } from '../conf/session-conf.ts'
import type { MadeRows } from '../plan/expression.ts'
import type { DataType, StructField } from '../types/data-type.ts'
import type { InputType } from '../types/input-type.ts'
import type { Integer } from '../types/integer.ts'
import type { Row, Value } from '../types/value.ts'

/** What an entry may know of an argument while it is analyzed and compiled. */
export interface Argument {
  readonly dataType: DataType
  readonly nullable: boolean
  /** No column in it: `value` is what it evaluates to (undefined where evaluating raises). */
  readonly foldable: boolean
  /** Written as a literal: Spark gives `1` the smallest decimal beside a decimal, but not `1 + 0`. */
  readonly literal?: boolean
  readonly value?: Value | undefined
  /** Of each element of an array that the query itself writes: whether it may be null. */
  readonly elements?: readonly boolean[] | undefined
  /** The column name it would have: what `struct(a, b + 1 AS c)` calls its fields. */
  readonly name?: string | undefined
  /** Its text as Spark prints it in messages. */
  readonly sql: string
  /** Its text as Spark prints it in plans. */
  readonly plan?: string
  /** The names of the columns in it. */
  readonly columns?: readonly string[]
}

export interface AnalysisContext {
  readonly conf: SessionConf
  /** The function's name as the caller spelled it. */
  readonly name: string
}

export interface KernelContext {
  readonly conf: SessionConf
  readonly name: string
  readonly arguments: readonly Argument[]
  readonly dataType: DataType
  /** Of a function that is `seeded`. */
  readonly seed?: bigint
  /** The query's start, microseconds since the epoch: every `current_timestamp()` of one query is equal. */
  readonly now: Integer
  /** The database that unqualified tables were looked up in as the query started. */
  readonly currentDatabase: string
  /** The number of the partition that its rows lie in. */
  readonly partition: number
}

/** Gives a value from engine values, in argument order. A lambda argument arrives as a {@link LambdaKernel}. */
export type Kernel = (...values: never[]) => Value
export type LambdaKernel = (...values: Value[]) => Value
/** A compiled expression. */
export type Evaluator = (row: Row) => Value

/** A parameter that a call in SQL may name; one without a default has to be given. */
export interface NamedParameter {
  readonly name: string
  readonly default?: string | null
}

interface Common {
  /** Spark's own name: what SQL calls and what an unnamed column prints. */
  readonly name: string
  /** Other SQL names of the same function. */
  readonly aliases?: readonly string[]
  /** One line for hover text, reference page and parity table. */
  readonly summary: string
  /**
   * PySpark's parameters in order: `'str'` (a Column or a column name), `'len: int'`, `'pad: str'`, `'flag: bool'`,
   * `'x: float'` (a plain value, made a literal), `'value: any'` (a Column, or a plain value made a literal), `'days: col|int'`
   * (a Column, a name, or an int made a literal), `'seed: seed'` (an int, drawn where none is given), `'*cols'` (any number, or one list), `'f: lambda1'`, `'f: lambda1|2'`, `'s: schema'`, `'o: options'`.
   * `' = None'` makes it optional and omitted, `' = -1'` gives the default.
   */
  readonly params: readonly string[]
  /** How PySpark has it: `false` for SQL only, a text for another spelling (`shiftLeft`), `manual` when hand-written. */
  readonly python?: false | 'manual' | readonly string[]
  /** SQL does not know the name. */
  readonly apiOnly?: true
  /** The parameters by the names that SQL has for them, of the few functions that Spark lets be called so. */
  readonly signature?: readonly NamedParameter[]
  /** SQL argument counts where they differ from `params`. */
  readonly arity?: readonly [min: number, max: number]
  /** Spark's implicit cast targets, in order; the last one repeats for varargs. Absent: any types. */
  readonly inputs?: readonly InputType[]
  /** `expects` accepts only the listed types, without implicit casts. Default `cast`. */
  readonly coercion?: 'cast' | 'expects'
  /** Target type per argument for rules of its own (`undefined`: leave it); runs instead of `inputs`' casts. */
  coerce?(args: readonly Argument[], context: AnalysisContext): readonly (DataType | undefined)[]
  /** Raises Spark's error for arguments it would refuse, after the casts. */
  check?(args: readonly Argument[], context: AnalysisContext): void
  /** Raises what the function of the API refuses and SQL does not. */
  refuse?(args: readonly Argument[]): void
  readonly returns: DataType | ((args: readonly Argument[], context: AnalysisContext) => DataType)
  /** Default: nullable when an argument is. */
  readonly nullable?: boolean | ((args: readonly Argument[], context: AnalysisContext) => boolean)
  /** Of each element of the array that it makes: whether it may be null. Undefined where their number is not known. */
  elements?(args: readonly Argument[]): readonly boolean[] | undefined
  /** `false` for rand(), uuid() … Default true. */
  readonly deterministic?: boolean
  /** Draws from a seed of its own: one a call, from its analysis on, so that a frame keeps its numbers. */
  readonly seeded?: true
  /** `false` where Spark never takes a call as constant, whatever its arguments. Default: as `deterministic`. */
  readonly foldable?: false
  /** What a star among the arguments stands for when the API calls it: every column, or (`count(*)`) each row. */
  readonly takesStar?: 'columns' | 'rows'
  /** How the call prints as a column name, where it is not `name(a, b)`. */
  sql?(args: readonly string[], name: string): string
  /** How `agg()` names the call, before it is resolved, where that is another text. */
  writtenSql?(args: readonly string[]): string | undefined
}

/**
 * A call in terms of another: an argument by its position, a literal, a call of a function (by its Spark name, or an
 * entry that has none), a cast that Spark adds.
 */
export type Rewrite =
  | { readonly argument: number }
  | { readonly literal: Value; readonly dataType: DataType }
  | { readonly call: string | ScalarFunction; readonly arguments: readonly Rewrite[] }
  | { readonly cast: Rewrite; readonly to: DataType }

/** One value per row. */
export interface ScalarFunction extends Common {
  readonly kind: 'scalar'
  /** What Spark's analyzer puts in place of the call for these arguments: `day + 1` is `date_add(day, 1)`. */
  becomes?(args: readonly Argument[], context: AnalysisContext): Rewrite | undefined
  /** `propagate` (default): a null argument gives null and the kernel sees none. `pass`: the kernel sees nulls. */
  readonly nulls?: 'propagate' | 'pass'
  /** Called once per compiled call; precompute from literals here. */
  kernel?(context: KernelContext): Kernel
  /** Instead of `kernel`, when arguments must not all be evaluated (`when`, `coalesce`, `and`). */
  lazy?(args: readonly Evaluator[], context: KernelContext): Evaluator
  /** Compares two values: null where one is null, or two nulls being equal. What a join finds its keys by. */
  readonly equality?: 'nulls unknown' | 'null safe'
  /** True where both sides are: a join takes it apart. */
  readonly conjunction?: true
  /** The value of one side that settles the result, whatever the others are: false of AND. */
  readonly decidedBy?: boolean
  /** Spark's NullIntolerant, where one null among the arguments leaves the others out. */
  readonly nullIntolerant?: true
  /** Whether it asks for null (`isnull`) or for anything else (`isnotnull`): settled where there can be none. */
  readonly asksForNull?: boolean
  /** Spark's ConditionalExpression: a constant in a branch that no row takes may fail in silence. */
  readonly conditional?: true
  /** Asks of a row of a rollup or cube which keys are left out: whether one is, or the number of the set. */
  readonly grouping?: 'bit' | 'id'
  /** An argument `x AS a` keeps its name: `struct(x AS a)`. To other functions a name means nothing. */
  readonly keepsAliases?: true
  /** Gives the time at which the query started. */
  readsClock?(args: readonly unknown[]): boolean
  /** What `struct(call)` names its field, where that is not `col1`; `name` is the call's, as it was written. */
  fieldName?(args: readonly Argument[], name: string): string | undefined
  /** For each lambda argument, in order: the types its parameters get, from the other arguments. */
  lambdas?(args: readonly Argument[], context: AnalysisContext): readonly (readonly LambdaParameter[])[]
}
export interface LambdaParameter {
  readonly dataType: DataType
  readonly nullable: boolean
}

/** State of one group. `update` gives the next state (or the same, changed); `result` must not change it. */
export interface Accumulator<S> {
  create(): S
  update(state: S, ...values: never[]): S
  result(state: S): Value
  /** What Spark makes of a group's state by merging partial results, where that shows. A window's frame has no parts. */
  merge?(state: S): S
}

/** One value per group, or per window frame. */
export interface AggregateFunction extends Common {
  readonly kind: 'aggregate'
  /** `skip` (default): rows with a null argument are not seen. */
  readonly nulls?: 'skip' | 'pass'
  accumulator(context: KernelContext): Accumulator<never>
  /** The place of the argument that DISTINCT compares, where it is one of several. */
  readonly distinctOn?: number
  /** Depends on the order of its rows (`first`, `collect_list`): permuted in perturbed mode. */
  readonly ordered?: boolean
  /** Over a window it takes whole partitions only: no order, no frame (`median`). */
  readonly wholePartition?: boolean
  /**
   * What a pivot runs it as, where the rows of other values (whose arguments are null to it) cannot be left out:
   * `skipping nulls` (`first`), `seeing nulls` (`any_value`), or not at all, since an argument must be constant (`percentile`).
   */
  readonly inPivot?: 'skipping nulls' | 'seeing nulls' | 'refused'
  /** Spark keeps its state beside the row, and prints where (`collect_list(s, 0, 0).a`) in the name of a field of its items. */
  readonly buffered?: true
  /** What it answers depends on how Spark splits the work: refused beside a DISTINCT, which splits it another way. */
  readonly bySplit?: true
  /** Written `name(…) WITHIN GROUP (ORDER BY …)`, and not to be called otherwise. */
  readonly withinGroup?: true
  /** Only valid over a window (`nth_value`). */
  readonly windowOnly?: boolean
}

/** The rows of one window partition, in order. */
export interface WindowPartition {
  readonly size: number
  /** The argument's value for each row. */
  argument(index: number): readonly Value[]
  /** First row (inclusive) and last row (exclusive) of the peers of row i: equal order values. */
  peerStart(i: number): number
  peerEnd(i: number): number
}

/** A ranking or offset function: one value per row of a partition, frame given by the function. */
export interface WindowFunction extends Common {
  readonly kind: 'window'
  readonly requiresOrder: boolean
  /** The frame that the function fixes; another one given by the user is Spark's error. */
  readonly frame:
    | 'rows unbounded preceding to current row'
    | 'range unbounded preceding to current row'
    | 'offset before'
    | 'offset after'
  evaluate(context: KernelContext): (partition: WindowPartition) => readonly Value[]
}

/** Any number of rows per row. */
export interface GeneratorFunction extends Common {
  readonly kind: 'generator'
  /** The `_outer` form: one row of nulls where there is none. */
  readonly outer?: boolean
  columns(args: readonly Argument[], context: AnalysisContext): readonly StructField[]
  generate(context: KernelContext): (...values: never[]) => readonly Row[]
  /** Of one that keeps something from row to row: what it makes of all rows of a partition. */
  readonly generateAll?: (argumentRows: readonly Row[], argumentTypes: readonly DataType[]) => MadeRows
}

/** One Spark function: everything that the engine, the APIs and the docs know of it. */
export type SparkFunction = ScalarFunction | AggregateFunction | WindowFunction | GeneratorFunction

type Definition<F extends SparkFunction> = Omit<F, 'kind'>

export const scalar = (definition: Definition<ScalarFunction>): ScalarFunction => ({ kind: 'scalar', ...definition })
/** Typed by its state; stored untyped, since the engine passes a state only back to its maker. */
export const aggregate = <S>(
  definition: Omit<Definition<AggregateFunction>, 'accumulator'> & {
    accumulator(context: KernelContext): Accumulator<S>
  },
): AggregateFunction => ({ kind: 'aggregate', ...definition }) as unknown as AggregateFunction
export const windowFunction = (definition: Definition<WindowFunction>): WindowFunction => ({
  kind: 'window',
  ...definition,
})
export const generator = (definition: Definition<GeneratorFunction>): GeneratorFunction => ({
  kind: 'generator',
  ...definition,
})
