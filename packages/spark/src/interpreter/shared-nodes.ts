import { inputsOf, type ResolvedRelation } from '../resolved/relation.ts'
import { expressionsOf } from '../resolved/relation-expressions.ts'
import { exists } from '../resolved/tree.ts'

/** A node that calls the job's functions is run for each place that it stands in, as Spark does, up to so many of them. */
const MOST_CALLS = 64

/**
 * The nodes that stand in several places of a plan and are run once: `d.intersect(d)`, forty times over, holds 2^40 of them. A
 * drawn number is the same in each place: its seed is the node's.
 */
export function nodesRunOnce(root: ResolvedRelation): ReadonlySet<ResolvedRelation> {
  if (isTree(root)) return NONE
  const ordered = nodesFromTheTop(root)
  const places = new Map<ResolvedRelation, number>([[root, 1]])
  const holders = new Map<ResolvedRelation, number>()
  for (const node of ordered) {
    for (const input of inputsOf(node)) {
      places.set(input, (places.get(input) ?? 0) + (places.get(node) ?? 0))
      holders.set(input, (holders.get(input) ?? 0) + 1)
    }
  }
  const several = ordered.filter((node) => (holders.get(node) ?? 0) > 1)
  if (several.length === 0) return NONE
  const calling = nodesCalling(ordered)
  return new Set(several.filter((node) => !calling.has(node) || (places.get(node) ?? 0) > MOST_CALLS))
}

const NONE: ReadonlySet<ResolvedRelation> = new Set()

/** Most plans have each node in one place, and read one input through one node after the other at the top. */
function isTree(root: ResolvedRelation): boolean {
  let waiting = [...inputsOf(root)]
  for (let [only] = waiting; only !== undefined && waiting.length === 1; [only] = waiting) waiting = [...inputsOf(only)]
  const seen = new Set<ResolvedRelation>()
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (seen.has(node)) return false
    seen.add(node)
    for (const input of inputsOf(node)) waiting.push(input)
  }
  return true
}

/** Every node once, before those below it. */
export function nodesFromTheTop(root: ResolvedRelation): readonly ResolvedRelation[] {
  const found: ResolvedRelation[] = []
  const seen = new Set<ResolvedRelation>()
  const stack: { readonly node: ResolvedRelation; next: number }[] = []
  const enter = (node: ResolvedRelation): void => {
    if (seen.has(node)) return
    seen.add(node)
    stack.push({ node, next: 0 })
  }
  enter(root)
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const input = inputsOf(top.node)[top.next]
    top.next += 1
    if (input !== undefined) enter(input)
    else found.push((stack.pop() ?? top).node)
  }
  return found.reverse()
}

/** Nodes whose rows the job's own functions make, somewhere below. */
function nodesCalling(ordered: readonly ResolvedRelation[]): ReadonlySet<ResolvedRelation> {
  const calling = new Set<ResolvedRelation>()
  for (const node of [...ordered].reverse()) {
    const calls =
      (node.kind === 'Scan' && node.source.kind === 'Computed') ||
      inputsOf(node).some((input) => calling.has(input)) ||
      expressionsOf(node).some((e) => exists(e, (n) => n.kind === 'UserFunctionCall'))
    if (calls) calling.add(node)
  }
  return calling
}
