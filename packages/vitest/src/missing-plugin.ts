import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { expect } from 'vitest'
import { PROJECT_VARIABLE } from './project.ts'
import { refusePythonRequire } from './python-require.ts'

const IMPORTED = /^\s*(?:(?:import|export)\b[^'"]*|.*\bimport\s*\(\s*)(['"])(\.{1,2}\/[^'"\n]+)\1/gm
const ENDINGS = ['', '.ts', '.js', '.mts', '.mjs', '.tsx', '.jsx', '/index.ts', '/index.js']

/**
 * Where a test file imports Python, or a module of its project does, and no plugin told this worker of its project, vite will
 * parse that Python as JavaScript and say so in a dozen lines. A test that imports `dryfit` first hears this instead.
 */
export function refuseWithoutPlugin(): void {
  if (process.env[PROJECT_VARIABLE] !== undefined) return
  refusePythonRequire()
  const { testPath } = expect.getState()
  const imported = testPath === undefined ? undefined : pythonOf(testPath, new Set())
  if (imported === undefined) return
  throw new Error(
    `[PLUGIN_MISSING] Failed to import ${imported}: vitest runs without dryfit's plugin. ` +
      "Let vitest.config.mts have: import { dryfit } from 'dryfit/plugin', and in defineConfig: plugins: [dryfit()].",
  )
}

/** The Python that a module, or what it imports by a relative path, imports. */
function pythonOf(module: string, seen: Set<string>): string | undefined {
  if (seen.has(module)) return undefined
  seen.add(module)
  for (const [, , name = ''] of readOrNothing(module).matchAll(IMPORTED)) {
    if (name.endsWith('.py')) return name
    const path = resolve(dirname(module), name)
    const file = ENDINGS.map((ending) => path + ending).find((each) => /\.[cm]?[jt]sx?$/.test(each) && existsSync(each))
    const imported = file === undefined ? undefined : pythonOf(file, seen)
    if (imported !== undefined) return imported
  }
  return undefined
}

function readOrNothing(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
