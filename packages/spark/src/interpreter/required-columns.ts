import { type Ids, idsOf, referencesOf, union } from '../optimizer/references.ts'
import type { NamedExpression } from '../resolved/expression.ts'
import { inputsOf, type Project, type ResolvedRelation, type Scan } from '../resolved/relation.ts'
import { some } from '../trees/fold.ts'
import { nodesFromTheTop } from './shared-nodes.ts'

const NO_IDS: Ids = new Set()

/** The columns that a plan needs of each of its inputs, by name. */
export type RequiredColumns = ReadonlyMap<Scan, ReadonlySet<string>>

/**
 * What Spark's column pruning leaves of each input. Undefined for a plan none of whose inputs asks for it: those whose records are
 * judged by the columns that are read, malformed or not.
 */
export function requiredColumns(root: ResolvedRelation): RequiredColumns | undefined {
  if (!asksForColumns(root)) return undefined
  const found = new Map<Scan, Set<string>>()
  const needed = new Map<ResolvedRelation, Ids>([[root, idsOf(root.output)]])
  for (const relation of nodesFromTheTop(root)) {
    for (const asked of visit({ relation, needed: needed.get(relation) ?? NO_IDS }, found))
      needed.set(asked.relation, union(needed.get(asked.relation) ?? NO_IDS, asked.needed))
  }
  return found
}

const asksForColumns = (root: ResolvedRelation): boolean =>
  some(root, inputsOf, (node) => node.kind === 'Scan' && node.readsByColumn === true)

interface Asked {
  readonly relation: ResolvedRelation
  readonly needed: Ids
}

/** What a relation asks of its inputs; a scan is noted. */
function visit({ relation, needed }: Asked, found: Map<Scan, Set<string>>): readonly Asked[] {
  if (relation.kind === 'Scan') {
    const known = found.get(relation) ?? new Set()
    for (const { id, name } of relation.output) if (needed.has(id)) known.add(name)
    found.set(relation, known)
    return []
  }
  const below = neededBelow(relation, needed)
  return inputsOf(relation).map((input) => ({
    relation: input,
    needed: below ?? idsOf(input.output),
  }))
}

/** Undefined: all columns. */
function neededBelow(relation: ResolvedRelation, needed: Ids): Ids | undefined {
  switch (relation.kind) {
    case 'Project':
      return referencesOf(usedOf(relation, needed))
    case 'Aggregate':
      return referencesOf([...relation.grouping, ...relation.aggregates.filter((e) => needed.has(idOf(e)))])
    case 'Filter':
      return union(needed, referencesOf([relation.condition]))
    case 'Join':
      return union(needed, referencesOf(relation.condition === undefined ? [] : [relation.condition]))
    case 'Sort':
      return union(needed, referencesOf(relation.order))
    case 'Window':
      return union(needed, referencesOf(relation.expressions))
    case 'Limit':
    case 'Offset':
    case 'Tail':
    case 'Sample':
      return needed
    case 'Rename':
      return relation.partitionedBy === undefined ? needed : union(needed, referencesOf(relation.partitionedBy))
    default:
      return undefined
  }
}

const usedOf = (relation: Project, needed: Ids): readonly NamedExpression[] =>
  relation.expressions.filter((e) => needed.has(idOf(e)))

const idOf = (expression: NamedExpression): number => expression.id
