/** How a tree is folded: what lies below a node, and what a node makes of the results from there. */
export interface Fold<N, R> {
  readonly below: (node: N) => readonly N[]
  readonly make: (node: N, results: readonly R[]) => R
  /** The result of a node that is known already: it is not entered. */
  readonly known?: (node: N) => R | undefined
}

interface Frame<N, R> {
  readonly node: N
  readonly below: readonly N[]
  readonly results: R[]
}

/** Levels that may stand on the call stack at once: most trees have fewer. */
const LEVELS = 32

const NO_RESULTS: readonly never[] = []

/** Folds a tree from its leaves up, the first child first. The call stack stays flat however deep the tree is. */
export const fold = <N, R>(root: N, how: Fold<N, R>): R => folded(root, how, LEVELS)

function folded<N, R>(node: N, how: Fold<N, R>, levels: number): R {
  const known = how.known?.(node)
  if (known !== undefined) return known
  if (levels === 0) return foldedFlat(node, how)
  const below = how.below(node)
  if (below.length === 0) return how.make(node, NO_RESULTS)
  const results: R[] = []
  for (const child of below) results.push(folded(child, how, levels - 1))
  return how.make(node, results)
}

function foldedFlat<N, R>(root: N, how: Fold<N, R>): R {
  const base: R[] = []
  const stack: Frame<N, R>[] = [{ node: root, below: how.below(root), results: [] }]
  const enter = (node: N): void => {
    const known = how.known?.(node)
    if (known === undefined) stack.push({ node, below: how.below(node), results: [] })
    else (stack.at(-1)?.results ?? base).push(known)
  }
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const next = top.results.length
    if (next < top.below.length) {
      enter(top.below[next] as N)
      continue
    }
    stack.pop()
    const made = how.make(top.node, top.results)
    ;(stack.at(-1)?.results ?? base).push(made)
  }
  return base[0] as R
}

/** A tree of so few nodes is not asked whether it has one in several places. */
const FEW = 32

/** Whether a test holds for a node of the tree, top first; a node that is met again is not entered again, but for a few. */
export function some<N>(root: N, below: (node: N) => readonly N[], test: (node: N) => boolean): boolean {
  let seen: Set<N> | undefined
  let looks = 0
  const waiting = [root]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    looks += 1
    if (looks > FEW) {
      seen ??= new Set()
      if (seen.has(node)) continue
      seen.add(node)
    }
    if (test(node)) return true
    for (const child of below(node)) waiting.push(child)
  }
  return false
}
