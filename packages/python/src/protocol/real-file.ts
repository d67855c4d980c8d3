import { realpathSync } from 'node:fs'

/** Where a file really lies: folders of a project may be links, which Vite follows and Python does not. The file itself where it is none. */
export function realFile(file: string): string {
  try {
    return realpathSync(file)
  } catch {
    return file
  }
}
