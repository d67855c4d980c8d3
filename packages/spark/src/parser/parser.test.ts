import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Expression } from '../plan/expression.ts'
import { parseDataType, parseTableSchema } from './data-type.ts'
import { parseExpression } from './expression.ts'
import { PLAIN_SQL } from './settings.ts'

interface Recorded {
  readonly cases: readonly {
    readonly read: keyof typeof READERS
    readonly text: string
    readonly message: string | null
  }[]
}

const READERS = {
  expression: (text: string): unknown => parseExpression(text, PLAIN_SQL),
  type: (text: string): unknown => parseDataType(text),
  columns: (text: string): unknown => parseTableSchema(text),
}

const file = new URL('../../../../fixtures/golden/parser/messages.json', import.meta.url)
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as Recorded

const messageOf = (read: () => unknown): string | null => {
  try {
    read()
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  return null
}

describe('what Spark refuses is refused in its words, at its place', () => {
  test.each(cases.map((c) => [c.read, c.text, c.message] as const))('%s %j', (read, text, message) => {
    expect(messageOf(() => READERS[read](text))).toBe(message)
  })
})

describe('expressions', () => {
  const literal = (text: string): unknown => {
    const e = parseExpression(text, PLAIN_SQL)
    return e.kind === 'Literal' ? e.value : e.kind
  }

  test('octal escapes end at \\177, and other digits stand for themselves', () => {
    expect(literal("'\\101\\177'")).toBe('A\u007f')
    expect(literal("'\\300'")).toBe('300')
  })

  test('a pattern is a value, comparison included', () => {
    const e = parseExpression("'a' LIKE 'a' = true", PLAIN_SQL) as Expression & { kind: 'UnresolvedFunction' }
    expect([e.functionName, e.arguments.map((a) => a.kind === 'UnresolvedFunction' && a.functionName)]).toEqual([
      'like',
      [false, '=='],
    ])
  })

  test('a node knows its place in the text', () => {
    const e = parseExpression('1 + abs(x)', PLAIN_SQL) as Expression & { kind: 'UnresolvedFunction' }
    const { text = '', start = 0, end = 0 } = e.arguments[1]?.span ?? {}
    expect(text.slice(start, end)).toBe('abs(x)')
  })

  test('quotes and back-slashes follow the settings', () => {
    const settings = { ...PLAIN_SQL, doubleQuotedIdentifiers: true, escapedStringLiterals: true }
    expect(parseExpression('"a"', settings)).toMatchObject({ kind: 'UnresolvedAttribute', unparsedIdentifier: '`a`' })
    expect(parseExpression("'\\n'", settings)).toMatchObject({ value: '\\n' })
  })
})
