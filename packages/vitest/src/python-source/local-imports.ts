import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type PythonImport, scanPython } from './scan.ts'

/**
 * The Python files that a file imports, and those that they import: what stands beside the file (its folder is
 * `sys.path[0]`) or in one of the folders of `path`. Packages of Python or Glue itself are none of them.
 */
export function localImports(file: string, path: readonly string[] = []): readonly string[] {
  const roots = rootsOf(file, path)
  const found = new Set<string>(packagesOf(file).filter((each) => each !== file))
  const open = [file, ...found]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const each of directImports(next, roots)) {
      if (each === file || found.has(each)) continue
      found.add(each)
      open.push(each)
    }
  }
  return [...found].sort()
}

function rootsOf(file: string, path: readonly string[]): readonly string[] {
  const outermost = packagesOf(file).at(-1)
  return [dirname(file), ...(outermost === undefined ? [] : [dirname(dirname(outermost))]), ...path]
}

/** The functions and other names that a file imports from Python files beside it or on the path: each with its file. */
export function importedNames(
  file: string,
  imports: readonly PythonImport[],
  path: readonly string[] = [],
): Readonly<Record<string, string>> {
  const roots = rootsOf(file, path)
  const names = imports.flatMap((each) => {
    const from = basesOf(each, file, roots)
      .flatMap((base) => filesOf(base, { ...each, names: [] }))
      .at(-1)
    return from === undefined || from === file ? [] : each.names.map((name) => [name, from] as const)
  })
  return Object.fromEntries(names)
}

/** The `__init__.py` of the packages that a file lies in, innermost first: Python runs them before it. */
function packagesOf(file: string): readonly string[] {
  const found: string[] = []
  for (let folder = dirname(file); dirname(folder) !== folder; folder = dirname(folder)) {
    const init = join(folder, '__init__.py')
    if (!existsSync(init)) break
    found.push(init)
  }
  return found
}

function directImports(file: string, roots: readonly string[]): readonly string[] {
  return scanPython(readFileSync(file, 'utf8')).imports.flatMap((each) =>
    basesOf(each, file, roots).flatMap((base) => filesOf(base, each)),
  )
}

function basesOf({ dots }: PythonImport, file: string, roots: readonly string[]): readonly string[] {
  if (dots === 0) return roots
  return [resolve(dirname(file), ...Array.from({ length: dots - 1 }, () => '..'))]
}

/** `a.b` runs `a/__init__.py` and then `a/b.py`; `from a import c` may mean `a/c.py`. */
function filesOf(base: string, { module, names }: PythonImport): readonly string[] {
  const parts = module.split('.').filter((part) => part !== '')
  const modules = parts.map((_, i) => join(base, ...parts.slice(0, i + 1)))
  const members = names.map((name) => join(base, ...parts, name))
  return [...modules, ...members]
    .flatMap((stem) => [`${stem}.py`, join(stem, '__init__.py')])
    .filter((f) => existsSync(f))
}
