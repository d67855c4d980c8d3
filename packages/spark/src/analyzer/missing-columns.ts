import { analysisError } from '../errors/spark-error.ts'
import { sameName } from '../lexer/name-parts.ts'
import { quoteName } from '../lexer/quoting.ts'
import type { AttributeReference, ResolvedExpression } from '../resolved/expression.ts'
import { inputsOf, type Join, type ResolvedRelation } from '../resolved/relation.ts'
import { collect, exists } from '../resolved/tree.ts'
import { fileColumnsBelow, isOfFile, withFileColumns } from './file-columns.ts'

/** Columns that lie below a projection, an alias or a USING join and that a sort or a filter above may use. */
export function columnsBeyond(relation: ResolvedRelation): readonly AttributeReference[] {
  const found: (readonly AttributeReference[])[] = []
  const hidden: (readonly AttributeReference[])[] = []
  const here = new Set<number>()
  let node = relation
  for (; node.kind === 'Project' || node.kind === 'Filter' || node.kind === 'Sort'; node = node.input) {
    if (node.kind !== 'Project') continue
    for (const a of node.output) here.add(a.id)
    found.push(node.input.output.filter((a) => !here.has(a.id)))
    hidden.unshift((node.hidden ?? []).filter((a) => !here.has(a.id)))
  }
  if (node.kind === 'Generate' || node.kind === 'LateralJoin' || node.kind === 'Scan' || node.kind === 'Rename')
    hidden.unshift(hiddenColumns(node).filter((a) => !here.has(a.id)))
  // Spark shows a filter or a sort the keys of an aggregation that are not selected.
  if (node.kind === 'Aggregate')
    found.push(node.grouping.filter(isColumn).filter((a) => !here.has(a.id) && !given(node, a)))
  return [...found, ...hidden].flat()
}

const isColumn = (e: ResolvedExpression): e is AttributeReference => e.kind === 'AttributeReference'
const given = (relation: ResolvedRelation, column: AttributeReference): boolean =>
  relation.output.some((a) => a.id === column.id)

/** The columns of the relation that a projection is made over: what a sort falls back to. */
export function columnsBelow(relation: ResolvedRelation): readonly AttributeReference[] {
  const node = belowRows(relation)
  return node.kind === 'Project' ? node.input.output : []
}

/** The relation below the filters and sorts on top of it. */
function belowRows(relation: ResolvedRelation): ResolvedRelation {
  let node = relation
  while (node.kind === 'Filter' || node.kind === 'Sort') node = node.input
  return node
}

/** The relation with further columns appended that lie below it. */
export function withColumnsFromBelow(
  relation: ResolvedRelation,
  columns: readonly AttributeReference[],
): ResolvedRelation {
  const missing = missingFrom(relation, columns)
  if (missing.length === 0) return relation
  switch (relation.kind) {
    case 'Project': {
      const input = withColumnsFromBelow(relation.input, missing)
      return {
        ...relation,
        input,
        expressions: [...relation.expressions, ...missing],
        output: [...relation.output, ...missing],
      }
    }
    case 'Join': {
      const wanted = new Set(missing.map((a) => a.id))
      const [left, right] = [relation.left, relation.right].map((side) =>
        withColumnsFromBelow(
          side,
          hiddenColumns(side).filter((a) => wanted.has(a.id)),
        ),
      ) as [ResolvedRelation, ResolvedRelation]
      // The rows of a join are those of its sides, in their order.
      const known = [...relation.output, ...missing]
      const output = [...left.output, ...right.output].flatMap((a) => known.find((k) => k.id === a.id) ?? [])
      return { ...relation, left, right, output }
    }
    case 'Aggregate': {
      const aggregates = [...relation.aggregates, ...missing]
      return { ...relation, aggregates, output: [...relation.output, ...missing] }
    }
    case 'Filter':
    case 'Sort': {
      const input = withColumnsFromBelow(relation.input, missing)
      return { ...relation, input, output: input.output }
    }
    case 'Generate': {
      const input = withColumnsFromBelow(relation.input, missing)
      return { ...relation, input, output: behind(input, relation, relation.input) }
    }
    case 'LateralJoin': {
      const left = withColumnsFromBelow(relation.left, missing)
      return { ...relation, left, output: behind(left, relation, relation.left) }
    }
    case 'Sample':
    case 'Rename': {
      const input = withColumnsFromBelow(relation.input, missing)
      return { ...relation, input, output: [...relation.output, ...missing] }
    }
    case 'Scan':
      return withFileColumns(relation, missing)
    default:
      throw missingAttributes(missing, relation)
  }
}

/** What a node appends to each row of its input, behind the columns of another input. */
const behind = (
  input: ResolvedRelation,
  { output }: ResolvedRelation,
  before: ResolvedRelation,
): ResolvedRelation['output'] => [...input.output, ...output.slice(before.output.length)]

/** Those columns that the relation does not give out. */
export function missingFrom(
  relation: ResolvedRelation,
  columns: readonly AttributeReference[],
): readonly AttributeReference[] {
  const given = new Set(relation.output.map((a) => a.id))
  return columns.filter((c) => !given.has(c.id))
}

/** Those columns that the relation does not give out and that lie further down. */
export function missingFromBelow(
  relation: ResolvedRelation,
  columns: readonly AttributeReference[],
): readonly AttributeReference[] {
  const missing = missingFrom(relation, columns)
  if (missing.length === 0) return []
  const beyond = new Set(columnsBeyond(relation).map((a) => a.id))
  return missing.filter((a) => beyond.has(a.id))
}

/** The columns that an expression uses. */
export const columnsOf = (e: ResolvedExpression): readonly AttributeReference[] =>
  collect(e, (n) => n.kind === 'AttributeReference') as readonly AttributeReference[]

/** What the sides of a join hide, as it comes out of the join. */
function hiddenOfSides(join: Join): readonly AttributeReference[] {
  const { left, right, joinType } = join
  const out = (side: ResolvedRelation, isOuter: boolean): readonly AttributeReference[] =>
    hiddenColumns(side)
      .filter((a) => !isOfFile(a))
      .map((a) => (isOuter ? { ...a, nullable: true } : a))
  const fromLeft = out(left, joinType === 'right_outer' || joinType === 'full_outer')
  if (joinType === 'left_semi' || joinType === 'left_anti') return fromLeft
  return [...fromLeft, ...out(right, joinType === 'left_outer' || joinType === 'full_outer')]
}

/** A column of the frame below that the input hides (the key of a USING join's right side). */
export function hiddenColumns(relation: ResolvedRelation): readonly AttributeReference[] {
  const node = belowRows(relation)
  const ofFile = fileColumnsBelow(node)
  if (node.kind === 'Join') return hiddenOfSides(node)
  if (node.kind === 'Generate') return hiddenColumns(node.input)
  if (node.kind === 'LateralJoin') return hiddenColumns(node.left)
  if (node.kind !== 'Project' || node.hidden === undefined) return ofFile
  return [...node.hidden, ...ofFile.filter((a) => !node.hidden?.some((h) => h.id === a.id))]
}

/**
 * The input with the hidden columns that `expressions` use.
 *
 * @throws SparkError MISSING_ATTRIBUTES… for a column that the input does not have
 */
export function supplyColumns(input: ResolvedRelation, expressions: readonly ResolvedExpression[]): ResolvedRelation {
  const given = new Set<number>()
  for (const { id } of input.output) given.add(id)
  const isMissing = (e: ResolvedExpression): boolean => e.kind === 'AttributeReference' && !given.has(e.id)
  if (!expressions.some((e) => exists(e, isMissing))) return input
  const missing = missingFrom(input, expressions.flatMap(columnsOf))
  const hidden = hiddenColumns(input)
  if (missing.every((m) => hidden.some((h) => h.id === m.id))) return withColumnsFromBelow(input, missing)
  throw missingAttributes(missing, input)
}

/** The relation with those of its hidden columns that the expressions use. */
export function withHidden(relation: ResolvedRelation, expressions: readonly ResolvedExpression[]): ResolvedRelation {
  const ids = new Set(expressions.flatMap(columnsOf).map((a) => a.id))
  const used = hiddenColumns(relation).filter((h) => ids.has(h.id))
  return used.length === 0 ? relation : withColumnsFromBelow(relation, used)
}

export function missingAttributes(missing: readonly AttributeReference[], input: ResolvedRelation): Error {
  const text = (list: readonly AttributeReference[]): string => list.map((a) => `"${a.name}"`).join(', ')
  const sameNames = missing.filter((m) => input.output.some((o) => sameName(o.name, m.name, false)))
  const parameters = {
    missingAttributes: text(missing),
    input: text(input.output),
    operator: `!${input.kind}`,
  }
  return sameNames.length > 0
    ? analysisError('MISSING_ATTRIBUTES.RESOLVED_ATTRIBUTE_APPEAR_IN_OPERATION', {
        ...parameters,
        operation: quoteName(sameNames.map((a) => a.name)),
      })
    : analysisError('MISSING_ATTRIBUTES.RESOLVED_ATTRIBUTE_MISSING_FROM_INPUT', parameters)
}

export const leaves = (relation: ResolvedRelation): readonly ResolvedRelation[] => {
  const inputs = inputsOf(relation)
  return inputs.length === 0 ? [relation] : inputs.flatMap(leaves)
}
