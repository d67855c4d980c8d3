import { analysisError } from '../../errors/spark-error.ts'
import type { Aggregate } from '../../plan/relation.ts'
import type { AttributeReference, NamedExpression, ResolvedExpression } from '../../resolved/expression.ts'
import { exists } from '../../resolved/tree.ts'
import { sqlType } from '../../types/print.ts'
import { isComparable } from '../comparable.ts'
import { resolveExpression, unalias } from '../expression.ts'
import { hiddenColumns } from '../missing-columns.ts'
import { nameExpression } from '../naming.ts'
import { quotedSql } from '../pretty.ts'
import { checkSelfJoin, type FrameReference } from '../self-join.ts'
import { expandStars } from '../star.ts'
import { aggregateOver } from './aggregate-over.ts'
import type { GroupingParts } from './grouping-parts.ts'
import { aggregateGroupingSets } from './grouping-sets.ts'
import { type Handler, onlyInput, planIdsOf } from './handler.ts'
import { aggregatePivot } from './pivot.ts'

export const aggregate: Handler<Aggregate> = (relation, inputs, context) => {
  const input = onlyInput(inputs)
  const references: FrameReference[] = []
  const scope = { context, attributes: input.output, beyond: hiddenColumns(input), references }
  const named = (list: Aggregate['groupingExpressions']): readonly NamedExpression[] =>
    expandStars(list, input, context).map((source) =>
      source.kind === 'AttributeReference' ? source : nameExpression(source, resolveExpression(source, scope)),
    )
  const grouping = named(relation.groupingExpressions)
  const aggregates = named(relation.aggregateExpressions)
  checkSelfJoin(references, [input])
  checkGrouping(grouping)
  const parts: GroupingParts = { input, grouping, aggregates, context, planIds: planIdsOf(relation) }
  switch (relation.groupType) {
    case 'groupby': {
      const shown = context.conf.retainGroupColumns ? [...grouping, ...aggregates] : aggregates
      return aggregateOver(input, grouping.map(unalias), shown, parts.planIds)
    }
    case 'rollup':
      return aggregateGroupingSets(
        parts,
        range(grouping.length + 1).map((dropped) => range(grouping.length - dropped)),
      )
    case 'cube':
      return aggregateGroupingSets(parts, subsets(grouping.length))
    case 'pivot':
      return aggregatePivot(parts, relation.pivot, scope)
  }
}

const range = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i)

const subsets = (n: number): readonly (readonly number[])[] =>
  Array.from({ length: 2 ** n }, (_, mask) => range(n).filter((i) => (mask & (1 << (n - 1 - i))) === 0))

function checkGrouping(grouping: readonly (NamedExpression | AttributeReference)[]): void {
  for (const g of grouping) {
    const e: ResolvedExpression = unalias(g)
    if (exists(e, (n) => n.kind === 'AggregateCall')) {
      throw analysisError('GROUP_BY_AGGREGATE', { sqlExpr: quotedSql(e).slice(1, -1) })
    }
    if (!isComparable(e.dataType)) {
      throw analysisError('GROUP_EXPRESSION_TYPE_IS_NOT_ORDERABLE', {
        sqlExpr: quotedSql(e),
        dataType: `"${sqlType(e.dataType)}"`,
      })
    }
  }
}
