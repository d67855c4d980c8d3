import { statSync } from 'node:fs'

/** Why what a command is given is no folder; nothing where it is one. */
export function lackOf(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return 'there is no such folder.'
  return found.isDirectory() ? undefined : 'it is a file. Give the folder of the project.'
}
