import { analysisError, SparkError } from '../../errors/spark-error.ts'
import { sameName } from '../../lexer/name-parts.ts'
import type { Expression } from '../../plan/expression.ts'
import type {
  Deduplicate,
  Hint,
  Limit,
  Offset,
  Repartition,
  RepartitionByExpression,
  Sample,
  SubqueryAlias,
  Tail,
  WithRelations,
} from '../../plan/relation.ts'
import { isFoldable } from '../../resolved/argument.ts'
import { quotedSql } from '../../resolved/pretty.ts'
import { inputsOf, type Order, type ResolvedRelation } from '../../resolved/relation.ts'
import { expressionsOf } from '../../resolved/relation-expressions.ts'
import { isDeterministic } from '../../resolved/tree.ts'
import { formatDouble } from '../../types/float-text.ts'
import { sqlType } from '../../types/print.ts'
import { containsMap } from '../comparable.ts'
import { resolveExpression, unalias } from '../expression.ts'
import type { Scope } from '../lookup-scope.ts'
import { columnsBeyond, columnsOf, missingFromBelow, withColumnsFromBelow } from '../missing-columns.ts'
import { type Handler, onlyInput, planIdsOf } from './handler.ts'

// Relations that keep the columns of their input.

const counted =
  (kind: 'Limit' | 'Offset' | 'Tail', name: string): Handler<Limit | Offset | Tail> =>
  (relation, inputs, context) => {
    const input = onlyInput(inputs)
    const given = relation.kind === 'Offset' ? relation.offset : relation.limit
    const computed = relation.kind === 'Tail' ? undefined : relation.computed
    const count = computed === undefined ? given : computedCount(computed, name, { context, attributes: input.output })
    if (count < 0) {
      throw analysisError('INVALID_LIMIT_LIKE_EXPRESSION.IS_NEGATIVE', { name, v: String(count), expr: `"${count}"` })
    }
    if (kind === 'Limit' && input.kind === 'Offset') checkSum(count, input.count)
    return { kind, input, count, output: input.output, planIds: planIdsOf(relation) }
  }

function checkSum(limitCount: number, offsetCount: number): void {
  if (limitCount + offsetCount <= MAX_INT) return
  throw analysisError('SUM_OF_LIMIT_AND_OFFSET_EXCEEDS_MAX_INT', {
    limit: String(limitCount),
    offset: String(offsetCount),
  })
}

const MAX_INT = 2 ** 31 - 1

/** A constant of Spark's int. */
function computedCount(source: Expression, name: string, scope: Scope): number {
  const e = unalias(resolveExpression(source, scope))
  const { context } = scope
  const invalid = (reason: string, parameters: Readonly<Record<string, string>> = {}): Error =>
    analysisError(`INVALID_LIMIT_LIKE_EXPRESSION.${reason}`, { name, expr: quotedSql(e), ...parameters })
  if (!isFoldable(e)) throw invalid('IS_UNFOLDABLE')
  if (e.dataType.kind !== 'integer') throw invalid('DATA_TYPE', { dataType: `"${sqlType(e.dataType)}"` })
  const value = context.evaluate(e)
  if (value === null) throw invalid('IS_NULL')
  return value as number
}

export const limit = counted('Limit', 'limit')
export const offset = counted('Offset', 'offset')
export const tail = counted('Tail', 'tail')

export const deduplicate: Handler<Deduplicate> = (relation, inputs, context) => {
  const input = onlyInput(inputs)
  const keys =
    relation.columnNames === undefined
      ? input.output
      : relation.columnNames.flatMap((name) => {
          const found = input.output.filter((a) => sameName(a.name, name, context.conf.caseSensitive))
          if (found.length === 0) {
            throw analysisError('_LEGACY_ERROR_TEMP_1201', {
              colName: name,
              fieldNames: input.output.map((a) => a.name).join(', '),
            })
          }
          return found
        })
  const map = keys.find((a) => containsMap(a.dataType))
  if (map !== undefined) {
    throw analysisError('UNSUPPORTED_FEATURE.SET_OPERATION_ON_MAP_TYPE', {
      colName: `\`${map.name}\``,
      dataType: `"${sqlType(map.dataType)}"`,
    })
  }
  return { kind: 'Deduplicate', input, keys, output: input.output, planIds: planIdsOf(relation) }
}

export const subqueryAlias: Handler<SubqueryAlias> = (relation, inputs) => {
  const input = onlyInput(inputs)
  const output = input.output.map((a) => ({ ...a, qualifier: [relation.alias] }))
  return { kind: 'Rename', input, output, planIds: planIdsOf(relation) }
}

/** A common table that is another one each time it is computed is computed once. */
export const sharedTable = (input: ResolvedRelation): ResolvedRelation =>
  isRepeatable(input) ? input : { kind: 'Rename', input, sharedKey: {}, output: input.output, planIds: [] }

const isRepeatable = (relation: ResolvedRelation): boolean =>
  expressionsOf(relation).every(isDeterministic) && inputsOf(relation).every(isRepeatable)

/** What tells Spark how to run a query and not what it answers. */
export const passThrough: Handler<Hint | Repartition | WithRelations> = (relation, inputs) => {
  const input = onlyInput(inputs)
  const renamed = { kind: 'Rename', input, output: input.output, planIds: planIdsOf(relation) } as const
  if (relation.kind !== 'Repartition') return renamed
  const { numPartitions: count, shuffle } = relation
  if (shuffle === false) return { ...renamed, partitions: { how: 'merged', count } }
  return { ...renamed, isShuffle: true, partitions: { how: 'dealt', count } }
}

export const repartitionByExpression: Handler<RepartitionByExpression> = (relation, inputs, context) => {
  const input = onlyInput(inputs)
  const beyond = (): ReturnType<typeof columnsBeyond> => columnsBeyond(input)
  const partitionedBy = relation.partitionExprs.map((e) =>
    resolveExpression(e.kind === 'SortOrder' ? e.child : e, {
      context,
      attributes: input.output,
      beyond,
      starless: 'RepartitionByExpression',
    }),
  )
  const { numPartitions: count, isEven } = relation
  const isRanged = relation.partitionExprs.some((e) => e.kind === 'SortOrder')
  const how = partitionedBy.length === 0 ? 'dealt' : isRanged ? 'ranged' : 'hashed'
  const orders = relation.partitionExprs.map((e): Order => (e.kind === 'SortOrder' ? e : ASCENDING))
  const partitions = { how, orders, ...(count !== undefined && { count }), ...(isEven && { isEven }) } as const
  const used = partitionedBy.flatMap(columnsOf)
  const wide = withColumnsFromBelow(input, missingFromBelow(input, used))
  const { output } = wide
  const planIds = planIdsOf(relation)
  const parted = { kind: 'Rename', input: wide, output, planIds, isShuffle: true, partitions, partitionedBy } as const
  if (output.length === input.output.length) return parted
  return {
    kind: 'Project',
    input: { ...parted, planIds: [] },
    expressions: input.output,
    output: input.output,
    planIds,
  }
}

const ASCENDING: Order = { direction: 'ascending', nullOrdering: 'first' }

/** Room for the rounding of `randomSplit`'s bounds. */
const EPSILON = 1e-6

function checkFraction(fraction: number, withReplacement: boolean): void {
  const requirement = withReplacement
    ? fraction < -EPSILON && 'must be nonnegative with replacement'
    : (fraction < -EPSILON || fraction > 1 + EPSILON) && 'must be on interval [0, 1] without replacement'
  if (requirement === false) return
  const text = formatDouble(fraction)
  throw new SparkError('IllegalArgumentException', `requirement failed: Sampling fraction (${text}) ${requirement}`)
}

export const sample: Handler<Sample> = (relation, inputs) => {
  const input = onlyInput(inputs)
  const { lowerBound, upperBound, withReplacement, seed = null } = relation
  checkFraction(upperBound - lowerBound, withReplacement)
  return {
    kind: 'Sample',
    input,
    lowerBound,
    upperBound,
    withReplacement,
    seed,
    output: input.output,
    planIds: planIdsOf(relation),
  }
}
