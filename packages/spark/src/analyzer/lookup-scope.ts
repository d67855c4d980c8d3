import type { Expression } from '../plan/expression.ts'
import type { AttributeReference, LambdaVariable, ResolvedExpression } from '../resolved/expression.ts'
import type { ResolvedRelation } from '../resolved/relation.ts'
import type { AnalyzerContext } from './context.ts'
import type { Match } from './scope.ts'

/** Where the names of an expression are looked up. */
export interface Scope {
  readonly context: AnalyzerContext
  readonly attributes: readonly AttributeReference[]
  /** Columns below the input, which a sort or a filter may still use; asked only when the input has none of the name. */
  readonly beyond?: () => readonly AttributeReference[]
  /** Subqueries may use what is beyond too. */
  readonly isHaving?: boolean
  /** The operator that takes no stars, where there is one. */
  readonly starless?: string
  /** The names that the select list gave so far, which stand behind those of columns. */
  readonly lateral?: (parts: readonly string[]) => Match | undefined
  readonly lambdaVariables?: ReadonlyMap<string, LambdaVariable>
  /** The columns below an aggregation, which aggregates in a filter or a sort over it may use. */
  readonly aggregated?: readonly AttributeReference[]
  /** Columns keep the text that asked for them as their name: for the names that `groupBy().agg()` gives. */
  readonly written?: boolean
  /** What the rows come from, for calls that ask for their file. */
  readonly input?: ResolvedRelation
  /** Collects the columns taken from a frame by `df["a"]`, for the self-join check. */
  readonly references?: { readonly planId: number; readonly id: number; readonly name: string }[]
  /** How names are looked up here. A map beside the scopes would keep sessions from the quick collections of garbage. */
  resolver?: Resolver
}

interface Resolver {
  /** A scope that is made of another has a resolver of its own. */
  readonly scope: Scope
  readonly resolve: (e: Expression) => ResolvedExpression
}
