import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Neither a project's sources nor its Python. */
const OTHERS = new Set(['node_modules', 'dist', 'build', 'coverage', 'venv', '__pycache__'])
/** So many folders are looked through before a project counts as one with Python. */
const PATIENCE = 2000

/** The files of a project: below a folder, without what is installed, built or hidden. */
export function* filesOf(folder: string, patience = { folders: Number.POSITIVE_INFINITY }): Generator<string, void> {
  if (patience.folders-- <= 0) return
  const below: string[] = []
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.') || OTHERS.has(entry.name)) continue
    if (entry.isDirectory()) below.push(join(folder, entry.name))
    else if (entry.isFile()) yield join(folder, entry.name)
  }
  for (const each of below) yield* filesOf(each, patience)
}

/**
 * Whether a test may run Python: there is some below a folder, or elsewhere in the repository that holds it, as where jobs lie
 * beside the package of their tests. Where that is too much to look through, there may be.
 */
export function hasPython(root: string): boolean {
  return isPythonBelow(root) || repositoriesAbove(root).some(isPythonBelow)
}

function isPythonBelow(folder: string): boolean {
  const patience = { folders: PATIENCE }
  try {
    for (const file of filesOf(folder, patience)) if (file.endsWith('.py')) return true
  } catch {
    return true
  }
  return patience.folders <= 0
}

const REPOSITORY = ['.git', '.hg', 'pnpm-workspace.yaml']

function repositoriesAbove(root: string): readonly string[] {
  const above = dirname(root)
  if (above === root) return []
  const isOne = REPOSITORY.some((name) => existsSync(join(above, name)))
  return isOne ? [above] : repositoriesAbove(above)
}
