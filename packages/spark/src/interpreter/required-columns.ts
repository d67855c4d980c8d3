import type { NamedExpression, ResolvedExpression } from '../resolved/expression.ts'
import { inputsOf, type Project, type ResolvedRelation, type Scan } from '../resolved/relation.ts'

/** The columns that a plan needs of each of its inputs, by name. */
export type RequiredColumns = ReadonlyMap<Scan, ReadonlySet<string>>

/**
 * What Spark's column pruning leaves of each input. Undefined for a plan none of whose inputs asks for it: those whose records are
 * judged by the columns that are read, malformed or not.
 */
export function requiredColumns(root: ResolvedRelation): RequiredColumns | undefined {
  if (!asksForColumns(root)) return undefined
  const found = new Map<Scan, Set<string>>()
  visit(root, new Set(root.output.map(({ id }) => id)), found)
  return found
}

const asksForColumns = (relation: ResolvedRelation): boolean =>
  relation.kind === 'Scan' ? relation.readsByColumn === true : inputsOf(relation).some(asksForColumns)

type Ids = ReadonlySet<number>

function visit(relation: ResolvedRelation, needed: Ids, found: Map<Scan, Set<string>>): void {
  if (relation.kind === 'Scan') {
    const known = found.get(relation) ?? new Set()
    for (const { id, name } of relation.output) if (needed.has(id)) known.add(name)
    found.set(relation, known)
    return
  }
  const below = neededBelow(relation, needed)
  for (const input of inputsOf(relation)) visit(input, below ?? new Set(input.output.map(({ id }) => id)), found)
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
    case 'Rename':
      return needed
    default:
      return undefined
  }
}

const usedOf = (relation: Project, needed: Ids): readonly NamedExpression[] =>
  relation.expressions.filter((e) => needed.has(idOf(e)))

const idOf = (expression: NamedExpression): number => expression.id

const union = (a: Ids, b: Ids): Ids => new Set([...a, ...b])

/** The ids of all columns in expressions, whatever they are nested in. */
function referencesOf(expressions: readonly (ResolvedExpression | object)[]): Ids {
  const ids = new Set<number>()
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if ('kind' in value && value.kind === 'AttributeReference' && 'id' in value) ids.add(Number(value.id))
    else for (const inner of Object.values(value)) collect(inner)
  }
  collect(expressions)
  return ids
}
