import { type LogicalLine, logicalLines } from './logical-lines.ts'

/** A parameter as the source declares it. */
export interface PythonParameter {
  readonly name: string
  readonly kind: 'positional' | 'keyword' | 'rest' | 'keywords'
  readonly annotation: string | undefined
  readonly hasDefault: boolean
}

export interface PythonFunctionSource {
  readonly name: string
  readonly parameters: readonly PythonParameter[]
  readonly returns: string | undefined
}

/** A module that the source imports: `..a.b` has two dots; names are those after `import`. */
export interface PythonImport {
  readonly dots: number
  readonly module: string
  readonly names: readonly string[]
}

/** What a test needs to know of a Python file before Python runs. */
export interface PythonSource {
  /** Functions at module level, also under a condition, `try` or `with`; of two with one name the last. */
  readonly functions: readonly PythonFunctionSource[]
  /** Its classes and variables at module level: a test can't have them. */
  readonly others: readonly string[]
  readonly imports: readonly PythonImport[]
}

/** Reads functions and imports from Python source without running it. */
export function scanPython(source: string): PythonSource {
  const functions = new Map<string, PythonFunctionSource>()
  const others = new Set<string>()
  const imports: PythonImport[] = []
  /** Indents of the blocks that make no module-level names: bodies of functions and classes, and of `__main__`. */
  let hidden: number | undefined
  for (const line of logicalLines(source)) {
    for (const statement of line.text.split(';')) imports.push(...importsOf(statement.trim()))
    if (hidden !== undefined && line.indent > hidden) continue
    hidden = opensHidden(line) ? line.indent : undefined
    const found = functionOf(line.text)
    if (found !== undefined) functions.set(found.name, found)
    const other = OTHER.exec(line.text)?.[1]
    if (other !== undefined) others.add(other)
  }
  return {
    functions: [...functions.values()],
    others: [...others].filter((name) => !functions.has(name)),
    imports,
  }
}

const NAME = '[\\p{L}_][\\p{L}\\p{N}_]*'
const DEF = new RegExp(`^(?:async\\s+)?def\\s+(${NAME})\\s*(?:\\[[^\\]]*\\]\\s*)?\\((.*)$`, 'su')

const OTHER = new RegExp(`^(?:class\\s+(?=\\S)|(?=${NAME}\\s*(?::[^=]*)?=(?!=)))(${NAME})`, 'u')

const opensHidden = ({ text }: LogicalLine): boolean =>
  /^(?:(?:async\s+)?def|class)\b/.test(text) ||
  /^if\s+\(?\s*(?:__name__\s*==\s*'__main__'|'__main__'\s*==\s*__name__)/.test(text)

function functionOf(text: string): PythonFunctionSource | undefined {
  const [, name, rest] = DEF.exec(text) ?? []
  if (name === undefined || rest === undefined) return undefined
  const end = closing(rest)
  const returns = /^\s*->\s*(.*?)\s*:/s.exec(rest.slice(end + 1))?.[1]
  return { name, parameters: parametersOf(rest.slice(0, end)), returns: unquoted(returns) }
}

/** The place of the bracket that closes what is open before the text. */
function closing(text: string): number {
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? ''
    if ('([{'.includes(char)) depth++
    else if (')]}'.includes(char) && depth-- === 0) return i
  }
  return text.length
}

function parametersOf(text: string): readonly PythonParameter[] {
  const parameters: PythonParameter[] = []
  let kind: 'positional' | 'keyword' = 'positional'
  for (const part of splitTop(text, ',')) {
    const [, stars = '', name = '', rest = ''] = new RegExp(`^(\\*{0,2})\\s*(${NAME})?\\s*(.*)$`, 'su').exec(part) ?? []
    if (name === '') {
      if (stars === '*') kind = 'keyword'
      continue
    }
    const [annotation, fallback] = splitTop(rest.replace(/^:/, ''), '=')
    const own = stars === '*' ? 'rest' : stars === '**' ? 'keywords' : kind
    if (own === 'rest') kind = 'keyword'
    const hint = rest.startsWith(':') ? unquoted(annotation?.trim()) : undefined
    parameters.push({ name, kind: own, annotation: hint, hasDefault: fallback !== undefined })
  }
  return parameters
}

const unquoted = (hint: string | undefined): string | undefined => {
  const text = hint?.replaceAll("'", '').trim()
  return text === '' ? undefined : text
}

function splitTop(text: string, separator: string): readonly string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? ''
    if ('([{'.includes(char)) depth++
    else if (')]}'.includes(char)) depth--
    else if (char === separator && depth === 0) {
      parts.push(text.slice(from, i).trim())
      from = i + 1
    }
  }
  parts.push(text.slice(from).trim())
  return parts.filter((part, i) => part !== '' || (separator === '=' && i === 0))
}

function importsOf(statement: string): readonly PythonImport[] {
  const [, dots, module, names] = /^from\s+(\.*)\s*([\w.]*)\s+import\s+\(?([^)]*)\)?$/su.exec(statement) ?? []
  if (dots !== undefined && module !== undefined && names !== undefined) {
    return [{ dots: dots.length, module, names: listed(names) }]
  }
  const [, modules] = /^import\s+(.+)$/su.exec(statement) ?? []
  return modules === undefined ? [] : listed(modules).map((name) => ({ dots: 0, module: name, names: [] }))
}

const listed = (names: string): readonly string[] =>
  names
    .split(',')
    .map((part) => part.trim().split(/\s+/)[0] ?? '')
    .filter((name) => name !== '' && name !== '*')
