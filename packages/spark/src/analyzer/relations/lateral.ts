import { analysisError } from '../../errors/spark-error.ts'
import { UnsupportedError } from '../../errors/unsupported-error.ts'
import type { LateralJoin, LateralView } from '../../plan/relation.ts'
import type { GeneratorCall } from '../../resolved/expression.ts'
import { prettySql, quotedSql } from '../../resolved/pretty.ts'
import type { ResolvedRelation } from '../../resolved/relation.ts'
import { exists, isDeterministic } from '../../resolved/tree.ts'
import { sqlType } from '../../types/print.ts'
import { GENERATORS } from '../argument-stars.ts'
import { attributeOf } from '../attribute.ts'
import type { AnalyzerContext } from '../context.ts'
import { checkChance, checkCorrelation } from '../correlation.ts'
import { resolveExpression, unalias } from '../expression.ts'
import { hiddenColumns, supplyColumns } from '../missing-columns.ts'
import { surroundings } from '../subquery.ts'
import { type Handler, onlyInput, planIdsOf } from './handler.ts'
import { isUserTable, lateralUserTable } from './user-table.ts'

export const lateralJoin: Handler<LateralJoin> = (relation, inputs, context) => {
  const left = onlyInput(inputs)
  const around = surroundings([() => left.output, () => hiddenColumns(left)], context)
  const right = context.analyzeInner(relation.right, around)
  checkCorrelation(right, 'lateral')
  if (!isUserTable(right)) checkChance(left, right)
  const outer = around.bindings()
  const joinType = relation.joinType === 'left_outer' ? 'left_outer' : 'inner'
  const shown = joinType === 'left_outer' ? right.output.map((a) => ({ ...a, nullable: true })) : right.output
  const condition = conditionOf(relation, left, right, context)
  const ready = supplyColumns(
    left,
    outer.map((o) => o.expression),
  )
  const called = lateralUserTable(ready, right, outer)
  if (called !== undefined) {
    if (condition !== undefined && joinType === 'left_outer')
      throw new UnsupportedError(
        'SQL_NOT_IMPLEMENTED',
        'Failed to analyze a left join with a table function of the job: its ON is not followed',
      )
    const made: ResolvedRelation =
      condition === undefined
        ? called
        : { kind: 'Filter', input: called, condition, output: called.output, planIds: [] }
    return ready === left ? made : asBefore(made, [...left.output, ...shown])
  }
  const joined: ResolvedRelation = {
    kind: 'LateralJoin',
    left: ready,
    right,
    outer,
    joinType,
    ...(condition === undefined ? {} : { condition }),
    output: [...ready.output, ...shown],
    planIds: planIdsOf(relation),
  }
  if (ready === left) return joined
  return asBefore(joined, [...left.output, ...shown])
}

function conditionOf(
  { joinCondition }: LateralJoin,
  left: ResolvedRelation,
  right: ResolvedRelation,
  context: AnalyzerContext,
): ReturnType<typeof unalias> | undefined {
  if (joinCondition === undefined) return undefined
  const condition = unalias(
    resolveExpression(joinCondition, { context, attributes: [...left.output, ...right.output] }),
  )
  if (condition.dataType.kind !== 'boolean') {
    throw analysisError('JOIN_CONDITION_IS_NOT_BOOLEAN_TYPE', {
      joinCondition: quotedSql(condition),
      conditionType: `"${sqlType(condition.dataType)}"`,
    })
  }
  if (!isDeterministic(condition)) {
    throw analysisError('UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.LATERAL_JOIN_CONDITION_NON_DETERMINISTIC', {
      condition: prettySql(condition),
    })
  }
  return condition
}

export const lateralView: Handler<LateralView> = (relation, inputs, context) => {
  const input = onlyInput(inputs)
  const generator = unalias(
    resolveExpression(relation.generator, {
      context,
      attributes: input.output,
      beyond: () => hiddenColumns(input),
      starless: GENERATORS,
    }),
  )
  if (generator.kind !== 'GeneratorCall') {
    if (exists(generator, (n) => n.kind === 'GeneratorCall')) throw nested(generator)
    throw analysisError('UNSUPPORTED_GENERATOR.NOT_GENERATOR', {
      functionName: `\`${'function' in generator ? generator.function.name : prettySql(generator)}\``,
      classCanonicalName: '',
    })
  }
  const ready = supplyColumns(input, [generator])
  const output = generatedBy(generator, relation)
  const generate: ResolvedRelation = {
    kind: 'Generate',
    input: ready,
    generator: relation.isOuter ? { ...generator, outer: true } : generator,
    output: [...ready.output, ...output],
    planIds: planIdsOf(relation),
  }
  return ready === input ? generate : asBefore(generate, [...input.output, ...output])
}

/** The node without the hidden columns that it was given; they stay hidden. */
function asBefore(input: ResolvedRelation, output: ResolvedRelation['output']): ResolvedRelation {
  const shown = new Set(output.map((a) => a.id))
  const hidden = [...input.output.filter((a) => !shown.has(a.id)), ...hiddenColumns(input)]
  return { kind: 'Project', input, expressions: output, output, hidden, planIds: input.planIds }
}

const nested = (e: ReturnType<typeof unalias>): Error =>
  analysisError('UNSUPPORTED_GENERATOR.NESTED_IN_EXPRESSIONS', { expression: quotedSql(e) })

function generatedBy(
  { dataType, outer }: GeneratorCall,
  { alias, columnNames, isOuter }: LateralView,
): ResolvedRelation['output'] {
  const fields = dataType.kind === 'struct' ? dataType.fields : []
  if (columnNames.length > 0 && columnNames.length !== fields.length) {
    throw analysisError('UDTF_ALIAS_NUMBER_MISMATCH', {
      aliasesSize: String(fields.length),
      aliasesNames: columnNames.join(','),
    })
  }
  return fields.map((f, i) =>
    attributeOf({ ...f, name: columnNames[i] ?? f.name, nullable: f.nullable || outer || isOuter }, [
      alias.toLowerCase(),
    ]),
  )
}
