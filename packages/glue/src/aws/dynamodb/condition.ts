import { at, type Path } from './path.ts'
import { Tokens } from './tokens.ts'
import { type AttributeValue, compareValues, equalValues, type Item, innerOf, kindOf, sizeOf } from './values.ts'

/** Whether an item meets a condition. */
export type Condition = (item: Item) => boolean
type Operand = (item: Item) => AttributeValue | undefined

/** A comparison of the key, for who looks items up by it. */
export interface KeyComparison {
  readonly path: Path
  readonly operator: string
}

/** Reads a condition; tells the comparisons in it. */
export function conditionOf(
  kind: string,
  params: Readonly<Record<string, unknown>>,
  told: (comparison: KeyComparison) => void = () => {},
): Condition {
  const tokens = new Tokens(kind, params)
  const condition = either(tokens, told)
  if (!tokens.isDone) throw tokens.refusal(tokens.next)
  return condition
}

type Told = (comparison: KeyComparison) => void

function either(tokens: Tokens, told: Told): Condition {
  const parts = [both(tokens, told)]
  while (tokens.takes('OR')) parts.push(both(tokens, told))
  return parts.length === 1 ? (parts[0] as Condition) : (item) => parts.some((part) => part(item))
}

function both(tokens: Tokens, told: Told): Condition {
  const parts = [negated(tokens, told)]
  while (tokens.takes('AND')) parts.push(negated(tokens, told))
  return parts.length === 1 ? (parts[0] as Condition) : (item) => parts.every((part) => part(item))
}

function negated(tokens: Tokens, told: Told): Condition {
  if (!tokens.takes('NOT')) return single(tokens, told)
  const inner = negated(tokens, told)
  return (item) => !inner(item)
}

const FUNCTIONS: Readonly<Record<string, (a: AttributeValue | undefined, b: AttributeValue | undefined) => boolean>> = {
  ATTRIBUTE_EXISTS: (a) => a !== undefined,
  ATTRIBUTE_NOT_EXISTS: (a) => a === undefined,
  ATTRIBUTE_TYPE: (a, b) => a !== undefined && kindOf(a) === b?.['S'],
  BEGINS_WITH: (a, b) => beginsWith(a, b),
  CONTAINS: (a, b) => contains(a, b),
}

function single(tokens: Tokens, told: Told): Condition {
  const word = tokens.next.toUpperCase()
  if (tokens.takes('(')) {
    const inner = either(tokens, told)
    tokens.require(')')
    return inner
  }
  const test = FUNCTIONS[word]
  if (test !== undefined) {
    tokens.take()
    tokens.require('(')
    const { path, operand } = operandOf(tokens)
    const other = tokens.takes(',') ? operandOf(tokens).operand : undefined
    tokens.require(')')
    if (path !== undefined) told({ path, operator: word })
    return (item) => test(operand(item), other?.(item))
  }
  return compared(tokens, told)
}

function compared(tokens: Tokens, told: Told): Condition {
  const { path, operand } = operandOf(tokens)
  const operator = tokens.take().toUpperCase()
  if (path !== undefined) told({ path, operator })
  if (operator === 'BETWEEN') {
    const low = operandOf(tokens).operand
    tokens.require('AND')
    const high = operandOf(tokens).operand
    return (item) =>
      ordered(operand(item), low(item), (n) => n >= 0) && ordered(operand(item), high(item), (n) => n <= 0)
  }
  if (operator === 'IN') {
    tokens.require('(')
    const others = [operandOf(tokens).operand]
    while (tokens.takes(',')) others.push(operandOf(tokens).operand)
    tokens.require(')')
    return (item) => others.some((other) => same(operand(item), other(item)))
  }
  const other = operandOf(tokens).operand
  const holds = COMPARISONS[operator]
  if (holds === undefined) throw tokens.refusal(operator)
  return (item) => holds(operand(item), other(item))
}

type Compared = (a: AttributeValue | undefined, b: AttributeValue | undefined) => boolean
const same: Compared = (a, b) => a !== undefined && b !== undefined && equalValues(a, b)

function ordered(a: AttributeValue | undefined, b: AttributeValue | undefined, holds: (n: number) => boolean): boolean {
  const order = a === undefined || b === undefined ? undefined : compareValues(a, b)
  return order !== undefined && holds(order)
}

const COMPARISONS: Readonly<Record<string, Compared>> = {
  '=': same,
  // An attribute that is not there is unequal to any value.
  '<>': (a, b) => !same(a, b),
  '<': (a, b) => ordered(a, b, (n) => n < 0),
  '<=': (a, b) => ordered(a, b, (n) => n <= 0),
  '>': (a, b) => ordered(a, b, (n) => n > 0),
  '>=': (a, b) => ordered(a, b, (n) => n >= 0),
}

function operandOf(tokens: Tokens): { readonly path?: Path; readonly operand: Operand } {
  if (tokens.next.startsWith(':')) {
    const value = tokens.value()
    return { operand: () => value }
  }
  if (tokens.takes('SIZE')) {
    tokens.require('(')
    const path = tokens.path()
    tokens.require(')')
    return {
      operand: (item) => {
        const value = at(item, path)
        return value === undefined ? undefined : sizeOf(value)
      },
    }
  }
  const path = tokens.path()
  return { path, operand: (item) => at(item, path) }
}

function beginsWith(a: AttributeValue | undefined, b: AttributeValue | undefined): boolean {
  if (a === undefined || b === undefined || kindOf(a) !== kindOf(b)) return false
  if (kindOf(a) === 'S') return String(innerOf(a)).startsWith(String(innerOf(b)))
  return kindOf(a) === 'B' && [...(innerOf(b) as Uint8Array)].every((byte, i) => byte === (innerOf(a) as Uint8Array)[i])
}

function contains(a: AttributeValue | undefined, b: AttributeValue | undefined): boolean {
  if (a === undefined || b === undefined) return false
  const [kind, inner] = [kindOf(a), innerOf(a)]
  if (kind === 'S') return kindOf(b) === 'S' && String(inner).includes(String(innerOf(b)))
  if (kind === 'L') return (inner as readonly AttributeValue[]).some((item) => equalValues(item, b))
  if (kind.length === 2 && kind[0] === kindOf(b))
    return (inner as readonly unknown[]).some((item) => equalValues({ [kind[0] ?? '']: item }, b))
  return false
}
