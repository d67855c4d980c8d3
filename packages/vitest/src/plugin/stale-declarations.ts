import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { ABOVE, FIRST_LINE, FOLDER, TYPES } from './declarations.ts'

/**
 * Removes the types of Python files that are there no more, so that `tsc` refuses who still imports them: those that the plugin
 * wrote, and the folders that are empty then. Gives the Python files.
 */
export function removeStale(root: string): readonly string[] {
  const folder = join(root, FOLDER)
  const mirrors = entriesOf(folder).flatMap((name) => {
    const levels = name === TYPES ? '0' : ABOVE.exec(name)?.[1]
    return levels === undefined
      ? []
      : [{ of: resolve(root, ...Array(Number(levels)).fill('..')), at: join(folder, name) }]
  })
  return mirrors.flatMap(({ of, at }) =>
    removeBelow(at, (path) => join(of, relative(at, path).replace(/\.d\.py\.ts$/, '.py'))),
  )
}

function removeBelow(folder: string, pythonOf: (declaration: string) => string): readonly string[] {
  const removed = entriesOf(folder).flatMap((name) => {
    const path = join(folder, name)
    if (!name.endsWith('.d.py.ts')) return removeBelow(path, pythonOf)
    const python = pythonOf(path)
    if (existsSync(python) || !readFileSync(path, 'utf8').startsWith(FIRST_LINE)) return []
    rmSync(path)
    return [python]
  })
  if (removed.length > 0 && entriesOf(folder).length === 0) rmdirSync(folder)
  return removed
}

/** None for what is no folder. */
function entriesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
