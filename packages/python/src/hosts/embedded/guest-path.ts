import { resolve, sep } from 'node:path'

const windows = sep === '\\'

/** A file of this machine as Python sees it: `C:\jobs\a.py` is `/C:/jobs/a.py`. */
export function toGuestPath(file: string): string {
  const absolute = resolve(file)
  return windows ? `/${absolute.replaceAll('\\', '/')}` : absolute
}

/** A file that Python names as this machine names it. */
export function fromGuestPath(file: string): string {
  return windows && /^\/[A-Za-z]:\//.test(file) ? file.slice(1).replaceAll('/', '\\') : file
}
