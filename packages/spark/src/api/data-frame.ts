import { isComparable } from '../analyzer/comparable.ts'
import type { Partitions } from '../engine/engine.ts'
import { illegalArgument } from '../errors/spark-error.ts'
import { randomSeed } from '../functions/math/random.ts'
import type { TracedRows } from '../lineage/trace.ts'
import { intLiteral, named } from '../plan/build.ts'
import type { Alias, Expression } from '../plan/expression.ts'
import type { Relation } from '../plan/relation.ts'
import type { ResolvedRelation } from '../resolved/relation.ts'
import { schemaOf } from '../resolved/schema.ts'
import type { Session } from '../session/session.ts'
import type { StructType } from '../types/data-type.ts'
import { toExternal } from '../types/external.ts'
import { simpleString, treeString } from '../types/print.ts'
import type { Row } from '../types/value.ts'
import { Column, type ColumnOrName, columnExpression, sortOrderOf } from './column.ts'
import { FrameStatistics } from './frame/statistics.ts'
import type { FrameAccess } from './frame-access.ts'
import { GroupedData } from './grouped-data.ts'
import { joinOf } from './join-type.ts'
import { literalOf } from './literal.ts'
import { DataFrameNaFunctions } from './na-functions.ts'
import type { RowObject, TracedRow } from './row.ts'
import { sampled, shares } from './sampling.ts'
import { showString } from './show.ts'
import { DataFrameStatFunctions } from './stat-functions.ts'
import { snapshotOf, tracedRows } from './traced-rows.ts'
import { DataFrameWriter } from './writer.ts'

/**
 * A table that is described, not computed: names and types are checked when it is built, rows when an action asks.
 * Methods are PySpark's.
 */
export class DataFrame extends FrameStatistics<DataFrame> {
  readonly session: Session
  readonly relation: Relation
  readonly resolved: ResolvedRelation

  /**
   * @param call - how the job spelled a read, for the record
   * @throws SparkError what Spark's analyzer says of the plan
   */
  constructor(session: Session, relation: Relation, call?: string) {
    super()
    const adopted = session.adopt(relation, call)
    this.session = session
    this.relation = adopted.relation
    this.resolved = adopted.resolved
  }

  /** As PySpark's repr: who prints a frame sees its columns, not how it is made. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toJSON()
  }
  /** The same, for who prints by JSON: differences of test runners do. */
  toJSON(): string {
    return `DataFrame[${this.dtypes.map(([name, type]) => `${name}: ${type}`).join(', ')}]`
  }

  protected override with(relation: Relation): DataFrame {
    return new DataFrame(this.session, relation)
  }

  get schema(): StructType {
    return schemaOf(this.resolved.output)
  }
  get columns(): readonly string[] {
    return this.resolved.output.map((a) => a.name)
  }
  get dtypes(): readonly (readonly [name: string, type: string])[] {
    return this.resolved.output.map((a) => [a.name, simpleString(a.dataType)])
  }

  /** The column of this very frame: after a join it tells the two sides apart. */
  col(name: string): Column {
    const expr: Expression = {
      kind: 'UnresolvedAttribute',
      unparsedIdentifier: name,
      ...(this.relation.planId === undefined ? {} : { planId: this.relation.planId }),
    }
    return new Column(name === '*' ? { kind: 'UnresolvedStar' } : expr)
  }

  select(...columns: readonly (ColumnOrName | readonly ColumnOrName[])[]): DataFrame {
    const list = columns.flat() as readonly ColumnOrName[]
    return this.with({ kind: 'Project', input: this.relation, expressions: list.map(columnExpression) })
  }
  selectExpr(...texts: readonly (string | readonly string[])[]): DataFrame {
    const expressions = texts
      .flat()
      .map((expression): Expression => ({ kind: 'ExpressionString', expression: String(expression) }))
    return this.with({ kind: 'Project', input: this.relation, expressions })
  }
  filter(condition: Column | string): DataFrame {
    const expr: Expression =
      typeof condition === 'string' ? { kind: 'ExpressionString', expression: condition } : condition.expr
    return this.with({ kind: 'Filter', input: this.relation, condition: expr })
  }
  where(condition: Column | string): DataFrame {
    return this.filter(condition)
  }
  withColumn(colName: string, column: Column): DataFrame {
    return this.withColumns({ [colName]: column })
  }
  withColumns(columns: Readonly<Record<string, Column>>): DataFrame {
    const aliases = Object.entries(columns).map(([name, column]): Alias => named(column.expr, name))
    return this.with({ kind: 'WithColumns', input: this.relation, aliases })
  }
  withColumnRenamed(existing: string, name: string): DataFrame {
    if (typeof existing !== 'string' || typeof name !== 'string')
      throw new TypeError('Failed to rename a column: both names must be text.')
    return this.with({
      kind: 'WithColumnsRenamed',
      input: this.relation,
      renameColumnsMap: [[existing, name]],
      allowDuplicates: true,
    })
  }
  withColumnsRenamed(names: Readonly<Record<string, string>>): DataFrame {
    return this.with({ kind: 'WithColumnsRenamed', input: this.relation, renameColumnsMap: Object.entries(names) })
  }
  drop(...columns: readonly ColumnOrName[]): DataFrame {
    return this.with({
      kind: 'Drop',
      input: this.relation,
      columns: columns.filter((c) => c instanceof Column).map((c) => c.expr),
      columnNames: columns.filter((c) => typeof c === 'string'),
    })
  }
  toDF(...names: readonly string[]): DataFrame {
    return this.with({ kind: 'ToDF', input: this.relation, columnNames: names })
  }
  to(schema: StructType): DataFrame {
    return this.with({ kind: 'ToSchema', input: this.relation, schema })
  }
  alias(name: string): DataFrame {
    return this.with({ kind: 'SubqueryAlias', input: this.relation, alias: name })
  }

  join(other: DataFrame, on?: string | readonly string[] | Column | readonly Column[], how = 'inner'): DataFrame {
    return this.with(joinOf({ left: this.relation, right: other.relation }, on, how))
  }
  crossJoin(other: DataFrame): DataFrame {
    return this.with({ kind: 'Join', left: this.relation, right: other.relation, joinType: 'cross' })
  }

  groupBy(...columns: readonly (ColumnOrName | readonly ColumnOrName[])[]): GroupedData<DataFrame> {
    return this.#grouped('groupby', columns.flat() as readonly ColumnOrName[])
  }
  groupby(...columns: readonly (ColumnOrName | readonly ColumnOrName[])[]): GroupedData<DataFrame> {
    return this.groupBy(...columns)
  }
  rollup(...columns: readonly (ColumnOrName | readonly ColumnOrName[])[]): GroupedData<DataFrame> {
    return this.#grouped('rollup', columns.flat() as readonly ColumnOrName[])
  }
  cube(...columns: readonly (ColumnOrName | readonly ColumnOrName[])[]): GroupedData<DataFrame> {
    return this.#grouped('cube', columns.flat() as readonly ColumnOrName[])
  }
  agg(...aggregates: readonly Column[] | readonly [Readonly<Record<string, string>>]): DataFrame {
    return this.groupBy().agg(...aggregates)
  }
  #grouped(groupType: 'groupby' | 'rollup' | 'cube', columns: readonly ColumnOrName[]): GroupedData<DataFrame> {
    return new GroupedData({
      input: this.relation,
      groupType,
      grouping: columns.map(columnExpression),
      schema: this.schema,
      frame: (relation) => this.with(relation),
    })
  }

  orderBy(...columns: readonly (ColumnOrName | readonly ColumnOrName[])[]): DataFrame {
    return this.#sorted(columns.flat() as readonly ColumnOrName[], true)
  }
  sort(...columns: readonly (ColumnOrName | readonly ColumnOrName[])[]): DataFrame {
    return this.orderBy(...columns)
  }
  sortWithinPartitions(...columns: readonly (ColumnOrName | readonly ColumnOrName[])[]): DataFrame {
    return this.#sorted(columns.flat() as readonly ColumnOrName[], false)
  }
  #sorted(columns: readonly ColumnOrName[], isGlobal: boolean): DataFrame {
    return this.with({ kind: 'Sort', input: this.relation, order: columns.map(sortOrderOf), isGlobal })
  }

  limit(num: number): DataFrame {
    return this.with({ kind: 'Limit', input: this.relation, limit: num })
  }
  offset(num: number): DataFrame {
    return this.with({ kind: 'Offset', input: this.relation, offset: num })
  }
  distinct(): DataFrame {
    return this.with({ kind: 'Deduplicate', input: this.relation })
  }
  dropDuplicates(subset?: readonly string[]): DataFrame {
    const columnNames = subset === undefined ? {} : { columnNames: subset }
    return this.with({ kind: 'Deduplicate', input: this.relation, ...columnNames })
  }
  drop_duplicates(subset?: readonly string[]): DataFrame {
    return this.dropDuplicates(subset)
  }

  #set(other: DataFrame, setOpType: 'union' | 'intersect' | 'except', isAll: boolean): DataFrame {
    return this.with({ kind: 'SetOperation', leftInput: this.relation, rightInput: other.relation, setOpType, isAll })
  }
  union(other: DataFrame): DataFrame {
    return this.#set(other, 'union', true)
  }
  unionAll(other: DataFrame): DataFrame {
    return this.union(other)
  }
  unionByName(other: DataFrame, allowMissingColumns = false): DataFrame {
    return this.with({
      kind: 'SetOperation',
      leftInput: this.relation,
      rightInput: other.relation,
      setOpType: 'union',
      isAll: true,
      byName: true,
      allowMissingColumns,
    })
  }
  intersect(other: DataFrame): DataFrame {
    return this.#set(other, 'intersect', false)
  }
  intersectAll(other: DataFrame): DataFrame {
    return this.#set(other, 'intersect', true)
  }
  subtract(other: DataFrame): DataFrame {
    return this.#set(other, 'except', false)
  }
  exceptAll(other: DataFrame): DataFrame {
    return this.#set(other, 'except', true)
  }

  unpivot(
    ids: ColumnOrName | readonly ColumnOrName[],
    values: ColumnOrName | readonly ColumnOrName[] | null,
    variableColumnName: string,
    valueColumnName: string,
  ): DataFrame {
    const list = (v: ColumnOrName | readonly ColumnOrName[]): readonly Expression[] =>
      (Array.isArray(v) ? (v as readonly ColumnOrName[]) : [v as ColumnOrName]).map(columnExpression)
    return this.with({
      kind: 'Unpivot',
      input: this.relation,
      ids: list(ids),
      ...(values === null ? {} : { values: list(values) }),
      variableColumnName,
      valueColumnName,
    })
  }
  melt(...args: Parameters<DataFrame['unpivot']>): DataFrame {
    return this.unpivot(...args)
  }
  get na(): DataFrameNaFunctions<DataFrame> {
    return new DataFrameNaFunctions(this.relation, (relation) => this.with(relation))
  }
  fillna(...args: Parameters<DataFrameNaFunctions<DataFrame>['fill']>): DataFrame {
    return this.na.fill(...args)
  }
  dropna(...args: Parameters<DataFrameNaFunctions<DataFrame>['drop']>): DataFrame {
    return this.na.drop(...args)
  }
  replace(...args: Parameters<DataFrameNaFunctions<DataFrame>['replace']>): DataFrame {
    return this.na.replace(...args)
  }
  /** The rows that Spark draws when all lie in one partition; without a seed each frame draws others. */
  sample(withReplacement: boolean, fraction: number, seed?: number | bigint): DataFrame {
    return this.with(sampled(this.relation, [0, fraction], seed ?? randomSeed(), withReplacement))
  }
  /** Deals the rows out by `weights`, after sorting them. */
  randomSplit(weights: readonly number[], seed: number | bigint = randomSeed()): readonly DataFrame[] {
    const keys = this.resolved.output.flatMap((a, i) =>
      isComparable(a.dataType) ? [new Column(intLiteral(i + 1))] : [],
    )
    const { relation } = keys.length === 0 ? this : this.#sorted(keys, false)
    return shares(weights).map((share) => this.with(sampled(relation, share, seed)))
  }
  override get stat(): DataFrameStatFunctions<DataFrame> {
    return new DataFrameStatFunctions(this.relation, this.#access)
  }
  get #access(): FrameAccess<DataFrame> {
    const frame = (relation: Relation): DataFrame => this.with(relation)
    return { frame, rows: (relation) => frame(relation).rows() }
  }

  repartition(numPartitions: number | ColumnOrName, ...columns: readonly ColumnOrName[]): DataFrame {
    if (typeof numPartitions === 'number' && columns.length === 0) {
      return this.with({ kind: 'Repartition', input: this.relation, numPartitions, shuffle: true })
    }
    const partitionExprs = (typeof numPartitions === 'number' ? columns : [numPartitions, ...columns]).map(
      columnExpression,
    )
    return this.with({
      kind: 'RepartitionByExpression',
      input: this.relation,
      partitionExprs,
      ...(typeof numPartitions === 'number' && { numPartitions }),
    })
  }
  coalesce(numPartitions: number): DataFrame {
    if (numPartitions <= 0)
      throw illegalArgument(`requirement failed: Number of partitions (${numPartitions}) must be positive.`)
    return this.with({ kind: 'Repartition', input: this.relation, numPartitions, shuffle: false })
  }
  hint(name: string, ...parameters: readonly (number | string)[]): DataFrame {
    return this.with({ kind: 'Hint', input: this.relation, name, parameters: parameters.map(literalOf) })
  }
  /** Keeps the rows that the next action computes, for all that is made of the frame. */
  cache(): this {
    this.session.keep(this)
    return this
  }
  persist(): this {
    return this.cache()
  }
  unpersist(): this {
    this.session.letGo(this)
    return this
  }

  /** The rows as the engine holds them; see `Value` for what stands for which type. */
  rows(): readonly Row[] {
    return this.session.run(this).rows
  }
  /** The rows by partition, as Spark would have them on one core; `doubt` says why that is not known. */
  partitions(): Partitions {
    return this.session.partitions(this)
  }
  /** The rows, and where each came from, of one run. */
  traced(): TracedRows {
    return this.session.trace(this)
  }
  /** The rows, each with the input rows that it was made of. */
  trace(): readonly TracedRow[] {
    return tracedRows(this.traced())
  }
  /** A frame of the rows as they are now: it runs no more, and still knows what they were made of. */
  snapshot(origin?: string): DataFrame {
    return this.relation.kind === 'LocalRelation' ? this : this.with(snapshotOf(this, origin))
  }
  /** The rows as objects of plain values. Of two columns with one name the last one shows: rename one to see both. */
  collect(): readonly RowObject[] {
    const { fields } = this.schema
    return this.rows().map((row) =>
      Object.fromEntries(fields.map((f, i) => [f.name, toExternal(row[i] ?? null, f.dataType)])),
    )
  }
  take(num: number): readonly RowObject[] {
    return this.limit(num).collect()
  }
  head(num: number): readonly RowObject[] {
    return this.take(num)
  }
  tail(num: number): readonly RowObject[] {
    return this.with({ kind: 'Tail', input: this.relation, limit: num }).collect()
  }
  first(): RowObject | null {
    return this.take(1)[0] ?? null
  }
  count(): number {
    return Number(this.groupBy().count().rows()[0]?.[0] ?? 0)
  }
  isEmpty(): boolean {
    return this.select().limit(1).rows().length === 0
  }

  /** What `show()` prints. */
  showString(numRows = 20, truncate = 20, vertical = false): string {
    const rows = this.session.run(this.limit(Math.max(0, numRows) + 1)).rows
    return showString(this.schema, rows, {
      numRows: Math.max(0, numRows),
      truncate,
      vertical,
      timeZone: this.session.conf.timeZone,
    })
  }
  show(n = 20, truncate: boolean | number = true, vertical = false): void {
    // biome-ignore lint/suspicious/noConsole: printing is what show() does
    console.log(this.showString(n, truncate === true ? 20 : truncate === false ? 0 : truncate, vertical))
  }
  printSchema(): void {
    // biome-ignore lint/suspicious/noConsole: printing is what printSchema() does
    console.log(treeString(this.schema))
  }

  createTempView(name: string): void {
    this.#view(name, { isGlobal: false, replace: false })
  }
  createOrReplaceTempView(name: string): void {
    this.#view(name, { isGlobal: false, replace: true })
  }
  createGlobalTempView(name: string): void {
    this.#view(name, { isGlobal: true, replace: false })
  }
  createOrReplaceGlobalTempView(name: string): void {
    this.#view(name, { isGlobal: true, replace: true })
  }
  #view(name: string, how: { readonly isGlobal: boolean; readonly replace: boolean }): void {
    this.session.execute({ kind: 'CreateView', name, input: this.relation, ...how })
  }

  get write(): DataFrameWriter {
    return new DataFrameWriter(this.session, this.relation)
  }
}
