import { at, type Path, put } from './path.ts'
import { invalid, Tokens } from './tokens.ts'
import { type AttributeValue, addDecimals, type Item, innerOf, kindOf, textOfValue } from './values.ts'

type Operand = (item: Item) => AttributeValue
interface Change {
  readonly path: Path
  readonly value: (item: Item) => AttributeValue | undefined
}

/** What an UpdateExpression makes of an item: every value is that before the update. */
export function updated(
  item: Item,
  params: Readonly<Record<string, unknown>>,
): { readonly item: Item; readonly paths: readonly Path[] } {
  const tokens = new Tokens('UpdateExpression', params)
  const changes: Change[] = []
  while (!tokens.isDone) {
    const clause = tokens.take().toUpperCase()
    const read = CLAUSES[clause]
    if (read === undefined) throw tokens.refusal(clause)
    do changes.push(read(tokens))
    while (tokens.takes(','))
  }
  const made = changes.map(({ path, value }) => ({ path, value: value(item) }))
  // Items of lists are taken away from the end, so that their places stay.
  const ordered = [...made].sort(
    (a, b) => Number(a.value === undefined) - Number(b.value === undefined) || last(b.path) - last(a.path),
  )
  return {
    item: ordered.reduce((now, { path, value }) => put(now, path, value), item),
    paths: made.map(({ path }) => path),
  }
}

const last = (path: Path): number => {
  const step = path.at(-1)
  return typeof step === 'number' ? step : 0
}

const CLAUSES: Readonly<Record<string, (tokens: Tokens) => Change>> = {
  SET: (tokens) => {
    const path = tokens.path()
    tokens.require('=')
    return { path, value: sum(tokens) }
  },
  REMOVE: (tokens) => ({ path: tokens.path(), value: () => undefined }),
  ADD: (tokens) => {
    const path = tokens.path()
    const value = tokens.value()
    return { path, value: (item) => added(at(item, path), value) }
  },
  DELETE: (tokens) => {
    const path = tokens.path()
    const value = tokens.value()
    return { path, value: (item) => without(at(item, path), value) }
  },
}

function sum(tokens: Tokens): Operand {
  const left = operand(tokens)
  const sign = tokens.takes('+') ? 1 : tokens.takes('-') ? -1 : 0
  if (sign === 0) return left
  const right = operand(tokens)
  return (item) => ({ N: addDecimals(number(left(item)), number(right(item)), sign) })
}

function number(value: AttributeValue): unknown {
  if (kindOf(value) === 'N') return value['N']
  throw invalid('An operand in the update expression has an incorrect data type')
}

function operand(tokens: Tokens): Operand {
  if (tokens.next.startsWith(':')) {
    const value = tokens.value()
    return () => value
  }
  if (tokens.takes('IF_NOT_EXISTS')) {
    tokens.require('(')
    const path = tokens.path()
    tokens.require(',')
    const other = operand(tokens)
    tokens.require(')')
    return (item) => at(item, path) ?? other(item)
  }
  if (tokens.takes('LIST_APPEND')) {
    tokens.require('(')
    const first = operand(tokens)
    tokens.require(',')
    const second = operand(tokens)
    tokens.require(')')
    return (item) => ({ L: [...listIn(first(item)), ...listIn(second(item))] })
  }
  const path = tokens.path()
  return (item) => {
    const value = at(item, path)
    if (value !== undefined) return value
    throw invalid('The provided expression refers to an attribute that does not exist in the item')
  }
}

function listIn(value: AttributeValue): readonly unknown[] {
  if (kindOf(value) === 'L') return value['L'] as readonly unknown[]
  throw invalid('An operand in the update expression has an incorrect data type')
}

function added(known: AttributeValue | undefined, value: AttributeValue): AttributeValue {
  if (known === undefined) return value
  const kind = kindOf(value)
  if (kind === 'N' && kindOf(known) === 'N') return { N: addDecimals(known['N'], value['N'], 1) }
  if (kind.length === 2 && kind === kindOf(known)) {
    const items = [...(innerOf(known) as readonly unknown[]), ...(innerOf(value) as readonly unknown[])]
    const byText = new Map(items.map((item) => [textOfValue({ [kind[0] ?? '']: item }), item]))
    return { [kind]: [...byText.values()] }
  }
  throw invalid('An operand in the update expression has an incorrect data type')
}

function without(known: AttributeValue | undefined, value: AttributeValue): AttributeValue | undefined {
  if (known === undefined) return undefined
  const kind = kindOf(known)
  const texts = new Set((innerOf(value) as readonly unknown[]).map((item) => textOfValue({ [kind[0] ?? '']: item })))
  const left = (innerOf(known) as readonly unknown[]).filter(
    (item) => !texts.has(textOfValue({ [kind[0] ?? '']: item })),
  )
  return left.length === 0 ? undefined : { [kind]: left }
}
