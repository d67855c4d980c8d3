import { SparkError } from '@dryfit/spark'
import { nearMisses } from '../errors/listing.ts'
import type { RecordedCall } from '../recorder/call.ts'
import { Cursor } from './cursor.ts'
import { parseRuleset, rulesAt } from './parse.ts'
import { ruleTypeNames, ruleTypeOf } from './rule-types.ts'
import type { Token } from './tokens.ts'

/**
 * Reads a ruleset, as Glue does when `EvaluateDataQuality` is called, whether anyone looks at the outcome or not.
 *
 * @throws SparkError IllegalArgumentException for what is no ruleset. What AWS reads and dryfit does not is no error yet
 * @example
 * ```ts
 * import { checkRuleset } from '@dryfit/glue'
 *
 * checkRuleset('Rules = [ IsComplete "id" ]')
 * ```
 */
export function checkRuleset(text: string): void {
  try {
    parseRuleset(text)
  } catch (error) {
    if (error instanceof SparkError) throw error
  }
}

/** Where a ruleset is wrong: what AWS says of it names no rule, and a line of a text that stands inside a job. */
export function rulesetAdvice(message: string, calls: readonly RecordedCall[]): readonly string[] {
  if (!message.includes('IllegalArgumentException: Parsing Error: ')) return []
  const call = calls.findLast(({ method }) => method.startsWith('EvaluateDataQuality.'))
  return call === undefined ? [] : faultOf(String(call.args['ruleset']), message)
}

function faultOf(text: string, message: string): readonly string[] {
  const tokens = tokensOfFault(text)
  const from = tokens[0]?.at ?? startOfLine(text, Number(/ line (\d+):/.exec(message)?.[1] ?? 1))
  const end = text.indexOf('\n', tokens.at(-1)?.at ?? from)
  const rule = text
    .slice(from, end < 0 ? undefined : end)
    .replace(/\s+/g, ' ')
    .trim()
  return [`In line ${text.slice(0, from).split('\n').length} of the ruleset: ${rule}`, ...guessOf(tokens)]
}

const startOfLine = (text: string, line: number): number =>
  text
    .split('\n')
    .slice(0, line - 1)
    .reduce((sum, before) => sum + before.length + 1, 0)

/** The tokens of the rule that is wrong; none where the text has something that is no token. */
function tokensOfFault(text: string): readonly Token[] {
  let cursor: Cursor | undefined
  try {
    cursor = new Cursor(text)
    rulesAt(cursor)
    return []
  } catch {
    return cursor?.ofRule ?? []
  }
}

/** Two rules without a comma between them are read as one; a name that is none is often another one misspelt. */
function guessOf([name, ...rest]: readonly Token[]): readonly string[] {
  if (name === undefined) return []
  const next = rest.findIndex(({ kind, text }) => kind === 'word' && ruleTypeOf(text) !== undefined)
  const before = rest[next - 1]
  if (before?.kind === 'word' && /^(and|or)$/i.test(before.text))
    return [`Rules that are joined stand in parentheses: (…) ${before.text} (…).`]
  if (next >= 0) return [`Is a comma missing before ${rest[next]?.text}?`]
  const [near] = ruleTypeOf(name.text) === undefined ? nearMisses(name.text, ruleTypeNames) : []
  return near === undefined ? [] : [`Did you mean ${near}?`]
}
