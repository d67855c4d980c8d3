import type { Trace } from '../lineage/trace.ts'
import type { DataType } from '../types/data-type.ts'
import type { Row } from '../types/value.ts'
import type { Expression, PlanId, RelationNode, UserFunction, UserTableFunction, WindowFrame } from './expression.ts'
import type { NAReplace, NAValue, Pivot, Relation, UnpivotClause } from './relation.ts'

// What the fields of a node hold, as data: for whoever reads, writes or walks plans of every kind. The types derive from
// those of the nodes what the tables have to say, so that a forgotten kind or field does not compile.

/** What a field may hold that is neither plain data nor a value. */
interface Held {
  readonly expression: Expression
  readonly expressions: readonly Expression[]
  readonly expressionRows: readonly (readonly Expression[])[]
  readonly relation: Relation
  readonly relations: readonly Relation[]
  /** An object that stands for something by being that very object. */
  readonly identity: PlanId
  readonly pivot: Pivot
  readonly unpivot: UnpivotClause
  readonly frame: WindowFrame
  readonly type: DataType
  readonly typeOrText: DataType | string
  readonly naValues: readonly NAValue[]
  readonly replacements: NAReplace['replacements']
  readonly rows: readonly Row[]
  readonly function: UserFunction
  readonly tableFunction: UserTableFunction
  readonly trace: Trace
}
/** How a field is read: one that is not listed is taken as it is. */
export type FieldKind = keyof Held

type Word = string | number | boolean
type Plain = Word | readonly Word[] | readonly (readonly Word[])[]
type Fitting<T> = { [Kind in FieldKind]: [T] extends [Held[Kind]] ? Kind : never }[FieldKind]
type KindOf<T> = [T] extends [Plain]
  ? never
  : [RelationNode] extends [T]
    ? 'relation'
    : 'type' extends Fitting<T>
      ? 'type'
      : Fitting<T>

/** The fields of a node that have a kind. Every node has a kind and may have a place; a relation may have a plan id. */
type ShapeOf<Node> = {
  readonly [Field in Exclude<keyof Node, 'kind' | 'span'> as [KindOf<NonNullable<Node[Field]>>] extends [never]
    ? never
    : Field]-?: KindOf<NonNullable<Node[Field]>>
}
type Shapes<Node extends { readonly kind: string }, Common extends PropertyKey = never> = {
  readonly [Kind in Node['kind']]: Omit<ShapeOf<Extract<Node, { readonly kind: Kind }>>, Common>
}

const none = {} as const
const input = { input: 'relation' } as const

/** The kinds of `plan/expression.ts`. */
export const expressionShapes = {
  Literal: { dataType: 'type' },
  UnresolvedAttribute: { planId: 'identity' },
  UnresolvedFunction: { arguments: 'expressions', filter: 'expression' },
  ExpressionString: none,
  UnresolvedStar: none,
  UnresolvedRegex: { planId: 'identity' },
  Alias: { expr: 'expression' },
  Cast: { expr: 'expression', type: 'typeOrText' },
  SortOrder: { child: 'expression' },
  Window: { windowFunction: 'expression', partitionSpec: 'expressions', orderSpec: 'expressions', frameSpec: 'frame' },
  LambdaFunction: { function: 'expression', arguments: 'expressions' },
  UnresolvedNamedLambdaVariable: none,
  UnresolvedExtractValue: { child: 'expression', extraction: 'expression' },
  UpdateFields: { structExpression: 'expression', valueExpression: 'expression' },
  SubqueryExpression: { plan: 'relation', inSubqueryValues: 'expressions' },
  CommonInlineUserDefinedFunction: { function: 'function', arguments: 'expressions' },
} as const satisfies Shapes<Expression>

/** The fields of a pivot, which is no node. */
export const pivotShape = { col: 'expression', values: 'expressions' } as const satisfies ShapeOf<Pivot>

/** The kinds of `plan/relation.ts`. */
export const relationShapes = {
  NamedTable: none,
  DataSource: { schema: 'typeOrText' },
  LocalRelation: { schema: 'type', rows: 'rows', from: 'trace' },
  ComputedRelation: { schema: 'type', handle: 'identity' },
  InlineTable: { rows: 'expressionRows' },
  Range: none,
  Project: { ...input, expressions: 'expressions' },
  Filter: { ...input, condition: 'expression' },
  Join: { left: 'relation', right: 'relation', joinCondition: 'expression' },
  LateralJoin: { left: 'relation', right: 'relation', joinCondition: 'expression' },
  LateralView: { ...input, generator: 'expression' },
  UnresolvedTableValuedFunction: { arguments: 'expressions', function: 'tableFunction', input: 'relation' },
  SetOperation: { leftInput: 'relation', rightInput: 'relation' },
  Sort: { ...input, order: 'expressions' },
  Limit: { ...input, computed: 'expression' },
  Offset: { ...input, computed: 'expression' },
  Tail: input,
  Aggregate: {
    ...input,
    groupingExpressions: 'expressions',
    aggregateExpressions: 'expressions',
    pivot: 'pivot',
  },
  SubqueryAlias: input,
  Repartition: input,
  RepartitionByExpression: { ...input, partitionExprs: 'expressions' },
  Sample: input,
  Deduplicate: input,
  WithColumns: { ...input, aliases: 'expressions' },
  WithColumnsRenamed: input,
  Drop: { ...input, columns: 'expressions' },
  ToDF: input,
  ToSchema: { ...input, schema: 'type' },
  Unpivot: { ...input, ids: 'expressions', values: 'expressions', inSql: 'unpivot' },
  NAFill: { ...input, values: 'naValues' },
  NADrop: input,
  NAReplace: { ...input, replacements: 'replacements' },
  StatDescribe: input,
  StatSummary: input,
  StatCrosstab: input,
  StatCov: input,
  StatCorr: input,
  StatApproxQuantile: input,
  StatFreqItems: input,
  StatSampleBy: { ...input, col: 'expression', strata: 'expressions' },
  Hint: { ...input, parameters: 'expressions' },
  WithRelations: { ...input, definitions: 'relations' },
} as const satisfies Shapes<Relation, 'planId'>
