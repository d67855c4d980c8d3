import { analysisError, illegalArgument } from '../../errors/spark-error.ts'
import { sameName } from '../../lexer/name-parts.ts'
import type { Expression } from '../../plan/expression.ts'
import type { Join, JoinType } from '../../plan/relation.ts'
import type {
  Alias,
  AttributeReference,
  NamedExpression,
  ResolvedExpression,
  ScalarCall,
} from '../../resolved/expression.ts'
import { prettySql, quotedSql } from '../../resolved/pretty.ts'
import type { ResolvedRelation } from '../../resolved/relation.ts'
import { exists, isDeterministic, replace } from '../../resolved/tree.ts'
import { sqlType } from '../../types/print.ts'
import { aliasOf, toAttribute } from '../attribute.ts'
import type { AnalyzerContext } from '../context.ts'
import { resolveExpression, unalias } from '../expression.ts'
import { requireFunction, resolveCall } from '../function-call.ts'
import { hiddenColumns, supplyColumns, withHidden } from '../missing-columns.ts'
import { checkSelfJoin, type FrameReference, regenerateConflicts } from '../self-join.ts'
import { type Handler, planIdsOf } from './handler.ts'

export const join: Handler<Join> = (relation, inputs, context) => {
  const [left, rawRight] = inputs
  if (left === undefined || rawRight === undefined) throw new Error('A join lacks an input')
  const right = regenerateConflicts(left, rawRight)
  const planIds = planIdsOf(relation)
  if (relation.isNatural === true) {
    const refused = NOT_NATURAL[relation.joinType]
    if (refused !== undefined) throw illegalArgument(`requirement failed: Unsupported natural join type ${refused}`)
    const common = commonNames(left, right, context)
    const sides = { left, right, joinType: relation.joinType, planIds }
    return common.length === 0 ? joinOn(sides, undefined) : joinUsing(sides, common, context)
  }
  if (relation.usingColumns !== undefined && relation.usingColumns.length > 0) {
    return joinUsing({ left, right, joinType: relation.joinType, planIds }, relation.usingColumns, context)
  }
  if (relation.joinCondition === undefined) {
    return joinOn({ left, right, joinType: relation.joinType, planIds }, undefined)
  }
  const sides = { left, right, joinType: relation.joinType, planIds }
  return joinWhere(sides, relation.joinCondition, rawRight, context)
}

const NOT_NATURAL: Partial<Readonly<Record<JoinType, string>>> = { left_semi: 'LeftSemi', left_anti: 'LeftAnti' }

const commonNames = (left: ResolvedRelation, right: ResolvedRelation, { conf }: AnalyzerContext): readonly string[] =>
  left.output.filter((l) => right.output.some((r) => sameName(l.name, r.name, conf.caseSensitive))).map((l) => l.name)

interface Sides {
  readonly left: ResolvedRelation
  readonly right: ResolvedRelation
  readonly joinType: JoinType
  readonly planIds: readonly number[]
}

function joinWhere(
  sides: Sides,
  condition: Expression,
  rawRight: ResolvedRelation,
  context: AnalyzerContext,
): ResolvedRelation {
  const { left, right } = sides
  const references: FrameReference[] = []
  const attributes = [...left.output, ...right.output]
  const beyond = (): readonly AttributeReference[] => [...hiddenColumns(left), ...hiddenColumns(right)]
  const resolved = unalias(resolveExpression(condition, { context, attributes, beyond, references, starless: 'Join' }))
  const { condition: split, both } =
    right === rawRight
      ? { condition: resolved, both: new Set<number>() }
      : splitSameReferences(resolved, sides, references, context)
  checkSelfJoin(
    references.filter((r) => !both.has(r.id)),
    [left, right],
    context.conf,
  )
  if (split.dataType.kind !== 'boolean') {
    throw analysisError('JOIN_CONDITION_IS_NOT_BOOLEAN_TYPE', {
      joinCondition: quotedSql(split),
      conditionType: `"${sqlType(split.dataType)}"`,
    })
  }
  if (exists(split, (n) => n.kind === 'AggregateCall' || n.kind === 'WindowExpression' || n.kind === 'GeneratorCall')) {
    throw analysisError('INVALID_WHERE_CONDITION', { condition: quotedSql(split), expressionList: prettySql(split) })
  }
  if (!isDeterministic(split))
    throw analysisError('INVALID_NON_DETERMINISTIC_EXPRESSIONS', { sqlExprs: quotedSql(split) })
  const suppliedLeft = withHidden(left, [split])
  const suppliedRight = withHidden(right, [split])
  const all = [...suppliedLeft.output, ...suppliedRight.output]
  supplyColumns({ ...suppliedLeft, output: all }, [split])
  if (suppliedLeft === left && suppliedRight === right) return joinOn(sides, split)
  // What only the condition uses is not shown.
  const input = joinOn({ ...sides, left: suppliedLeft, right: suppliedRight, planIds: [] }, split)
  const output = joinOutput(left, right, sides.joinType)
  const supplied = input.output.filter((a) => !output.some((o) => o.id === a.id))
  const hidden = [...supplied, ...hiddenColumns(input).filter((a) => !input.output.some((o) => o.id === a.id))]
  return { kind: 'Project', input, expressions: output, output, hidden, planIds: sides.planIds }
}

/**
 * `df["a"] == df["a"]` in a self-join means the left column against the right one, as Spark reads it
 * (spark.sql.selfJoinAutoResolveAmbiguity). `df["a"] == col("b.a")`, where b is the right side, says so itself.
 */
function splitSameReferences(
  condition: ResolvedExpression,
  { left, right }: Sides,
  references: readonly FrameReference[],
  context: AnalyzerContext,
): { readonly condition: ResolvedExpression; readonly both: ReadonlySet<number> } {
  const both = new Set<number>()
  const renewed = right.kind === 'Project' ? right.regenerated : undefined
  const named = (side: ResolvedRelation, a: AttributeReference): AttributeReference =>
    side.output.find((o) => sameName(o.name, a.name, context.conf.caseSensitive)) ?? a
  const changed = replace(condition, (n) => {
    if (n.kind !== 'ScalarCall' || n.function.equality === undefined) return undefined
    const [a, b] = n.arguments
    if (a?.kind !== 'AttributeReference' || b?.kind !== 'AttributeReference') return undefined
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const)
      if (renewed?.get(one.id) === other.id) both.add(one.id)
    if (a.id !== b.id || references.filter((r) => r.id === a.id).length < 2) return undefined
    both.add(a.id)
    const call: ScalarCall = { ...n, arguments: [named(left, a), named(right, b)] }
    return call
  })
  return { condition: changed, both }
}

const nullable = (a: AttributeReference): AttributeReference => (a.nullable ? a : { ...a, nullable: true })

function joinOutput(
  left: ResolvedRelation,
  right: ResolvedRelation,
  joinType: JoinType,
): readonly AttributeReference[] {
  switch (joinType) {
    case 'left_semi':
    case 'left_anti':
      return left.output
    case 'left_outer':
      return [...left.output, ...right.output.map(nullable)]
    case 'right_outer':
      return [...left.output.map(nullable), ...right.output]
    case 'full_outer':
      return [...left.output, ...right.output].map(nullable)
    case 'inner':
    case 'cross':
      return [...left.output, ...right.output]
  }
}

function joinOn(
  { left, right, joinType, planIds }: Sides,
  condition: ResolvedExpression | undefined,
): ResolvedRelation {
  return {
    kind: 'Join',
    left,
    right,
    joinType,
    ...(condition === undefined ? {} : { condition }),
    output: joinOutput(left, right, joinType),
    planIds,
  }
}

function joinUsing(sides: Sides, columns: readonly string[], context: AnalyzerContext): ResolvedRelation {
  const { left, right, joinType, planIds } = sides
  const leftKeys = columns.map((c) => usingKey(c, left, 'left', context))
  const rightKeys = columns.map((c) => usingKey(c, right, 'right', context))
  const equalities = leftKeys.map((l, i) =>
    resolveCall(requireFunction('=='), '=', [l, rightKeys[i] as AttributeReference], false, context),
  )
  const condition = equalities.reduce((a, b) => resolveCall(requireFunction('and'), 'and', [a, b], false, context))
  const joined = joinOn({ left, right, joinType, planIds: [] }, condition)
  const others = (side: ResolvedRelation, keys: readonly AttributeReference[]): readonly AttributeReference[] =>
    side.output.filter((a) => !keys.some((k) => k.id === a.id))
  const inJoin = (a: AttributeReference): AttributeReference => joined.output.find((o) => o.id === a.id) ?? a
  const leftOnly = joinType === 'left_semi' || joinType === 'left_anti'
  const rest = [...others(left, leftKeys), ...(leftOnly ? [] : others(right, rightKeys))].map(inJoin)
  const keys = usingOutput(joinType, leftKeys.map(inJoin), rightKeys.map(inJoin), context)
  const expressions: readonly NamedExpression[] = [...keys, ...rest]
  const shown = new Set(expressions.filter((e) => e.kind === 'AttributeReference').map((e) => e.id))
  const hidden = [
    ...(leftOnly ? leftKeys : [...leftKeys, ...rightKeys]).map(inJoin),
    ...hiddenColumns(left),
    ...(leftOnly ? [] : hiddenColumns(right)),
  ].filter((a) => !shown.has(a.id))
  return { kind: 'Project', input: joined, expressions, output: expressions.map(toAttribute), hidden, planIds }
}

function usingOutput(
  joinType: JoinType,
  leftKeys: readonly AttributeReference[],
  rightKeys: readonly AttributeReference[],
  context: AnalyzerContext,
): readonly NamedExpression[] {
  if (joinType === 'right_outer') return rightKeys
  if (joinType !== 'full_outer') return leftKeys
  return leftKeys.map((l, i): Alias => {
    const coalesced = resolveCall(
      requireFunction('coalesce'),
      'coalesce',
      [l, rightKeys[i] as AttributeReference],
      false,
      context,
    )
    return aliasOf(coalesced, l.name)
  })
}

function usingKey(
  name: string,
  side: ResolvedRelation,
  which: 'left' | 'right',
  context: AnalyzerContext,
): AttributeReference {
  // Of several columns with the name Spark takes the first.
  const found = side.output.find((a) => sameName(a.name, name, context.conf.caseSensitive))
  if (found === undefined) {
    throw analysisError('UNRESOLVED_USING_COLUMN_FOR_JOIN', {
      colName: `\`${name}\``,
      side: which,
      suggestion: side.output
        .map((a) => `\`${a.name}\``)
        .sort()
        .join(', '),
    })
  }
  return found
}
