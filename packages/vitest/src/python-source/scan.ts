import { classOf, constantsOf, type PythonClassSource, type PythonConstantSource } from './definitions.ts'
import { functionOf, type PythonFunctionSource } from './functions.ts'
import { type LogicalLine, logicalLines } from './logical-lines.ts'

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
  /** Classes at module level, likewise. */
  readonly classes: readonly PythonClassSource[]
  /** Other names that get a value at module level, likewise. */
  readonly constants: readonly PythonConstantSource[]
  readonly imports: readonly PythonImport[]
}

/** Reads functions, classes, constants and imports from Python source without running it. */
export function scanPython(source: string): PythonSource {
  const lines = logicalLines(source)
  const functions = new Map<string, PythonFunctionSource>()
  const classes = new Map<string, PythonClassSource>()
  const own: LogicalLine[] = []
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]
    if (line === undefined) break
    own.push(line)
    const found = functionOf(line.text)
    if (found !== undefined) functions.set(found.name, found)
    if (!opensHidden(line)) continue
    const body = bodyOf(lines, i)
    const made = classOf(line, body)
    if (made !== undefined) classes.set(made.name, made)
    i += body.length
  }
  return {
    functions: [...functions.values()].filter(({ name }) => !classes.has(name)),
    classes: [...classes.values()],
    constants: constantsOf(own, lines).filter(({ name }) => !functions.has(name) && !classes.has(name)),
    imports: lines.flatMap(({ text }) => text.split(';').flatMap((statement) => importsOf(statement.trim()))),
  }
}

/** Bodies of functions and classes, and of `__main__`, make no module-level names. */
function bodyOf(lines: readonly LogicalLine[], at: number): readonly LogicalLine[] {
  const { indent = 0 } = lines[at] ?? {}
  const end = lines.findIndex((line, i) => i > at && line.indent <= indent)
  return lines.slice(at + 1, end < 0 ? lines.length : end)
}

const opensHidden = ({ text }: LogicalLine): boolean =>
  /^(?:(?:async\s+)?def|class)\b/.test(text) ||
  /^if\s+\(?\s*(?:__name__\s*==\s*'__main__'|'__main__'\s*==\s*__name__)/.test(text)

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
