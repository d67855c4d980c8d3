import { analysisError, sparkError } from '../../errors/spark-error.ts'
import { BooleanType, StringType } from '../../types/data-type.ts'
import { type Argument, type Kernel, type KernelContext, type ScalarFunction, scalar } from '../define.ts'
import { javaPattern, PatternSyntaxError } from '../java-regex/java-pattern.ts'

/** A text as a SQL literal, as messages quote values. */
const sqlText = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`

const SPECIAL = /[\\^$.*+?()[\]{}|/]/u
const quoted = (char: string): string => (SPECIAL.test(char) ? `\\${char}` : char)

/** `%` is any text, `_` any character; the escape character makes both mean themselves. */
export function likeRegExp(pattern: string, escapeChar: string): RegExp {
  const chars = [...pattern]
  let source = ''
  for (let i = 0; i < chars.length; i++) {
    const char = chars[i] as string
    if (char === escapeChar) {
      i += 1
      source += quoted(escapedChar(chars[i], pattern, escapeChar))
    } else if (char === '_') source += '.'
    else if (char === '%') source += '.*'
    else source += quoted(char)
  }
  return new RegExp(`^${source}$`, 'su')
}

function escapedChar(char: string | undefined, pattern: string, escapeChar: string): string {
  if (char === '_' || char === '%' || char === escapeChar) return char
  if (char === undefined) throw analysisError('INVALID_FORMAT.ESC_AT_THE_END', { format: sqlText(pattern) })
  throw analysisError('INVALID_FORMAT.ESC_IN_THE_MIDDLE', { format: sqlText(pattern), char: sqlText(char) })
}

/** Compiles a pattern when it changes: a literal one once, one of a column per value. */
function cached<T>(compile: (pattern: string) => T): (pattern: string) => T {
  let last: string | undefined
  let made: T | undefined
  return (pattern) => {
    if (made === undefined || pattern !== last) {
      made = compile(pattern)
      last = pattern
    }
    return made
  }
}

const escapeOf = (args: readonly Argument[]): string => (args.length > 2 ? String(args[2]?.value ?? '\\') : '\\')

function checkEscape(args: readonly Argument[]): void {
  const given = args[2]
  if (given === undefined) return
  if (given.foldable && typeof given.value === 'string' && given.value.length === 1) return
  throw analysisError('INVALID_ESCAPE_CHAR', { sqlExpr: `"${given.sql}"` })
}

function like(name: 'like' | 'ilike', summary: string): ScalarFunction {
  const fold = name === 'ilike' ? (text: string) => text.toLowerCase() : (text: string) => text
  return scalar({
    name,
    summary,
    params: ['str', 'pattern', 'escapeChar = None'],
    inputs: [StringType, StringType, StringType],
    check: checkEscape,
    returns: BooleanType,
    kernel: ({ arguments: args }: KernelContext): Kernel => {
      const escapeChar = escapeOf(args)
      const regExp = cached((pattern) => likeRegExp(pattern, escapeChar))
      return (text: string, pattern: string) => regExp(fold(pattern)).test(fold(text))
    },
    sql: ([text = '', pattern = '']) => (name === 'like' ? `${text} LIKE ${pattern}` : `ilike(${text}, ${pattern})`),
  })
}

function matcher(pattern: string): (text: string) => boolean {
  try {
    const compiled = javaPattern(pattern)
    return (text) => compiled.test(text)
  } catch (error) {
    if (!(error instanceof PatternSyntaxError)) throw error
    throw sparkError('SparkRuntimeException', 'INVALID_PARAMETER_VALUE.PATTERN', {
      parameter: '`regexp`',
      functionName: '`rlike`',
      value: sqlText(pattern),
    })
  }
}

export const likeFunctions: readonly ScalarFunction[] = [
  like('like', 'Returns whether a text matches a pattern of % and _.'),
  like('ilike', 'Returns whether a text matches a pattern of % and _, in any case.'),
  scalar({
    name: 'rlike',
    aliases: ['regexp', 'regexp_like'],
    summary: 'Returns whether a Java regular expression matches somewhere in a text.',
    params: ['str', 'regexp'],
    inputs: [StringType, StringType],
    returns: BooleanType,
    kernel: () => {
      const test = cached(matcher)
      return (text: string, pattern: string) => test(pattern)(text)
    },
    sql: (args, name) => `${name.toUpperCase()}(${args.join(', ')})`,
  }),
]
