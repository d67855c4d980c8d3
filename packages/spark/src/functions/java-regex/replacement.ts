import { SparkError } from '../../errors/spark-error.ts'
import type { JavaMatch, JavaPattern } from './java-pattern.ts'

type Part = string | number

const illegal = (message: string): SparkError => new SparkError('IllegalArgumentException', message)

/** What a Java replacement text (`$1`, `${name}`, `\$`) makes of a match. */
export function compileReplacement(replacement: string, pattern: JavaPattern): (match: JavaMatch) => string {
  if (!/[\\$]/.test(replacement)) return () => replacement
  const parts = parse(replacement, pattern)
  return (match) => parts.map((part) => (typeof part === 'string' ? part : (match.group(part) ?? ''))).join('')
}

function parse(text: string, pattern: JavaPattern): readonly Part[] {
  const parts: Part[] = []
  let at = 0
  while (at < text.length) {
    const char = text.charAt(at++)
    if (char === '\\') {
      if (at >= text.length) throw illegal('character to be escaped is missing')
      parts.push(text.charAt(at++))
    } else if (char === '$') {
      const reference = /^(?:\{([^}]*)(\}?)|\d)?/.exec(text.slice(at)) ?? ['']
      const [found = '', name, close] = reference
      if (found === '')
        throw illegal(at >= text.length ? 'Illegal group reference: group index is missing' : 'Illegal group reference')
      at += found.length
      if (name !== undefined) {
        parts.push(named(name, close === '}', pattern))
        continue
      }
      let index = Number(found)
      if (index > pattern.groupCount) throw new SparkError('ArrayIndexOutOfBoundsException', `No group ${index}`)
      // Further digits belong to the reference while such a group exists.
      while (/^\d$/.test(text.charAt(at)) && index * 10 + Number(text.charAt(at)) <= pattern.groupCount)
        index = index * 10 + Number(text.charAt(at++))
      parts.push(index)
    } else parts.push(char)
  }
  return parts
}

function named(name: string, closed: boolean, pattern: JavaPattern): number {
  if (!/^[A-Za-z][A-Za-z0-9]*$/.test(name)) throw illegal("named capturing group is missing trailing '}'")
  if (!closed) throw illegal("named capturing group is missing trailing '}'")
  const index = pattern.groupNames.get(name)
  if (index === undefined) throw illegal(`No group with name {${name}}`)
  return index
}
