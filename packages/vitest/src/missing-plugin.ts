import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { PROJECT_VARIABLE } from './project.ts'

const IMPORTED = /^\s*import\b[^'"]*(['"])([^'"\n]+\.py)\1/m

/**
 * Where a test file imports Python and no plugin told this worker of its project, vite will parse that Python as
 * JavaScript and say so in a dozen lines. A test that imports `dryfit` first hears this instead.
 */
export function refuseWithoutPlugin(): void {
  if (process.env[PROJECT_VARIABLE] !== undefined) return
  const imported = pythonOf(expect.getState().testPath)
  if (imported === undefined) return
  throw new Error(
    `[PLUGIN_MISSING] Failed to import ${imported}: vitest runs without dryfit's plugin. ` +
      "Let vitest.config.mts have: import { dryfit } from 'dryfit/plugin', and in defineConfig: plugins: [dryfit()].",
  )
}

function pythonOf(testPath: string | undefined): string | undefined {
  try {
    return testPath === undefined ? undefined : IMPORTED.exec(readFileSync(testPath, 'utf8'))?.[2]
  } catch {
    return undefined
  }
}
