import { describe, expect, test } from 'vitest'
import { javaPattern, PatternSyntaxError } from './java-pattern.ts'

const found = (pattern: string, text: string): readonly (string | undefined)[] =>
  javaPattern(pattern)
    .findAll(text)
    .map((m) => m.group(0))

describe('javaPattern', () => {
  test('keeps what a possessive quantifier took', () => {
    expect(found('a++ab', 'aaab')).toEqual([])
    expect(found('(?>a+)b', 'aaab')).toEqual(['aaab'])
  })

  test('takes $ before a last line break of any kind', () => {
    for (const end of ['', '\n', '\r', '\r\n', '\u0085', '\u2028']) expect(found('b$', `ab${end}`)).toEqual(['b'])
  })

  test('folds ASCII letters only', () => {
    expect(found('(?i)é', 'É')).toEqual([])
    expect(found('(?i)[k-m]', 'KLM\u212a')).toEqual(['K', 'L', 'M'])
  })

  test('intersects, unites and negates classes', () => {
    expect(found('[a-z&&[^aeiou]]', 'abcde')).toEqual(['b', 'c', 'd'])
    expect(found('[^a[bc]]', 'abcd')).toEqual(['d'])
    expect(found('[a\\D]', 'a1b')).toEqual(['a', 'b'])
    expect(found('[^\\D5]', '456')).toEqual(['4', '6'])
  })

  test('finds word boundaries beside letters of any script', () => {
    expect(found('\\bé\\w*', 'é caf\u00e9')).toEqual(['é'])
  })

  test('takes quoted text, comments and named groups', () => {
    expect(found('\\Qa.b\\E+', 'a.bbb')).toEqual(['a.bbb'])
    expect(found('(?x) a b # the rest', 'ab')).toEqual(['ab'])
    expect(javaPattern('(?<year>\\d+)').groupNames.get('year')).toBe(1)
  })

  test.each(['(', '[a', 'a**', '*a', 'a{2,1}', '\\p{Nope}', '(?<=a+)b', 'a)'])('refuses %s as Java does', (pattern) => {
    expect(() => javaPattern(pattern)).toThrow(PatternSyntaxError)
  })

  test('names the construct that it cannot follow', () => {
    expect(() => javaPattern('(?iu)k')).toThrowErrorMatchingInlineSnapshot(
      `[UnsupportedError: [REGEX_CONSTRUCT] Failed to translate the Java pattern '(?iu)k': the flag (?u) has no exact counterpart in JavaScript. Write the pattern without it.]`,
    )
    expect(() => javaPattern('\\p{InGreek}')).toThrowErrorMatchingInlineSnapshot(
      `[UnsupportedError: [REGEX_CONSTRUCT] Failed to translate the Java pattern '\\p{InGreek}': \\p{InGreek} has no exact counterpart in JavaScript. Write the pattern without it.]`,
    )
    expect(() => javaPattern('(a)|\\1')).toThrowErrorMatchingInlineSnapshot(
      `[UnsupportedError: [REGEX_CONSTRUCT] Failed to translate the Java pattern '(a)|\\1': the back reference \\1 to a group that may have no text has no exact counterpart in JavaScript. Write the pattern without it.]`,
    )
    expect(() => javaPattern('(?:(a)|b)*').find('ab')?.group(1)).toThrowErrorMatchingInlineSnapshot(
      `[UnsupportedError: [REGEX_CONSTRUCT] Failed to translate the Java pattern '(?:(a)|b)*': the text of group 1, which stands in a repetition that may pass it by, has no exact counterpart in JavaScript. Write the pattern without it.]`,
    )
    expect(() => javaPattern('x*').findAll('😀')).toThrowErrorMatchingInlineSnapshot(
      `[UnsupportedError: [REGEX_CONSTRUCT] Failed to translate the Java pattern 'x*': an empty match before a character beyond U+FFFF has no exact counterpart in JavaScript. Write the pattern without it.]`,
    )
  })
})
