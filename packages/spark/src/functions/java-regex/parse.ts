import { literalSource, readClass, readEscapedChar, readPredefined } from './char-set.ts'
import { PatternSyntaxError, refusedConstruct } from './error.ts'
import { type GroupRole, isNullable, type Node } from './node.ts'
import { type Flags, Reader } from './reader.ts'

export interface ParsedPattern {
  readonly root: Node
  readonly groupCount: number
  readonly groupNames: ReadonlyMap<string, number>
}

/** Reads a Java pattern. @throws PatternSyntaxError as Java does; UnsupportedError for what has no counterpart */
export function parsePattern(pattern: string): ParsedPattern {
  const parser = new Parser(pattern)
  const root = parser.alternation()
  if (!parser.reader.atEnd()) throw new PatternSyntaxError("Unmatched closing ')'")
  return { root, groupCount: parser.groupCount, groupNames: parser.groupNames }
}

// Not (?![^]): V8 finds that inside of a surrogate pair too.
const END = '(?:$)'
const START = '(?:^)'
const BREAKS = '\\n\\r\\u0085\\u2028\\u2029'
const LINE_END = `(?=(?:\\r\\n|(?<!\\r)\\n|[\\r\\u0085\\u2028\\u2029])?${END})`
// Java 17's \b: letters and digits of any script, the underscore, and marks that follow a letter or digit.
const WORD_BEFORE = '(?<=_|[\\p{L}\\p{Nd}]\\p{Mn}*)'
const WORD_AFTER = '(?=[\\p{L}\\p{Nd}_]|(?<=[\\p{L}\\p{Nd}]\\p{Mn}*)\\p{Mn})'
const notBefore = WORD_BEFORE.replace('(?<=', '(?<!')
const notAfter = WORD_AFTER.replace('(?=', '(?!')
const WORD_BOUNDARY = `(?:${WORD_BEFORE}${notAfter}|${notBefore}${WORD_AFTER})`
const NO_WORD_BOUNDARY = `(?:${WORD_BEFORE}${WORD_AFTER}|${notBefore}${notAfter})`

class Parser {
  readonly reader: Reader
  groupCount = 0
  readonly groupNames = new Map<string, number>()
  private readonly nullableGroups = new Map<number, boolean>()

  constructor(pattern: string) {
    this.reader = new Reader(pattern)
  }

  alternation(): Node {
    const branches = [this.sequence()]
    while (this.reader.eat('|')) branches.push(this.sequence())
    const [only] = branches
    return branches.length === 1 && only !== undefined ? only : { kind: 'alternation', branches }
  }

  private sequence(): Node {
    const items: Node[] = []
    const { reader } = this
    for (;;) {
      if (reader.flags.comments && reader.skipIgnored()) continue
      if (reader.atEnd() || reader.peek() === '|' || reader.peek() === ')') break
      if (reader.startsWith('\\Q')) {
        this.quoted(items)
        continue
      }
      const atom = this.atom()
      if (atom !== undefined) items.push(this.repeated(atom))
    }
    return { kind: 'sequence', items }
  }

  private quoted(items: Node[]): void {
    const nodes = [...this.reader.readQuoted()].map((c) => this.literal(c.codePointAt(0) ?? 0))
    const last = nodes.pop()
    for (const node of nodes) items.push(node)
    if (last !== undefined) items.push(this.repeated(last))
  }

  private literal(code: number): Node {
    return { kind: 'set', source: literalSource(code, this.reader.flags.ignoreCase) }
  }

  private atom(): Node | undefined {
    const { reader } = this
    const char = reader.peek()
    switch (char) {
      case '*':
      case '+':
      case '?':
        throw new PatternSyntaxError(`Dangling meta character '${char}'`)
      case '(':
        return this.group()
      case '[':
        reader.next()
        return { kind: 'set', source: readClass(reader) }
      case '.':
        reader.next()
        return { kind: 'set', source: reader.flags.dotAll ? '[^]' : reader.flags.unixLines ? '[^\\n]' : `[^${BREAKS}]` }
      case '^':
        reader.next()
        return { kind: 'assertion', source: this.caret() }
      case '$':
        reader.next()
        return { kind: 'assertion', source: this.dollar() }
      case '\\':
        reader.next()
        return this.escape()
      case '{':
        throw new PatternSyntaxError('Illegal repetition')
      default:
        reader.next()
        return this.literal(char.codePointAt(0) ?? 0)
    }
  }

  private caret(): string {
    const { multiline, unixLines } = this.reader.flags
    if (!multiline) return START
    return unixLines
      ? `(?:(?<=\\n)|${START})(?=[^])`
      : `(?=[^])(?:${START}|(?<=[\\n\\u0085\\u2028\\u2029])|(?<=\\r)(?!\\n))`
  }

  private dollar(): string {
    const { multiline, unixLines } = this.reader.flags
    if (unixLines) return multiline ? `(?=\\n|${END})` : `(?=\\n?${END})`
    return multiline ? `(?=[\\r\\u0085\\u2028\\u2029]|(?<!\\r)\\n|${END})` : LINE_END
  }

  private escape(): Node {
    const { reader } = this
    const named = readPredefined(reader)
    if (named !== undefined) return { kind: 'set', source: named }
    const letter = reader.peek()
    const assertion = this.assertion(letter)
    if (assertion !== undefined) {
      reader.next()
      return { kind: 'assertion', source: assertion }
    }
    if (letter === 'R') {
      reader.next()
      return { kind: 'line break' }
    }
    if (/^[1-9]$/.test(letter)) return this.reference()
    if (letter === 'k') return this.namedReference()
    if (letter === 'X' || letter === 'G') throw refusedConstruct(`\\${letter}`, reader.pattern)
    return this.literal(readEscapedChar(reader))
  }

  private assertion(letter: string): string | undefined {
    switch (letter) {
      case 'A':
        return START
      case 'z':
        return END
      case 'Z':
        return this.reader.flags.unixLines ? `(?=\\n?${END})` : LINE_END
      case 'b':
        if (this.reader.startsWith('b{')) throw refusedConstruct('\\b{…}', this.reader.pattern)
        return WORD_BOUNDARY
      case 'B':
        return NO_WORD_BOUNDARY
      default:
        return undefined
    }
  }

  private reference(): Node {
    const { reader } = this
    let index = Number(reader.next())
    while (/^[0-9]$/.test(reader.peek()) && index * 10 + Number(reader.peek()) <= this.groupCount)
      index = index * 10 + Number(reader.next())
    return this.referenceTo(index)
  }

  private namedReference(): Node {
    const { reader } = this
    reader.next()
    const name = reader.match(/<[A-Za-z][A-Za-z0-9]*>/y)
    if (name === undefined) throw new PatternSyntaxError("\\k is not followed by '<' for named capturing group")
    const index = this.groupNames.get(name.slice(1, -1))
    if (index === undefined) throw new PatternSyntaxError(`named capturing group <${name.slice(1, -1)}> does not exist`)
    return this.referenceTo(index)
  }

  private referenceTo(index: number): Node {
    if (this.reader.flags.ignoreCase) throw refusedConstruct('a back reference under (?i)', this.reader.pattern)
    return { kind: 'reference', index, nullable: this.nullableGroups.get(index) ?? true }
  }

  private group(): Node | undefined {
    const { reader } = this
    reader.next()
    const outer = reader.flags
    if (!reader.eat('?')) return this.capture(outer)
    const role = this.role()
    if (role !== undefined) return this.closed(role, 0, outer)
    if (reader.eat('<')) return this.namedCapture(outer)
    return this.flagGroup(outer)
  }

  private role(): GroupRole | undefined {
    const { reader } = this
    if (reader.eat(':')) return 'plain'
    if (reader.eat('>')) return 'atomic'
    if (reader.eat('=')) return 'ahead'
    if (reader.eat('!')) return 'not ahead'
    if (reader.eat('<=')) return 'behind'
    if (reader.eat('<!')) return 'not behind'
    return undefined
  }

  private capture(outer: Flags): Node {
    this.groupCount += 1
    return this.closed('capture', this.groupCount, outer)
  }

  private namedCapture(outer: Flags): Node {
    const name = this.reader.match(/[A-Za-z][A-Za-z0-9]*>/y)?.slice(0, -1)
    if (name === undefined) throw new PatternSyntaxError('Unknown look-behind group')
    if (this.groupNames.has(name)) throw new PatternSyntaxError(`Named capturing group <${name}> is already defined`)
    this.groupNames.set(name, this.groupCount + 1)
    return this.capture(outer)
  }

  private closed(role: GroupRole, index: number, outer: Flags): Node {
    const body = this.alternation()
    if (!this.reader.eat(')')) throw new PatternSyntaxError('Unclosed group')
    this.reader.flags = outer
    if (role === 'capture') this.nullableGroups.set(index, isNullable(body))
    return { kind: 'group', role, index, body }
  }

  /** `(?i)` holds to the end of the group that it stands in, `(?i:…)` for its own. */
  private flagGroup(outer: Flags): Node | undefined {
    const { reader } = this
    const letters = reader.match(/[A-Za-z]*(?:-[A-Za-z]*)?/y) ?? ''
    const [on = '', off = ''] = letters.split('-')
    for (const letter of on) reader.flags = withFlag(reader.flags, letter, true, reader.pattern)
    for (const letter of off) reader.flags = withFlag(reader.flags, letter, false, reader.pattern)
    if (reader.eat(')')) return undefined
    if (!reader.eat(':')) throw new PatternSyntaxError(reader.atEnd() ? 'Unclosed group' : 'Unknown inline modifier')
    return this.closed('plain', 0, outer)
  }

  private repeated(atom: Node): Node {
    const { reader } = this
    if (reader.flags.comments) reader.skipIgnored()
    const bounds = this.bounds()
    if (bounds === undefined) return atom
    const mode = reader.eat('?') ? 'lazy' : reader.eat('+') ? 'possessive' : 'greedy'
    return { kind: 'repeat', body: atom, min: bounds[0], max: bounds[1], mode }
  }

  private bounds(): readonly [number, number] | undefined {
    const { reader } = this
    if (reader.eat('*')) return [0, Number.POSITIVE_INFINITY]
    if (reader.eat('+')) return [1, Number.POSITIVE_INFINITY]
    if (reader.eat('?')) return [0, 1]
    if (reader.peek() !== '{') return undefined
    const text = reader.match(/\{[0-9]+(?:,[0-9]*)?\}/y)
    if (text === undefined)
      throw new PatternSyntaxError(/^\{[0-9]/.test(reader.pattern) ? 'Unclosed counted closure' : 'Illegal repetition')
    const [low = '', high] = text.slice(1, -1).split(',')
    const min = Number(low)
    const max = high === undefined ? min : high === '' ? Number.POSITIVE_INFINITY : Number(high)
    if (max < min) throw new PatternSyntaxError('Illegal repetition range')
    return [min, max]
  }
}

function withFlag(flags: Flags, letter: string, value: boolean, pattern: string): Flags {
  switch (letter) {
    case 'i':
      return { ...flags, ignoreCase: value }
    case 'd':
      return { ...flags, unixLines: value }
    case 'm':
      return { ...flags, multiline: value }
    case 's':
      return { ...flags, dotAll: value }
    case 'x':
      return { ...flags, comments: value }
    case 'u':
    case 'U':
      if (value) throw refusedConstruct(`the flag (?${letter})`, pattern)
      return flags
    default:
      throw new PatternSyntaxError('Unknown inline modifier')
  }
}
