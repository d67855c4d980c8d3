import type { SessionConf } from '../conf/session-conf.ts'
import type { JoinType } from '../plan/relation.ts'
import type { Value } from '../types/value.ts'
import type {
  Alias,
  AttributeReference,
  GeneratorCall,
  NamedExpression,
  OuterBinding,
  PlanNode,
  ResolvedExpression,
  SortOrder,
} from './expression.ts'
import type { ScanSource } from './source.ts'

interface Common {
  /** The columns, in order. */
  readonly output: readonly AttributeReference[]
  /** The frames that this node is the plan of. */
  readonly planIds: readonly number[]
}

/** Rows that come from outside the plan: local data, files, tables. */
export interface Scan extends Common {
  readonly kind: 'Scan'
  /** It is read at execution: a file that is gone by then is Spark's error. */
  readonly source: ScanSource
  /** Which of its columns are read decides which of its records are malformed. */
  readonly readsByColumn?: boolean
  /** Names the input in a provenance report. */
  readonly origin: string
  /** Columns of the row's file, for those who name them. */
  readonly hidden?: readonly AttributeReference[]
}
export interface Range extends Common {
  readonly kind: 'Range'
  readonly start: Value
  readonly end: Value
  readonly step: Value
  /** How many partitions it has; absent: one. */
  readonly slices?: number
}
export interface Project extends Common {
  readonly kind: 'Project'
  readonly input: ResolvedRelation
  readonly expressions: readonly NamedExpression[]
  /** Columns that a USING join hides and `right["key"]` still reaches. */
  readonly hidden?: readonly AttributeReference[]
  /** Old id to new id of the columns that a self-join had to rename on its right side. */
  readonly regenerated?: ReadonlyMap<number, number>
}
export interface Filter extends Common {
  readonly kind: 'Filter'
  readonly input: ResolvedRelation
  readonly condition: ResolvedExpression
}
export interface Join extends Common {
  readonly kind: 'Join'
  readonly left: ResolvedRelation
  readonly right: ResolvedRelation
  readonly joinType: JoinType
  readonly condition?: ResolvedExpression
}
export interface Aggregate extends Common {
  readonly kind: 'Aggregate'
  readonly input: ResolvedRelation
  readonly grouping: readonly ResolvedExpression[]
  readonly aggregates: readonly NamedExpression[]
  /** Over grouping sets: what `grouping(key)` tells above. */
  readonly sets?: GroupingSets
}
export interface GroupingSets {
  /** The keys' columns, the first key's bit being the highest. */
  readonly columns: readonly AttributeReference[]
  /** What each of them was made of. */
  readonly keys: readonly ResolvedExpression[]
  /** The column of `grouping_id()`. */
  readonly id: AttributeReference
}
/** The right side is run for each row of the left, whose values its outer references take. */
export interface LateralJoin extends Common {
  readonly kind: 'LateralJoin'
  readonly left: ResolvedRelation
  readonly right: ResolvedRelation
  readonly outer: readonly OuterBinding[]
  readonly joinType: 'inner' | 'left_outer'
  readonly condition?: ResolvedExpression
}
/** Several projections of each row: rollup, cube, unpivot. */
export interface Expand extends Common {
  readonly kind: 'Expand'
  readonly input: ResolvedRelation
  readonly projections: readonly (readonly ResolvedExpression[])[]
}
export interface Sort extends Common {
  readonly kind: 'Sort'
  readonly input: ResolvedRelation
  readonly order: readonly SortOrder[]
  /** Each partition by itself. */
  readonly isLocal?: boolean
}
export interface Limit extends Common {
  readonly kind: 'Limit' | 'Offset' | 'Tail'
  readonly input: ResolvedRelation
  readonly count: number
  /** It stands below what asks for partitions, and leaves rows in theirs. */
  readonly isWithin?: boolean
}
export interface SetOperation extends Common {
  readonly kind: 'SetOperation'
  readonly left: ResolvedRelation
  readonly right: ResolvedRelation
  readonly setOpType: 'union' | 'intersect' | 'except'
  readonly isAll: boolean
}
export interface Deduplicate extends Common {
  readonly kind: 'Deduplicate'
  readonly input: ResolvedRelation
  readonly keys: readonly AttributeReference[]
}
export interface Window extends Common {
  readonly kind: 'Window'
  readonly input: ResolvedRelation
  /** Aliases of window expressions, appended to the input's columns. */
  readonly expressions: readonly Alias[]
}
export interface Generate extends Common {
  readonly kind: 'Generate'
  readonly input: ResolvedRelation
  readonly generator: GeneratorCall
}
export interface Sample extends Common {
  readonly kind: 'Sample'
  readonly input: ResolvedRelation
  readonly lowerBound: number
  readonly upperBound: number
  readonly withReplacement: boolean
  readonly seed: Value
}
/** A node that changes names or nothing: subquery alias, hint, repartition. */
export interface Rename extends Common {
  readonly kind: 'Rename'
  readonly input: ResolvedRelation
  /** Nodes of one key have one result: a common table that would be another one each time. */
  readonly sharedKey?: object
  /** What its input was analyzed under, where that is not what the node itself was: the query of a view. */
  readonly conf?: SessionConf
  /** Rows go to other tasks. */
  readonly isShuffle?: boolean
  /** Which partitions it makes. */
  readonly partitions?: Repartitioning
  /** What decides to which: it is computed, whoever uses it. */
  readonly partitionedBy?: readonly ResolvedExpression[]
}

/** How partitions are changed: dealt out, by a hash, by ranges, or neighbours put together. Without a count Spark chooses it. */
export interface Repartitioning {
  readonly how: 'dealt' | 'hashed' | 'ranged' | 'merged'
  readonly count?: number
  /** Little data is put together in the end. */
  readonly isEven?: boolean
  /** Of ranges: the order of each expression. */
  readonly orders?: readonly Order[]
}

/** Which of two values of a column comes first. */
export type Order = Pick<SortOrder, 'direction' | 'nullOrdering'>

/** A plan whose every name is bound: what the interpreter runs. */
export type ResolvedRelation =
  | Scan
  | Range
  | Project
  | Filter
  | Join
  | Aggregate
  | Expand
  | Sort
  | Limit
  | SetOperation
  | Deduplicate
  | Window
  | Generate
  | Sample
  | Rename
  | LateralJoin

/** The relation that an expression holds. */
export const planOf = (node: PlanNode): ResolvedRelation => node as ResolvedRelation

/** The relations a node reads from, row by row or whole. */
export function inputsOf(relation: ResolvedRelation): readonly ResolvedRelation[] {
  switch (relation.kind) {
    case 'Scan':
    case 'Range':
      return []
    case 'LateralJoin':
      return [relation.left]
    case 'Join':
    case 'SetOperation':
      return [relation.left, relation.right]
    default:
      return [relation.input]
  }
}
