import { existsSync } from 'node:fs'
import { basename, dirname, join, posix } from 'node:path'
import { fromGuestPath } from './guest-path.ts'

/** How Python's own import would name a file, and from which entry of `sys.path`. */
export interface ModulePlace {
  readonly name: string
  /** What stands on `sys.path`. */
  readonly root: string
}

const IDENTIFIER = /^[\p{L}_][\p{L}\p{N}_]*$/u

/**
 * The place of a file among packages: below folders with `__init__.py`, else below an entry of `path`, whose folders are
 * namespace packages; else the file stands alone.
 */
export function modulePlace(file: string, path: readonly string[]): ModulePlace {
  const stem = basename(file).replace(/\.py$/, '')
  const folder = dirname(file)
  const own = stem === '__init__' ? [] : [stem]
  let root = folder
  const names: string[] = []
  while (isPackage(root) && dirname(root) !== root) {
    names.unshift(basename(root))
    root = dirname(root)
  }
  if (names.length === 0) {
    const entry = path.find((each) => folder.startsWith(`${posix.normalize(each).replace(/\/$/, '')}/`))
    if (entry !== undefined) {
      root = posix.normalize(entry).replace(/\/$/, '')
      names.push(...folder.slice(root.length + 1).split('/'))
    }
  }
  const parts = [...names, ...own]
  return parts.length > 0 && parts.every((part) => IDENTIFIER.test(part))
    ? { name: parts.join('.'), root }
    : { name: stem, root: folder }
}

const isPackage = (folder: string): boolean => existsSync(join(fromGuestPath(folder), '__init__.py'))
