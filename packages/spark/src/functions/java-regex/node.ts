/** A parsed Java pattern: what it means, before it is written as a JavaScript one. */
export type Node =
  /** One code point of a set, as a JavaScript class or literal. */
  | { readonly kind: 'set'; readonly source: string }
  /** `\R`: one or two code points. */
  | { readonly kind: 'line break' }
  | { readonly kind: 'assertion'; readonly source: string }
  | { readonly kind: 'sequence'; readonly items: readonly Node[] }
  | { readonly kind: 'alternation'; readonly branches: readonly Node[] }
  | { readonly kind: 'group'; readonly role: GroupRole; readonly index: number; readonly body: Node }
  | {
      readonly kind: 'repeat'
      readonly body: Node
      readonly min: number
      readonly max: number
      readonly mode: RepeatMode
    }
  | { readonly kind: 'reference'; readonly index: number; readonly nullable: boolean }

/** `capture` has an index from 1; the others have 0. */
export type GroupRole = 'capture' | 'plain' | 'atomic' | 'ahead' | 'not ahead' | 'behind' | 'not behind'
export type RepeatMode = 'greedy' | 'lazy' | 'possessive'

export const isLookAround = (role: GroupRole): boolean => role !== 'capture' && role !== 'plain' && role !== 'atomic'

/** True when the node may match the empty text. */
export function isNullable(node: Node): boolean {
  switch (node.kind) {
    case 'set':
    case 'line break':
      return false
    case 'assertion':
      return true
    case 'reference':
      return node.nullable
    case 'sequence':
      return node.items.every(isNullable)
    case 'alternation':
      return node.branches.some(isNullable)
    case 'group':
      return isLookAround(node.role) || isNullable(node.body)
    case 'repeat':
      return node.min === 0 || isNullable(node.body)
  }
}

/** The indexes of the capturing groups inside. */
export function capturesOf(node: Node): readonly number[] {
  switch (node.kind) {
    case 'sequence':
      return node.items.flatMap(capturesOf)
    case 'alternation':
      return node.branches.flatMap(capturesOf)
    case 'group':
      return [...(node.role === 'capture' ? [node.index] : []), ...capturesOf(node.body)]
    case 'repeat':
      return capturesOf(node.body)
    default:
      return []
  }
}

/** Groups that every match of the node has set. */
export function certainCaptures(node: Node): ReadonlySet<number> {
  switch (node.kind) {
    case 'sequence':
      return new Set(node.items.flatMap((item) => [...certainCaptures(item)]))
    case 'alternation': {
      const [first, ...rest] = node.branches.map(certainCaptures)
      return new Set([...(first ?? [])].filter((index) => rest.every((set) => set.has(index))))
    }
    case 'group': {
      if (node.role === 'not ahead' || node.role === 'not behind') return new Set()
      const inner = certainCaptures(node.body)
      return node.role === 'capture' ? new Set([node.index, ...inner]) : inner
    }
    case 'repeat':
      return node.min === 0 ? new Set() : certainCaptures(node.body)
    default:
      return new Set()
  }
}

/** True when the node matches the empty text only where it cannot match more: an order that both languages keep. */
export function emptyComesLast(node: Node): boolean {
  switch (node.kind) {
    case 'set':
    case 'line break':
    case 'assertion':
      return true
    case 'reference':
    case 'alternation':
      return false
    case 'sequence':
      return node.items.every(emptyComesLast)
    case 'group':
      return isLookAround(node.role) || emptyComesLast(node.body)
    case 'repeat':
      return node.mode !== 'lazy' && emptyComesLast(node.body)
  }
}
