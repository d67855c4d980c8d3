import { SparkError, sparkError } from '../../errors/spark-error.ts'
import { acceptsSimplePattern } from './simple-date-format.ts'

/** One piece of a pattern: letters of one kind, text to be found as it stands, or a part that a text may lack. */
export type PatternPart =
  | { readonly letter: string; readonly count: number }
  | { readonly text: string }
  | { readonly optional: readonly PatternPart[] }

const WEEK_BASED = 'YWwuec'
const NEVER = 'ABnNp'
const NOT_READ = 'EFqQ'
/** How often java.time takes a letter at most. */
const MOST: Readonly<Record<string, number>> = {
  G: 4,
  y: 6,
  M: 4,
  L: 4,
  Q: 4,
  q: 4,
  E: 4,
  D: 3,
  d: 2,
  F: 1,
  a: 1,
  H: 2,
  h: 2,
  K: 2,
  k: 2,
  m: 2,
  s: 2,
  S: 9,
  V: 2,
  z: 4,
  O: 4,
  X: 5,
  x: 5,
  Z: 5,
  g: 19,
}

/**
 * Cuts a pattern of java.time into its parts.
 *
 * @throws SparkError SparkUpgradeException where only the parser of Spark 2 takes it, IllegalArgumentException where none does
 */
export function parsePattern(pattern: string, forParsing: boolean): readonly PatternPart[] {
  try {
    return cut(pattern, forParsing)
  } catch (error) {
    if (!(error instanceof SparkError) || !acceptsSimplePattern(pattern)) throw error
    throw sparkError('SparkUpgradeException', 'INCONSISTENT_BEHAVIOR_CROSS_VERSION.DATETIME_PATTERN_RECOGNITION', {
      pattern: `'${pattern}'`,
      config: '"spark.sql.legacy.timeParserPolicy"',
      docroot: 'https://spark.apache.org/docs/latest',
    })
  }
}

const illegal = (message: string): SparkError => new SparkError('IllegalArgumentException', message)

function cut(pattern: string, forParsing: boolean): readonly PatternPart[] {
  const open: PatternPart[][] = [[]]
  const append = (part: PatternPart): void => void open.at(-1)?.push(part)
  for (let i = 0; i < pattern.length; ) {
    const char = pattern[i] ?? ''
    if (char === "'") {
      const { text, end } = quoted(pattern, i)
      append({ text })
      i = end
      continue
    }
    let end = i + 1
    if (/[A-Za-z]/.test(char)) {
      while (pattern[end] === char) end += 1
      checkLetter(char, end - i, forParsing)
      append({ letter: char, count: end - i })
    } else if (char === '[') open.push([])
    else if (char === ']') closeOptional(open)
    else if ('{}#'.includes(char)) throw illegal(`Pattern includes reserved character: '${char}'`)
    else append({ text: char })
    i = end
  }
  while (open.length > 1) closeOptional(open)
  return open[0] ?? []
}

function closeOptional(open: PatternPart[][]): void {
  if (open.length === 1) throw illegal('Pattern invalid as it contains ] without previous [')
  const optional = open.pop() ?? []
  open.at(-1)?.push({ optional })
}

/** Text in quotes, where two quotes are one; a pair of quotes alone is a quote. */
function quoted(pattern: string, start: number): { readonly text: string; readonly end: number } {
  let text = ''
  for (let i = start + 1; i < pattern.length; i++) {
    if (pattern[i] !== "'") text += pattern[i]
    else if (pattern[i + 1] === "'") {
      text += "'"
      i += 1
    } else return { text: text === '' ? "'" : text, end: i + 1 }
  }
  throw illegal(`Pattern ends with an incomplete string literal: ${pattern}`)
}

function checkLetter(letter: string, count: number, forParsing: boolean): void {
  if (WEEK_BASED.includes(letter)) {
    throw illegal(
      `All week-based patterns are unsupported since Spark 3.0, detected: ${letter}, Please use the SQL function EXTRACT instead`,
    )
  }
  if (NEVER.includes(letter) || (forParsing && NOT_READ.includes(letter))) {
    throw illegal(`Illegal pattern character: ${letter}`)
  }
  const most = MOST[letter]
  if (most === undefined) throw illegal(`Unknown pattern letter: ${letter}`)
  const odd = (letter === 'V' && count !== 2) || (letter === 'O' && count !== 1 && count !== 4)
  if (count > most || odd) throw illegal(`Too many pattern letters: ${letter}`)
}
