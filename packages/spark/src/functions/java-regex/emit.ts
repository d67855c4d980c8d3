import { PatternSyntaxError, refusedConstruct } from './error.ts'
import { capturesOf, certainCaptures, emptyComesLast, isLookAround, isNullable, type Node } from './node.ts'

export interface EmittedPattern {
  /** For the flag `u`. */
  readonly source: string
  /** JavaScript's group number of each of the pattern's groups. */
  readonly groups: ReadonlyMap<number, number>
  /** Groups whose text may differ from Java's. */
  readonly unreliable: ReadonlySet<number>
}

/** Writes a parsed Java pattern as a JavaScript one that matches the same texts. */
export function emitPattern(root: Node, pattern: string): EmittedPattern {
  const emitter = new Emitter(pattern)
  const source = emitter.node(root, new Set())
  return { source, groups: emitter.groups, unreliable: emitter.unreliable }
}

class Emitter {
  readonly pattern: string
  readonly groups = new Map<number, number>()
  readonly unreliable = new Set<number>()
  private count = 0
  private behind = false

  constructor(pattern: string) {
    this.pattern = pattern
  }

  /** `set` holds the groups that have text for certain where the node starts, and gets those that the node adds. */
  node(node: Node, set: Set<number>): string {
    switch (node.kind) {
      case 'set':
      case 'assertion':
        return node.source
      case 'line break':
        return '(?:\\r\\n|[\\n-\\r\\u0085\\u2028\\u2029])'
      case 'sequence':
        return this.sequence(node.items, set)
      case 'alternation':
        return this.alternation(node, set)
      case 'group':
        return this.group(node, set)
      case 'repeat':
        return this.repeat(node, set)
      case 'reference':
        return this.reference(node.index, set)
    }
  }

  private sequence(items: readonly Node[], set: Set<number>): string {
    return items
      .map((item) => {
        const source = this.node(item, set)
        return item.kind === 'alternation' ? `(?:${source})` : source
      })
      .join('')
  }

  private alternation(node: Extract<Node, { kind: 'alternation' }>, set: Set<number>): string {
    const source = node.branches.map((branch) => this.node(branch, new Set(set))).join('|')
    for (const index of certainCaptures(node)) set.add(index)
    return source
  }

  private group(node: Extract<Node, { kind: 'group' }>, set: Set<number>): string {
    const { role, body } = node
    if (role === 'behind' || role === 'not behind') return this.lookBehind(node)
    if (role === 'not ahead') {
      // Java may keep the text of a group that failed in there.
      for (const index of capturesOf(body)) this.unreliable.add(index)
      return `(?!${this.node(body, new Set(set))})`
    }
    if (role === 'ahead') return `(?=${this.node(body, set)})`
    if (role === 'plain') return `(?:${this.node(body, set)})`
    if (role === 'atomic') return this.atomic(body, set)
    this.count += 1
    this.groups.set(node.index, this.count)
    if (this.behind) this.unreliable.add(node.index)
    const source = `(${this.node(body, set)})`
    set.add(node.index)
    return source
  }

  private lookBehind(node: Extract<Node, { kind: 'group' }>): string {
    checkBounded(node.body, this.pattern)
    const outer = this.behind
    this.behind = true
    const source = `(?<${node.role === 'behind' ? '=' : '!'}${this.node(node.body, new Set())})`
    this.behind = outer
    return source
  }

  /** A look-ahead never gives back what it matched: capture in it, then take the captured text. */
  private atomic(body: Node, set: Set<number>): string {
    // Java keeps the text that such a group had in a failed attempt.
    const certain = certainCaptures(body)
    for (const index of capturesOf(body)) if (!certain.has(index)) this.unreliable.add(index)
    if (this.behind) throw refusedConstruct('an atomic group or possessive quantifier in a look-behind', this.pattern)
    this.count += 1
    const own = this.count
    return `(?:(?=(${this.node(body, set)}))\\${own})`
  }

  private repeat(node: Extract<Node, { kind: 'repeat' }>, set: Set<number>): string {
    const { body, min, max, mode } = node
    if ((max > 1 || min === 0) && isNullable(body) && !emptyComesLast(body)) {
      throw refusedConstruct('a repetition of something that may match nothing before it matches more', this.pattern)
    }
    if (mode === 'possessive') return this.atomic({ ...node, mode: 'greedy' }, set)
    if (isLineBreak(body)) return `${WHOLE_LINE_BREAK}${quantifier(min, max)}${mode === 'lazy' ? '?' : ''}`
    if (hasLineBreak(body)) throw refusedConstruct('\\R among other things in a repetition', this.pattern)
    const inner = new Set(set)
    const source = this.node(body, inner)
    if (min > 0) for (const index of certainCaptures(body)) set.add(index)
    if (max > 1) this.markUnreliable(body)
    const wrapped =
      body.kind === 'set' || (body.kind === 'group' && !isLookAround(body.role)) ? source : `(?:${source})`
    return `${wrapped}${quantifier(min, max)}${mode === 'lazy' ? '?' : ''}`
  }

  // JavaScript forgets a group's text at each turn of a loop and refuses an empty turn; Java does neither.
  private markUnreliable(body: Node): void {
    const certain = certainCaptures(body)
    const nullable = isNullable(body)
    for (const index of capturesOf(body)) if (nullable || !certain.has(index)) this.unreliable.add(index)
  }

  private reference(index: number, set: ReadonlySet<number>): string {
    if (this.behind) throw refusedConstruct('a back reference in a look-behind', this.pattern)
    if (!set.has(index) || this.unreliable.has(index)) {
      throw refusedConstruct(`the back reference \\${index} to a group that may have no text`, this.pattern)
    }
    return `(?:\\${this.groups.get(index) ?? 0})`
  }
}

// Repeated, \R takes \r\n as one and never parts it.
const WHOLE_LINE_BREAK = '(?:\\r\\n|[\\n-\\f\\u0085\\u2028\\u2029]|\\r(?!\\n))'

const isLineBreak = (node: Node): boolean =>
  node.kind === 'line break' ||
  (node.kind === 'group' && node.role === 'plain' && isLineBreak(node.body)) ||
  (node.kind === 'sequence' && node.items.length === 1 && node.items.every(isLineBreak))

function hasLineBreak(node: Node): boolean {
  switch (node.kind) {
    case 'line break':
      return true
    case 'sequence':
      return node.items.some(hasLineBreak)
    case 'alternation':
      return node.branches.some(hasLineBreak)
    case 'group':
    case 'repeat':
      return hasLineBreak(node.body)
    default:
      return false
  }
}

const quantifier = (min: number, max: number): string => {
  if (max === Number.POSITIVE_INFINITY) return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`
  if (min === 0 && max === 1) return '?'
  return min === max ? `{${min}}` : `{${min},${max}}`
}

/** Java looks behind over a bounded length only. */
function checkBounded(node: Node, pattern: string): void {
  switch (node.kind) {
    case 'sequence':
      for (const item of node.items) checkBounded(item, pattern)
      break
    case 'alternation':
      for (const branch of node.branches) checkBounded(branch, pattern)
      break
    case 'group':
      if (!isLookAround(node.role)) checkBounded(node.body, pattern)
      break
    case 'repeat':
      if (node.max === Number.POSITIVE_INFINITY)
        throw new PatternSyntaxError('Look-behind group does not have an obvious maximum length')
      if (node.body.kind !== 'set' && node.max > 1) throw refusedConstruct('a repeated group in a look-behind', pattern)
      checkBounded(node.body, pattern)
      break
    default:
  }
}
