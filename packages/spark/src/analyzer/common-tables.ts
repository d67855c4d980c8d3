import type { Relation } from '../plan/relation.ts'
import { nodesBelow, type PlanNode } from '../plan/walk.ts'
import { some } from '../trees/fold.ts'

/** What WITH names; a name stands for its relation. */
const commonTables = new WeakSet<PlanNode>()

export const rememberCommonTable = (definition: Relation): void => void commonTables.add(definition)

export const usesCommonTable = (relation: Relation): boolean =>
  some<PlanNode>(relation, nodesBelow, (node) => commonTables.has(node))
