import { notSupported } from '../errors/glue-error.ts'
import { conditionAt, numberConditionAt } from './condition.ts'
import { Cursor } from './cursor.ts'
import { invalidRuleset } from './invalid-ruleset.ts'
import { type RuleType, ruleTypeOf } from './rule-types.ts'
import { type CompositeRule, type Condition, conditionText, type PlainRule, type Rule } from './syntax.ts'

/**
 * Reads a ruleset: `Rules = [ IsComplete "id", RowCount > 0 ]`.
 *
 * @throws SparkError IllegalArgumentException for what is no ruleset; GlueError GLUE_NOT_SUPPORTED for what AWS reads and
 * dryfit does not
 */
export const parseRuleset = (text: string): readonly Rule[] => rulesAt(new Cursor(text))

/** The rules of a ruleset that nothing is read of yet. @throws as {@link parseRuleset} */
export function rulesAt(cursor: Cursor): readonly Rule[] {
  skipHead(cursor)
  const hasRules = cursor.isAt('Rules')
  const rules = hasRules ? listAt(cursor, 'Rules', ruleAt) : []
  const hasAnalyzers = cursor.isAt('Analyzers')
  if (hasAnalyzers) listAt(cursor, 'Analyzers', analyzerAt)
  if (!hasRules && !hasAnalyzers) throw cursor.mismatch("'Rules'")
  if (cursor.token.kind !== 'end') throw cursor.mismatch('<EOF>')
  if (rules.length === 0 && !hasAnalyzers) throw invalidRuleset('No rules or analyzers provided.')
  // A rule that is written twice is evaluated once.
  return [...new Map(rules.map((rule) => [rule.text, rule])).values()]
}

/** What stands before the rules and has no effect on them. */
function skipHead(cursor: Cursor): void {
  for (const section of ['Metadata', 'DataSources']) {
    if (!cursor.take(section)) continue
    cursor.expect('=')
    cursor.expect('{')
    while (!cursor.take('}')) {
      if (cursor.token.kind === 'end') throw cursor.mismatch("'}'")
      cursor.advance()
    }
  }
  if (cursor.token.kind === 'word' && !cursor.isAt('Rules', 'Analyzers'))
    throw cursor.isAt('DefaultLabels') ? labelsNotKnown() : variablesNotKnown(cursor)
}

const labelsNotKnown = (): Error =>
  notSupported('read DefaultLabels of a data quality ruleset', 'Leave the labels out: no outcome here shows them.')

function variablesNotKnown(cursor: Cursor): Error {
  const name = cursor.token.text
  const isVariable = cursor.attempt(() => {
    cursor.advance()
    return (cursor.take('=') && (cursor.take('[') || true) && cursor.token.kind === 'string') || undefined
  })
  if (isVariable === undefined) return cursor.mismatch("'Rules'")
  return notSupported(`read the variable ${name} of a data quality ruleset`, 'Write its value into the rules.')
}

function listAt<T>(cursor: Cursor, name: string, read: (cursor: Cursor) => T): readonly T[] {
  cursor.expect(name)
  cursor.expect('=')
  cursor.expect('[')
  if (cursor.take(']')) return []
  const items = [read(cursor)]
  while (cursor.take(',')) items.push(read(cursor))
  cursor.expect(']')
  return items
}

/** Rules bound by AND, which binds more, and by OR. */
const ruleAt = (cursor: Cursor): Rule => joinedAt(cursor, 'OR', () => joinedAt(cursor, 'AND', () => atomAt(cursor)))

function joinedAt(cursor: Cursor, operator: 'AND' | 'OR', read: () => Rule): Rule {
  let left = read()
  while (cursor.take(operator, operator.toLowerCase())) left = composed(operator, [left, read()])
  return left
}

function atomAt(cursor: Cursor): Rule {
  if (!cursor.take('(')) return plainRuleAt(cursor)
  const rule = ruleAt(cursor)
  cursor.expect(')')
  skipLabels(cursor)
  return rule
}

function composed(operator: 'AND' | 'OR', rules: readonly Rule[]): CompositeRule {
  const isFlat = rules.every((rule) => usesOnly(operator, rule))
  const shown = isFlat ? rules.flatMap(leavesOf) : rules
  return { kind: 'composite', operator, rules, text: shown.map(({ text }) => `(${text})`).join(` ${operator} `) }
}

const usesOnly = (operator: string, rule: Rule): boolean =>
  rule.kind === 'plain' || (rule.operator === operator && rule.rules.every((inner) => usesOnly(operator, inner)))

/** The plain rules that a rule is made of. */
export const leavesOf = (rule: Rule): readonly PlainRule[] =>
  rule.kind === 'plain' ? [rule] : rule.rules.flatMap(leavesOf)

function skipLabels(cursor: Cursor): void {
  if (!cursor.isAt('labels')) return
  throw notSupported('read the labels of a data quality rule', 'Leave them out: no outcome here shows them.')
}

interface Parameter {
  readonly value: string
  readonly text: string
}

function plainRuleAt(cursor: Cursor): PlainRule {
  if (cursor.token.kind !== 'word') throw cursor.mismatch('IDENTIFIER')
  cursor.beginRule()
  const name = cursor.advance().text
  const parameters = parametersAt(cursor)
  const type = checkedType(name, parameters.length)
  const condition = conditionOf(cursor, name, type)
  const where = whereAt(cursor, name, type)
  skipLabels(cursor)
  const { threshold, tags } = tagsAt(cursor, name, type)
  const texts = [
    ...[name, ...parameters.map((parameter) => parameter.text)],
    ...(condition === undefined ? [] : [conditionText(condition)]),
    ...(where === undefined ? [] : [`where "${where}"`]),
    ...(threshold === undefined ? [] : [`with threshold ${conditionText(threshold)}`]),
    ...[...tags].map(([key, value]) => `with ${key} = "${value}"`),
  ]
  const values = parameters.map(({ value }) => value)
  return { kind: 'plain', text: texts.join(' '), type: name, parameters: values, condition, where, threshold, tags }
}

function parametersAt(cursor: Cursor): readonly Parameter[] {
  const parameters: Parameter[] = []
  while (true) {
    const connector = ['of', 'OF', 'and', 'AND'].find((word) => cursor.isAt(word))
    const found = cursor.attempt(() => {
      if (connector !== undefined) cursor.advance()
      return parameterAt(cursor)
    })
    if (found === undefined) return parameters
    const text = found.isQuoted ? `"${found.value}"` : found.value
    parameters.push({ value: found.value, text: connector === undefined ? text : `${connector} ${text}` })
  }
}

const RESERVED = ['between', 'not', 'in', 'matches', 'where', 'with', 'labels', 'and', 'AND', 'or', 'OR', 'of', 'OF']

function parameterAt(cursor: Cursor): { readonly value: string; readonly isQuoted: boolean } | undefined {
  const { kind, text } = cursor.token
  if (kind === 'symbol' && text === '$')
    throw notSupported('read a variable of a data quality ruleset', 'Write its value into the rules.')
  if (kind !== 'string' && (kind !== 'word' || RESERVED.includes(text))) return undefined
  cursor.advance()
  return { value: text, isQuoted: kind === 'string' }
}

function checkedType(name: string, count: number): RuleType {
  const type = ruleTypeOf(name)
  if (type === undefined) throw invalidRuleset(`Rule Type: ${name} is not valid`)
  const [least, most] = type.parameters
  // The grammar takes `IsComplete "a" and RowCount > 1` for a rule of two parameters: rules are joined in parentheses only.
  if (count < least || count > most) throw invalidRuleset(`Rule Type: ${name} is not valid`)
  return type
}

function conditionOf(cursor: Cursor, name: string, type: RuleType): Condition | undefined {
  const hasNone =
    cursor.token.kind === 'end' || cursor.isAt(',', ')', ']', 'where', 'with', 'labels', 'and', 'AND', 'or', 'OR')
  if (hasNone && type.conditions.includes('none')) return undefined
  const condition = hasNone ? undefined : conditionAt(cursor)
  if (condition !== undefined && type.conditions.includes(condition.kind)) return condition
  if (condition === undefined && !hasNone) throw conditionNotRead(cursor, name)
  const [expected = 'number'] = type.conditions
  const kind = expected === 'none' ? 'boolean' : expected
  throw invalidRuleset(`Unexpected condition for rule of type ${name} with ${kind} return type`)
}

/** The name of a function that is called here. */
function callAt(cursor: Cursor): string | undefined {
  const { text } = cursor.advance()
  return cursor.take('(') ? text : undefined
}

/** A threshold that looks at earlier runs: there are none here. */
function conditionNotRead(cursor: Cursor, name: string): Error {
  cursor.attempt(() => {
    while (cursor.isAt('not', '!', '=', '>', '>=', '<', '<=', 'between', 'in', 'matches', '[', '(')) cursor.advance()
    return true
  })
  const { kind, text } = cursor.token
  if (kind === 'symbol' && text === '$')
    return notSupported('read a variable of a data quality ruleset', 'Write its value into the rules.')
  if (kind !== 'word' || cursor.attempt(() => callAt(cursor)) === undefined) return cursor.mismatch('a condition')
  return notSupported(
    `evaluate a data quality rule ${name} that compares with ${text}(…)`,
    'It asks earlier runs of the job, and a test has none: stub the function that looks at the outcome.',
  )
}

function whereAt(cursor: Cursor, name: string, type: RuleType): string | undefined {
  if (!cursor.take('where')) return undefined
  const { kind, text } = cursor.token
  if (kind !== 'string') throw cursor.mismatch('QUOTED_STRING')
  cursor.advance()
  if (!type.takesWhere) throw invalidRuleset(`Where clause is not supported for rule type: ${name}`)
  if (text === '') throw invalidRuleset(`Empty where condition provided for rule type: ${name}`)
  return text
}

function tagsAt(cursor: Cursor, name: string, type: RuleType): Pick<PlainRule, 'threshold' | 'tags'> {
  let threshold: PlainRule['threshold']
  const tags = new Map<string, string>()
  while (cursor.take('with')) {
    const key = cursor.advance().text
    if (key.toLowerCase() !== 'threshold') {
      cursor.expect('=')
      tags.set(key, cursor.advance().text)
      continue
    }
    if (!type.takesThreshold) throw invalidRuleset(`Threshold condition not supported for rule type: ${name}`)
    if (threshold !== undefined) throw invalidRuleset('Only one threshold condition at a time is supported.')
    threshold = numberConditionAt(cursor)
    if (threshold === undefined) throw cursor.mismatch('a condition about numbers')
  }
  return { threshold, tags }
}

/** Analyzers only measure: what they are is read, and nothing is made of it. */
function analyzerAt(cursor: Cursor): void {
  if (cursor.token.kind !== 'word') throw cursor.mismatch('IDENTIFIER')
  cursor.advance()
  parametersAt(cursor)
}
