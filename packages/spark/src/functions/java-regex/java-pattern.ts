import { tick } from '../../errors/deadline.ts'
import { emitPattern } from './emit.ts'
import { refusedConstruct } from './error.ts'
import { parsePattern } from './parse.ts'

export { PatternSyntaxError } from './error.ts'

export interface JavaMatch {
  readonly start: number
  readonly end: number
  /** By the pattern's own group numbers, 0 the whole match; undefined where a group took no part. */
  group(index: number): string | undefined
}

/** A Java pattern that runs as a JavaScript one. */
export interface JavaPattern {
  readonly groupCount: number
  readonly groupNames: ReadonlyMap<string, number>
  /** True when it matches somewhere (`Matcher.find`). */
  test(text: string): boolean
  /** The first match from a position on. */
  find(text: string, from?: number): JavaMatch | undefined
  /** Every match, as repeated `Matcher.find` gives them. */
  /** Every match, one at a time. */
  each(text: string, from?: number): Iterable<JavaMatch>
  findAll(text: string, from?: number): readonly JavaMatch[]
  /** True when it matches the whole text (`Matcher.matches`). */
  matches(text: string): boolean
}

const cache = new Map<string, JavaPattern>()
const CACHE_SIZE = 500

/**
 * Translates a Java pattern.
 *
 * @throws PatternSyntaxError where Java refuses the text
 * @throws UnsupportedError naming the construct that has no exact counterpart
 */
export function javaPattern(pattern: string): JavaPattern {
  const known = cache.get(pattern)
  if (known !== undefined) return known
  if (cache.size >= CACHE_SIZE) cache.clear()
  const made = translate(pattern)
  cache.set(pattern, made)
  return made
}

function translate(pattern: string): JavaPattern {
  const { root, groupCount, groupNames } = parsePattern(pattern)
  const { source, groups, unreliable } = emitPattern(root, pattern)
  const finder = new RegExp(source, 'gu')
  let whole: RegExp | undefined

  const matchOf = (found: RegExpExecArray): JavaMatch => ({
    start: found.index,
    end: found.index + found[0].length,
    group(index) {
      if (index === 0) return found[0]
      if (unreliable.has(index))
        throw refusedConstruct(`the text of group ${index}, which stands in a repetition that may pass it by,`, pattern)
      return found[groups.get(index) ?? 0]
    },
  })
  const find = (text: string, from = 0): JavaMatch | undefined => {
    finder.lastIndex = from
    const found = finder.exec(text)
    return found === null ? undefined : matchOf(found)
  }
  return {
    groupCount,
    groupNames,
    find,
    test(text) {
      finder.lastIndex = 0
      return finder.test(text)
    },
    *each(text, from = 0) {
      for (let match = find(text, from); match !== undefined; ) {
        tick('a regular expression')
        yield match
        const next = match.end === match.start ? match.end + 1 : match.end
        if (next > match.end && (text.codePointAt(match.end) ?? 0) > 0xffff) {
          // Java goes on inside the surrogate pair, where a JavaScript pattern cannot start.
          throw refusedConstruct('an empty match before a character beyond U+FFFF', pattern)
        }
        match = next > text.length ? undefined : find(text, next)
      }
    },
    findAll(text, from = 0) {
      return [...this.each(text, from)]
    },
    matches(text) {
      whole ??= new RegExp(`^(?:${source})$`, 'u')
      return whole.test(text)
    },
  }
}
