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

/** A method that a class of a file has. */
export interface FoundMethod {
  readonly method: PythonMethodSource
  /** The class that it is written in. */
  readonly owner: string
  /** The base that it is inherited by; undefined for one of the class's own body. */
  readonly base?: string
}

/** The methods that a class has of its file, its own and those of its bases there, by their names. */
export function methodsOf(
  of: PythonClassSource,
  all: readonly PythonClassSource[],
  seen: readonly string[] = [],
): ReadonlyMap<string, FoundMethod> {
  const bases = all.filter(({ name }) => of.bases.includes(name) && !seen.includes(name))
  const inherited = bases
    .reverse()
    .flatMap((base) =>
      [...methodsOf(base, all, [...seen, of.name])].map(
        ([name, { method, owner }]) => [name, { method, owner, base: base.name }] as const,
      ),
    )
  return new Map([...inherited, ...of.methods.map((method) => [method.name, { method, owner: of.name }] as const)])
}

/** Two underscores before a name: Python calls the one that has two behind it too, and gives the other another name. */
export const hasStub = ({ name, binding }: PythonMethodSource): boolean =>
  binding !== 'property' && !name.startsWith('__')

const ASSIGNED = new RegExp(`^(${NAME})\\s*(?::[^=]+)?=(?!=)`, 'u')
const TARGETS = new RegExp(`^\\(?\\s*${NAME}(?:\\s*,\\s*${NAME})*\\s*,?\\s*\\)?$`, 'u')

/** The names that lines of the module give values, in order; `all` are the lines of the whole file. */
export function constantsOf(
  lines: readonly LogicalLine[],
  all: readonly LogicalLine[],
): readonly PythonConstantSource[] {
  const found = new Map<string, PythonConstantSource>()
  for (const { indent, text, source } of lines) {
    const name = ASSIGNED.exec(text)?.[1]
    const isAlone = name !== undefined && !text.includes(';')
    const literal = isAlone && indent === 0 ? literalOf(source.slice(source.indexOf('=') + 1)) : undefined
    for (const each of text.split(';').flatMap((statement) => targetsOf(statement.trim())))
      found.set(each, { name: each })
    if (name !== undefined && literal !== undefined && isUntouched(name, literal.value, all))
      found.set(name, { name, literal })
  }
  return [...found.values()]
}

/** The names that a statement gives a value: `a = b = 1`, `a, b = 1, 2`, `a: int = 1`. */
function targetsOf(statement: string): readonly string[] {
  const parts = statement.split(/(?<![=!<>:+\-*/%|&^@])=(?!=)/u).slice(0, -1)
  const names: string[] = []
  for (const [i, part] of parts.entries()) {
    const target = i === 0 ? part.replace(/:.*$/su, '').trim() : part.trim()
    if (!TARGETS.test(target)) break
    names.push(...(target.match(new RegExp(NAME, 'gu')) ?? []))
  }
  return names
}

/** Whether one line alone gives a name its value, and no other so much as names a value that can be changed. */
function isUntouched(name: string, value: Literal, lines: readonly LogicalLine[]): boolean {
  const word = `(?<![.\\w])${name}\\b`
  const ways = [
    `${word}\\s*(?::[^=(]+)?(?:[-+*/%|&^@<>]+|:)?=(?!=)`,
    `\\b(?:as|def|class|del)\\s+${word}`,
    `\\bglobal\\b.*${word}`,
    `\\bimport\\b.*${word}`,
    `\\bfor\\b(?:(?!\\bin\\b).)*${word}`,
    `${word}(?:\\s*,\\s*[\\w.]+)*\\s*=(?!=)`,
  ]
  const isFixed = typeof value !== 'object' || value === null
  const found = new RegExp(isFixed ? ways.join('|') : word, 'gsu')
  return lines.reduce((times, { text }) => times + (text.match(found)?.length ?? 0), 0) === 1
}
