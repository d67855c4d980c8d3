import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { filesOf } from './python-files.ts'

const LITERAL = /(['"`])((?:(?!\1)[^\n\\$])+\.py)\1/g
/** A script whose name is made while the test runs: `glue.run(file)`, `` glue.run(`jobs/${name}.py`) ``. */
const MADE = /\bglue\s*\.\s*run\s*\(\s*(?!['"`\s])|`[^`\n]*\$\{[^`\n]*\.py`/

/** Whether a file is a module of the project, no Python and nothing that is installed. */
export const isModule = (id: string): boolean => /\.[cm]?[jt]sx?$/.test(id) && !id.includes('/node_modules/')

/** Whether a module of the project names a Python file. */
export const namesPython = (code: string): boolean => /\.py\b/.test(code)

/**
 * Python files that a module names from the root, as `glue.run('jobs/x.py')` does: no import tells of them.
 *
 * @param orAny - where the module makes names and says none, any Python file of the project may be the one
 */
export function scriptsIn(code: string, root: string, orAny = false): readonly string[] {
  const named = [...code.matchAll(LITERAL)].map(([, , name = '']) => resolve(root, name))
  const files = [...new Set(named)].filter((file) => existsSync(file))
  if (files.length > 0 || !orAny || !MADE.test(code)) return files
  return [...filesOf(root)].filter((file) => file.endsWith('.py'))
}
