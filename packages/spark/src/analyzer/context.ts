import type { SessionConf } from '../conf/session-conf.ts'
import type { Analyzed } from '../engine/engine.ts'
import type { Expression, PlanId, UserFunction, UserTableFunction } from '../plan/expression.ts'
import type { DataSource, NamedTable, Relation } from '../plan/relation.ts'
import type { AttributeReference, ResolvedExpression } from '../resolved/expression.ts'
import type { ResolvedRelation } from '../resolved/relation.ts'
import type { ResolvedSource } from '../resolved/source.ts'
import type { DataType } from '../types/data-type.ts'
import type { Row, Value } from '../types/value.ts'
import type { Match } from './scope.ts'

/** A temporary view's plan, or a catalog table's rows; and the name by which its columns can be qualified. */
export type FoundTable = { readonly qualifier: readonly string[] } & (
  | { readonly relation: Relation }
  | { readonly source: ResolvedSource }
)

/** The columns around a subquery. */
export interface OuterScope {
  /** Aggregates of those columns alone are computed there: a subquery of HAVING. */
  readonly takesAggregates: boolean
  /** The column that a name means; from then on the subquery depends on it. */
  find(parts: readonly string[]): Match | undefined
  /** The names of the columns that `t.*` means around the subquery. */
  namesOf(target: readonly string[]): readonly string[] | undefined
}

/** What the analyzer asks of the session. */
export interface AnalyzerContext {
  readonly conf: SessionConf
  /** The columns of a frame that was analyzed before: what `df["a"]` looks in. */
  frameOutput(planId: PlanId): readonly AttributeReference[] | undefined
  /** @throws SparkError TABLE_OR_VIEW_NOT_FOUND */
  findTable(table: NamedTable): FoundTable
  /** A function that the session registered. */
  findFunction(name: string): UserFunction | undefined
  /** A function in the place of a table that the session registered. */
  findTableFunction(name: string): UserTableFunction | undefined
  /** Where a function without a database is looked for last. */
  currentDatabase(): string
  openSource(source: DataSource): ResolvedSource
  parseExpression(text: string): Expression
  parseType(text: string): DataType
  /** The value of an expression without columns. */
  evaluate(e: ResolvedExpression): Value
  /** Within a subquery: the columns around it. Spark sees those of the next query and no further. */
  readonly outer?: OuterScope
  /** Analyzes a subquery: apart from whatever was analyzed before, but for frames, which are what they are. */
  analyzeInner(relation: Relation, outer: OuterScope): ResolvedRelation
  /** Analyzes the query of a view as a new one, with numbers drawn anew. */
  analyzeAnew(relation: Relation): ResolvedRelation
  /** Analyzes the query of a view under what was set when the view was made. */
  under(settings: ReadonlyMap<string, string>, analyze: () => ResolvedRelation): ResolvedRelation
  /** Whether the rows of a plan are kept, and come from there. */
  isKept(plan: ResolvedRelation): boolean
  /** Runs a plan at once: a pivot without values asks which there are. */
  execute(plan: Analyzed): readonly Row[]
}
