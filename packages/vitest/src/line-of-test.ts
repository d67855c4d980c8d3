import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { expect } from 'vitest'
import { project } from './project.ts'

/** `file:line` where the running test file names a test, as far as its text tells: vitest notes the places of tests only where it is asked to. */
export function lineOfTest(label: string): string | undefined {
  const { testPath } = expect.getState()
  const name = label.slice(1, -1)
  if (testPath === undefined) return undefined
  const lines = linesOf(testPath).flatMap((text, i) =>
    [`'${name}'`, `"${name}"`, `\`${name}\``].some((quoted) => text.includes(quoted)) ? [i + 1] : [],
  )
  return lines.length === 1 ? `${relative(project().root, testPath)}:${lines[0]}` : undefined
}

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split(/\r\n|\r|\n/)
  } catch {
    return []
  }
}
