/** What a recursive function over a tree does. */
export interface Recursive<N extends object, R> {
  /** The nodes below that `compute` asks for by the same function. */
  readonly below: (node: N) => readonly N[]
  /** The result of a node; asks for those below by calling the bounded function itself. */
  readonly compute: (node: N) => R
}

/** Levels that may stand on the call stack at once. */
const STEP = 64

/**
 * Makes a recursive function bear a tree of any depth: where its calls have gone down STEP levels, the nodes at every further
 * STEP levels are computed first, from the bottom up, and their results are taken instead of going down there.
 */
export function bounded<N extends object, R>({ below, compute }: Recursive<N, R>): (node: N) => R {
  let depth = 0
  let known: Map<N, { readonly result: R }> | undefined

  function call(node: N): R {
    const there = known?.get(node)
    if (there !== undefined) return there.result
    if (depth >= STEP) return fromBelow(node)
    depth += 1
    try {
      return compute(node)
    } finally {
      depth -= 1
    }
  }

  function fromBelow(node: N): R {
    const outer = { depth, known }
    known ??= new Map()
    try {
      for (const stop of stops(node, below)) {
        depth = 1
        if (!known.has(stop)) known.set(stop, { result: compute(stop) })
      }
      depth = 1
      return compute(node)
    } finally {
      depth = outer.depth
      known = outer.known
    }
  }

  return call
}

interface Step<N> {
  readonly node: N
  readonly level: number
  readonly below: readonly N[]
  next: number
}

/** The nodes at every STEP levels below the root, those further down first. */
function stops<N extends object>(root: N, below: (node: N) => readonly N[]): readonly N[] {
  const found: N[] = []
  const seen = new Set<N>([root])
  const stack: Step<N>[] = [{ node: root, level: 0, below: below(root), next: 0 }]
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const child = top.below[top.next]
    top.next += 1
    if (child === undefined) {
      stack.pop()
      if (top.level > 0 && top.level % STEP === 0) found.push(top.node)
    } else if (!seen.has(child)) {
      seen.add(child)
      stack.push({ node: child, level: top.level + 1, below: below(child), next: 0 })
    }
  }
  return found
}
