import { GlueError, notSupported } from '../errors/glue-error.ts'

/** What a rule compares its measure with; without one the measure has to be 1. */
export type Condition =
  | { readonly kind: 'comparison'; readonly operator: string; readonly bound: number }
  | { readonly kind: 'between'; readonly low: number; readonly high: number; readonly isNegated: boolean }

/** One rule of DQDL. */
export interface Rule {
  /** As the outcome shows it: `Completeness "a" > 0.9`. */
  readonly text: string
  readonly type: string
  readonly columns: readonly string[]
  readonly condition: Condition | undefined
}

const TOKEN = /\s+|#[^\n]*|("(?:[^"\\]|\\.)*"|[A-Za-z_]\w*|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|>=|<=|!=|[^\s])/y
const NUMBER = /^-?\d/
const OPERATORS: ReadonlySet<string> = new Set(['=', '!=', '<', '<=', '>', '>='])

/**
 * Reads a ruleset: `Rules = [ IsComplete "id", RowCount > 0 ]`.
 *
 * @throws GlueError NOT_A_RULESET, GLUE_NOT_SUPPORTED for a form of rule that dryfit does not know
 */
export function parseRuleset(text: string): readonly Rule[] {
  const tokens = tokensOf(text)
  const [name, equals, open] = tokens
  if (name !== 'Rules' || equals !== '=' || open !== '[' || tokens.at(-1) !== ']') {
    throw new GlueError(
      'NOT_A_RULESET',
      `Failed to read the data quality ruleset ${JSON.stringify(text.trim().slice(0, 60))}: it does not read Rules = [ … ]. Write it so.`,
    )
  }
  return split(tokens.slice(3, -1)).map(ruleOf)
}

function tokensOf(text: string): readonly string[] {
  const tokens: string[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const token = TOKEN.exec(text)?.[1]
    if (token !== undefined) tokens.push(token)
  }
  return tokens
}

/** Rules stand between the commas that are in no bracket. */
function split(tokens: readonly string[]): readonly (readonly string[])[] {
  const rules: string[][] = [[]]
  let depth = 0
  for (const token of tokens) {
    if (token === '[' || token === '(') depth += 1
    if (token === ']' || token === ')') depth -= 1
    if (token === ',' && depth === 0) rules.push([])
    else rules.at(-1)?.push(token)
  }
  return rules.filter((rule) => rule.length > 0)
}

function ruleOf(tokens: readonly string[]): Rule {
  const [type = '', ...rest] = tokens
  const end = rest.findIndex((token) => !token.startsWith('"'))
  const columns = end < 0 ? rest : rest.slice(0, end)
  const text = tokens.join(' ')
  return {
    text,
    type,
    columns: columns.map((column) => JSON.parse(column) as string),
    condition: end < 0 ? undefined : conditionOf(rest.slice(end), text),
  }
}

function conditionOf(tokens: readonly string[], rule: string): Condition {
  const words = tokens.map((token) => (NUMBER.test(token) ? '0' : token.toLowerCase())).join(' ')
  const numbers = tokens.filter((token) => NUMBER.test(token)).map(Number)
  const [first = 0, second = 0] = numbers
  const operator = tokens[0] ?? ''
  if (OPERATORS.has(operator) && words === `${operator} 0`) return { kind: 'comparison', operator, bound: first }
  if (words === 'between 0 and 0' || words === 'not between 0 and 0')
    return { kind: 'between', low: first, high: second, isNegated: words.startsWith('not') }
  throw notSupported(
    `evaluate the data quality rule ${rule}`,
    'It knows comparisons with a number and between; stub the function that looks at the outcome.',
  )
}
