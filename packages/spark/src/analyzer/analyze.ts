import { tick } from '../errors/deadline.ts'
import type { Relation } from '../plan/relation.ts'
import type { ResolvedRelation } from '../resolved/relation.ts'
import { rememberCommonTable } from './common-tables.ts'
import type { AnalyzerContext } from './context.ts'
import { aggregate } from './relations/aggregate.ts'
import { drop, toDF, withColumns, withColumnsRenamed } from './relations/columns.ts'
import { filter } from './relations/filter.ts'
import { repartitioningOf } from './relations/hint.ts'
import { inlineTable } from './relations/inline-table.ts'
import { join } from './relations/join.ts'
import { lateralJoin, lateralView } from './relations/lateral.ts'
import { naDrop, naFill, naReplace } from './relations/na.ts'
import { project } from './relations/project.ts'
import { rewritten } from './relations/rewritten.ts'
import {
  deduplicate,
  limit,
  offset,
  passThrough,
  repartitionByExpression,
  sample,
  sharedTable,
  subqueryAlias,
  tail,
} from './relations/rows.ts'
import { setOperation } from './relations/set-operation.ts'
import { sort } from './relations/sort.ts'
import { computedRelation, dataSource, localRelation, namedTable, range } from './relations/source.ts'
import { statCorr, statCov, statCrosstab } from './relations/stat-pairs.ts'
import { statApproxQuantile, statFreqItems } from './relations/stat-quantile.ts'
import { statSampleBy } from './relations/stat-sample-by.ts'
import { statDescribe, statSummary } from './relations/stat-summary.ts'
import { tableFunction } from './relations/table-function.ts'
import { toSchema } from './relations/to-schema.ts'
import { unpivot } from './relations/unpivot.ts'
import { checkSubqueries } from './subquery-hosts.ts'
import { withTimeWindow } from './time-window.ts'

/** Remembers the plan of every relation node: a frame made of another is analyzed from there on only. */
export type AnalysisMemo = Pick<WeakMap<Relation, ResolvedRelation>, 'get' | 'set'>

/**
 * The plan with every name bound, every implicit cast written out and every type known.
 *
 * @throws SparkError what Spark's analyzer raises, when it raises it: at the line that built the frame
 */
export function analyze(relation: Relation, context: AnalyzerContext, memo: AnalysisMemo): ResolvedRelation {
  const known = memo.get(relation)
  if (known !== undefined) return known
  tick('the analysis of a query')
  const make = (): ResolvedRelation =>
    resolve(
      withTimeWindow(relation, (input) => analyze(input, context, memo).output.map((a) => a.name)),
      context,
      memo,
    )
  const { settings } = relation
  const resolved = settings === undefined ? make() : context.under(settings, make)
  checkSubqueries(resolved)
  memo.set(relation, resolved)
  return resolved
}

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one line per kind of relation
function resolve(relation: Relation, context: AnalyzerContext, memo: AnalysisMemo): ResolvedRelation {
  const below = (r: Relation): ResolvedRelation => analyze(r, context, memo)
  switch (relation.kind) {
    case 'LocalRelation':
      return localRelation(relation, [], context)
    case 'ComputedRelation':
      return computedRelation(relation, [], context)
    case 'InlineTable':
      return inlineTable(relation, [], context)
    case 'Range':
      return range(relation, [], context)
    case 'DataSource':
      return dataSource(relation, [], context)
    case 'NamedTable':
      return namedTable(relation, context, below)
    case 'Project':
      return project(relation, [below(relation.input)], context)
    case 'Filter':
      return filter(relation, [below(relation.input)], context)
    case 'Join':
      return join(relation, [below(relation.left), below(relation.right)], context)
    case 'SetOperation':
      return setOperation(relation, [below(relation.leftInput), below(relation.rightInput)], context)
    case 'Sort':
      return sort(relation, [below(relation.input)], context)
    case 'Limit':
      return limit(relation, [below(relation.input)], context)
    case 'Offset':
      return offset(relation, [below(relation.input)], context)
    case 'Tail':
      return tail(relation, [below(relation.input)], context)
    case 'Aggregate':
      return aggregate(relation, [below(relation.input)], context)
    case 'SubqueryAlias':
      return subqueryAlias(relation, [below(relation.input)], context)
    case 'WithRelations':
      for (const d of relation.definitions) {
        rememberCommonTable(d)
        memo.set(d, sharedTable(below(d)))
      }
      return passThrough(relation, [below(relation.input)], context)
    case 'LateralJoin':
      return lateralJoin(relation, [below(relation.left)], context)
    case 'LateralView':
      return lateralView(relation, [below(relation.input)], context)
    case 'UnresolvedTableValuedFunction':
      return tableFunction(relation, relation.input === undefined ? [] : [below(relation.input)], context)
    case 'Hint': {
      const parted = repartitioningOf(relation)
      const input = [below(relation.input)]
      if (parted?.kind === 'RepartitionByExpression') return repartitionByExpression(parted, input, context)
      return passThrough(parted ?? relation, input, context)
    }
    case 'Repartition':
      return passThrough(relation, [below(relation.input)], context)
    case 'RepartitionByExpression':
      return repartitionByExpression(relation, [below(relation.input)], context)
    case 'Sample':
      return sample(relation, [below(relation.input)], context)
    case 'Deduplicate':
      return deduplicate(relation, [below(relation.input)], context)
    case 'WithColumns':
      return withColumns(relation, [below(relation.input)], context)
    case 'WithColumnsRenamed':
      return withColumnsRenamed(relation, [below(relation.input)], context)
    case 'Drop':
      return drop(relation, [below(relation.input)], context)
    case 'ToDF':
      return toDF(relation, [below(relation.input)], context)
    case 'ToSchema':
      return toSchema(relation, [below(relation.input)], context)
    case 'Unpivot':
      return unpivot(relation, [below(relation.input)], context)
    case 'NAFill':
      return naFill(relation, [below(relation.input)], context)
    case 'NADrop':
      return naDrop(relation, [below(relation.input)], context)
    case 'NAReplace':
      return naReplace(relation, [below(relation.input)], context)
    case 'StatDescribe':
      return rewritten(relation, statDescribe, below)
    case 'StatSummary':
      return rewritten(relation, statSummary, below)
    case 'StatCrosstab':
      return rewritten(relation, statCrosstab, below)
    case 'StatCov':
      return rewritten(relation, statCov, below)
    case 'StatCorr':
      return rewritten(relation, statCorr, below)
    case 'StatApproxQuantile':
      return rewritten(relation, statApproxQuantile, below)
    case 'StatFreqItems':
      return rewritten(relation, statFreqItems, below)
    case 'StatSampleBy':
      return rewritten(relation, statSampleBy, below)
  }
}
