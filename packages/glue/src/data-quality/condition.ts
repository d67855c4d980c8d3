import type { Cursor } from './cursor.ts'
import type {
  Condition,
  ConditionKind,
  DateOperand,
  DurationOperand,
  NumberCondition,
  NumberOperand,
  Operator,
  StringOperand,
} from './syntax.ts'

type Read<T> = (cursor: Cursor) => T | undefined

/** Words and signs that may follow a condition: where others follow, it was read as one of a wrong kind. */
const FOLLOWERS: readonly string[] = [',', ')', ']', 'where', 'labels', 'with', 'and', 'AND', 'or', 'OR']

const READERS: { readonly [K in ConditionKind]: Read<Extract<Condition, { kind: K }>> } = {
  number: (cursor) => readCondition(cursor, 'number', readNumber),
  string: (cursor) => readCondition(cursor, 'string', readString),
  date: (cursor) => readCondition(cursor, 'date', readDate),
  duration: (cursor) => readCondition(cursor, 'duration', readDuration),
}

/** In the order of AWS's grammar: `= null` is a condition about numbers. */
const KINDS: readonly ConditionKind[] = ['number', 'string', 'date', 'duration']

/** The condition that stands here, of the first kind that it can be; undefined where it is of none. */
export function conditionAt(cursor: Cursor): Condition | undefined {
  for (const kind of KINDS) {
    const found = cursor.attempt<Condition>(() => READERS[kind](cursor))
    if (found !== undefined) return found
  }
  return undefined
}

/** The condition of a threshold. */
export const numberConditionAt = (cursor: Cursor): NumberCondition | undefined =>
  cursor.attempt(() => READERS.number(cursor))

function readCondition<K extends ConditionKind, T>(
  cursor: Cursor,
  kind: K,
  read: Read<T>,
): Extract<Condition, { kind: K }> | undefined {
  const operator = operatorAt(cursor)
  if (operator === undefined) return undefined
  if (operator.endsWith('matches') && kind !== 'string') return undefined
  if (/^[<>]|between$/.test(operator) && kind === 'string') return undefined
  const operands = operandsAt(cursor, operator, read)
  if (operands === undefined || !(cursor.token.kind === 'end' || cursor.isAt(...FOLLOWERS))) return undefined
  return { kind, operator, operands } as unknown as Extract<Condition, { kind: K }>
}

function operatorAt(cursor: Cursor): Operator | undefined {
  if (cursor.take('!')) return cursor.take('=') ? '!=' : undefined
  for (const operator of ['=', '>=', '>', '<=', '<', 'between', 'in', 'matches'] as const)
    if (cursor.take(operator)) return operator
  if (!cursor.take('not')) return undefined
  for (const operator of ['between', 'in', 'matches'] as const) if (cursor.take(operator)) return `not ${operator}`
  return undefined
}

function operandsAt<T>(cursor: Cursor, operator: Operator, read: Read<T>): readonly T[] | undefined {
  const first = (): T | undefined => read(cursor)
  if (operator.endsWith('between')) {
    const low = first()
    const high = low !== undefined && cursor.take('and', 'AND') ? first() : undefined
    return low === undefined || high === undefined ? undefined : [low, high]
  }
  if (!/(^| )in$/.test(operator)) {
    const only = first()
    return only === undefined ? undefined : [only]
  }
  if (!cursor.take('[')) return undefined
  const operands: T[] = []
  do {
    const next = first()
    if (next === undefined) return undefined
    operands.push(next)
  } while (cursor.take(','))
  return cursor.take(']') ? operands : undefined
}

const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
}

/** Operators of numbers all bind alike, from the left: the grammar of AWS has one rule for them. */
function readNumber(cursor: Cursor): NumberOperand | undefined {
  let left = readAtom(cursor)
  while (left !== undefined && cursor.isAt('+', '-', '*', '/')) {
    const operator = cursor.advance().text
    const right = readAtom(cursor)
    const work = ARITHMETIC[operator]
    if (right === undefined || work === undefined || left.value === null || right.value === null) return undefined
    left = { text: `${left.text} ${operator} ${right.text}`, value: work(left.value, right.value), isPlain: false }
  }
  return left
}

function readAtom(cursor: Cursor): NumberOperand | undefined {
  if (cursor.take('(')) {
    const inner = readNumber(cursor)
    if (inner === undefined || !cursor.take(')')) return undefined
    return inner.isPlain ? inner : { ...inner, text: `(${inner.text})` }
  }
  if (cursor.take('null', 'NULL')) return { text: 'NULL', value: null, isPlain: false }
  const sign = cursor.take('-') ? '-' : ''
  if (cursor.token.kind !== 'number') return undefined
  const text = `${sign}${cursor.advance().text}`
  return { text, value: Number(text), isPlain: true }
}

const DATE = /^\d{4}-\d{2}-\d{2}$/
const TIME = /^(\d{2}:\d{2}|\d{1,2}:\d{2} [AP]M)$/

function readString(cursor: Cursor): StringOperand | undefined {
  for (const keyword of ['NULL', 'EMPTY', 'WHITESPACES_ONLY'] as const)
    if (cursor.take(keyword, keyword.toLowerCase())) return { text: keyword, value: keyword, keyword }
  const { kind, text } = cursor.token
  // A text that reads like a date or a time is one, as the lexer of AWS takes it.
  if (kind !== 'string' || DATE.test(text) || TIME.test(text)) return undefined
  cursor.advance()
  return { text: `"${text}"`, value: text, keyword: undefined }
}

const MINUTES: Readonly<Record<string, number>> = { days: 1440, hours: 60, minutes: 1 }

function readSpan(cursor: Cursor): { readonly amount: number; readonly unit: string } | undefined {
  if (cursor.token.kind !== 'number' || !/^\d+$/.test(cursor.token.text)) return undefined
  const amount = Number(cursor.advance().text)
  const unit = cursor.token.text
  return cursor.take(...Object.keys(MINUTES)) ? { amount, unit } : undefined
}

function readDuration(cursor: Cursor): DurationOperand | undefined {
  const span = readSpan(cursor)
  if (span === undefined) return undefined
  const hours = (span.amount * (MINUTES[span.unit] ?? 0)) / 60
  // Minutes are rounded to four digits of an hour.
  return { text: `${span.amount} ${span.unit}`, hours: Math.round(hours * 10_000) / 10_000 }
}

function readDate(cursor: Cursor): DateOperand | undefined {
  if (cursor.take('null', 'NULL')) return { text: 'NULL', value: null }
  if (cursor.take('now()')) return { text: 'now()', value: { minutesFromNow: 0 } }
  if (cursor.take('(')) {
    if (!cursor.take('now()') || !cursor.isAt('+', '-')) return undefined
    const sign = cursor.advance().text
    const span = readSpan(cursor)
    if (span === undefined || !cursor.take(')')) return undefined
    const minutes = span.amount * (MINUTES[span.unit] ?? 0)
    const text = `(now() ${sign} ${span.amount} ${span.unit})`
    return { text, value: { minutesFromNow: sign === '-' ? -minutes : minutes } }
  }
  const { kind, text } = cursor.token
  if (kind !== 'string' || !DATE.test(text)) return undefined
  cursor.advance()
  return { text: `"${text}"`, value: text }
}
