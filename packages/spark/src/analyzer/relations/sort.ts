import { analysisError, SparkError } from '../../errors/spark-error.ts'
import { UnsupportedError } from '../../errors/unsupported-error.ts'
import type { Sort } from '../../plan/relation.ts'
import type { Alias, SortOrder } from '../../resolved/expression.ts'
import type { ResolvedRelation } from '../../resolved/relation.ts'
import { exists, replace } from '../../resolved/tree.ts'
import { sqlType } from '../../types/print.ts'
import { aliasOf, toAttribute } from '../attribute.ts'
import { isComparable } from '../comparable.ts'
import { resolveSortOrder, type Scope } from '../expression.ts'
import { columnsBeyond, columnsOf, supplyColumns, withColumnsFromBelow } from '../missing-columns.ts'
import { parseNameParts } from '../names.ts'
import { prettySql, quotedSql } from '../pretty.ts'
import { unresolvedColumn } from '../scope.ts'
import { checkSelfJoin, type FrameReference } from '../self-join.ts'
import { type Handler, onlyInput, planIdsOf } from './handler.ts'

export const sort: Handler<Sort> = (relation, inputs, context) => {
  const input = onlyInput(inputs)
  const references: FrameReference[] = []
  const beyond = columnsBeyond(input)
  const scope = { context, attributes: input.output, beyond, references }
  const order = relation.order.map((o) => tolerant(o, scope))
  checkSelfJoin(references, [input])
  for (const o of order) checkOrdering(o)
  const planIds = planIdsOf(relation)
  const windows: Alias[] = []
  const plain = order.map((o) => withoutWindows(o, windows))
  const used = plain.flatMap(columnsOf)
  const fromBelow = used.filter((a) => beyond.some((b) => b.id === a.id) && !input.output.some((w) => w.id === a.id))
  const wide = withColumnsFromBelow(supplyColumns(input, columnsInReach(used, input, windows, beyond)), fromBelow)
  const ready: ResolvedRelation =
    windows.length === 0
      ? wide
      : {
          kind: 'Window',
          input: wide,
          expressions: windows,
          output: [...wide.output, ...windows.map(toAttribute)],
          planIds: [],
        }
  if (ready.output.length === input.output.length) {
    return { kind: 'Sort', input: ready, order: plain, output: input.output, planIds }
  }
  const sorted: ResolvedRelation = { kind: 'Sort', input: ready, order: plain, output: ready.output, planIds: [] }
  return { kind: 'Project', input: sorted, expressions: input.output, output: input.output, planIds }
}

/** A sort looks for columns further down before it gives up, and an ambiguous one ends as not found. */
function tolerant(o: Sort['order'][number], scope: Scope): SortOrder {
  try {
    return resolveSortOrder(o, scope)
  } catch (error) {
    if (!(error instanceof SparkError) || error.errorClass !== 'AMBIGUOUS_REFERENCE') throw error
    const name = o.child.kind === 'UnresolvedAttribute' ? o.child.unparsedIdentifier : ''
    throw unresolvedColumn(name, parseNameParts(name), scope.attributes)
  }
}

const columnsInReach = (
  used: ReturnType<typeof columnsOf>,
  _input: ResolvedRelation,
  windows: readonly Alias[],
  beyond: ReturnType<typeof columnsBeyond>,
): ReturnType<typeof columnsOf> =>
  used.filter((a) => !windows.some((w) => w.id === a.id) && !beyond.some((b) => b.id === a.id))

function withoutWindows(order: SortOrder, windows: Alias[]): SortOrder {
  const child = replace(order.child, (n) => {
    if (n.kind !== 'WindowExpression') return undefined
    const alias = aliasOf(n, prettySql(n), {})
    windows.push(alias)
    return toAttribute(alias)
  })
  return { ...order, child }
}

function checkOrdering(order: SortOrder): void {
  if (exists(order.child, (n) => n.kind === 'AggregateCall')) {
    if (!exists(order.child, (n) => n.kind === 'WindowExpression')) {
      throw new UnsupportedError(
        'AGGREGATE_IN_SORT',
        `Failed to sort by ${prettySql(order.child)}: only columns of the result can be used`,
        'Give the aggregate an alias in agg() and sort by that name.',
      )
    }
  }
  if (exists(order.child, (n) => n.kind === 'GeneratorCall')) {
    throw analysisError('UNSUPPORTED_GENERATOR.OUTSIDE_SELECT', { plan: `"Sort"` })
  }
  if (!isComparable(order.dataType)) {
    throw analysisError('DATATYPE_MISMATCH.INVALID_ORDERING_TYPE', {
      sqlExpr: quotedSql(order),
      functionName: '`sortorder`',
      dataType: `"${sqlType(order.dataType)}"`,
    })
  }
}
