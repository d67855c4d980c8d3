import type { Span } from '../lexer/token.ts'
import type { Trace } from '../lineage/trace.ts'
import type { DataType, StructType } from '../types/data-type.ts'
import type { Row, Value } from '../types/value.ts'
import type { Alias, Expression, PlanId, RelationNode, SortOrder, UserTableFunction } from './expression.ts'

// Spark Connect 3.5's relations (spark/connect/relations.proto) under their own names, fields in camelCase.
interface Common {
  /** Names the frame that this relation is the plan of: what `df["a"]` refers to. */
  readonly planId?: PlanId
  /** What was set when SQL made a view of it: it is analyzed under that wherever the view is named. */
  readonly settings?: ReadonlyMap<string, string>
}

export interface NamedTable extends Common {
  readonly kind: 'NamedTable'
  readonly unparsedIdentifier: string
  readonly span?: Span
  readonly options?: Readonly<Record<string, string>>
}
export interface DataSource extends Common {
  readonly kind: 'DataSource'
  readonly format?: string
  readonly schema?: StructType | string
  readonly options: Readonly<Record<string, string>>
  readonly paths: readonly string[]
}
export interface LocalRelation extends Common {
  readonly kind: 'LocalRelation'
  readonly schema: StructType
  readonly rows: readonly Row[]
  /** How many of them lie in each partition; absent: all in one. */
  readonly slices?: readonly number[]
  /** Names the input in a provenance report. */
  readonly origin?: string
  /** Where the rows came from in their turn. */
  readonly from?: Trace
}
/** Rows that somebody outside the engine makes when the plan runs, such as a DynamicFrame. Connect has none. */
export interface ComputedRelation extends Common {
  readonly kind: 'ComputedRelation'
  readonly schema: StructType
  readonly handle: ComputedHandle
  /** Names the input in a provenance report. */
  readonly origin: string
}
/** Names what makes the rows: the session knows it, as long as somebody holds the handle. */
export interface ComputedHandle {
  readonly id: number
}
/** `VALUES`: rows of expressions without columns. */
export interface InlineTable extends Common {
  readonly kind: 'InlineTable'
  readonly rows: readonly (readonly Expression[])[]
  /** Absent: `col1`, `col2`, … */
  readonly columnNames?: readonly string[]
}
export interface Range extends Common {
  readonly kind: 'Range'
  readonly start: Value
  readonly end: Value
  readonly step: Value
  readonly numPartitions?: number
}
export interface Project extends Common {
  readonly kind: 'Project'
  readonly input: Relation
  readonly expressions: readonly Expression[]
  /** `SELECT expressions`: what has no name is called in another way than by the API. */
  readonly inSql?: boolean
}
export interface Filter extends Common {
  readonly kind: 'Filter'
  readonly input: Relation
  readonly condition: Expression
}
export type JoinType = 'inner' | 'full_outer' | 'left_outer' | 'right_outer' | 'left_anti' | 'left_semi' | 'cross'
export interface Join extends Common {
  readonly kind: 'Join'
  readonly left: Relation
  readonly right: Relation
  readonly joinType: JoinType
  readonly joinCondition?: Expression
  readonly usingColumns?: readonly string[]
  /** By all columns whose names both sides have. SQL only. */
  readonly isNatural?: boolean
}
export interface SetOperation extends Common {
  readonly kind: 'SetOperation'
  readonly leftInput: Relation
  readonly rightInput: Relation
  readonly setOpType: 'union' | 'intersect' | 'except'
  readonly isAll: boolean
  readonly byName?: boolean
  readonly allowMissingColumns?: boolean
}
export interface Sort extends Common {
  readonly kind: 'Sort'
  readonly input: Relation
  readonly order: readonly SortOrder[]
  readonly isGlobal: boolean
}
export interface Limit extends Common {
  readonly kind: 'Limit'
  readonly input: Relation
  readonly limit: number
  /** SQL: what the number has to be computed from. */
  readonly computed?: Expression
}
export interface Offset extends Common {
  readonly kind: 'Offset'
  readonly input: Relation
  readonly offset: number
  readonly computed?: Expression
}
export interface Tail extends Common {
  readonly kind: 'Tail'
  readonly input: Relation
  readonly limit: number
}
export interface Pivot {
  readonly col: Expression
  /** Literals; absent: the sorted distinct values of the column. */
  readonly values?: readonly Expression[]
  /** SQL: groups by all columns that neither the pivot nor the aggregates use. */
  readonly groupsByRest?: boolean
}
export interface Aggregate extends Common {
  readonly kind: 'Aggregate'
  readonly input: Relation
  readonly groupType: 'groupby' | 'rollup' | 'cube' | 'pivot' | 'grouping_sets'
  /** Of 'grouping_sets': the places of the keys that each set groups by. */
  readonly groupingSets?: readonly (readonly number[])[]
  readonly groupingExpressions: readonly Expression[]
  readonly aggregateExpressions: readonly Expression[]
  readonly pivot?: Pivot
  /** `SELECT aggregateExpressions … GROUP BY`: keys may be names and numbers of what is selected, and are not shown. */
  readonly inSql?: boolean
}
export interface SubqueryAlias extends Common {
  readonly kind: 'SubqueryAlias'
  readonly input: Relation
  readonly alias: string
}
export interface Repartition extends Common {
  readonly kind: 'Repartition'
  readonly input: Relation
  readonly numPartitions: number
  readonly shuffle: boolean
}
export interface RepartitionByExpression extends Common {
  readonly kind: 'RepartitionByExpression'
  readonly input: Relation
  readonly partitionExprs: readonly Expression[]
  readonly numPartitions?: number
  /** Spark puts partitions together and apart again, for some of a good size. */
  readonly isEven?: boolean
}
export interface Sample extends Common {
  readonly kind: 'Sample'
  readonly input: Relation
  readonly lowerBound: number
  readonly upperBound: number
  readonly withReplacement: boolean
  readonly seed?: Value
}
export interface Deduplicate extends Common {
  readonly kind: 'Deduplicate'
  readonly input: Relation
  /** Absent: all columns are the key. */
  readonly columnNames?: readonly string[]
}
export interface WithColumns extends Common {
  readonly kind: 'WithColumns'
  readonly input: Relation
  readonly aliases: readonly Alias[]
}
export interface WithColumnsRenamed extends Common {
  readonly kind: 'WithColumnsRenamed'
  readonly input: Relation
  readonly renameColumnsMap: readonly (readonly [existing: string, name: string])[]
  /** `withColumnRenamed`: two columns may end up with one name. */
  readonly allowDuplicates?: boolean
}
export interface Drop extends Common {
  readonly kind: 'Drop'
  readonly input: Relation
  readonly columns: readonly Expression[]
  readonly columnNames: readonly string[]
}
export interface ToDF extends Common {
  readonly kind: 'ToDF'
  readonly input: Relation
  readonly columnNames: readonly string[]
  /** `AS t (a, b)` */
  readonly inSql?: boolean
}
export interface ToSchema extends Common {
  readonly kind: 'ToSchema'
  readonly input: Relation
  readonly schema: StructType
}
export interface Unpivot extends Common {
  readonly kind: 'Unpivot'
  readonly input: Relation
  readonly ids: readonly Expression[]
  /** Absent: every column that is not an id. */
  readonly values?: readonly Expression[]
  readonly variableColumnName: string
  readonly valueColumnName: string
  /** `UNPIVOT (… FOR … IN (…))`: what is not named there is an id. */
  readonly inSql?: UnpivotClause
}
export interface UnpivotClause {
  readonly groups: readonly UnpivotGroup[]
  readonly valueColumnNames: readonly string[]
  readonly includesNulls: boolean
}
/** The columns that one of the rows takes its values from. */
export interface UnpivotGroup {
  readonly columns: readonly Expression[]
  readonly name?: string
}
export interface NAFill extends Common {
  readonly kind: 'NAFill'
  readonly input: Relation
  /** Empty: every column whose type fits the value. */
  readonly cols: readonly string[]
  /** One for all columns, or one per column. */
  readonly values: readonly NAValue[]
  /** Values given per column (a dict): each is cast to its column, whatever its type. */
  readonly byColumn?: boolean
}
/** A literal of `fillna` or `replace`: its type decides which columns it may touch. */
export interface NAValue {
  readonly dataType: DataType
  readonly value: Value
}
export interface NADrop extends Common {
  readonly kind: 'NADrop'
  readonly input: Relation
  readonly cols: readonly string[]
  /** Absent: drop a row with any null. */
  readonly minNonNulls?: number
}
export interface NAReplace extends Common {
  readonly kind: 'NAReplace'
  readonly input: Relation
  readonly cols: readonly string[]
  readonly replacements: readonly { readonly oldValue: NAValue; readonly newValue: NAValue }[]
}
/** `df.describe(cols)`: the usual statistics of these columns, as texts. */
export interface StatDescribe extends Common {
  readonly kind: 'StatDescribe'
  readonly input: Relation
  /** Empty: all columns. */
  readonly cols: readonly string[]
}
/** `df.summary(statistics)`, of every number and text column. */
export interface StatSummary extends Common {
  readonly kind: 'StatSummary'
  readonly input: Relation
  /** Empty: the usual ones, with quartiles. */
  readonly statistics: readonly string[]
}
/** A row for each value of `col1`, a column for each of `col2`: how often the two meet. */
export interface StatCrosstab extends Common {
  readonly kind: 'StatCrosstab'
  readonly input: Relation
  readonly col1: string
  readonly col2: string
}
/** One row: the sample covariance of two columns. */
export interface StatCov extends Common {
  readonly kind: 'StatCov'
  readonly input: Relation
  readonly col1: string
  readonly col2: string
}
/** One row: the correlation of two columns. */
export interface StatCorr extends Common {
  readonly kind: 'StatCorr'
  readonly input: Relation
  readonly col1: string
  readonly col2: string
  readonly method?: string
}
/** One row: for each column the values at these shares of its rows. */
export interface StatApproxQuantile extends Common {
  readonly kind: 'StatApproxQuantile'
  readonly input: Relation
  readonly cols: readonly string[]
  readonly probabilities: readonly number[]
  readonly relativeError: number
}
/** One row: for each column the values that are frequent, and maybe others. */
export interface StatFreqItems extends Common {
  readonly kind: 'StatFreqItems'
  readonly input: Relation
  readonly cols: readonly string[]
  readonly support?: number
}
/** Rows drawn at random, by the value of `col`. Connect pairs each stratum with its fraction. */
export interface StatSampleBy extends Common {
  readonly kind: 'StatSampleBy'
  readonly input: Relation
  readonly col: Expression
  /** Literals. */
  readonly strata: readonly Expression[]
  readonly fractions: readonly number[]
  readonly seed: Value
}
/** `WITH`: common tables are analyzed, used or not. */
export interface WithRelations extends Common {
  readonly kind: 'WithRelations'
  readonly input: Relation
  readonly definitions: readonly Relation[]
}
/** A join whose right side may use the columns of the left: it is asked anew for each row. */
export interface LateralJoin extends Common {
  readonly kind: 'LateralJoin'
  readonly left: Relation
  readonly right: Relation
  readonly joinType: 'inner' | 'left_outer' | 'cross'
  readonly joinCondition?: Expression
}
/** `LATERAL VIEW (OUTER) generator alias AS a, b`. */
export interface LateralView extends Common {
  readonly kind: 'LateralView'
  readonly input: Relation
  readonly generator: Expression
  readonly isOuter: boolean
  readonly alias: string
  readonly columnNames: readonly string[]
}
/** A function in the place of a table: `range(10)`, `explode(array(1, 2))`; the name of an argument without one is ''. */
export interface UnresolvedTableValuedFunction extends Common {
  readonly kind: 'UnresolvedTableValuedFunction'
  readonly functionName: string
  readonly span?: Span
  readonly arguments: readonly Expression[]
  readonly argumentNames?: readonly string[]
  /** Instead of one that is looked for by its name. */
  readonly function?: UserTableFunction
  /** The rows of `TABLE (…)`, each of which is an argument: the one at `inputAt`. */
  readonly input?: Relation
  readonly inputAt?: number
}
export interface Hint extends Common {
  readonly kind: 'Hint'
  readonly input: Relation
  readonly name: string
  readonly parameters?: readonly Expression[]
}

export type Relation =
  | NamedTable
  | DataSource
  | LocalRelation
  | ComputedRelation
  | InlineTable
  | Range
  | Project
  | Filter
  | Join
  | SetOperation
  | Sort
  | Limit
  | Offset
  | Tail
  | Aggregate
  | SubqueryAlias
  | Repartition
  | RepartitionByExpression
  | Sample
  | Deduplicate
  | WithColumns
  | WithColumnsRenamed
  | Drop
  | ToDF
  | ToSchema
  | Unpivot
  | NAFill
  | NADrop
  | NAReplace
  | StatDescribe
  | StatSummary
  | StatCrosstab
  | StatCov
  | StatCorr
  | StatApproxQuantile
  | StatFreqItems
  | StatSampleBy
  | Hint
  | WithRelations
  | LateralJoin
  | LateralView
  | UnresolvedTableValuedFunction

export const relationOf = (node: RelationNode): Relation => node as Relation
