import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { type Fold, fold } from '../trees/fold.ts'
import type { ResolvedExpression } from './expression.ts'
import { factsOf } from './kinds.ts'

/** The expressions directly below a node. */
export const childrenOf = (e: ResolvedExpression): readonly ResolvedExpression[] => factsOf(e).children(e)

/** The same node over other children, which stand in the order of `childrenOf`. */
export function withChildren(e: ResolvedExpression, children: readonly ResolvedExpression[]): ResolvedExpression {
  let next = 0
  return factsOf(e).over(e, (child) => {
    const changed = children[next] ?? child
    next += 1
    return changed
  })
}

/** Changes the tree from the top; a node for which `change` gives something is not entered. */
export const replace = (
  root: ResolvedExpression,
  change: (e: ResolvedExpression) => ResolvedExpression | undefined,
): ResolvedExpression => fold(root, { below: childrenOf, known: change, make: withChildren })

export function exists(root: ResolvedExpression, test: (e: ResolvedExpression) => boolean): boolean {
  const waiting = [root]
  for (let e = waiting.pop(); e !== undefined; e = waiting.pop()) {
    if (test(e)) return true
    pushChildren(e, waiting)
  }
  return false
}

/** The first child comes to lie on top. */
function pushChildren(e: ResolvedExpression, waiting: ResolvedExpression[]): void {
  const children = childrenOf(e)
  for (let i = children.length - 1; i >= 0; i--) waiting.push(children[i] as ResolvedExpression)
}

/** Every node for which the test holds, top first; found nodes are not searched further. */
export function collect(
  root: ResolvedExpression,
  test: (e: ResolvedExpression) => boolean,
): readonly ResolvedExpression[] {
  const found: ResolvedExpression[] = []
  const waiting = [root]
  for (let e = waiting.pop(); e !== undefined; e = waiting.pop()) {
    if (test(e)) found.push(e)
    else pushChildren(e, waiting)
  }
  return found
}

/** Whether a row always gives the same value, wherever it stands. */
export const isDeterministic = (e: ResolvedExpression): boolean =>
  !exists(e, (n) =>
    n.kind === 'UserFunctionCall'
      ? !n.function.deterministic
      : (n.kind === 'ScalarCall' || n.kind === 'GeneratorCall') && n.function.deterministic === false,
  )

/** Two expressions with the same key compute the same value from the same row. Aliases do not count. */
export const semanticKey = (root: ResolvedExpression): string => fold(root, KEY)

const keys = new WeakMap<ResolvedExpression, string>()
const KEY: Fold<ResolvedExpression, string> = {
  below: childrenOf,
  known: (e) => keys.get(e),
  make: (e, children) => {
    const key = shortened(factsOf(e).key(e, children))
    keys.set(e, key)
    return key
  },
}

/** The key of a large tree is a digest of it: it is asked for at every level. */
const shortened = (key: string): string => (key.length > 256 ? bytesToHex(sha256(utf8ToBytes(key))) : key)
