import { functionOf, NAME, type PythonFunctionSource } from './functions.ts'
import { type Literal, literalOf } from './literal.ts'
import type { LogicalLine } from './logical-lines.ts'

/** How a method is bound: to an object, to its class, to nothing; or it is no call at all. */
export type MethodBinding = 'method' | 'class' | 'static' | 'property'

/** A method as the source declares it, without its first parameter where that is the object or the class. */
export interface PythonMethodSource extends PythonFunctionSource {
  readonly binding: MethodBinding
}

/** A class at module level. */
export interface PythonClassSource {
  readonly name: string
  /** The names of its bases, as they are written. */
  readonly bases: readonly string[]
  readonly methods: readonly PythonMethodSource[]
}

/** A name that the module gives a value. */
export interface PythonConstantSource {
  readonly name: string
  /** The value, where the source alone tells it: it is written out, under no condition, and no other line touches the name. */
  readonly literal?: { readonly value: Literal }
}

const CLASS = new RegExp(`^class\\s+(${NAME})\\s*(?:\\[[^\\]]*\\]\\s*)?(?:\\((.*)\\))?\\s*:`, 'su')

/** The class that a line begins, with the methods of the lines of its body. */
export function classOf(line: LogicalLine, body: readonly LogicalLine[]): PythonClassSource | undefined {
  const [, name, bases = ''] = CLASS.exec(line.text) ?? []
  if (name === undefined) return undefined
  const methods = new Map<string, PythonMethodSource>()
  const [{ indent } = { indent: 0 }] = body
  let decorators: string[] = []
  for (const each of body) {
    if (each.indent !== indent) continue
    if (each.text.startsWith('@')) {
      decorators.push(each.text)
      continue
    }
    const found = functionOf(each.text)
    if (found !== undefined) methods.set(found.name, methodOf(found, decorators))
    decorators = []
  }
  return {
    name,
    bases: bases.split(',').flatMap((base) => /^\s*([\w.]+)\s*$/.exec(base)?.[1] ?? []),
    methods: [...methods.values()],
  }
}

function methodOf(found: PythonFunctionSource, decorators: readonly string[]): PythonMethodSource {
  const named = (pattern: RegExp): boolean => decorators.some((each) => pattern.test(each))
  if (named(/^@staticmethod\b/)) return { ...found, binding: 'static' }
  const binding = named(/^@classmethod\b/) ? 'class' : named(/property\b|\.setter\b/) ? 'property' : 'method'
  return { ...found, parameters: found.parameters.slice(1), binding }
}

const ASSIGNED = new RegExp(`^(${NAME})\\s*(?::[^=]+)?=(?!=)`, 'u')

/** The names that lines of the module give values, in order; `all` are the lines of the whole file. */
export function constantsOf(
  lines: readonly LogicalLine[],
  all: readonly LogicalLine[],
): readonly PythonConstantSource[] {
  const found = new Map<string, PythonConstantSource>()
  for (const { indent, text, source } of lines) {
    const name = ASSIGNED.exec(text)?.[1]
    if (name === undefined || (name.startsWith('__') && name.endsWith('__'))) continue
    const literal = indent > 0 ? undefined : literalOf(source.slice(source.indexOf('=') + 1))
    found.set(name, literal === undefined || !isAlone(name, literal.value, all) ? { name } : { name, literal })
  }
  return [...found.values()]
}

/** Whether one line alone gives a name its value, and none changes a value that can be changed. */
function isAlone(name: string, value: Literal, lines: readonly LogicalLine[]): boolean {
  const word = `(?<![.\\w])${name}\\b`
  const ways = [
    `${word}\\s*(?::[^=(]+)?(?:[-+*/%|&^@<>]+|:)?=(?!=)`,
    `\\b(?:as|def|class|del)\\s+${word}`,
    `\\bglobal\\b.*${word}`,
    `\\bimport\\b.*${word}`,
    `\\bfor\\b(?:(?!\\bin\\b).)*${word}`,
  ]
  const given = new RegExp(ways.join('|'), 'gsu')
  const changed = new RegExp(`(?<![.\\w])${name}\\s*[.[]`, 'u')
  const isFixed = typeof value !== 'object' || value === null
  let times = 0
  for (const { text } of lines) {
    times += text.match(given)?.length ?? 0
    if (!isFixed && changed.test(text)) return false
  }
  return times === 1
}
