import type { SessionConf } from '../conf/session-conf.ts'
import type { Expression } from '../plan/expression.ts'
import type { DataSource, NamedTable, Relation } from '../plan/relation.ts'
import type { AttributeReference, ResolvedExpression } from '../resolved/expression.ts'
import type { ResolvedRelation } from '../resolved/relation.ts'
import type { DataType, StructType } from '../types/data-type.ts'
import type { Row, Value } from '../types/value.ts'

/** What a source answers: its schema now, its rows when the plan runs. */
export interface ResolvedSource {
  readonly schema: StructType
  readonly origin: string
  readonly files?: readonly string[]
  /** @param columns - those that the plan needs, where `readsByColumn` asks for them; the others may be null */
  rows(columns?: ReadonlySet<string>): readonly Row[]
  readonly readsByColumn?: boolean
}

/** What the analyzer asks of the session. */
export interface AnalyzerContext {
  readonly conf: SessionConf
  /** The columns of a frame that was analyzed before: what `df["a"]` looks in. */
  frameOutput(planId: number): readonly AttributeReference[] | undefined
  /** A temporary view's plan or a catalog table's rows; undefined: not found. */
  findTable(nameParts: readonly string[], table: NamedTable): Relation | ResolvedSource | undefined
  openSource(source: DataSource): ResolvedSource
  parseExpression(text: string): Expression
  parseQuery(text: string): Relation
  parseType(text: string): DataType
  /** The value of an expression without columns. */
  evaluate(e: ResolvedExpression): Value
  /** Runs a plan at once: a pivot without values asks which there are. */
  execute(relation: ResolvedRelation): readonly Row[]
  /** For the suggestions of a table that is not found. */
  tableNames(): readonly string[]
}
