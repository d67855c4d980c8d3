import { readdirSync } from 'node:fs'
import { join } from 'node:path'

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

/** Whether there is Python below a folder; where that is too much to look through, there may be. */
export function hasPython(root: string): boolean {
  const patience = { folders: PATIENCE }
  try {
    for (const file of filesOf(root, patience)) if (file.endsWith('.py')) return true
  } catch {
    return true
  }
  return patience.folders <= 0
}
