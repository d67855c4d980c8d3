import type { Expression, WindowFrame } from './expression.ts'
import type { Pivot, Relation, UnpivotClause } from './relation.ts'
import { expressionShapes, type FieldKind, relationShapes } from './shape.ts'

/** A relation, or an expression that stands in one. */
export type PlanNode = Relation | Expression
type Change = (node: PlanNode) => PlanNode
type Fields = Readonly<Record<string, unknown>>

const SHAPES: Readonly<Record<PlanNode['kind'], Readonly<Record<string, FieldKind>>>> = {
  ...expressionShapes,
  ...relationShapes,
}

/** The nodes directly below, in subqueries too. */
export function nodesBelow(node: PlanNode): readonly PlanNode[] {
  const below: PlanNode[] = []
  withBelow(node, (each) => {
    below.push(each)
    return each
  })
  return below
}

/** The same node over changed ones. */
export function withBelow<N extends PlanNode>(node: N, change: Change): N {
  const fields = node as unknown as Fields
  const changed = Object.entries(SHAPES[node.kind]).flatMap(([name, kind]) => {
    const value = fields[name]
    return value === undefined ? [] : [[name, changedField(kind, value, change)] as const]
  })
  return { ...node, ...Object.fromEntries(changed) }
}

function changedField(kind: FieldKind, value: unknown, change: Change): unknown {
  switch (kind) {
    case 'expression':
    case 'relation':
      return change(value as PlanNode)
    case 'expressions':
    case 'relations':
      return (value as readonly PlanNode[]).map(change)
    case 'expressionRows':
      return (value as readonly (readonly Expression[])[]).map((row) => row.map(change))
    case 'pivot':
      return changedPivot(value as Pivot, change)
    case 'unpivot': {
      const clause = value as UnpivotClause
      return { ...clause, groups: clause.groups.map((group) => ({ ...group, columns: group.columns.map(change) })) }
    }
    case 'frame': {
      const { lower, upper, ...frame } = value as WindowFrame
      return { ...frame, lower: changedBound(lower, change), upper: changedBound(upper, change) }
    }
    default:
      return value
  }
}

const changedPivot = (pivot: Pivot, change: Change): unknown => ({
  ...pivot,
  col: change(pivot.col),
  ...(pivot.values === undefined ? {} : { values: pivot.values.map(change) }),
})

const changedBound = (bound: WindowFrame['lower'], change: Change): unknown =>
  typeof bound === 'object' ? { ...bound, value: change(bound.value) } : bound
